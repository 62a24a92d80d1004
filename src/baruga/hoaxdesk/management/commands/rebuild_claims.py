"""`baruga rebuild_claims`: the index of claims, made anew from the database."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from baruga.hoaxdesk import engine
from baruga.hoaxdesk.actions import matches


class Command(BaseCommand):
    help = (
        "Make the index of claims anew from the database and look for likely matches of open "
        "claims. Needed after `restore`. Can be run at any time, and twice."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        from baruga.matching.claims import IndexBusy

        try:
            count = engine.rebuild()
        except IndexBusy as error:
            raise CommandError(f"{error} Nothing was changed; please run it again.") from error
        except OSError as error:
            raise CommandError(f"The index cannot be written: {error}") from error
        suggested = matches.suggest_again()
        self.stdout.write(f"{count} claims indexed; {suggested} suggestions wait for a person.")
