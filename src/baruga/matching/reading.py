"""A text as a reader sees it, and the way back to the places in the text as it was typed."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Characters that take no room on the screen: soft hyphen, zero-width spaces and joiners, marks of
# direction, variation selectors of emoji, and combining accents (a decomposed "é" reads as "e").
_UNSEEN = re.compile(
    "[\u00ad\u0300-\u036f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]+"
)
# One character for one, so that offsets stay as they are.
_SAME_WIDTH = str.maketrans(
    {
        "\u00a0": " ",  # no-break spaces that office programs put between "Rp" and a figure
        "\u2007": " ",
        "\u202f": " ",
        "\t": " ",
        "\r": " ",  # of a Windows line end: the newline beside it ends the line
        "\u2028": "\n",
        "\u2029": "\n",
        "\u2018": "'",  # "Jum’at" and "Jum'at" are one word
        "\u2019": "'",
        "\u02bc": "'",
        "\u2010": "-",
        "\u2011": "-",
    }
)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text: `text == whole[start:end]`, in Python string indices."""

    start: int
    end: int
    text: str


class Reading:
    """A text without what the eye cannot see.

    `plain` has no zero-width characters and plain spaces, hyphens and apostrophes; the patterns of
    this package run on it. `span` and `place` lead from an offset in `plain` back to the original.
    """

    __slots__ = ("_origins", "plain", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        pieces: list[str] = []
        origins: list[int] = []
        done = 0
        for unseen in _UNSEEN.finditer(text):
            pieces.append(text[done : unseen.start()])
            origins.extend(range(done, unseen.start()))
            done = unseen.end()
        self._origins: list[int] | None = None
        if done:
            pieces.append(text[done:])
            origins.extend(range(done, len(text)))
            self._origins = origins
        self.plain = "".join(pieces if done else [text]).translate(_SAME_WIDTH)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where `plain[start:end]` stands in the original, unseen characters inside included."""
        if self._origins is None:
            return start, end
        if start == end:
            at = self._origins[start] if start < len(self._origins) else len(self.text)
            return at, at
        return self._origins[start], self._origins[end - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """The piece of the original that reads as `plain[start:end]`."""
        first, last = self.place(start, end)
        return Span(first, last, self.text[first:last])
