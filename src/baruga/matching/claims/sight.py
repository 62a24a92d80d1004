"""A message laid over a list of claims: which of its words (or runs of letters) stand in which."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from baruga.matching.claims.codes import Codes

Values = NDArray[np.float64]
_TINY = 1e-6
_SATURATION, _LENGTH = 1.2, 0.75  # k1 and b of BM25, as in Robertson and Zaragoza 2009


class Sight:
    """`said`: codes of the message in order; `lead`, `rest`: codes of each claim in order."""

    def __init__(
        self,
        said: Codes,
        lead: Sequence[Codes],
        rest: Sequence[Codes],
        weigh: Callable[[Codes], Values],
        mean_lengths: tuple[float, float],
    ) -> None:
        self.claims = len(lead)
        self.said = said
        self.mean_lead, self.mean_all = mean_lengths
        numbers = np.arange(self.claims)
        self.codes = np.concatenate([*lead, *rest])
        self.owner = np.concatenate(
            [np.repeat(numbers, [len(codes) for codes in part]) for part in (lead, rest)]
        )
        self.leading = sum(len(codes) for codes in lead)  # so many of `codes` are of leading fields
        self.weight = weigh(self.codes)
        self.different, first, self.order = np.unique(said, return_index=True, return_inverse=True)
        self.said_weight = weigh(said)[first]
        place = np.minimum(np.searchsorted(self.different, self.codes), len(self.different) - 1)
        self.met = self.different[place] == self.codes
        self._place = place

    @cached_property
    def grid(self) -> Values:
        """Claims x different words of the message: the word's weight where the claim has it."""
        return self._filled(len(self.codes))

    @cached_property
    def lead_grid(self) -> Values:
        """The same for leading fields."""
        return self._filled(self.leading)

    def _filled(self, count: int) -> Values:
        grid = np.zeros((self.claims, len(self.different)))
        met = self.met[:count]
        places = self._place[:count][met]
        grid[self.owner[:count][met], places] = self.said_weight[places]
        return grid

    @cached_property
    def lead_total(self) -> Values:
        """Weight of all words of each leading field."""
        return self.per_claim(self.weight[: self.leading]) + _TINY

    @cached_property
    def lead_length(self) -> Values:
        return self.per_claim(np.ones(self.leading))

    @cached_property
    def length(self) -> Values:
        return self.per_claim(np.ones(len(self.codes)))

    def per_claim(self, values: NDArray[np.generic]) -> Values:
        """Sums for each claim of values that belong to the first codes."""
        owner = self.owner[: len(values)]
        return np.bincount(owner, weights=values, minlength=self.claims).astype(np.float64)

    def shares(self) -> dict[str, Values]:
        """How much of the claim is in the message and of the message in the claim, by weight."""
        total = self.per_claim(self.weight) + _TINY
        said = self.said_weight.sum() + _TINY
        lead, everywhere = self.lead_grid.sum(1), self.grid.sum(1)
        met = self.weight * self.met
        return {
            "lead said": self.per_claim(met[: self.leading]) / self.lead_total,
            "all said": self.per_claim(met) / total,
            "message in lead": lead / said,
            "message in all": everywhere / said,
            "weight in lead": np.log1p(lead),
            "weight in all": np.log1p(everywhere),
        }

    def standing(self, lead_said: Values) -> dict[str, Values]:
        """BM25 with its place among the rivals of this list."""
        everywhere = _bm25(self.grid, self.length / self.mean_all)
        lead = _bm25(self.lead_grid, self.lead_length / self.mean_lead)
        return {
            "bm25": everywhere / (self.said_weight.sum() + _TINY),
            "bm25 of best": everywhere / (everywhere.max() + _TINY),
            "lead bm25 of best": lead / (lead.max() + _TINY),
            "bm25 rank": _reciprocal_rank(everywhere),
            "lead bm25 rank": _reciprocal_rank(lead),
            "lead said rank": _reciprocal_rank(lead_said),
        }

    def closeness(self, widths: tuple[int, int, int], head: int) -> dict[str, Values]:
        """The share of the claim that stands close together in the message, or at its head."""
        spread = self.grid[:, self.order].cumsum(axis=1)
        lead_spread = self.lead_grid[:, self.order].cumsum(axis=1)
        found = {f"within {width}": _densest(spread, width) for width in widths}
        found["head"] = spread[:, min(head, spread.shape[1]) - 1]
        found["lead within"] = _densest(lead_spread, widths[1])
        return {name: values / self.lead_total for name, values in found.items()}

    def extremes(self) -> dict[str, Values]:
        """The rarest words shared, and the rarest of the leading field that is missed and met."""
        best = np.sort(self.grid, axis=1)[:, ::-1][:, :3]
        best = np.pad(best, ((0, 0), (0, 3 - best.shape[1])))
        missed, met = np.zeros(self.claims), np.zeros(self.claims)
        owner, weight = self.owner[: self.leading], self.weight[: self.leading]
        np.maximum.at(missed, owner, weight * ~self.met[: self.leading])
        np.maximum.at(met, owner, weight * self.met[: self.leading])
        names = ("rarest", "second", "third")
        return dict(zip(names, best.T, strict=True)) | {"rarest missed": missed, "rarest met": met}


def _bm25(grid: Values, relative_length: Values) -> Values:
    norm = 1 + _SATURATION * (1 - _LENGTH + _LENGTH * relative_length)
    return grid.sum(1) * (1 + _SATURATION) / norm


def _reciprocal_rank(values: Values) -> Values:
    ranks = np.empty(len(values))
    ranks[np.argsort(-values, kind="stable")] = np.arange(len(values))
    return 1 / (1 + ranks)


def _densest(sums: Values, width: int) -> Values:
    """The heaviest `width` neighbours of each row, from its running sums."""
    if sums.shape[1] <= width:
        return sums[:, -1]
    return np.maximum(sums[:, width - 1], (sums[:, width:] - sums[:, :-width]).max(axis=1))
