"""Hearsay without a name."""

from __future__ import annotations

import pytest

from baruga.matching.sourcing import unsaid_sources


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Kebakaran diduga akibat korsleting listrik.", "diduga"),
        ("Kabarnya harga beras akan naik pekan depan.", "Kabarnya"),
        ("Menurut sumber, jembatan itu segera ditutup.", "Menurut sumber"),
        ("Menurut informasi, jembatan itu segera ditutup.", "Menurut informasi"),
        ("Konon air itu tidak pernah kering.", "Konon"),
        ("Banyak pihak menilai layanan itu lambat.", "Banyak pihak menilai"),
        ("Sumber yang enggan disebutkan membenarkan hal itu.", "Sumber yang enggan disebutkan"),
    ],
)
def test_hearsay_that_names_nobody_is_found(sentence: str, words: str) -> None:
    (found,) = unsaid_sources(sentence)
    assert found.text == words
    assert sentence[found.start : found.end] == words


@pytest.mark.parametrize(
    "sentence",
    [
        "Kebakaran diduga akibat korsleting, kata Kapolsek Galesong Iptu Rahman.",
        "Kapolres Takalar menjelaskan bahwa kebakaran diduga akibat korsleting.",
        "Menurut sumber Humas Polres Takalar, jembatan itu segera ditutup.",
        "Berdasarkan data BPS, penduduk diduga bertambah.",
        "Terduga pelaku sudah diperiksa polisi.",
        "Sumber air di desa itu tidak pernah kering.",
        "Menurut Kepala Dinas Kesehatan, vaksin cukup.",
        "Kejadian itu dilaporkan ke polisi.",
    ],
)
def test_where_somebody_is_named_or_nothing_is_passed_on_it_is_quiet(sentence: str) -> None:
    assert unsaid_sources(sentence) == []
