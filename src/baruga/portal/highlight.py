"""Show a reader where the words that they looked for stand, in whatever form they stand there."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from baruga.matching.stems import stem, words

WINDOW = 220  # characters of a snippet


def marked(text: str, wanted: Collection[str]) -> SafeString:
    """`text` escaped, with every word whose stem is in `wanted` inside <mark>."""
    parts: list[str] = []
    end = 0
    for match in words(text):
        if stem(match.group()) in wanted:
            parts.append(conditional_escape(text[end : match.start()]))
            parts.append(f"<mark>{conditional_escape(match.group())}</mark>")
            end = match.end()
    parts.append(conditional_escape(text[end:]))
    return mark_safe("".join(parts))  # noqa: S308  every part was escaped just above


def snippet(text: str, wanted: Collection[str]) -> SafeString:
    """The piece of `text` with most of the wanted words, marked; its beginning when none is there."""
    places = [
        (match.start(), found) for match in words(text) if (found := stem(match.group())) in wanted
    ]
    begin, most = 0, 0
    for start, _found in places:
        here = {found for place, found in places if start <= place < start + WINDOW - 40}
        if len(here) > most:
            begin, most = start, len(here)
    begin = _word_before(text, max(0, begin - 40))
    end = _word_before(text, begin + WINDOW) if len(text) > begin + WINDOW else len(text)
    piece = " ".join(text[begin:end].split())
    before, after = "… " if begin else "", " …" if end < len(text) else ""
    return mark_safe(before + marked(piece, wanted) + after)  # noqa: S308  escaped by `marked`


def _word_before(text: str, place: int) -> int:
    """Where the word that `place` falls into begins."""
    if place <= 0:
        return 0
    return max(text.rfind(" ", 0, place), text.rfind("\n", 0, place)) + 1
