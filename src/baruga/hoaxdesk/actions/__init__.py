"""The verbs of the hoax desk; a module is a noun."""
