"""One view of the query beside one photograph of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from baruga.matching.images.corner_file import Kept
from baruga.matching.images.features import Features, features
from baruga.matching.images.postings import Corners
from baruga.matching.images.resemblance import resemblance
from baruga.matching.images.verify import agreement, frame
from baruga.matching.images.views import View
from baruga.matching.images.vocabulary import vocabulary

CONFIRMED = 6  # agreeing corners in different cells
WITH_HASH = 4  # of those that look alike by hash as well
SUGGESTED = 4
RESEMBLING = 0.4  # of the overlap: no logo, letterhead or frame reaches it
INNER = 0.15  # of the agreeing corners, in the middle of the overlap
MOSTLY = 0.8  # of the overlap: then the middle needs no corners
ALL_ALIKE = 0.85  # of pictures that are judged by their hash without corners

Outline = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Looked:
    """A view with what is computed from it, once and only when needed."""

    view: View

    @cached_property
    def features(self) -> Features:
        return features(self.view.picture)

    @cached_property
    def corners(self) -> Corners:
        return Corners.of(self.features, vocabulary())


@dataclass(frozen=True, kw_only=True)
class Compared:
    """Brought together by `matrix`, which leads from the photograph, of `size`, to the view."""

    score: int
    inner: int
    resemblance: float
    matrix: npt.NDArray[np.float64]
    view: View
    size: tuple[int, int]

    @property
    def confirmed(self) -> bool:
        return self.score >= CONFIRMED and self._is_no_template

    @property
    def confirmed_with_hash(self) -> bool:
        return self.resemblance >= ALL_ALIKE or (self.score >= WITH_HASH and self._is_no_template)

    @property
    def _is_no_template(self) -> bool:
        """A logo, a letterhead or a frame does not go on to the middle, or not with its corners."""
        throughout = self.inner >= self.score * INNER or self.resemblance >= MOSTLY
        return self.resemblance >= RESEMBLING and throughout

    @property
    def outline(self) -> Outline:
        """Where the photograph's corners lie in the query."""
        outer, inner = self.view.matrix, self.matrix
        placed = (frame(self.size) @ inner[:, :2].T + inner[:, 2]) @ outer[:, :2].T + outer[:, 2]
        return tuple((round(float(x), 1), round(float(y), 1)) for x, y in placed)


def compared(looked: Looked, kept: Kept) -> Compared | None:
    """By corners; None when too few agree to be worth a suggestion."""
    agreed = agreement(looked.features, kept.features)
    if agreed is None or agreed.score < SUGGESTED:
        return None
    return _compared(agreed.score, agreed.inner, agreed.matrix, looked, kept)


def laid_over(looked: Looked, kept: Kept) -> Compared:
    """The whole of one on the whole of the other, for pictures without corners."""
    (width, height), shape = kept.features.size, looked.view.picture.shape
    matrix = np.array([[shape[1] / width, 0, 0], [0, shape[0] / height, 0]])
    return _compared(0, 0, matrix, looked, kept)


def _compared(
    score: int, inner: int, matrix: npt.NDArray[np.float64], looked: Looked, kept: Kept
) -> Compared:
    size = kept.features.size
    return Compared(
        score=score,
        inner=inner,
        resemblance=resemblance(looked.view.picture, matrix, kept.thumbnail, size),
        matrix=matrix,
        view=looked.view,
        size=size,
    )
