"""Our hashes are those of the published algorithm."""

from __future__ import annotations

import numpy as np
import pytest

from baruga.matching.images import pdq
from baruga.matching.images.tests.scenes import scene

# Made by Facebook's own implementation (pdqhash 0.2.8) of the pictures that `waves` draws.
PUBLISHED = {
    (1, 300, 400): "8000008401ff07ff0fff1fff7fff7ff07fc0ff807f007e00fc007c00fc00fc00",
    (2, 512, 512): "fffafffdffd5fff5fd28fd00fa10fa00f521f500f800f800b480fc00e800f000",
    (3, 640, 427): "7ff47fa07fc0fff0ff807f80fe80ff007f00fe00fe00fe00fe00fc00fc00fc00",
}
# The first of them turned by 90, 180, 270 degrees, mirrored, over both diagonals and upside down.
TURNED = (
    "8000008401ff07ff0fff1fff7fff7ff07fc0ff807f007e00fc007c00fc00fc00",
    "8000ff0603fff8000ffff0061ff0e03f3f80e07f1e00c1ff3c00e1ff3e00c7ff",
    "d555aaaa5586a9555aaab5556aa1956a2a95d5aa2b55d4aa2955d2aa2d55d6aa",
    "d55555aa56aa52aa5aaa5aac4aa54a956ad56ad54b556b5549554b5569556955",
    "d555555555ce56aa5aaa4aab6aa36a952a952a552b552b5529556d556d552955",
    "804b03ff03ff07ff0fff1fff1ff03fe07fc03f803f003f003e007e003e003e00",
    "8000ffff00d3fc000fffe0003ff4c03f7fc080ff7e0081ff7c0087ff780083ff",
    "d555aa5556aaad555aaaa5534aa5b56a6ad5952a4b5594aa4955b4aa695596aa",
)


def waves(seed: int, height: int, width: int) -> np.ndarray:
    y, x = np.mgrid[0:height, 0:width]
    return (
        (x * x * (seed + 3) + y * y * (seed + 5) + x * y * (7 - seed)) // (97 + 40 * seed) % 256
    ).astype(np.uint8)


@pytest.mark.parametrize(("picture", "expected"), PUBLISHED.items())
def test_a_hash_is_that_of_the_published_implementation(picture, expected):
    frequencies, quality = pdq.frequencies(waves(*picture))
    assert pdq.to_hex(pdq.bits(frequencies)) == expected
    assert quality == 100


def test_the_eight_hashes_are_those_of_the_published_implementation():
    frequencies, _ = pdq.frequencies(waves(1, 300, 400))
    assert [pdq.to_hex(each) for each in pdq.dihedral(frequencies)] == list(TURNED)


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_turned_picture_is_among_the_eight(turns):
    picture = scene(1)[..., 1]
    eight = pdq.dihedral(pdq.frequencies(picture)[0])
    turned = pdq.bits(pdq.frequencies(np.ascontiguousarray(np.rot90(picture, turns)))[0])
    assert pdq.distances(turned, eight).min() <= pdq.SAME


def test_an_empty_picture_has_no_quality():
    assert pdq.frequencies(np.full((300, 400), 127, np.uint8))[1] == 0
