"""What to look at in a query: all of it, its mirror image, and the pictures that it shows."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from baruga.matching.images.pictures import LONG_SIDE, Grey, sized

REDUCED = 288  # pixels of the longer side
LEAST = 0.12  # of a side: smaller panels are buttons and avatars
MOST_PANELS = 3
DEPTH = 3  # cuts within cuts
FLAT = 6.0  # standard deviation of grey values along a line that shows nothing


@dataclass(frozen=True, kw_only=True)
class View:
    """A part of the query at working size; `matrix` (2 x 3) leads from it back to the query."""

    name: str
    picture: Grey
    matrix: npt.NDArray[np.float64]


Box = tuple[int, int, int, int]  # left, top, width, height


def whole(query: Grey) -> View:
    return part(query, (0, 0, query.shape[1], query.shape[0]), "whole")


def reduced(query: Grey) -> View:
    """The whole in the size that a small piece of a photograph has in the archive."""
    return part(query, (0, 0, query.shape[1], query.shape[0]), "reduced", REDUCED)


def part(query: Grey, box: Box, name: str, long_side: int = LONG_SIDE) -> View:
    left, top, width, height = box
    cut = np.ascontiguousarray(query[top : top + height, left : left + width])
    picture, factor = sized(cut, long_side)
    return View(
        name=name, picture=picture, matrix=np.array([[1 / factor, 0, left], [0, 1 / factor, top]])
    )


def mirrored(view: View) -> View:
    matrix = view.matrix.copy()
    matrix[:, 2] += matrix[:, 0] * view.picture.shape[1]
    matrix[:, 0] = -matrix[:, 0]
    picture = np.ascontiguousarray(view.picture[:, ::-1])
    return View(name=f"{view.name}, mirrored", picture=picture, matrix=matrix)


def panels(query: Grey) -> list[Box]:
    """Rectangles (left, top, width, height) of pictures within the query, the largest first.

    The query is cut along lines that show nothing, as the background of a chat or the gutter of a collage.
    """
    small, factor = sized(query, 320)
    boxes = _cut(small, (0, 0, small.shape[1], small.shape[0]), DEPTH)
    whole = small.shape[0] * small.shape[1]
    least = LEAST * min(small.shape)
    kept = [
        box
        for box in boxes
        if min(box[2:]) >= least and 0.02 < box[2] * box[3] / whole < 0.9 and _rich(small, box)
    ]
    kept.sort(key=lambda box: -box[2] * box[3])
    return [
        (int(left / factor), int(top / factor), int(width / factor), int(height / factor))
        for left, top, width, height in kept[:MOST_PANELS]
    ]


def _cut(picture: Grey, box: Box, depth: int) -> list[Box]:
    left, top, width, height = box
    part = picture[top : top + height, left : left + width]
    for axis in (1, 0):
        spans = _spans(part.std(axis=axis) > FLAT)
        if not spans:
            return []
        side = part.shape[1 - axis]
        if depth and (len(spans) > 1 or spans[0][1] - spans[0][0] < side - 2):
            inner = [
                (left, top + begin, width, end - begin)
                if axis == 1
                else (left + begin, top, end - begin, height)
                for begin, end in spans
            ]
            return [found for each in inner for found in _cut(picture, each, depth - 1)]
    return [box]


def _spans(busy: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Begin and end of each stretch of busy lines."""
    edges = np.flatnonzero(np.diff(np.r_[False, busy, False].astype(np.int8)))
    return [(int(begin), int(end)) for begin, end in edges.reshape(-1, 2)]


def _rich(picture: Grey, box: Box) -> bool:
    """Does it look like a photograph rather than lines of text: are most small blocks more than two greys?"""
    left, top, width, height = box
    part = picture[top : top + height, left : left + width]
    smooth = np.asarray(cv2.blur(part, (5, 5)), np.uint8)
    return len(np.unique(smooth >> 3)) >= 10
