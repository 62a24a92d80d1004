"""What is kept of a claim for comparing: its words and letters as they were read once."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np

from baruga.matching.claims.codes import Codes, line, word_codes
from baruga.matching.claims.normalise import Word, read

MOST_WORDS = 4_000  # of a leading field, and of all others together
_SIZES = struct.Struct("<HH")
_NUMBER = re.compile(r"[^_\n]*\d[^_\n]*")
_FIGURE = re.compile(r"\d")
_BETWEEN = "\n"
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Body:
    """The leading field, which says the claim in a sentence, and what the others add."""

    lead: Codes
    rest: Codes
    lead_line: str
    rest_line: str

    @classmethod
    def of(cls, fields: Mapping[str, str]) -> tuple[Self, list[Word]]:
        """Read the fields once; the first that says something leads."""
        read_fields = [words for words in map(read, fields.values()) if words]
        lead = read_fields[0][:MOST_WORDS] if read_fields else []
        rest = [word for words in read_fields[1:] for word in words][:MOST_WORDS]
        body = cls(word_codes(lead), word_codes(rest), line(lead), line(rest))
        return body, [*lead, *rest]

    @classmethod
    def unpack(cls, packed: bytes) -> Self:
        """Raises struct.error or ValueError when `packed` is not what `pack` has made."""
        lead, rest = _SIZES.unpack_from(packed)
        codes = np.frombuffer(packed, dtype="<u4", count=lead + rest, offset=_SIZES.size)
        lines = packed[_SIZES.size + codes.nbytes :].decode().split(_BETWEEN)
        return cls(codes[:lead], codes[lead:], lines[0], lines[1])

    def pack(self) -> bytes:
        codes = np.concatenate([self.lead, self.rest]).astype("<u4").tobytes()
        sizes = _SIZES.pack(len(self.lead), len(self.rest))
        return sizes + codes + f"{self.lead_line}{_BETWEEN}{self.rest_line}".encode()


def numbers(line: str) -> frozenset[str]:
    """The figures of a `line`: "17", "b12"."""
    return frozenset(_NUMBER.findall(line)) if _FIGURE.search(line) else _NONE
