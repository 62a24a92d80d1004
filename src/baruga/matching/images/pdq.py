"""PDQ: 256 bits that stay the same when a picture is scaled, recompressed or slightly coloured.

Own implementation of the algorithm that Facebook published in 2019 ("The TMK+PDQF video-hashing algorithm and
the PDQ image-hashing algorithm"); tests/test_pdq.py holds hashes made by their implementation.

A hash is four uint64: bit k of the 256 stands for the frequency k // 16 down and k % 16 across.
"""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt

Hash = npt.NDArray[np.uint64]  # shape (4,); several: (n, 4)
Frequencies = npt.NDArray[np.float64]  # 16 x 16

BLOCKS = 64
WORDS = 4
ENOUGH_QUALITY = 50  # of 100: below, a picture is too empty for its hash to mean anything
SAME = 31  # bits of 256: the published threshold


@lru_cache(maxsize=1)
def _cosines() -> npt.NDArray[np.float64]:
    """Rows 1 to 16 of the discrete cosine transform of 64 samples; the mean (row 0) is left out."""
    row, column = np.mgrid[1:17, 0:BLOCKS]
    return np.asarray(np.sqrt(2 / BLOCKS) * np.cos(np.pi / (2 * BLOCKS) * row * (2 * column + 1)))


def frequencies(luma: npt.NDArray[np.uint8]) -> tuple[Frequencies, int]:
    """The 16 x 16 lowest frequencies of a grey picture, and its quality from 0 to 100."""
    blocks = _blocks(luma.astype(np.float32))
    cosines = _cosines()
    return cosines @ blocks @ cosines.T, _quality(blocks)


def bits(of: Frequencies) -> Hash:
    """One bit for each frequency: is it above the median of all?"""
    flat = of.ravel()
    above = flat > np.partition(flat, (flat.size - 1) // 2)[(flat.size - 1) // 2]
    return np.packbits(above, bitorder="little").view(np.uint64)


def dihedral(of: Frequencies) -> npt.NDArray[np.uint64]:
    """The hashes (8 x 4) of the picture as it is, turned by 90, 180 and 270 degrees, and the mirrored four.

    Turning a picture turns its frequencies and changes the sign of every second row or column, so it
    need not be drawn again.
    """
    sign = np.where(np.arange(16) % 2, 1.0, -1.0)
    mirrored = of * sign  # left and right exchanged
    upturned = of * sign[:, None]  # top and bottom exchanged
    views = (
        of,
        mirrored.T,
        upturned * sign,
        upturned.T,
        mirrored,
        of.T,
        upturned,
        (upturned * sign).T,
    )
    return np.stack([bits(np.ascontiguousarray(view)) for view in views])


def distances(of: Hash, others: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
    """In how many of 256 bits each of `others` (n x 4) differs."""
    return np.bitwise_count(others ^ of).sum(axis=1, dtype=np.int64)


def to_hex(of: Hash) -> str:
    """As Facebook's tools write it: the highest bit first."""
    return "".join(f"{int(word):016x}" for word in of[::-1])


def _blocks(luma: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    """64 x 64 samples of the picture after two passes of a box filter in each direction."""
    if luma.shape == (BLOCKS, BLOCKS):
        return luma.astype(np.float64)
    height, width = luma.shape
    window = (_window(width), _window(height))
    weight = _boxes(np.ones_like(luma), window)
    smooth = luma
    for _ in range(2):
        smooth = _boxes(smooth, window) / weight
    rows = ((np.arange(BLOCKS) + 0.5) * height / BLOCKS).astype(int)
    columns = ((np.arange(BLOCKS) + 0.5) * width / BLOCKS).astype(int)
    return smooth[np.ix_(rows, columns)].astype(np.float64)


def _window(side: int) -> int:
    return -(-side // (2 * BLOCKS))


def _boxes(values: npt.NDArray[np.float32], window: tuple[int, int]) -> npt.NDArray[np.float32]:
    """Sums over `window`; beyond the edge there is nothing, and an even window reaches further ahead."""
    anchor = ((window[0] - 1) // 2, (window[1] - 1) // 2)
    made = cv2.boxFilter(
        values, -1, window, anchor=anchor, normalize=False, borderType=cv2.BORDER_CONSTANT
    )
    return np.asarray(made, np.float32)


def _quality(blocks: npt.NDArray[np.float64]) -> int:
    """How much changes from sample to sample, in whole hundredths of the range, against a fixed scale."""
    steps = (np.diff(blocks, axis=axis) * 100 / 255 for axis in (0, 1))
    change = sum(int(np.abs(np.trunc(step)).sum()) for step in steps)
    return min(change // 90, 100)
