"""Which corners of two pictures are the same, in one geometry: turned, scaled and moved."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from baruga.matching.images.features import Features, cell_of

RATIO = 0.85  # the best partner of a corner must be this much nearer than the second best
DIFFERING = 72  # bits of 256 in which partners may differ
REACH = 6.0  # pixels that a corner may lie beside its place
FINE = 20  # cells in each direction; corners in one cell count once
MIDDLE = 0.6  # of height and width
SCALES = (0.08, 12.0)  # how much smaller or larger the photograph may appear

Matrix = npt.NDArray[np.float64]  # 2 x 3
Points = npt.NDArray[np.float32]  # n x 2


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """`score` is the number of agreeing corners in different cells; `matrix` leads from photograph to query.

    `inner` are those in the middle of what the query shows of the photograph: a frame around it has none there.
    """

    score: int
    inner: int
    matrix: Matrix


def agreement(query: Features, photo: Features) -> Agreement | None:
    """How `query` and `photo` agree, or None when no geometry brings them together."""
    pairs = _partners(query, photo)
    if len(pairs) < 4:
        return None
    here, there = query.points[pairs[:, 0]], photo.points[pairs[:, 1]]
    matrix, agrees = cv2.estimateAffinePartial2D(
        there, here, method=cv2.RANSAC, ransacReprojThreshold=REACH, maxIters=2000, confidence=0.999
    )
    if matrix is None or not SCALES[0] < np.hypot(matrix[0, 0], matrix[1, 0]) < SCALES[1]:
        return None
    placed = np.asarray(matrix, np.float64)
    inside = agrees.ravel().astype(bool)
    sides = ((here[inside], query.size), (there[inside], photo.size))
    score = min(len(np.unique(cell_of(points, size, FINE))) for points, size in sides)
    inner = _inner(there[inside], _visible(placed, query.size, photo.size), photo.size)
    return Agreement(score=score, inner=inner, matrix=placed)


def _partners(query: Features, photo: Features) -> npt.NDArray[np.int64]:
    """Pairs of positions (n x 2) of corners that are clearly each other's nearest."""
    if len(query) < 2 or len(photo) < 2:
        return np.empty((0, 2), np.int64)
    near, which = cv2.batchDistance(
        query.descriptors, photo.descriptors, cv2.CV_32S, normType=cv2.NORM_HAMMING, K=2
    )
    clear = (near[:, 0] <= DIFFERING) & (near[:, 0] < RATIO * near[:, 1])
    return np.stack([np.flatnonzero(clear), which[clear, 0]], axis=1)


def _visible(matrix: Matrix, query: tuple[int, int], photo: tuple[int, int]) -> Points:
    """The part of the photograph, in its own coordinates, that the query can show: a convex polygon."""
    back = np.asarray(cv2.invertAffineTransform(matrix))
    outer = frame(query) @ back[:, :2].T + back[:, 2]
    _, shared = cv2.intersectConvexConvex(outer.astype(np.float32), frame(photo))
    return (
        np.empty((0, 2), np.float32)
        if shared is None
        else np.asarray(shared, np.float32).reshape(-1, 2)
    )


def _inner(there: Points, visible: Points, photo: tuple[int, int]) -> int:
    if len(visible) < 3:
        return 0
    middle = visible.mean(axis=0)
    core = (visible - middle) * MIDDLE + middle
    within = [cv2.pointPolygonTest(core, (float(x), float(y)), False) >= 0 for x, y in there]
    return len(np.unique(cell_of(there[np.array(within, bool)], photo, FINE)))


def frame(size: tuple[int, int]) -> Points:
    width, height = size
    return np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
