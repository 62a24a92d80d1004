"""The words of a page that somebody asks about: what it is called, and how it begins."""

from __future__ import annotations

import re
from html.parser import HTMLParser

ENOUGH = 4_000  # characters; claims stand at the beginning
PATIENCE, DEADLINE = 3.0, 5.0  # seconds for a step, and for the whole page: somebody waits
MOST_BYTES = 2_000_000
TOLD = {"og:title", "og:description", "description"}
SILENT = {"script", "style", "noscript", "template", "svg", "nav", "footer", "form"}
READ = {"title", "h1", "h2", "p", "li", "blockquote", "figcaption"}
_CHARSET = re.compile(r"charset=[\"']?([\w-]+)")
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)


class Unreadable(Exception):
    """The page was not read; the message says why, in one line."""


def is_link(text: str) -> bool:
    """Whether a message is nothing but an address."""
    return _LINK.fullmatch(text.strip()) is not None


def words_of(address: str) -> str:
    """Title, description and first paragraphs of a page, a line for each.

    Raises Unreadable when it cannot be fetched, lies in a private network, or is no page.
    """
    from baruga.core.fetching import Fetcher, FetchRefused  # ten megabytes for those who ask

    try:
        page = Fetcher(patience=PATIENCE, deadline=DEADLINE).get(address)
    except FetchRefused as refused:
        raise Unreadable(str(refused)) from refused
    kind = page.content_type.partition(";")[0].strip()
    if kind not in {"text/html", "application/xhtml+xml", "text/plain"}:
        raise Unreadable(kind)
    charset = _CHARSET.search(page.content_type)
    data = page.data[:MOST_BYTES]
    try:
        text = data.decode(charset[1] if charset else "utf-8", "replace")
    except LookupError:
        text = data.decode("utf-8", "replace")
    if kind == "text/plain":
        return text[:ENOUGH]
    reader = _Reader()
    reader.feed(text)
    return "\n".join(dict.fromkeys(reader.lines))[:ENOUGH]


class _Reader(HTMLParser):
    """Gathers what a reader would see first."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._open: list[str] = []
        self._silent = 0
        self._length = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta":
            given = dict(attrs)
            if (given.get("property") or given.get("name") or "").lower() in TOLD:
                self._add(given.get("content") or "")
        elif tag in SILENT:
            self._silent += 1
        elif tag in READ:
            self._open.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in READ and self._open:
            self._add(self._open.pop())

    def handle_data(self, data: str) -> None:
        if self._open and not self._silent and self._length < ENOUGH:
            self._open[-1] += data

    def _add(self, text: str) -> None:
        line = " ".join(text.split())
        if line and self._length < ENOUGH:
            self.lines.append(line)
            self._length += len(line)
