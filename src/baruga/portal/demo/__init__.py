"""What the demo shows of the archive and of search: pictures that circulate, searches in vain."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from baruga.hoaxdesk import gallery
from baruga.hoaxdesk.actions import pictures
from baruga.hoaxdesk.models import Claim, ReportPicture, Resemblance
from baruga.portal.actions import misses, words
from baruga.portal.models import SearchMiss

SEARCHES = {  # words, and how often they were looked for
    "jadwal pemutihan pajak kendaraan": 14,
    "pemutihan pajak kendaraan jadwal": 6,
    "syarat bantuan seragam sekolah": 9,
    "jadwal vaksin rabies kucing": 7,
    "lowongan petugas kebersihan puskesmas": 5,
    "cara pindah domisili daring": 4,
    "kapal kesehatan pulau": 3,
    "rute angkutan ke bandara malam hari": 2,
}


def load(*, at: datetime, say: Callable[[str], Any]) -> None:
    """What is there already is left as it is."""
    _look_for(at)
    _recognise(at, say)


def _look_for(at: datetime) -> None:
    if SearchMiss.objects.exists():
        return
    for place, (said, times) in enumerate(SEARCHES.items()):
        for ago in range(times, 0, -1):
            misses.note(text=said, at=at - timedelta(hours=7 * ago + place))


def _recognise(at: datetime, say: Callable[[str], Any]) -> None:
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
