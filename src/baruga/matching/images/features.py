"""Corners of a picture, chosen evenly over it, each with the 256 bits that describe its surroundings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt

Descriptors = npt.NDArray[np.uint8]  # n x 32

KEPT = 500  # corners of one picture
FOUND = 6000  # before the choice; enough that no caption can take them all
GRID = 6  # cells in each direction between which the choice alternates
TURNS = 256  # steps of a full turn in which angles are kept


@dataclass(frozen=True, kw_only=True)
class Features:
    """`points` are x, y in pixels of the picture they were found in; `size` is its width and height."""

    points: npt.NDArray[np.float32]  # n x 2
    angles: npt.NDArray[np.uint8]  # n, in 1/256 of a full turn
    descriptors: Descriptors  # n x 32
    size: tuple[int, int]

    def __len__(self) -> int:
        return len(self.points)


def features(picture: npt.NDArray[np.uint8], kept: int = KEPT) -> Features:
    """At most `kept` corners of a grey picture, the strongest of each cell in turn.

    ORB itself keeps the strongest of the whole picture: a caption or the frame of a chat would take all.
    """
    size = (picture.shape[1], picture.shape[0])
    found = _orb().detect(picture, None)
    chosen, descriptors = _orb().compute(picture, [found[at] for at in _in_turn(found, size, kept)])
    if descriptors is None or not len(chosen):
        return _nothing(size)
    return Features(
        points=np.array([corner.pt for corner in chosen], np.float32),
        angles=turns(np.array([corner.angle for corner in chosen])),
        descriptors=np.asarray(descriptors, np.uint8),
        size=size,
    )


def turns(degrees: npt.NDArray[np.float64]) -> npt.NDArray[np.uint8]:
    return (np.round(degrees * TURNS / 360).astype(int) % TURNS).astype(np.uint8)


@lru_cache(maxsize=1)
def _orb() -> cv2.ORB:
    return cv2.ORB.create(
        nfeatures=FOUND, scaleFactor=1.2, nlevels=8, edgeThreshold=19, fastThreshold=7
    )


def _in_turn(found: Sequence[cv2.KeyPoint], size: tuple[int, int], kept: int) -> list[int]:
    """Positions in `found`: the strongest of each cell, then the second of each, until `kept`."""
    if not len(found):
        return []
    points = np.asarray(cv2.KeyPoint.convert(found), np.float32)
    strength = np.array([corner.response for corner in found])
    cells = cell_of(points, size, GRID)
    order = np.lexsort((-strength, cells))
    cells = cells[order]
    begins = np.flatnonzero(np.r_[True, cells[1:] != cells[:-1]])
    rank = np.arange(len(order)) - np.repeat(begins, np.diff(np.r_[begins, len(order)]))
    choice = np.lexsort((-strength[order], rank))[:kept]
    return [int(at) for at in order[choice]]


def cell_of(
    points: npt.NDArray[np.float32], size: tuple[int, int], grid: int
) -> npt.NDArray[np.int64]:
    """The number of the cell of a `grid` x `grid` raster in which each point lies."""
    across = np.clip(points[:, 0] * grid / size[0], 0, grid - 1).astype(np.int64)
    down = np.clip(points[:, 1] * grid / size[1], 0, grid - 1).astype(np.int64)
    return down * grid + across


def _nothing(size: tuple[int, int]) -> Features:
    return Features(
        points=np.empty((0, 2), np.float32),
        angles=np.empty(0, np.uint8),
        descriptors=np.empty((0, 32), np.uint8),
        size=size,
    )
