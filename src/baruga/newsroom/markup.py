"""Rich text as people type it in a plain box, and back: for results that are edited by hand.

Paragraphs are apart by an empty line; "### " opens a heading, "- " and "1. " an entry of a list;
**bold**, _italic_ and [words](address) as in many messengers. Only what `TEXT_FEATURES` allow
exists on either side.
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

_OPENING = {"h3": "### ", "h2": "### ", "h4": "### "}
_INLINE = {"b": "**", "strong": "**", "i": "_", "em": "_"}
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\(([^()\s]{1,1000})\)")
_BOLD = re.compile(r"\*\*([^*\n]{1,500})\*\*")
_ITALIC = re.compile(r"(?<!\w)_([^_\n]{1,500})_(?!\w)")
_ENTRY = re.compile(r"(?:(- )|(\d{1,3}\. ))(.*)")


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.lists: list[list[int]] = []  # per open list: [ordered, entries so far]
        self.addresses: list[str] = []
        self.line = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in {"ul", "ol"}:
            self.lists.append([tag == "ol", 0])
        elif tag == "li" and self.lists:
            self.lists[-1][1] += 1
            ordered, number = self.lists[-1]
            self.line = f"{number}. " if ordered else "- "
        elif tag == "br":
            self.line += "\n"
        elif tag == "a":
            self.addresses.append(address_of(values))
            self.line += "["
        else:
            self.line += _OPENING.get(tag, "") + _INLINE.get(tag, "")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
        elif tag == "a" and self.addresses:
            self.line += f"]({self.addresses.pop()})"
        elif tag in {"p", "li", "h2", "h3", "h4"}:
            self.end(in_list=tag == "li")
        else:
            self.line += _INLINE.get(tag, "")

    def handle_data(self, data: str) -> None:
        self.line += data

    def end(self, *, in_list: bool = False) -> None:
        line, self.line = self.line.strip(), ""
        if not line:
            return
        joined = in_list and self.blocks and _ENTRY.match(self.blocks[-1])
        if joined and self.lists and self.lists[-1][1] > 1:
            self.blocks[-1] += f"\n{line}"
        else:
            self.blocks.append(line)


def address_of(values: dict[str, str | None]) -> str:
    """ "page:3" or "document:3" for a link inside the house, else the address itself."""
    if values.get("linktype"):
        return f"{values['linktype']}:{values.get('id') or ''}"
    return values.get("href") or ""


def to_plain(source: str) -> str:
    """Rich text as it stands in the database, for a plain box."""
    reader = _Plain()
    reader.feed(source)
    reader.end()
    return "\n\n".join(reader.blocks)


def addresses(source: str) -> set[str]:
    """Every address that the rich text links to, as `to_plain` writes it."""
    return {found.group(2) for found in _LINK.finditer(to_plain(source))}


def from_plain(text: str, *, known: set[str] | frozenset[str] = frozenset()) -> str:
    """What was typed as rich text.

    A link to a page or a document counts only when it is in `known`: nobody reaches what they
    do not see by typing its number. Of any other such link the words stay.
    """
    made = []
    for block in re.split(r"\n[^\S\n]*\n", text.replace("\r\n", "\n").strip()):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        if not lines:
            continue
        entries = [_ENTRY.fullmatch(line) for line in lines]
        if all(entries):
            tag = "ul" if entries[0] and entries[0].group(1) else "ol"
            items = "".join(f"<li>{_inline(e.group(3), known)}</li>" for e in entries if e)
            made.append(f"<{tag}>{items}</{tag}>")
        elif len(lines) == 1 and lines[0].startswith("### "):
            made.append(f"<h3>{_inline(lines[0][4:], known)}</h3>")
        else:
            made.append(f"<p>{'<br/>'.join(_inline(line, known) for line in lines)}</p>")
    return "".join(made)


def _inline(line: str, known: set[str] | frozenset[str]) -> str:
    made, done = [], 0
    for found in _LINK.finditer(line):
        made.append(_marked(line[done : found.start()]))
        made.append(_link(found.group(1), found.group(2), known))
        done = found.end()
    made.append(_marked(line[done:]))
    return "".join(made)


def _marked(words: str) -> str:
    safe = html.escape(words, quote=False)
    return _ITALIC.sub(r"<i>\1</i>", _BOLD.sub(r"<b>\1</b>", safe))


def _link(words: str, address: str, known: set[str] | frozenset[str]) -> str:
    kind, _colon, number = address.partition(":")
    if kind in {"page", "document"}:
        if address not in known or not number.isdecimal():
            return _marked(words)
        return f'<a linktype="{kind}" id="{number}">{_marked(words)}</a>'
    if kind not in {"http", "https", "mailto", "tel"}:
        return _marked(words)
    return f'<a href="{html.escape(address)}">{_marked(words)}</a>'
