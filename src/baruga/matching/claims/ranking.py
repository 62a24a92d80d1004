"""The order of a short list, and how sure we are of each claim in it.

Two small networks, learned once from pairs of message and claim (see docs/explanation/matching.md):
one puts the list in order, one says for a claim near the top how likely it is the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, Self

import numpy as np
from numpy.typing import NDArray

from baruga.matching.claims.body import Body
from baruga.matching.claims.features import compare
from baruga.matching.claims.network import Network, load, softmax
from baruga.matching.claims.rarity import Rarity
from baruga.matching.claims.sight import Values

Band = Literal["same", "similar", "none"]
WEIGHTS = Path(__file__).with_name("weights.json")


# In a small index a claim has no rivals, and one word in common would look like much.
EVIDENCE = ("words: lead said", "words: all said", "letters: lead said")
ENOUGH = 0.25  # share of the claim by weight, below which its chance is cut


@dataclass(frozen=True, slots=True)
class Judgement:
    """Of one claim: its number in the list, how likely it is the same, and so its band."""

    number: int
    chance: float
    band: Band


@dataclass(frozen=True, slots=True)
class Ranking:
    """The learned numbers. `same` and `similar` are the least chances of these bands."""

    order: Network
    surety: Network
    same: float
    similar: float
    version: str

    def judge(
        self, message: Body, claims: Sequence[Body], rarity: Rarity, *, limit: int
    ) -> list[Judgement]:
        """The best `limit` of `claims`, best first; equal ones keep their order."""
        if not claims:
            return []
        sides = compare(message, claims, rarity)
        scores = self.order(sides)
        best = np.argsort(-scores, kind="stable")[:limit]
        chances = self.chances(sides, scores, best)
        return [
            Judgement(int(number), float(chance), self.band(float(chance)))
            for number, chance in zip(best, chances, strict=True)
        ]

    def chances(self, sides: dict[str, Values], scores: Values, best: NDArray[np.intp]) -> Values:
        """How likely each of `best` is the same; never more than the one before it."""
        near = {name: values[best] for name, values in (sides | lead_of(scores)).items()}
        chances = 1 / (1 + np.exp(-self.surety(near)))
        shared = np.max([near[name] for name in EVIDENCE], axis=0)
        return np.minimum.accumulate(chances * np.minimum(1, shared / ENOUGH))

    def band(self, chance: float) -> Band:
        if chance >= self.same:
            return "same"
        return "similar" if chance >= self.similar else "none"

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> Self:
        return cls(
            Network.from_json(content["order"]),
            Network.from_json(content["surety"]),
            content["same"],
            content["similar"],
            content["version"],
        )


def lead_of(scores: Values) -> dict[str, Values]:
    """How far each claim is ahead of its best rival (behind, when negative), and its share."""
    ordered = np.sort(scores)[::-1]
    rival = np.where(scores == ordered[0], ordered[1] if len(ordered) > 1 else 0.0, ordered[0])
    return {
        "ranking: lead": scores - rival,
        "ranking: share": softmax(scores),
        "ranking: score": scores,
    }


@lru_cache(maxsize=1)
def shipped() -> Ranking:
    """The ranking that comes with this version."""
    return Ranking.from_json(load(WEIGHTS))
