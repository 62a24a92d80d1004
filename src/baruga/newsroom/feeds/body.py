"""HTML of strangers as the text blocks of a story.

Two steps: nh3 throws out everything that is not plain writing (scripts, frames, forms, styles,
odd addresses), then a walk over what is left makes paragraphs of the few kinds that
`blocks.TEXT_FEATURES` allows. Every word that a reader would have seen stays.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import groupby
from urllib.parse import urljoin

import nh3

from baruga.newsroom.feeds.wording import one_line, writable

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LISTS = frozenset({"ul", "ol", "menu", "dir"})
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "div", "dl", "dt", "figcaption", "figure", "footer", "header", "hr", "main", "nav", "p",
    "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr",
})  # fmt: skip
BOLD, ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em", "cite"})
CELLS = frozenset({"td", "th"})
TAGS = HEADINGS | LISTS | BLOCKS | BOLD | ITALIC | CELLS | {"a", "br", "img", "li"}
# These go with all they hold: it was never meant to be read, or cannot be without them.
DROPPED = frozenset({
    "applet", "audio", "button", "canvas", "embed", "iframe", "math", "noembed", "noframes",
    "noscript", "object", "option", "script", "select", "style", "svg", "template",
    "textarea", "title", "video",
})  # fmt: skip
IMAGE_SOURCES = ("data-src", "data-original", "data-lazy-src", "src")
SCHEMES = {"http", "https", "mailto", "tel"}
LINK = re.compile(r"(?:https?://[^/]|mailto:|tel:)", re.IGNORECASE)
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
# They have no end tag, or HTML ends them by itself when the next one begins.
NEVER_DEEP = frozenset({
    "area", "br", "col", "dd", "dt", "hr", "img", "input", "li", "link", "meta", "p",
    "source", "td", "th", "tr", "wbr",
})  # fmt: skip
DEEPEST = 200
TRACKER_SIDE = 3
"""A picture declared at most so many pixels high or wide only counts its readers."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`kind` is p, h3, ul or ol (an item of that list); `markup` without the enclosing element."""

    kind: str
    text: str
    markup: str

    @property
    def is_plain(self) -> bool:
        return self.kind == "p" and "<" not in self.markup


@dataclass(frozen=True, slots=True)
class InlineImage:
    address: str
    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class Reading:
    """`captions` are the words of `images` that also stand among the paragraphs."""

    paragraphs: tuple[Paragraph, ...]
    images: tuple[InlineImage, ...]


def read(markup: str, *, base: str = "") -> Reading:
    """Paragraphs and pictures of a stranger's HTML; relative links start from `base`."""
    walker = _Walker(base)
    walker.feed(_without_dangers(writable(markup)))
    walker.close()
    walker.flush()
    return Reading(tuple(walker.paragraphs), tuple(walker.images))


def plain(markup: str) -> str:
    """All words of a stranger's HTML on one line."""
    return " ".join(paragraph.text for paragraph in read(markup).paragraphs)


def blocks(paragraphs: Iterable[Paragraph]) -> list[str]:
    """The values of text blocks: one to begin with, another from every subhead on."""
    sections: list[list[Paragraph]] = [[]]
    for paragraph in paragraphs:
        if paragraph.kind == "h3" and sections[-1]:
            sections.append([])
        sections[-1].append(paragraph)
    return ["".join(_elements(section)) for section in sections if section]


def _without_dangers(markup: str) -> str:
    return nh3.clean(
        _flattened(markup),
        tags=set(TAGS),
        clean_content_tags=set(DROPPED),
        attributes={"a": {"href"}, "img": {*IMAGE_SOURCES, "alt", "width", "height"}},
        url_schemes=SCHEMES,
        link_rel=None,
    )


def _flattened(markup: str) -> str:
    """Without the tags below `DEEPEST`: an HTML parser needs quadratic time for endless nesting."""
    depth = 0

    def keep(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2].lower() in NEVER_DEEP:
            return tag[0]
        if not tag[1]:
            depth += 1
            return tag[0] if depth <= DEEPEST else " "
        depth = max(0, depth - 1)
        return tag[0] if depth < DEEPEST else " "

    return TAG.sub(keep, markup)


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of text of one look; a line break is the run whose text is a newline."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""

    @property
    def look(self) -> tuple[bool, bool, str]:
        return self.bold, self.italic, self.href


BREAK = _Run("\n")


