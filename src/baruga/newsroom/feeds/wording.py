"""Texts of strangers: cleaned, shortened, and plain text as HTML."""

from __future__ import annotations

import html
import re

LOOKS_LIKE_HTML = re.compile(
    r"</?(?:p|br|div|a|b|i|em|strong|ul|ol|li|h[1-6]|img|table|span)\b[^<>]*>", re.IGNORECASE
)
# C0 and C1 controls but tab and line ends, surrogates, noncharacters: no database takes them all.
UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def from_text(text: str) -> str:
    """Plain text as HTML: a paragraph per line, or per blank line where there are blank lines."""
    text = text.strip().replace("\r\n", "\n").replace("\r", "\n")
    parts = re.split(r"\n\s*\n", text) if re.search(r"\n\s*\n", text) else text.split("\n")
    return "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in parts if part.strip())


def from_either(text: str) -> str:
    """HTML from a text of which nobody says whether it is HTML."""
    return text if LOOKS_LIKE_HTML.search(text) else from_text(text)


def writable(text: str) -> str:
    """Without the characters that no text may hold: controls, halves of pairs."""
    return UNWRITABLE.sub("", text)


def one_line(text: str) -> str:
    return " ".join(writable(text).split())


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters, cut after a word, with an ellipsis when something was cut."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    at_word = head.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > limit // 2 else head).rstrip(" ,;:-–—") + "…"
