"""The network's screens; a module is a noun."""