class _Walker(HTMLParser):
    """Walks over cleaned HTML without recursion: nesting of any depth costs nothing."""

    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=True)
        self.base = base
        self.paragraphs: list[Paragraph] = []
        self.images: list[InlineImage] = []
        self._runs: list[_Run] = []
        self._bold = self._italic = 0
        self._hrefs: list[str] = []
        self._lists: list[str] = []
        self._heading = False
        self._caption_from: int | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BOLD or tag in ITALIC:
            self._style(tag, 1)
        elif tag == "a":
            self._hrefs.append(self._absolute(dict(attrs).get("href") or ""))
        elif tag == "br":
            self._line_break()
        elif tag == "img":
            self._picture(dict(attrs))
        elif tag in CELLS:
            if self._has_words():
                self._runs.append(_Run(" · "))
        elif tag in LISTS:
            self.flush()
            self._lists.append("ol" if tag == "ol" else "ul")
        else:
            self._boundary(tag)
            self._heading = tag in HEADINGS
            if tag == "figcaption":
                self._caption_from = len(self.paragraphs)

    def handle_endtag(self, tag: str) -> None:
        if tag in BOLD or tag in ITALIC:
            self._style(tag, -1)
        elif tag == "a":
            if self._hrefs:
                self._hrefs.pop()
        elif tag in LISTS:
            self.flush()
            if self._lists:
                self._lists.pop()
        elif tag not in CELLS and tag not in {"br", "img"}:
            self._boundary(tag)
            self._heading = False
            if tag == "figcaption":
                self._end_caption()

    def handle_data(self, data: str) -> None:
        href = self._hrefs[-1] if self._hrefs else ""
        self._runs.append(_Run(data, self._bold > 0, self._italic > 0, href))

    def flush(self) -> None:
        """End the paragraph, if there are words in it."""
        runs = list(_tidy(self._runs))
        self._runs = []
        text = "".join(" " if run is BREAK else run.text for run in runs)
        if text:
            kind = "h3" if self._heading else self._lists[-1] if self._lists else "p"
            self.paragraphs.append(Paragraph(kind, text, _markup(runs)))

    def _boundary(self, tag: str) -> None:
        """Where a block begins or ends: a new paragraph, but inside of an item only a new line."""
        if self._lists and tag != "li":
            if self._has_words() and self._runs[-1] is not BREAK:
                self._runs.append(BREAK)
        else:
            self.flush()

    def _line_break(self) -> None:
        filled = next(
            (run for run in reversed(self._runs) if run.text.strip(" \t\n\r\xa0") or run is BREAK),
            None,
        )
        if filled is BREAK and not self._lists and not self._heading:
            self.flush()
        else:
            self._runs.append(BREAK)

    def _style(self, tag: str, change: int) -> None:
        if tag in BOLD:
            self._bold = max(0, self._bold + change)
        else:
            self._italic = max(0, self._italic + change)

    def _picture(self, attributes: dict[str, str | None]) -> None:
        sides = (attributes.get("width") or "", attributes.get("height") or "")
        if any(side.isdecimal() and int(side) <= TRACKER_SIDE for side in sides):
            return
        address = next(filter(None, (attributes.get(name) for name in IMAGE_SOURCES)), None)
        if address and not address.lower().startswith("data:"):
            self.images.append(
                InlineImage(address.strip(), one_line(attributes.get("alt") or ""), "")
            )

    def _end_caption(self) -> None:
        """The caption belongs to the picture before it, and stays among the words."""
        start, self._caption_from = self._caption_from, None
        if start is not None and self.images:
            words = " ".join(paragraph.text for paragraph in self.paragraphs[start:])
            last = self.images[-1]
            self.images[-1] = InlineImage(last.address, last.alt, words)

    def _absolute(self, href: str) -> str:
        """A link that leads somewhere from here too; empty for all others."""
        try:
            address = urljoin(self.base, href.strip()) if href.strip() else ""
        except ValueError:
            return ""
        return address if LINK.match(address) and len(address) <= 2000 else ""

    def _has_words(self) -> bool:
        return any(run.text.strip() for run in self._runs)


def _tidy(runs: list[_Run]) -> Iterator[_Run]:
    """White space as a browser shows it: none at the edges and around breaks, else one space."""
    found: list[_Run] = []
    at_edge = True
    for run in runs:
        if run is BREAK:
            _strip_end(found)
            if found and found[-1] is not BREAK:
                found.append(BREAK)
            at_edge = True
            continue
        text = re.sub(r"\s+", " ", run.text)
        text = text.lstrip() if at_edge else text
        if text:
            found.append(_Run(text, run.bold, run.italic, run.href))
            at_edge = text.endswith(" ")
    _strip_end(found)
    while found and found[-1] is BREAK:
        found.pop()
        _strip_end(found)
    yield from found


def _strip_end(runs: list[_Run]) -> None:
    """Take the white space off the end of `runs`."""
    while runs and runs[-1] is not BREAK:
        last = runs.pop()
        if text := last.text.rstrip():
            runs.append(_Run(text, last.bold, last.italic, last.href))
            return


def _markup(runs: list[_Run]) -> str:
    parts: list[str] = []
    for (bold, italic, href), same in groupby(runs, key=lambda run: run.look):
        text = "".join(
            "<br/>" if run is BREAK else html.escape(run.text, quote=False) for run in same
        )
        text = f"<i>{text}</i>" if italic and text.strip() else text
        text = f"<b>{text}</b>" if bold and text.strip() else text
        parts.append(f'<a href="{html.escape(href)}">{text}</a>' if href and text.strip() else text)
    return "".join(parts)


def _elements(section: list[Paragraph]) -> Iterator[str]:
    for kind, same in groupby(section, key=lambda paragraph: paragraph.kind):
        if kind in {"ul", "ol"}:
            yield f"<{kind}>" + "".join(f"<li>{item.markup}</li>" for item in same) + f"</{kind}>"
        else:
            yield from (f"<{kind}>{paragraph.markup}</{kind}>" for paragraph in same)
