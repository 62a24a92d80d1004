"""Names are found as long as they stand and only with a capital letter."""

from __future__ import annotations

import pytest

from baruga.matching.gazetteer import Gazetteer
from baruga.matching.reading import Reading
from baruga.matching.words import read_words


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("Bone panen", 1),
        ("Bone Selatan panen", 2),
        ("Kabupaten Bone panen", 2),
        ("BONE panen", 1),
        ("bone panen", 0),
        ("Gowa panen", 0),
        ("Jum'at Berkah hadir", 2),
    ],
)
def test_the_longest_name_at_a_place(text: str, length: int) -> None:
    names = Gazetteer(["Kabupaten Bone", "Bone Selatan", "Jum’at Berkah", ""])
    assert names.length_at(read_words(Reading(text)), 0) == length


def test_no_names_find_nothing() -> None:
    assert Gazetteer().length_at(read_words(Reading("Bone")), 0) == 0
