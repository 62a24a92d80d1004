"""What people do to letters is undone, and every word knows its place."""

from __future__ import annotations

import pytest

from baruga.matching.claims.normalise import read


def plain(text: str) -> list[str]:
    return [word.plain for word in read(text)]


@pytest.mark.parametrize(
    "disguised",
    [
        "j\u0335e\u0336m\u0337b\u0300\u0301\u0302atan",  # zalgo
        "jem\u200bba\u2060tan",  # zero-width characters
        "𝗷𝗲𝗺𝗯𝗮𝘁𝗮𝗻",  # mathematical letters
        "ｊｅｍｂａｔａｎ",  # full width
        "jembataaaaan",
        "JEMBATAN",
        "j3mb4tan",
        "🌉🌉jembatan🌉",
    ],
)
def test_a_word_in_disguise_reads_as_the_word(disguised: str) -> None:
    assert plain(f"{disguised} ambruk") == ["jembatan", "ambruk"]


def test_chat_spelling_reads_as_what_it_stands_for() -> None:
    assert plain("vidio hp thn 2019") == plain("video ponsel tahun 2019")


def test_greetings_and_calls_to_pass_on_say_nothing() -> None:
    chain = "Assalamualaikum wr wb. Tolong SEBARKAN ke semua grup, viralkan! Jembatan ambruk. Terima kasih."
    assert plain(chain) == ["jembatan", "ambruk"]


def test_a_message_of_nothing_but_calls_keeps_its_words() -> None:
    assert plain("Sebarkan! Viralkan!") == ["sebarkan", "viralkan"]


def test_figures_that_count_stay_figures() -> None:
    assert plain("covid19 500rb 1.500.000 b12") == ["covid19", "500rb", "1500000", "b12"]


def test_a_tag_of_several_words_is_several_words() -> None:
    assert plain("#JembatanAmbruk") == ["jembatan", "ambruk"]


def test_forms_of_a_word_share_their_stem() -> None:
    assert len({word.stem for word in read("menyembuhkan sembuh disembuhkan")}) == 1


def test_words_of_an_english_text_are_cut_as_english() -> None:
    words = read("The bridges were falling into the river and they are still falling")
    assert [word.stem for word in words] == ["bridg", "fall", "river", "still", "fall"]


def test_every_word_knows_where_it_stands() -> None:
    text = "Awas!! jem\u200bbatan 🌉 ambruk"
    assert [text[word.start : word.end] for word in read(text)] == [
        "Awas",
        "jem\u200bbatan",
        "ambruk",
    ]


@pytest.mark.parametrize("text", ["", " \n\t", "😀😀😀", "!?…—", "\u200b\u200f"])
def test_a_text_without_words_has_none(text: str) -> None:
    assert read(text) == []


def test_right_to_left_script_is_read_in_its_order() -> None:
    assert plain("\u202bمرحبا بالعالم\u202c") == ["مرحبا", "بالعالم"]
