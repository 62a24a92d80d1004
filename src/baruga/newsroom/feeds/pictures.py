"""A picture of a feed: fetched or read beside the feed, and opened to be sure that it is one."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image

from baruga.core.fetching import MAX_BYTES, Fetcher, FetchRefused
from baruga.newsroom.feeds.entry import Entry, PictureLink, urlsplit_safely
from baruga.newsroom.intake import Refused
from baruga.newsroom.intake.hidden import refuse_hidden

SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif"}
SMALLEST_SIDE = 48
"""Below so many pixels it is an icon or a tracker, not a photograph."""


class PictureRefused(Exception):
    """The picture does not come along; the message says why, in one line."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A file that Pillow opened to its last pixel; `address` is empty beside a local feed."""

    data: bytes
    suffix: str
    address: str
    link: PictureLink


class Finder:
    """Finds the pictures of one source: over the network, or in the folder of a local feed."""

    def __init__(self, *, fetcher: Fetcher, folder: Path | None = None) -> None:
        self.fetcher = fetcher
        self.folder = folder

    def address_of(self, entry: Entry, link: PictureLink) -> str:
        """Where the picture lies on the web; empty when it can only lie beside the local feed."""
        try:
            address = urljoin(entry.base, link.address)
        except ValueError:
            return ""
        return address if urlsplit_safely(address)[0] in {"http", "https"} else ""

    def load(self, entry: Entry, link: PictureLink) -> Picture:
        """Raises PictureRefused."""
        if self.folder is not None and not urlsplit_safely(link.address)[0]:
            beside = _inside(self.folder, link.address)
            if beside is not None:
                return _opened(_read(beside), "", link)
        address = self.address_of(entry, link)
        if not address:
            raise PictureRefused(
                _("There is no picture at %(address)s.") % {"address": link.address[:120]}
            )
        try:
            return _opened(self.fetcher.get(address).data, address, link)
        except FetchRefused as error:
            raise PictureRefused(str(error)) from error


def _inside(folder: Path, address: str) -> Path | None:
    """The file that a relative address means; None when there is none, or it lies elsewhere."""
    try:
        path = (folder / unquote(address).lstrip("/")).resolve()
        return path if path.is_file() and path.is_relative_to(folder.resolve()) else None
    except (OSError, ValueError):
        return None


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise PictureRefused(_("It is larger than %(limit)d MB.") % {"limit": MAX_BYTES >> 20})
        return path.read_bytes()
    except OSError as error:
        raise PictureRefused(
            _("This cannot be opened: %(fault)s.") % {"fault": error.strerror or error}
        ) from error


def _opened(data: bytes, address: str, link: PictureLink) -> Picture:
    """The picture, after every pixel was read; an animation or a GIF becomes a still PNG."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=[*SUFFIXES, "GIF"]) as image:
                _check_size(image.size)
                image.load()
                kind = image.format or ""
                if kind == "GIF":
                    still = io.BytesIO()
                    image.convert("RGB").save(still, "PNG")
                    data, kind = still.getvalue(), "PNG"
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Warning) as error:
        raise PictureRefused(_("What lies there is no picture that can be opened.")) from error
    try:
        refuse_hidden(data, SUFFIXES[kind])
    except Refused as refused:
        raise PictureRefused(str(refused)) from refused
    return Picture(data=data, suffix=SUFFIXES[kind], address=address, link=link)


def _check_size(size: tuple[int, int]) -> None:
    named = {"width": size[0], "height": size[1]}
    if min(size) < SMALLEST_SIDE:
        raise PictureRefused(
            _("It is too small for a photograph: %(width)d × %(height)d pixels.") % named
        )
    if size[0] * size[1] > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise PictureRefused(_("It has too many pixels: %(width)d × %(height)d.") % named)
