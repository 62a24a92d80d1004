"""Stand-ins for services that tests cannot reach; each keeps to what the service documents."""
