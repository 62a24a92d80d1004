"""What the eye cannot see is gone, and every place is found again."""

from __future__ import annotations

from baruga.matching.reading import Reading


def test_a_text_without_hidden_characters_reads_as_it_is() -> None:
    reading = Reading("Warga Bone panen.")
    assert reading.plain == "Warga Bone panen."
    assert reading.span(6, 10).text == "Bone"


def test_zero_width_characters_are_not_read_but_belong_to_the_place() -> None:
    text = "Ba\u200bdan Pe\u00adnanggulangan"
    reading = Reading(text)
    assert reading.plain == "Badan Penanggulangan"
    found = reading.span(0, 5)
    assert (found.start, found.end, found.text) == (0, 6, "Ba\u200bdan")


def test_spaces_apostrophes_and_hyphens_of_every_kind_read_alike() -> None:
    assert Reading("Rp\u00a050 Jum\u2019at anak\u2011anak").plain == "Rp 50 Jum'at anak-anak"


def test_a_decomposed_accent_reads_as_its_letter() -> None:
    assert Reading("Café Cafe\u0301").plain == "Café Cafe"


def test_an_empty_place_is_found_at_both_ends() -> None:
    reading = Reading("\u200bada\u200b")
    assert reading.place(0, 0) == (1, 1)
    assert reading.place(3, 3) == (5, 5)
