"""Capital letters and marks for emphasis are found; abbreviations stay quiet."""

from __future__ import annotations

import pytest

from baruga.matching.shouting import Kind, shouted_headline, shouting


def loud(text: str) -> list[str]:
    return [found.text for found in shouting(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PENTING untuk warga.", ["PENTING"]),
        ("Ini GRATIS dan TERBUKA bagi semua.", ["GRATIS", "TERBUKA"]),
        ("AYO DATANG ke pasar murah", ["AYO DATANG"]),
        ("Hadir ANDI RAHMAN dan warga.", ["ANDI RAHMAN"]),
        ("Jangan BOHONG, bohong itu dosa.", ["BOHONG"]),
        ("ANAK-ANAK bermain.", ["ANAK-ANAK"]),
        ("Panitia MEMBANTU warga.", ["MEMBANTU"]),
        ("PEMERINTAH KOTA MEMBAGIKAN SEMBAKO hari ini", ["PEMERINTAH KOTA MEMBAGIKAN SEMBAKO"]),
        ("Datang ya!! Benarkah?! Gratis! !", ["!!", "?!", "! !"]),
    ],
)
def test_these_shout(text: str, expected: list[str]) -> None:
    assert loud(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Warga panen jagung.",
        "BPBD, TNI, dan Polri siaga.",
        "BAZNAS dan BAPPEDA rapat.",
        "Analisis Mengenai Dampak Lingkungan (ANDALAN) dibahas, ANDALAN selesai.",
        "MAKASSAR, HUMAS – Warga panen.",
        "PAREPARE (23/11) — Warga panen.",
        "DI Yogyakarta mengirim tim.",
        "Kodam XIV dan 30 GT.",
        "Siapa? Kapan! Di mana?",
        "Harga cabai, beras, dsb. naik",
    ],
)
def test_these_stay_quiet(text: str) -> None:
    assert loud(text) == []


def test_the_place_and_the_kind_are_told() -> None:
    text = "Ini PENTING sekali!!"
    assert [(found.start, found.end, found.kind) for found in shouting(text)] == [
        (4, 11, Kind.WORDS),
        (18, 20, Kind.MARKS),
    ]


@pytest.mark.parametrize(
    "headline",
    [
        "GUBERNUR TINJAU JALAN RUSAK",
        "BPBD DAN TNI BANTU WARGA",
        "Gubernur TINJAU JALAN",
        "PASAR MURAH DI 24 KABUPATEN",
    ],
)
def test_a_headline_in_capitals_shouts_as_a_whole(headline: str) -> None:
    found = shouted_headline(headline)
    assert found is not None
    assert (found.text, found.kind) == (headline, Kind.HEADLINE)


@pytest.mark.parametrize(
    "headline", ["", "BPBD, TNI, dan Polri Siaga", "BPBD TNI", "UMKM Naik Kelas", "24 Kabupaten"]
)
def test_a_headline_of_abbreviations_does_not_shout(headline: str) -> None:
    assert shouted_headline(headline) is None
