"""A picture that is also something else: an archive behind it, a page or a program in its comments.

Such a file ("polyglot") passes as a picture here and as the other thing where it is opened under
another name. Only what lies outside the pixels is searched; inside them any bytes may occur by
chance. What phones append in good faith stays welcome: a short film (motion photo), a second
exposure, a gain map, the maker's notes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from baruga.newsroom.intake import Refused

# Where one looks for a PDF's first line, after its specification's implementation note (PDF 1.7, H.3).
PDF_HEAD = 1024
SIGNS: dict[str | Promise, re.Pattern[bytes]] = {
    gettext_lazy("a program"): re.compile(
        rb"<\?php|<%@\s*page|This program (?:cannot be|must be) run", re.IGNORECASE
    ),
    gettext_lazy("a web page"): re.compile(
        rb"<!doctype\s+html|<html[\s>]|<script|<iframe[\s>]"
        rb"|<[a-z]{1,20}[\s/][^<>]{0,200}?\bon[a-z]{3,30}\s*=",
        re.IGNORECASE,
    ),
    gettext_lazy("an archive"): re.compile(rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x7fELF\x02\x01\x01"),
}
_ENTROPY_END = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_PIXELS = {
    ".png": {b"IDAT", b"fdAT"},
    ".webp": {b"VP8 ", b"VP8L", b"ALPH", b"ANMF"},
    ".avif": {b"mdat"},
    ".heic": {b"mdat"},
}


def refuse_hidden(data: bytes, suffix: str) -> None:
    """Raises Refused when `data`, a picture of the kind `suffix`, is something else besides."""
    what = found_in(data, suffix)
    if what:
        raise Refused(
            _(
                "There is something else inside this picture: %(what)s. Please save the picture "
                "anew from your gallery and upload that."
            )
            % {"what": what}
        )


def found_in(data: bytes, suffix: str) -> str | Promise:
    """What else it is, in words; empty for a picture that is only a picture."""
    if is_archive(data):
        return _("an archive")
    if b"%PDF-" in data[:PDF_HEAD]:
        return _("a PDF document")
    for part in outside_pixels(data, suffix):
        for what, sign in SIGNS.items():
            if sign.search(part):
                return what
    return ""


def is_archive(data: bytes) -> bool:
    """Whether a ZIP reader, which begins at the end, would open it: ZIP, JAR, APK, DOCX."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return bool(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False  # four bytes that occurred by chance


def outside_pixels(data: bytes, suffix: str) -> Iterator[bytes]:
    """Every stretch of the file that draws nothing, what follows the picture included."""
    walk = {".jpg": _jpeg, ".png": _png, ".webp": _riff}.get(suffix, _boxes)
    yield from walk(data, suffix)


def _jpeg(data: bytes, suffix: str) -> Iterator[bytes]:
    """Markers and segments after ITU-T T.81, annex B."""
    position = 2
    while position + 4 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if marker == 0xD9:  # end of image
            position += 2
            break
        if marker in {0xFF, 0x01} or 0xD0 <= marker <= 0xD8:
            position += 1 if marker == 0xFF else 2
            continue
        end = position + 2 + int.from_bytes(data[position + 2 : position + 4])
        yield data[position:end]
        position = end
        if marker == 0xDA:  # start of scan: pixels up to the next real marker
            found = _ENTROPY_END.search(data, position)
            position = found.start() if found else len(data)
    yield data[position:]


def _png(data: bytes, suffix: str) -> Iterator[bytes]:
    position = 8
    while position + 12 <= len(data):
        length, kind = (
            int.from_bytes(data[position : position + 4]),
            data[position + 4 : position + 8],
        )
        end = position + 12 + length
        if kind not in _PIXELS[suffix]:
            yield data[position:end]
        position = end
        if kind == b"IEND":
            break
    yield data[position:]


def _riff(data: bytes, suffix: str) -> Iterator[bytes]:
    end_of_picture = 8 + int.from_bytes(data[4:8], "little")
    position = 12
    while position + 8 <= min(end_of_picture, len(data)):
        kind = data[position : position + 4]
        length = int.from_bytes(data[position + 4 : position + 8], "little")
        end = position + 8 + length + length % 2
        if kind not in _PIXELS[suffix]:
            yield data[position:end]
        position = end
    yield data[end_of_picture:]


def _boxes(data: bytes, suffix: str) -> Iterator[bytes]:
    """Boxes of ISO 14496-12, whose size 0 means "to the end" and 1 "the next eight bytes say"."""
    position = 0
    while position + 8 <= len(data):
        size, kind = (
            int.from_bytes(data[position : position + 4]),
            data[position + 4 : position + 8],
        )
        if size == 1:
            size = int.from_bytes(data[position + 8 : position + 16])
        end = position + size if size >= 8 else len(data)
        if kind not in _PIXELS.get(suffix, set()):
            yield data[position:end]
        position = end
    yield data[position:]
