"""The `baruga` command: Django's commands with the project's settings, errors in one line."""

import os
import sys

MODULES = {"dev", "test", "production"}


def choose_settings() -> None:
    """Set DJANGO_SETTINGS_MODULE from BARUGA_SETTINGS (dev, test or production; dev when unset)."""
    name = os.environ.get("BARUGA_SETTINGS", "dev")
    if name not in MODULES:
        sys.exit(f"BARUGA_SETTINGS is {name!r}; write one of: {', '.join(sorted(MODULES))}.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"baruga.config.settings.{name}")


def main() -> None:
    """Run a management command; a wrong setting ends with one clear line and status 1."""
    from baruga.config.environment import ConfigurationError

    choose_settings()
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ConfigurationError as error:
        sys.exit(str(error))
