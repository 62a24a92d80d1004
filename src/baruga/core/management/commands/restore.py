"""`baruga restore FILE`: what `baruga backup` wrote."""

from __future__ import annotations

import shutil
import tarfile
import tempfile
import zlib
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from baruga.core.archive import FOLDERS, ArchiveError, database_is_empty, folder, load_database


class Command(BaseCommand):
    help = "Bring back a backup into an empty installation. --replace overwrites what is there."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--replace", action="store_true", help="overwrite the data that is there now"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["replace"] and not database_is_empty():
            raise CommandError(
                "There is data already. Stop Baruga and add --replace to overwrite it."
            )
        try:
            with tempfile.TemporaryDirectory() as temporary:
                with tarfile.open(options["file"]) as archive:
                    archive.extractall(temporary, filter="data")
                load_database(Path(temporary))
                for name in FOLDERS:
                    if (Path(temporary) / name).exists():
                        shutil.rmtree(folder(name), ignore_errors=True)
                        shutil.move(Path(temporary) / name, folder(name))
        except tarfile.ReadError as error:
            raise CommandError(
                f"The backup was not restored: {options['file']} is no .tar.gz, or it is damaged."
            ) from error
        except (OSError, EOFError, zlib.error, tarfile.TarError, ArchiveError) as error:
            raise CommandError(
                f"The backup was not restored: {' '.join(str(error).split())}"
            ) from error
        self.stdout.write("Restored.")
