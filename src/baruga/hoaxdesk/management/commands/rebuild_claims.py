"""`baruga rebuild_claims`: the indexes of claims and pictures, made to say what the database says."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from baruga.hoaxdesk import engine, gallery
from baruga.hoaxdesk.actions import matches
from baruga.matching.images.errors import IndexBusyError


class Command(BaseCommand):
    help = (
        "Make the index of claims anew from the database, bring that of pictures up to date, and look "
        "for likely matches of open claims. Needed after `restore`. Can be run at any time, and twice."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        from baruga.matching.claims import IndexBusy

        try:
            count = engine.rebuild()
            photographs = len(gallery.synchronise())
        except (IndexBusy, IndexBusyError) as error:
            raise CommandError(f"{error} Nothing was changed; please run it again.") from error
        except OSError as error:
            raise CommandError(f"The index cannot be written: {error}") from error
        suggested = matches.suggest_again()
        self.stdout.write(
            f"{count} claims indexed, {photographs} photographs added; "
            f"{suggested} suggestions wait for a person."
        )
