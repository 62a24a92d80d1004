"""Dates and times as Indonesian news writes them, and what must not be taken for one."""

from __future__ import annotations

import pytest

from baruga.matching.date_forms import Kind, date_forms


@pytest.mark.parametrize(
    ("sentence", "wrong", "better"),
    [
        ("Dibuka pada 12 June 2026.", "12 June 2026", "12 Juni 2026"),
        ("Dibuka June 12, 2026.", "June 12, 2026", "12 Juni 2026"),
        ("Sejak August 2026 air mengalir.", "August 2026", "Agustus 2026"),
        ("Berlaku mulai 2 Jan 26.", "2 Jan 26", "2 Januari 2026"),
        ("Berlaku mulai 2 Agt 2026.", "2 Agt 2026", "2 Agustus 2026"),
        ("Rapat 12/06/2026 di aula.", "12/06/2026", "12 Juni 2026"),
        ("Rapat 12-06-2026 di aula.", "12-06-2026", "12 Juni 2026"),
        ("Buka pukul 09:00 WITA pada 2026.", "09:00", "09.00"),
        ("Buka 9:00 am WITA.", "9:00 am", "09.00"),
        ("Tutup 9 pm WITA.", "9 pm", "21.00"),
        ("Rapat jam 09.00 WITA.", "jam 09.00", "pukul 09.00"),
    ],
)
def test_another_form_is_found_with_the_better_one(sentence: str, wrong: str, better: str) -> None:
    (found,) = date_forms(sentence)
    assert (found.text, found.better) == (wrong, better)
    assert sentence[found.start : found.end] == wrong


@pytest.mark.parametrize(
    "sentence",
    [
        "Posko dibuka Senin (23/11/2026) pukul 09.00 WITA.",
        "Posko dibuka pada 23 November 2026 pukul 07.00 sampai 21.00 WITA.",
        "Anggota KPU August Mellaz dan Ibu May hadir.",
        "Surat nomor 12/06/2026 sudah terbit.",
        "Tahun pelajaran 2025/2026 dimulai.",
        "Upacara 17 Agustus digelar di Lapangan 17 Agustus, 2026.",
        "Peringatan 17 Agustus berlangsung khidmat.",
        "Skor 2:1 untuk Takalar, skala 1:50.",
        "Layanan buka 24 jam.",
        "Perjalanan memakan waktu dua jam.",
        "QS Al-Baqarah 2:255 dibacakan.",
    ],
)
def test_what_is_right_or_a_name_is_left_alone(sentence: str) -> None:
    assert date_forms(sentence) == []


def test_a_text_that_never_says_the_year_is_told_once() -> None:
    text = "Posko dibuka pada 23 November. Posko ditutup pada 30 November."
    assert [(form.text, form.kind) for form in date_forms(text)] == [("23 November", Kind.NO_YEAR)]


def test_one_year_in_the_text_is_enough() -> None:
    text = "Posko dibuka Senin (23/11/2026). Posko ditutup pada 30 November."
    assert date_forms(text) == []


def test_a_text_that_never_says_the_zone_is_told_once() -> None:
    text = "Posko dibuka pukul 09.00 dan ditutup pukul 17.00."
    assert [(form.text, form.kind) for form in date_forms(text)] == [("pukul 09.00", Kind.NO_ZONE)]
