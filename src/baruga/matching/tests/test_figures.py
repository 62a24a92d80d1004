"""Figures as Indonesian writes them, and what must not be taken for one."""

from __future__ import annotations

import pytest

from baruga.matching.figures import figures


@pytest.mark.parametrize(
    ("sentence", "wrong", "better"),
    [
        ("Sebanyak 1,000 paket dibagikan.", "1,000", "1.000"),
        ("Anggaran 12,500,000 rupiah.", "12,500,000", "12.500.000"),
        ("Harga beras naik 2.5 persen.", "2.5", "2,5"),
        ("Luas lahan 3.75 hektare.", "3.75", "3,75"),
        ("Biayanya Rp 5.000 per orang.", "Rp 5.000", "Rp5.000"),
        ("Biayanya Rp. 150.000.", "Rp. 150.000", "Rp150.000"),
        ("Biayanya Rp5.000,- saja.", "Rp5.000,-", "Rp5.000"),
        ("Nilainya IDR 1,500,000.", "IDR 1,500,000", "Rp1.500.000"),
        ("Naik 5 % dari tahun lalu.", "5 %", "5%"),
        ("Peringatan HUT ke 81 Kemerdekaan.", "ke 81", "ke-81"),
        ("Pada hari ke 3 air surut.", "ke 3", "ke-3"),
    ],
)
def test_a_foreign_or_mistaken_form_is_found_with_the_better_one(
    sentence: str, wrong: str, better: str
) -> None:
    (found,) = figures(sentence)
    assert (found.text, found.better) == (wrong, better)
    assert sentence[found.start : found.end] == wrong


@pytest.mark.parametrize(
    "sentence",
    [
        "Sebanyak 1.000 paket senilai Rp5.000 dibagikan, naik 2,5 persen atau 5%.",
        "Posko buka pukul 09.30 sampai 21.00 WITA.",
        "Panjang jalan 1.250 meter.",
        "Nilainya 1,250 ton menurut laporan.",  # one and a quarter: it may be meant
        "Pendapatan Rp1,500 triliun.",
        "Bantuan dikirim ke 5 desa dan ke 12 dusun.",
        "Pasal 3.1 dan versi 2.0 berlaku sejak 23.11.2026.",
        "Skor akhir 2,3,4 dan 10, 20, 30.",
        "Nomor surat 800/1,000/BKD.",
        "Hubungi 0811-4100-200.",
    ],
)
def test_what_is_right_is_left_alone(sentence: str) -> None:
    assert figures(sentence) == []
