"""Reading other newsrooms' feeds and tables. Knows stories' limits, but writes nothing."""
