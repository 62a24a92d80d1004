"""What a newsroom takes along: a story's photographs in press resolution, as one file."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from django.utils.text import slugify

from baruga.newsroom import press_files

if TYPE_CHECKING:
    from collections.abc import Iterable

    from baruga.newsroom.models import Photo, StoryPage


def name_of(photo: Photo, number: int = 0) -> str:
    """A file name that still says something in a folder of a hundred."""
    words = slugify(photo.title)[:60] or "foto"
    return f"{number:02}-{words}.jpg" if number else f"{words}-{photo.pk}.jpg"


def parcel(photos: Iterable[tuple[Photo, str]], story: StoryPage) -> bytes:
    """All photographs of a story (each with its address) as a ZIP; those without a file are left out."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:  # JPEGs shrink no further
        for number, (photo, address) in enumerate(photos, start=1):
            if jpeg := press_files.download(photo, story.institution, address):
                archive.writestr(name_of(photo, number), jpeg)
    return packed.getvalue()
