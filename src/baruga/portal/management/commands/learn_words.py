"""`baruga learn_words`: make search and suggestions know every published story."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from baruga.portal.actions import words

AT_ONCE = 500


class Command(BaseCommand):
    help = "Let search learn published stories that it does not know yet. Can be run twice."

    def handle(self, *args: Any, **options: Any) -> None:
        total = 0
        while count := words.catch_up(limit=AT_ONCE):
            total += count
            self.stderr.write(f"{total} …")
        self.stdout.write(f"{total} stories learned; search knows all that is published.")
