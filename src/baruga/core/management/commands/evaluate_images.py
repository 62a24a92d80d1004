"""`baruga evaluate_images`: how well pictures are found again, measured on folders of pictures."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Index the photographs of one folder, ask with those of another, and compare with the truth."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--archive", type=Path, required=True, help="folder of photographs")
        parser.add_argument(
            "--queries", type=Path, required=True, help="folder of pictures to ask with"
        )
        parser.add_argument(
            "--truth",
            type=Path,
            required=True,
            help="CSV with the header query,archive,kind; archive is empty when there is no original",
        )
        parser.add_argument(
            "--json", action="store_true", help="one JSON object instead of a table"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        # Late: no other command and no web process pays for numpy and OpenCV.
        from baruga.matching.images import evaluation
        from baruga.matching.images.errors import ImageMatchingError

        try:
            figures = evaluation.evaluate(
                archive=options["archive"],
                queries=options["queries"],
                truth=options["truth"],
                say=lambda line: self.stderr.write(line, ending="\n"),
            )
        except ImageMatchingError as fault:
            raise CommandError(str(fault)) from fault
        if options["json"]:
            self.stdout.write(json.dumps(figures))
        else:
            for line in evaluation.table(figures):
                self.stdout.write(line)
