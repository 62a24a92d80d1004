"""`baruga evaluate_matching`: how well the claim engine finds what is known to belong together."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from baruga.matching.claims.evaluation import (
    BadFile,
    Evaluation,
    evaluate,
    read_corpus,
    read_questions,
)


class Command(BaseCommand):
    help = (
        "Index the claims of a file, ask for every message of another, and print how many of the "
        "known claims come first. Needs no database. The figures speak of all messages given that "
        "have a known claim; of the primary ones only with --primary. Recall counts a message when "
        "one of its claims is found; MRR looks at the first ten."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--corpus", type=Path, required=True, help="JSONL: id, title, conclusion"
        )
        parser.add_argument("--queries", type=Path, required=True, help="JSONL: qid, text")
        parser.add_argument("--qrels", type=Path, required=True, help="TSV: qid, 0, doc_id, grade")
        parser.add_argument("--primary", action="store_true", help="only messages marked primary")
        parser.add_argument("--json", action="store_true", help="one JSON object on stdout instead")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            corpus = list(read_corpus(options["corpus"]))
            questions = read_questions(options["queries"], options["qrels"])
        except BadFile as error:
            raise CommandError(str(error)) from error
        if options["primary"]:
            questions = [question for question in questions if question.primary]
            if not questions:
                raise CommandError(f"{options['queries']}: no message is marked primary.")
        with tempfile.TemporaryDirectory(prefix="baruga-claims-") as folder:
            found = evaluate(Path(folder), corpus, questions, self.stderr.write)
        if options["json"]:
            self.stdout.write(json.dumps(found.as_json()))
        else:
            self.stdout.write("\n".join(table(found)))


def table(found: Evaluation) -> list[str]:
    """The figures, then the same for every part of the messages that the file names."""
    lines = [f"{name:14}{value:>10}" for name, value in found.figures.items()]
    names = ("queries", "R@1", "R@5", "R@10", "MAP@5", "MRR")
    if found.parts:
        lines += ["", f"{'':14}" + "".join(f"{name:>9}" for name in names)]
    for part, figures in found.parts.items():
        lines.append(f"{part:14}" + "".join(f"{figures[name]:>9}" for name in names))
    return lines
