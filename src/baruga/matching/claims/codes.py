"""Words and runs of four letters as numbers, so that numpy can compare a hundred claims at once."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from baruga.matching.claims.normalise import Word

Codes = NDArray[np.uint32]

LONG, SHORT = 4, 3  # letters of a run: four find and weigh, three survive bad reading
_KNUTH = np.uint32(2_654_435_761)  # multiplicative hashing, The Art of Computer Programming 6.4
EDGE = "_"


def word_codes(words: Sequence[Word]) -> Codes:
    """One number for each stem, in the order of the text."""
    return np.array([zlib.crc32(word.stem.encode()) for word in words], dtype=np.uint32)


def line(words: Sequence[Word]) -> str:
    """What runs of four letters are taken from: the plain words with one mark between them."""
    return EDGE + EDGE.join(word.plain for word in words) + EDGE if words else ""


def grams(text: str) -> list[str]:
    """Every run of four characters of a `line`, once, in order."""
    return list(dict.fromkeys(text[at : at + LONG] for at in range(len(text) - LONG + 1)))


def gram_codes(lines: Sequence[str], length: int = LONG) -> list[Codes]:
    """For each `line` a number for each run of `length` characters, in order, repeats included.

    All lines are turned at once; what runs over the seam of two is cut out again.
    """
    ends = np.cumsum([0, *map(len, lines)])
    letters = np.frombuffer("".join(lines).encode("utf-32-le", "replace"), dtype="<u4")
    mixed = np.zeros(max(0, len(letters) - length + 1), dtype=np.uint32)
    for offset in range(length):
        mixed = (mixed ^ letters[offset : offset + len(mixed)]) * _KNUTH
        mixed ^= mixed >> np.uint32(15)
    return [mixed[begin : max(begin, end - length + 1)] for begin, end in pairwise(ends)]
