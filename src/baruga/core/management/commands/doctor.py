"""`baruga doctor`: is everything in order, and what to do when it is not."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import ngettext

from baruga.core.health import examine

MARKS = {"ok": "ok      ", "missing": "missing ", "broken": "BROKEN  "}


class Command(BaseCommand):
    help = "Say what works, what is missing and how to get it. Exit status 1 when work is stopped."

    def handle(self, *args: Any, **options: Any) -> None:
        findings = examine()
        for finding in findings:
            remedy = f"  ->  {finding.remedy}" if finding.remedy else ""
            self.stdout.write(f"{MARKS[finding.level]}{finding.what}{remedy}")
        broken = sum(finding.level == "broken" for finding in findings)
        if broken:
            stopped = ngettext(
                "%(broken)s of %(all)s findings stops work.",
                "%(broken)s of %(all)s findings stop work.",
                broken,
            )
            raise CommandError(stopped % {"broken": broken, "all": len(findings)})
