"""What a newsroom takes along: photographs in press resolution with everything written inside."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from django.utils.text import slugify
from django.utils.translation import gettext as _

from baruga.portal.embedding import Label, embed
from baruga.portal.pictures import PRESS, rendition_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from baruga.newsroom.models import Photo, StoryPage


def licence(photo: Photo, story: StoryPage) -> str:
    """Under which terms a newsroom may print it, as one line."""
    credit = photo.credit_line or story.institution.name
    return _("Free for news reporting, unaltered and with credit: %(credit)s") % {"credit": credit}


def download(photo: Photo, story: StoryPage, address: str) -> bytes | None:
    """The photograph as JPEG of at most 3000 pixels, labelled; None when its file is gone.

    `address` is where the public reads of it.
    """
    rendition = rendition_of(photo, PRESS)
    if rendition is None:
        return None
    with rendition.file.open("rb") as file:
        return embed(file.read(), label_of(photo, story, address))


def label_of(photo: Photo, story: StoryPage, address: str) -> Label:
    return Label(
        title=photo.title,
        caption=photo.caption or photo.alt_text,
        alt_text=photo.alt_text,
        creator=photo.creator,
        credit=photo.credit or story.institution.name,
        place=photo.place or (photo.region.name if photo.region else ""),
        rights=licence(photo, story),
        address=address,
        source_type=photo.source_type,
        taken_at=photo.taken_at,
    )


def name_of(photo: Photo, number: int = 0) -> str:
    """A file name that still says something in a folder of a hundred."""
    words = slugify(photo.title)[:60] or "foto"
    return f"{number:02}-{words}.jpg" if number else f"{words}-{photo.pk}.jpg"


def parcel(photos: Iterable[tuple[Photo, str]], story: StoryPage) -> bytes:
    """All photographs of a story (each with its address) as a ZIP; those without a file are left out."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:  # JPEGs shrink no further
        for number, (photo, address) in enumerate(photos, start=1):
            if jpeg := download(photo, story, address):
                archive.writestr(name_of(photo, number), jpeg)
    return packed.getvalue()
