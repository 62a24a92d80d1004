"""Is this a document that can be given to readers: of a known kind, whole, and nothing besides?"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO, Any

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from baruga.newsroom.intake import Refused, svg
from baruga.newsroom.intake.hidden import PDF_HEAD, is_archive

MAX_PARTS = 5_000
MAX_UNPACKED = 300 * 2**20
MAX_PART = 100 * 2**20
MAX_SQUEEZE = 500
"""How much smaller packing may make a part of a megabyte; deflate's own limit is about 1,030."""
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OPEN_XML = {"word/": ".docx", "xl/": ".xlsx", "ppt/": ".pptx"}
OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
}
_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]|<script|<\?php", re.IGNORECASE)
_DRAWING = re.compile(rb"<(?:\w+:)?svg[\s>]")


@dataclass(frozen=True)
class Document:
    suffix: str

    def rename(self, name: str) -> str:
        """`name` with the ending that the content deserves."""
        path = PurePath(name or "dokumen")
        return name if path.suffix.lower() == self.suffix else f"{path.stem}{self.suffix}"


def judge(file: IO[bytes] | Any, name: str) -> Document:
    """What `file` holds; it is read from its beginning and left there. Raises Refused."""
    file.seek(0)
    data = file.read(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE + 1)
    file.seek(0)
    if not data:
        raise Refused(_("This file is empty. Please choose it again."))
    if len(data) > settings.WAGTAILDOCS_MAX_UPLOAD_SIZE:
        raise Refused(
            _("This file is larger than %(limit)s. Please make it smaller, for example by parts.")
            % {"limit": filesizeformat(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)}
        )
    if data.startswith(OLD_OFFICE):
        raise Refused(
            _("This is a file of an old office program. Please save it as PDF, DOCX or XLSX.")
        )
    if b"%PDF-" in data[:PDF_HEAD]:
        return _pdf(data)
    if data.startswith(b"PK\x03\x04"):
        return Document(_packed(data))
    if data.startswith(b"\x1f\x8b") or _DRAWING.search(data[:4096]):
        svg.clean(data)
        return Document(".svg")
    return Document(_plain(data, name))


def _pdf(data: bytes) -> Document:
    if is_archive(data) or _PAGE.search(data[:PDF_HEAD]):
        raise Refused(
            _("There is something else inside this document. Please save it anew as PDF.")
        )
    if b"%%EOF" not in data:
        raise Refused(_("This file is damaged or was cut off on its way. Please upload it again."))
    return Document(".pdf")


def _packed(data: bytes) -> str:
    """The kind of an office document, which is a ZIP file; its bombs and macros are refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _refuse_bomb(parts)
            names = [part.filename for part in parts]
            kind = _kind(archive, names)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise Refused(
            _("This file is damaged or was cut off on its way. Please upload it again.")
        ) from error
    if any(name.endswith("vbaProject.bin") or name.startswith("Basic/") for name in names):
        raise Refused(
            _("This document carries a program (macro). Please save it without, or as PDF.")
        )
    return kind


def _refuse_bomb(parts: list[zipfile.ZipInfo]) -> None:
    squeezed = any(
        part.file_size > 2**20 and part.file_size > MAX_SQUEEZE * max(part.compress_size, 1)
        for part in parts
    )
    total = sum(part.file_size for part in parts)
    largest = max((part.file_size for part in parts), default=0)
    if len(parts) > MAX_PARTS or total > MAX_UNPACKED or largest > MAX_PART or squeezed:
        raise Refused(
            _("This file unpacks to far more than it is. Please save it as PDF and upload that.")
        )


def _kind(archive: zipfile.ZipFile, names: list[str]) -> str:
    if "mimetype" in names:
        with archive.open("mimetype") as part:
            found = OPEN_DOCUMENT.get(part.read(100).strip())
        if found:
            return found
    if "[Content_Types].xml" in names:
        for folder, suffix in OPEN_XML.items():
            if any(name.startswith(folder) for name in names):
                return suffix
    raise Refused(
        _(
            "This is an archive, not a document. Please unpack it and choose the documents themselves."
        )
    )


def _plain(data: bytes, name: str) -> str:
    """Text, by its bytes: readable in some encoding, and no page that a browser would run."""
    if _PAGE.search(data[:4096]):
        raise Refused(_("This is a web page, not a document. Please save it as PDF."))
    if decoded(data) is None:
        raise Refused(
            _(
                "This is not a document that can be taken, whatever its name says. "
                "Please choose PDF, DOCX, XLSX, PPTX, ODT, ODS, CSV, TXT or SVG."
            )
        )
    return ".csv" if name.lower().endswith(".csv") else ".txt"


def decoded(data: bytes) -> str | None:
    """Text in UTF-8, UTF-16 with its mark, or Windows-1252; None when it is no text."""
    for encoding in ("utf-8-sig", "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        odd = sum(ord(sign) < 32 and sign not in "\t\n\r\f" for sign in text[:20_000])
        return text if odd <= len(text[:20_000]) // 200 and "\0" not in text else None
    return None
