"""The newsroom's rooms on the desk."""
