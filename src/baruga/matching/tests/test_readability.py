"""Length of sentences and words, and the sentences to split."""

from __future__ import annotations

import pytest

from baruga.matching.readability import Level, readability

EASY = "Warga desa panen jagung. Hasilnya naik. Mereka senang. Harga jual juga baik tahun ini."
HARD = (
    "Penyelenggaraan musyawarah perencanaan pembangunan diharapkan mengakomodasi keseluruhan "
    "kepentingan masyarakat terdampak melalui penguatan koordinasi antarkelembagaan pemerintahan "
    "berdasarkan ketentuan perundang-undangan."
)


def test_an_empty_text_has_nothing_to_measure() -> None:
    measured = readability("")
    assert (measured.words, measured.sentences, measured.lix) == (0, 0, 0.0)
    assert measured.average_sentence == measured.long_share == 0.0


def test_lix_is_words_per_sentence_plus_the_share_of_long_words() -> None:
    # 8 words in 2 sentences; long ones: "menanam", "sekolah".
    measured = readability("Siswa menanam pohon. Guru ikut di halaman sekolah.")
    assert (measured.words, measured.sentences) == (8, 2)
    assert measured.long_words == 3
    assert measured.lix == pytest.approx(8 / 2 + 100 * 3 / 8)


def test_a_reduplication_is_as_long_as_its_half_and_figures_are_short() -> None:
    assert readability("anak-anak 1.250.000 kura-kura").long_words == 0
    assert readability("perempuan-perempuan").long_words == 1


@pytest.mark.parametrize(("text", "level"), [(EASY, Level.EASY), (HARD, Level.VERY_HARD)])
def test_the_level_follows_lix(text: str, level: Level) -> None:
    assert readability(text).level is level


@pytest.mark.parametrize(("long_words", "level"), [(4, Level.ORDINARY), (5, Level.HARD)])
def test_the_middle_bands_lie_between(long_words: int, level: Level) -> None:
    text = " ".join(["menanam"] * long_words + ["padi"] * (10 - long_words))
    assert readability(text).level is level


def test_long_sentences_come_with_their_place_and_length() -> None:
    long_one = " ".join(["kata"] * 26) + "."
    text = f"Pendek saja. {long_one} Pendek lagi."
    measured = readability(text)
    assert measured.long_share == pytest.approx(1 / 3)
    (found,) = measured.long_sentences
    assert text[found.start : found.end] == found.text == long_one
    assert found.words == 26


def test_the_caller_says_how_long_is_long() -> None:
    assert readability("Satu dua tiga empat lima.", long_after=4).long_share == 1.0
    assert readability("Satu dua tiga empat lima.", long_after=5).long_share == 0.0


def test_a_text_without_punctuation_counts_as_one_sentence() -> None:
    assert readability("warga menanam pohon di tepi sungai").sentences == 1
