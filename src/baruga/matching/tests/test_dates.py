"""Statements of time in every usual form."""

from __future__ import annotations

import pytest

from baruga.matching.dates import Precision, moments


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Senin (23/11/2026) pukul 08.00 WITA", Precision.DATE),
        ("pada Senin, 23 November 2026", Precision.DATE),
        ("23 November 2026", Precision.DATE),
        ("23-25 Nov 2026", Precision.DATE),
        ("23-11-2026", Precision.DATE),
        ("2026-11-23", Precision.DATE),
        ("(23/11)", Precision.DATE),
        ("Senin 23/11", Precision.DATE),
        ("Rabu (3/12) dini hari", Precision.DATE),
        ("mulai Kamis hingga Sabtu (26-28/11/2026)", Precision.DATE),
        ("hingga 31 Desember", Precision.DATE),
        ("SENIN, 23 NOVEMBER 2026", Precision.DATE),
        ("mulai Kamis", Precision.DAY),
        ("Jum'at", Precision.DAY),
        ("Jum’at malam", Precision.DAY),
        ("hari Minggu pagi", Precision.DAY),
        ("Minggu sore", Precision.DAY),
        ("minggu pagi", Precision.DAY),
        ("setiap Ahad", Precision.DAY),
        ("pukul 08.00 WITA", Precision.HOUR),
        ("Pukul 19:30 Wita", Precision.HOUR),
        ("jam 8 pagi", Precision.HOUR),
        ("08.00-10.00 WITA", Precision.HOUR),
        ("pagi ini", Precision.RELATIVE),
        ("tadi malam", Precision.RELATIVE),
        ("besok", Precision.RELATIVE),
        ("pekan depan", Precision.RELATIVE),
        ("minggu lalu", Precision.RELATIVE),
        ("akhir pekan ini", Precision.RELATIVE),
        ("dua hari lalu", Precision.RELATIVE),
        ("3 bulan terakhir", Precision.RELATIVE),
        ("awal Desember", Precision.MONTH),
        ("Januari 2027", Precision.MONTH),
        ("sepanjang Ramadan", Precision.MONTH),
        ("triwulan III 2026", Precision.MONTH),
        ("sejak 2024", Precision.YEAR),
        ("tahun 2026", Precision.YEAR),
        ("menjelang Iduladha", Precision.SEASON),
    ],
)
def test_these_say_when(text: str, precision: Precision) -> None:
    story = f"Warga panen {text}, kata lurah."
    (found,) = moments(story)
    assert (found.text, found.precision) == (text, precision)
    assert story[found.start : found.end] == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "saat ini, kini, segera, baru-baru ini",
        "dalam waktu dekat",
        "satu minggu",
        "Undang-Undang Nomor 20 Tahun 2023",
        "tahun anggaran 2026 dan APBD tahun 2026",
        "Piala Dunia 2026",
        "Lapangan 17 Agustus",
        "Jumat Berkah",
        "setelah salat Jumat",
        "harga Rp3.059 dan 12.000 orang",
        "rasio 1/2 dan layanan 24/7",
        "45/13/2026",
        "versi 10.11.2026.5",
        "Ibu Mei datang",
        "beberapa hari ini",
    ],
)
def test_these_do_not_say_when(text: str) -> None:
    assert moments(text) == []


def test_neighbours_are_one_statement_and_others_stand_apart() -> None:
    text = "Rapat Senin (23/11), pukul 08.00 WITA, lalu sidang pada 2 Desember 2026."
    assert [found.text for found in moments(text)] == [
        "Senin (23/11), pukul 08.00 WITA",
        "pada 2 Desember 2026",
    ]
