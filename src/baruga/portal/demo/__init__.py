"""What the demo shows of the archive: pictures that circulate, found in it and recognised."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from baruga.hoaxdesk import gallery
from baruga.hoaxdesk.actions import pictures
from baruga.hoaxdesk.models import Claim, ReportPicture, Resemblance
from baruga.portal.actions import words


def load(*, at: datetime, say: Callable[[str], Any]) -> None:
    """Compare what nobody has looked at yet; where a picture is to be shown, say what it is."""
    waiting = ReportPicture.objects.filter(looked_at=None)
    if not waiting.exists():
        return
    words.catch_up()
    gallery.synchronise()
    for pk in list(waiting.values_list("pk", flat=True)):
        pictures.look(picture_id=pk)
    for claim in Claim.objects.exclude(shown_picture=None):
        assert claim.taken_by is not None  # noqa: S101  nobody else chooses a picture
        assert claim.shown_picture_id is not None  # noqa: S101
        found = Resemblance.objects.to_photographs().undecided()
        for resemblance in found.filter(picture=claim.shown_picture_id, is_sure=True)[:1]:
            pictures.confirm(by=claim.taken_by, at=at, resemblance=resemblance)
        pictures.stamp(picture_id=claim.shown_picture_id)
    found = Resemblance.objects.to_photographs().filter(is_sure=True)
    say(f"Pictures that circulate: {found.count()} of them found in the archive")
