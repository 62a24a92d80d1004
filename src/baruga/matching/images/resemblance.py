"""Once two pictures are brought together: do they look alike where they overlap, or only share a logo."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from baruga.matching.images.pictures import Grey

SIDE = 64  # pixels of the longer side of a thumbnail
WINDOW = 9  # pixels of the surroundings that are compared
EVENTFUL = 5.0  # standard deviation of grey values below which surroundings show nothing
ALIKE = 0.6  # correlation of surroundings that count as the same
LEAST = 0.02  # of the thumbnail that must be comparable at all

Matrix = npt.NDArray[np.float64]
Plane = npt.NDArray[np.float32]


def thumbnail_size(size: tuple[int, int]) -> tuple[int, int]:
    factor = SIDE / max(size)
    return max(round(size[0] * factor), 1), max(round(size[1] * factor), 1)


def thumbnail(picture: Grey) -> Grey:
    small = cv2.resize(
        picture, thumbnail_size((picture.shape[1], picture.shape[0])), interpolation=cv2.INTER_AREA
    )
    return np.asarray(small, np.uint8)


def resemblance(view: Grey, matrix: Matrix, small: Grey, size: tuple[int, int]) -> float:
    """Of what the overlap shows, the share (0 to 1) that is the same in both.

    `matrix` leads from the photograph, of `size`, to `view`; `small` is the photograph's thumbnail. Compared
    are surroundings, by correlation, so light and contrast do not matter; where both are flat nothing counts.
    """
    scale = size[0] / small.shape[1], size[1] / small.shape[0]
    shrink = min(1.0, 1 / (float(np.hypot(matrix[0, 0], matrix[1, 0])) * scale[0]))
    reduced = (
        view
        if shrink > 0.9
        else cv2.resize(view, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    )
    placed = matrix.copy()
    placed[:, 0] *= scale[0]
    placed[:, 1] *= scale[1]
    placed *= np.array([[reduced.shape[1] / view.shape[1]], [reduced.shape[0] / view.shape[0]]])
    dimensions = (small.shape[1], small.shape[0])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    seen = cv2.warpAffine(reduced, placed, dimensions, flags=flags).astype(np.float32)
    inside = cv2.warpAffine(
        np.ones_like(reduced), placed, dimensions, flags=cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP
    )
    return _share(small.astype(np.float32), seen, inside.astype(np.float32))


def _share(one: Plane, other: Plane, inside: Plane) -> float:
    """The lower of two shares: in all of the overlap, and in the middle of it, where no frame reaches."""
    weight = np.maximum(_mean(inside), 1e-6)
    means = [_mean(plane * inside) / weight for plane in (one, other)]
    spreads = [
        np.sqrt(np.maximum(_mean(plane * plane * inside) / weight - mean * mean, 0))
        for plane, mean in zip((one, other), means, strict=True)
    ]
    together = _mean(one * other * inside) / weight - means[0] * means[1]
    same = together > ALIKE * np.maximum(spreads[0] * spreads[1], 1.0)
    shown = (inside > 0) & (weight > 0.4) & (np.maximum(*spreads) > EVENTFUL)
    middle = shown & _middle(inside)
    return min(float(same[part].mean()) if part.mean() > LEAST else 1.0 for part in (shown, middle))


def _middle(inside: Plane) -> npt.NDArray[np.bool_]:
    """The overlap without a fifth of its height and width on each side."""
    height, width = (int(np.any(inside > 0, axis=axis).sum() * 0.4) | 1 for axis in (1, 0))
    kernel = np.ones((height, width), np.uint8)
    worn = cv2.erode(inside, kernel, borderType=cv2.BORDER_CONSTANT, borderValue=0)
    return np.asarray(worn > 0, np.bool_)


def _mean(plane: Plane) -> Plane:
    return np.asarray(cv2.blur(plane, (WINDOW, WINDOW), borderType=cv2.BORDER_CONSTANT), np.float32)
