"""`baruga backup FILE`: database and files in one archive."""

from __future__ import annotations

import tarfile
import tempfile
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from baruga.core.archive import FOLDERS, ArchiveError, dump_database, folder


class Command(BaseCommand):
    help = "Write database, originals and media into FILE (.tar.gz). Works while Baruga runs."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        target: Path = options["file"]
        unfinished = target.with_name(target.name + ".unfinished")
        try:
            with (
                tempfile.TemporaryDirectory() as temporary,
                tarfile.open(unfinished, "w:gz") as archive,
            ):
                dump = dump_database(Path(temporary))
                archive.add(dump, arcname=dump.name)
                for name in FOLDERS:
                    if folder(name).exists():
                        self.stdout.write(f"{name} ...")
                        archive.add(folder(name), arcname=name)
            unfinished.replace(target)
        except (OSError, ArchiveError) as error:
            unfinished.unlink(missing_ok=True)
            raise CommandError(f"The backup was not written: {error}") from error
        self.stdout.write(f"{target}: {target.stat().st_size // 1024} KiB")
