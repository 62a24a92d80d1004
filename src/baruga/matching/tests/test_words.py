"""Words and sentences as an Indonesian newsroom counts them."""

from __future__ import annotations

import pytest

from baruga.matching.words import quotations, sentences, words


def said(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text)]


def counted(text: str) -> list[str]:
    return [word.text for word in words(text)]


@pytest.mark.parametrize("text", ["", "   ", "...", "😀 🙏", "\u200b", "— – !"])
def test_a_text_without_words_has_no_words_and_no_sentences(text: str) -> None:
    assert counted(text) == []
    assert said(text) == []


def test_reduplications_figures_times_and_dates_are_one_word_each() -> None:
    text = "Anak-anak menanam 3.059 pohon pukul 08.00, Jum'at 27/11/2026."
    assert counted(text) == [
        "Anak-anak",
        "menanam",
        "3.059",
        "pohon",
        "pukul",
        "08.00",
        "Jum'at",
        "27/11/2026",
    ]


def test_addresses_and_degrees_are_one_word_each() -> None:
    assert counted("Rahman, S.Sos., menulis ke humas@bone.go.id (https://bone.go.id/a-b).") == [
        "Rahman",
        "S.Sos",
        "menulis",
        "ke",
        "humas@bone.go.id",
        "https://bone.go.id/a-b",
    ]


def test_emoji_and_signs_are_no_words() -> None:
    assert counted("Pasar murah 🎉 & bazar – gratis!") == ["Pasar", "murah", "bazar", "gratis"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kepala Dinas Kesehatan Kab. Bone, dr. Sitti Aminah, meninjau puskesmas.",
        "Prof. Dr. H. Andi M. Yusuf, M.Kes., memimpin rapat di Jl. Veteran No. 12.",
        "Sebanyak 3.059 warga mengantre sejak pukul 08.00 WITA.",
        "Peraturan No. 5 Tahun 2026 berlaku s.d. 31 Des. 2027.",
        "Warga membawa sepatu, topi, dll. untuk lomba.",
        "A.M. Nurdin dan K.H. Ahmad hadir.",
        "Laporkan ke bone.go.id atau Baruga.go.id.",
        "“Ayo bersih-bersih!” kata lurah itu.",
        '"Sudah siap?" tanya petugas.',
        "Hujan turun… lalu berhenti.",
    ],
)
def test_these_stops_end_no_sentence(sentence: str) -> None:
    assert said(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jalan rusak. Warga mengeluh.", ["Jalan rusak.", "Warga mengeluh."]),
        ("Jalan rusak.Warga mengeluh.", ["Jalan rusak.", "Warga mengeluh."]),
        ("jalan rusak. warga mengeluh", ["jalan rusak.", "warga mengeluh"]),
        ("“Kami siap.” Ia lalu pulang.", ["“Kami siap.”", "Ia lalu pulang."]),
        ("Ada sepatu, topi, dll. Panitia siap.", ["Ada sepatu, topi, dll.", "Panitia siap."]),
        ("Hadir Rahman, M.Si. Acara usai.", ["Hadir Rahman, M.Si.", "Acara usai."]),
        ("Berlaku pada 2026. Tarif tetap.", ["Berlaku pada 2026.", "Tarif tetap."]),
        ("Buka bone.go.id. Lalu daftar.", ["Buka bone.go.id.", "Lalu daftar."]),
        ("Siap? Ya! Berangkat.", ["Siap?", "Ya!", "Berangkat."]),
    ],
)
def test_these_stops_end_a_sentence(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_a_heading_and_list_items_are_sentences_of_their_own() -> None:
    text = "Syarat mengurus KTP\r\n1. Membawa kartu keluarga\r\n- foto\r\n\r\nKantor buka Senin."
    assert said(text) == [
        "Syarat mengurus KTP",
        "1. Membawa kartu keluarga",
        "- foto",
        "Kantor buka Senin.",
    ]


def test_a_line_broken_by_a_program_goes_on() -> None:
    assert said("Warga menanam pohon\ndi tepi sungai.") == ["Warga menanam pohon\ndi tepi sungai."]


def test_a_text_without_punctuation_is_one_sentence() -> None:
    assert said("warga desa menanam pohon di tepi sungai") == [
        "warga desa menanam pohon di tepi sungai"
    ]


def test_places_are_those_of_the_text_as_it_was_typed() -> None:
    text = "Air\u200b bersih 😀 mengalir. Pi\u00adpa baru."
    for found in [*words(text), *sentences(text)]:
        assert text[found.start : found.end] == found.text
    assert said(text)[1] == "Pi\u00adpa baru."


def test_quotations_are_found_without_their_marks() -> None:
    text = '“Air sudah mengalir,” kata lurah. "Semoga lancar." «Amin»'
    assert [found.text for found in quotations(text)] == [
        "Air sudah mengalir,",
        "Semoga lancar.",
        "Amin",
    ]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    text = "“Kami mulai hari ini.\n\n“Besok selesai.”"
    assert [found.text for found in quotations(text)] == ["Kami mulai hari ini.", "Besok selesai."]
    assert [found.text for found in quotations('Ia berkata, "tunggu')] == ["tunggu"]
