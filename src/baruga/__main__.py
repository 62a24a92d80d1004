"""`python -m baruga` is the `baruga` command."""

from baruga.config.command import main

main()
