"""The words of a document, for search: plain text, without pictures, formulas and macros."""

from __future__ import annotations

import io
import logging
import re
import time
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from baruga.newsroom.intake.documents import MAX_PART, decoded

logger = logging.getLogger("baruga.newsroom")

LONGEST = 200_000
"""Characters that are kept: a book of a hundred pages."""
MOST_PAGES = 300
SECONDS = 60
"""After so long a PDF is given up; what was read until then is kept."""
MAX_XML = 30 * 2**20
# In the vocabulary of each kind: which parts hold words, and which elements end a line.
PARTS = {
    ".docx": re.compile(r"word/(document|footnotes|endnotes)\.xml"),
    ".pptx": re.compile(r"ppt/slides/slide\d+\.xml"),
    ".xlsx": re.compile(r"xl/sharedStrings\.xml"),
    ".odt": re.compile(r"content\.xml"),
    ".ods": re.compile(r"content\.xml"),
}
LINES = frozenset({"p", "h", "si", "br", "tab"})
_SPACES = re.compile(r"[ \t\u00a0]+")


def words_of(data: bytes, suffix: str) -> str:
    """At most `LONGEST` characters, a line per paragraph; empty when there is nothing to read.

    Never raises for odd contents: a document that cannot be searched is still a document.
    """
    try:
        if suffix == ".pdf":
            pieces: Iterator[str] = _pdf(data)
        elif suffix in PARTS:
            pieces = _packed(data, PARTS[suffix])
        else:
            pieces = iter([decoded(data) or ""])
        return _tidy(pieces)
    except Exception:  # strangers' bytes in three parsers: whatever they raise, there are no words
        logger.info("No words could be read from a %s", suffix, exc_info=True)
        return ""


def _pdf(data: bytes) -> Iterator[str]:
    from pypdf import PdfReader  # 14 MB that only the worker needs, and only for a PDF

    end = time.monotonic() + SECONDS
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        return
    for page in reader.pages[:MOST_PAGES]:
        if time.monotonic() > end:
            return
        yield page.extract_text()


def _packed(data: bytes, wanted: re.Pattern[str]) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.infolist():
            if not wanted.fullmatch(part.filename) or part.file_size > min(MAX_XML, MAX_PART):
                continue
            with archive.open(part) as file:
                xml = file.read(MAX_XML + 1)
            try:
                root = fromstring(xml, forbid_dtd=True)
            except (ParseError, DefusedXmlException):
                continue
            yield "".join(_text(root))


def _text(root: Element) -> Iterator[str]:
    """Text in the order of the document, a new line where a paragraph ends."""
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        node, left = stack.pop()
        name = str(node.tag).rpartition("}")[2]
        if left:
            if name in LINES:
                yield "\n"
            yield node.tail or ""
            continue
        yield node.text or ""
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node))


def _tidy(pieces: Iterator[str]) -> str:
    lines: list[str] = []
    length = 0
    for piece in pieces:
        for line in piece.replace("\0", "").splitlines():
            words = _SPACES.sub(" ", line).strip()
            if words:
                lines.append(words)
                length += len(words) + 1
        if length > LONGEST:
            break
    return "\n".join(lines)[:LONGEST]
