"""A stranger's picture, judged by its bytes and drawn anew: nothing but what is to be seen remains."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from baruga.newsroom.intake import Refused
from baruga.newsroom.intake.pictures import judge
from baruga.newsroom.sizes import for_screens, one_at_a_time

LONG_SIDE = 1600  # pixels; the engine looks at 640, people and OCR at more
QUALITY = 90
SMALLEST = 16  # pixels of the shorter side: below, nothing can be recognised


@dataclass(frozen=True)
class Clean:
    """A JPEG without metadata, its width and height; `sha256` is of the bytes as they came."""

    jpeg: bytes
    size: tuple[int, int]
    sha256: str


def clean(file: IO[bytes] | Any) -> Clean:
    """Raises Refused with a reason for whoever sent it."""
    with one_at_a_time():
        if min(judge(file).size) < SMALLEST:
            raise Refused(_("This picture is too small to recognise anything in it."))
        file.seek(0)
        data = file.read()
        seen = _drawn(data)
        jpeg = BytesIO()
        seen.save(jpeg, "JPEG", quality=QUALITY, exif=b"", icc_profile=None, comment=b"")
    return Clean(jpeg.getvalue(), seen.size, hashlib.sha256(data).hexdigest())


def _drawn(data: bytes) -> Image.Image:
    """Upright, in the colours of screens, on white, without metadata."""
    with Image.open(BytesIO(data)) as image:
        image.draft(None, (LONG_SIDE, LONG_SIDE))
        image.load()
        seen = for_screens(ImageOps.exif_transpose(image))
    if seen.mode in {"RGBA", "LA", "PA"} or "transparency" in seen.info:
        layer = seen.convert("RGBA")
        seen = Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer)
    seen = seen.convert("RGB")
    seen.thumbnail((LONG_SIDE, LONG_SIDE))
    return seen
