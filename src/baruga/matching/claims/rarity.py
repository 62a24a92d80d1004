"""In how many claims a word or a run of letters stands, and so how much it tells."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from baruga.matching.claims.body import Body
from baruga.matching.claims.codes import SHORT, Codes, gram_codes

Weights = NDArray[np.float64]

SLOTS = 1 << 20  # of a table; codes that share a slot look a little commoner than they are
LEAST_CLAIMS = 2_000  # in a small index nothing is rare yet: all words weigh nearly the same
LEAST_WEIGHT = 0.01
_MASK = np.uint32(SLOTS - 1)
_COUNTS, _TOTALS = "rarity.npy", "totals.json"


@dataclass(slots=True)
class Totals:
    """How many claims there are, and words and runs of letters in them (leading field, all)."""

    claims: int = 0
    lead_words: int = 0
    words: int = 0
    lead_grams: int = 0
    grams: int = 0

    def mean(self, name: str) -> float:
        """Of one claim, at least 1."""
        return max(1.0, getattr(self, name) / max(1, self.claims))


@dataclass(slots=True)
class Rarity:
    """Counts of words (row 0) and runs of letters (row 1); memory-mapped in a reader."""

    counts: NDArray[np.uint32] = field(default_factory=lambda: np.zeros((2, SLOTS), np.uint32))
    totals: Totals = field(default_factory=Totals)

    def of_words(self, codes: Codes) -> Weights:
        """The weight of each: 1 for a word never met, near 0 for one in every claim."""
        return self._weigh(self.counts[0][codes & _MASK])

    def of_grams(self, codes: Codes) -> Weights:
        return self._weigh(self.counts[1][codes & _MASK])

    def _weigh(self, counts: NDArray[np.uint32]) -> Weights:
        claims = max(self.totals.claims, LEAST_CLAIMS) + 1
        return np.maximum(LEAST_WEIGHT, np.log(claims / (counts + 0.5)) / np.log(claims))

    def add(self, body: Body, step: int) -> None:
        """Count one claim more (`step` 1) or one less (-1)."""
        words = np.concatenate([body.lead, body.rest])
        lead_grams, rest_grams = gram_codes([body.lead_line, body.rest_line])
        short = gram_codes([body.lead_line, body.rest_line], SHORT)
        grams = np.concatenate([lead_grams, rest_grams, *short])
        for row, codes in zip(self.counts, (words, grams), strict=True):
            slots = np.unique(codes & _MASK)
            row[slots] = np.maximum(row[slots].astype(np.int64) + step, 0)
        totals = self.totals
        totals.claims += step
        totals.lead_words += step * len(body.lead)
        totals.words += step * len(words)
        totals.lead_grams += step * len(lead_grams)
        totals.grams += step * (len(lead_grams) + len(rest_grams))

    @classmethod
    def load(cls, folder: Path, *, to_write: bool = False) -> Self:
        """Raises OSError or ValueError when the files are not what `save` writes."""
        totals = Totals(**json.loads((folder / _TOTALS).read_text("utf-8")))
        counts = np.load(folder / _COUNTS, mmap_mode=None if to_write else "r")
        if counts.shape != (2, SLOTS) or counts.dtype != np.uint32:
            raise ValueError(f"{_COUNTS} has another shape than this engine writes.")
        return cls(counts, totals)

    def save(self, folder: Path) -> None:
        """Replace the files; the totals last, because readers watch them."""
        fresh = folder / f"{_COUNTS}.new"
        with fresh.open("wb") as file:
            np.save(file, self.counts)
        os.replace(fresh, folder / _COUNTS)
        fresh = folder / f"{_TOTALS}.new"
        fresh.write_text(json.dumps(asdict(self.totals)), "utf-8")
        os.replace(fresh, folder / _TOTALS)

    @staticmethod
    def stamp(folder: Path) -> tuple[int, int]:
        """Changes whenever `save` has run. Raises OSError when there is nothing."""
        found = (folder / _TOTALS).stat()
        return found.st_mtime_ns, found.st_ino
