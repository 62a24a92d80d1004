"""The network's rooms on the desk."""
