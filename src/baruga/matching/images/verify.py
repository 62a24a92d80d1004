"""Do two pictures agree as one photograph would: many corners, in one geometry, all over the picture."""

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
SCALES = (0.08, 12.0)  # how much smaller or larger the photograph may appear

Matrix = npt.NDArray[np.float64]  # 2 x 3
Points = npt.NDArray[np.float32]  # n x 2


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """`score` is the number of agreeing corners in different cells; `matrix` leads from photograph to query."""

    score: int
    spread: float  # of the part of the photograph that should be visible, how much lies between the corners
    depth: float  # how far they reach in the direction in which they reach less far, of the shorter side
    inner: int  # cells with agreeing corners away from the edges of that part
    matrix: Matrix
    size: tuple[int, int]  # of the photograph


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
    inside = agrees.ravel().astype(bool)
    return _judged(np.asarray(matrix, np.float64), here[inside], there[inside], query.size, photo.size)


def _partners(query: Features, photo: Features) -> npt.NDArray[np.int64]:
    """Pairs of positions (n x 2) of corners that are clearly each other's nearest."""
    if len(query) < 2 or len(photo) < 2:
        return np.empty((0, 2), np.int64)
    near, which = cv2.batchDistance(
        query.descriptors, photo.descriptors, cv2.CV_32S, normType=cv2.NORM_HAMMING, K=2
    )
    clear = (near[:, 0] <= DIFFERING) & (near[:, 0] < RATIO * near[:, 1])
    return np.stack([np.flatnonzero(clear), which[clear, 0]], axis=1)


def _judged(
    matrix: Matrix, here: Points, there: Points, query: tuple[int, int], photo: tuple[int, int]
) -> Agreement:
    cells = [len(np.unique(cell_of(points, size, FINE))) for points, size in ((here, query), (there, photo))]
    visible = _visible(matrix, query, photo)
    hull = cv2.contourArea(cv2.convexHull(there)) if len(there) > 2 else 0.0
    area = cv2.contourArea(visible) if len(visible) > 2 else 0.0
    low = np.linalg.eigvalsh(np.cov(there.T))[0] if len(there) > 2 else 0.0
    return Agreement(
        score=min(cells),
        spread=float(hull / area) if area else 0.0,
        depth=float(np.sqrt(max(low, 0.0)) / min(photo)),
        inner=_inner(there, visible, photo),
        matrix=matrix,
        size=photo,
    )


def _visible(matrix: Matrix, query: tuple[int, int], photo: tuple[int, int]) -> Points:
    """The part of the photograph, in its own coordinates, that the query can show: a convex polygon."""
    back = cv2.invertAffineTransform(matrix)
    frame = corners(query) @ back[:, :2].T + back[:, 2]
    _, shared = cv2.intersectConvexConvex(frame.astype(np.float32), corners(photo))
    return np.empty((0, 2), np.float32) if shared is None else shared.reshape(-1, 2)


def _inner(there: Points, visible: Points, photo: tuple[int, int]) -> int:
    """Cells with corners in the middle of `visible`: a frame around it, or a strip along it, has none."""
    if len(visible) < 3:
        return 0
    middle = visible.mean(axis=0)
    inside = (visible - middle) * 0.6 + middle
    kept = [point for point in there if cv2.pointPolygonTest(inside, tuple(map(float, point)), False) >= 0]
    return len(np.unique(cell_of(np.array(kept, np.float32), photo, FINE))) if kept else 0


def corners(size: tuple[int, int]) -> Points:
    width, height = size
    return np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
