"""Listed words in a text."""

from __future__ import annotations

import pytest

from baruga.matching.terms import Terms

LIST = Terms(["stakeholder", "stakeholder terkait", "launching", "dalam rangka", "soft launching"])


def found(text: str) -> list[tuple[str, str]]:
    uses = LIST.find(text)
    assert all(text[use.start : use.end] == use.text for use in uses)
    return [(use.text, use.term) for use in uses]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rapat dengan stakeholder.", [("stakeholder", "stakeholder")]),
        ("Stakeholder hadir.", [("Stakeholder", "stakeholder")]),
        ("Rapat stakeholder  terkait.", [("stakeholder", "stakeholder")]),
        ("Rapat stakeholder terkait.", [("stakeholder terkait", "stakeholder terkait")]),
        ("Acara launchingnya besok.", [("launchingnya", "launching")]),
        ("Dalam rangka HUT, warga berlari.", [("Dalam rangka", "dalam rangka")]),
        ("Acara soft launching besok.", [("soft launching", "soft launching")]),
    ],
)
def test_a_listed_word_is_found_as_a_whole_word(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Dalam rapat, rangka jembatan dibahas.",
        "Warga berbelanja di Toko Launching Takalar.",
        "Multistakeholder bukan kata yang dicari.",
        "",
    ],
)
def test_parts_of_words_and_names_are_spared(text: str) -> None:
    assert found(text) == []
