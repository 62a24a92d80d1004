"""`baruga load_regions FILE`: a province and its regencies and cities."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from baruga.network.actions import regions


class Command(BaseCommand):
    help = "Create or update the regions of FILE (CSV, see docs/reference/file-formats.md). Safe to run twice."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = regions.load(options["file"])
        except (regions.RegionFileError, OSError, UnicodeDecodeError) as error:
            raise CommandError(f"Nothing was changed: {error}") from error
        self.stdout.write(f"{len(loaded)} regions")
