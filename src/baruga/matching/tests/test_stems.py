"""Text and question are cut the same way."""

import pytest

from baruga.matching.stems import STOP_WORDS, stem, stems


@pytest.mark.parametrize(
    "family",
    [
        ("pelayanan", "layanan", "melayani", "dilayani"),
        ("pembangunan", "membangun", "bangunan", "dibangun"),
        ("pendidikan", "mendidik", "didik"),
        ("kesehatan", "sehat"),
        ("bantuan", "membantu", "bantu"),
    ],
)
def test_a_family_of_words_has_one_stem(family):
    assert len({stem(word) for word in family}) == 1


def test_words_that_say_nothing_are_left_out():
    assert stems("Pelayanan yang ada di Takalar dan Gowa") == ["layan", "takalar", "gowa"]


def test_a_word_twice_is_one_stem():
    assert stems("Layanan, pelayanan; MELAYANI!") == ["layan"]


def test_figures_and_codes_stay_as_they_are():
    assert stems("Rp2 miliar, COVID-19") == ["rp2", "miliar", "covid", "19"]


@pytest.mark.parametrize("text", ["", "...", "💧", "_" * 9, "a" * 100_000])
def test_any_text_is_taken(text):
    assert isinstance(stems(text), list)


def test_no_stop_word_is_written_twice_or_in_capitals():
    assert all(word == word.lower() and word.isalpha() for word in STOP_WORDS)
