"""`baruga tick`: what is due now."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from baruga.core.schedule import run_due


class Command(BaseCommand):
    help = "Run what is due now, such as retention and tasks of dead workers. Safe to run twice."

    def handle(self, *args: Any, **options: Any) -> None:
        faults = []
        for name, outcome in run_due(at=timezone.now()).items():
            if isinstance(outcome, Exception):
                faults.append(f"{name}: {outcome}")
            else:
                self.stdout.write(f"{name}: {outcome}")
        if faults:
            raise CommandError("; ".join(faults))
