"""Is this a photograph, whole, of a bearable size, and nothing else besides?"""

from __future__ import annotations

import io
import logging
import re
import warnings
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO, Any

import filetype
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError
from pillow_heif import HeifImagePlugin  # noqa: F401  teaches Pillow to open HEIC

from baruga.newsroom.intake import Refused
from baruga.newsroom.intake.hidden import refuse_hidden

logger = logging.getLogger("baruga.newsroom")

# What Pillow calls the formats that are taken, and the ending that their content deserves. A phone
# that writes two exposures into one JPEG makes an MPO, which every other program reads as JPEG.
SUFFIXES = {
    "JPEG": ".jpg",
    "MPO": ".jpg",
    "PNG": ".png",
    "WEBP": ".webp",
    "AVIF": ".avif",
    "HEIF": ".heic",
}
READERS = [
    "JPEG",
    "PNG",
    "WEBP",
    "AVIF",
    "HEIF",
]  # the first finds out by itself that a file is an MPO
_HEADS = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|RIFF....WEBP|....ftyp(?:avif|avis|hei|hev|mif1|msf1)",
    re.DOTALL,
)
_FURTHER_HEIC = re.compile(
    rb"....ftyp(?:hei[xms]|hev[cxms]|m[is]f1.{4}(?:.{4})*?hei[xms])", re.DOTALL
)
SAME = {".jpeg": ".jpg", ".heif": ".heic"}


class FurtherHeic(filetype.Type):
    """HEIC of more than eight bits, as several phones and cameras write: known to Pillow only."""

    def __init__(self) -> None:
        super().__init__(mime="image/heic", extension="heic")

    def match(self, buf: bytearray) -> bool:
        return _FURTHER_HEIC.match(buf[:64]) is not None


filetype.add_type(FurtherHeic())


@dataclass(frozen=True)
class Picture:
    """A picture that was opened to its last pixel. `size` is in pixels as stored, before turning."""

    suffix: str
    size: tuple[int, int]

    def rename(self, name: str) -> str:
        """`name` with the ending that the content deserves."""
        path = PurePath(name or "foto")
        suffix = path.suffix.lower()
        return name if SAME.get(suffix, suffix) == self.suffix else f"{path.stem}{self.suffix}"


def judge(file: IO[bytes] | Any) -> Picture:
    """What `file` holds; it is read from its beginning and left there. Raises Refused.

    Every pixel is decoded, because a cut-off file shows only at its end; a JPEG at an eighth of its
    size, which its format allows and which takes a fraction of the memory.
    """
    file.seek(0)
    data = file.read(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE + 1)
    file.seek(0)
    if not data:
        raise Refused(_("This file is empty. Please choose it again."))
    if len(data) > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
        raise Refused(
            _("This file is larger than %(limit)s. Please choose a smaller version of the picture.")
            % {"limit": filesizeformat(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)}
        )
    picture = _opened(data)
    refuse_hidden(data, picture.suffix)
    return picture


def _opened(data: bytes) -> Picture:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # our own limits are lower than Pillow's warning
            with Image.open(io.BytesIO(data), formats=READERS) as image:
                _refuse_enormous(image)
                _refuse_moving(image, data)
                size, suffix = image.size, SUFFIXES[image.format or ""]
                image.draft("RGB", (max(1, size[0] // 8), max(1, size[1] // 8)))
                image.load()
    except Refused:
        raise
    except Image.DecompressionBombError as error:
        raise Refused(_too_many()) from error
    except UnidentifiedImageError as error:
        if _HEADS.match(data):
            raise Refused(_damaged()) from error
        raise Refused(
            _(
                "This is not a photograph that can be taken, whatever its name says. "
                "Please choose a JPEG, HEIC, PNG, WebP or AVIF."
            )
        ) from error
    except Exception as error:  # a decoder met by strangers' bytes may raise anything
        logger.info("Damaged picture refused: %s: %s", type(error).__name__, error)
        raise Refused(_damaged()) from error
    return Picture(suffix, size)


def _refuse_enormous(image: Image.Image) -> None:
    """Before a single pixel is decoded: a bomb is small as a file and says its size at its head."""
    frames = getattr(image, "n_frames", 1) if image.format in {"PNG", "WEBP", "AVIF"} else 1
    if image.width * image.height * frames > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise Refused(_too_many())


def _refuse_moving(image: Image.Image, data: bytes) -> None:
    """An animation in PNG or AVIF: the rest of the house cannot open these kinds at all."""
    if b"acTL" in data.partition(b"IDAT")[0] if image.format == "PNG" else data[8:12] == b"avis":
        raise Refused(
            _("This picture moves. Please choose a still one, or upload it as a video instead.")
        )


def _damaged() -> str:
    return _("This file is damaged or was cut off on its way. Please upload it again.")


def _too_many() -> str:
    return _("This picture has too many pixels. Please upload a smaller one.")
