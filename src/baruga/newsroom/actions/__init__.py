"""The verbs of the newsroom; a module is a noun."""
