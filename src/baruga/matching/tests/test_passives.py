"""Passive pile-ups: where nobody seems to do anything any more."""

from __future__ import annotations

import pytest

from baruga.matching.passives import is_passive, pile_ups


@pytest.mark.parametrize(
    "sentence",
    [
        "Kegiatan yang dilaksanakan di aula itu dihadiri pejabat yang diundang panitia.",
        "Bantuan disalurkan setelah data yang dikumpulkan petugas selesai diperiksa tim.",
        "Jalan yang rusak di perbaiki agar warga yang terdampak tidak dirugikan lagi.",
        "Rapat dibuka bupati, lalu hasil yang disepakati akan ditindaklanjuti dinas.",
    ],
)
def test_three_passives_in_one_sentence_are_a_pile_up(sentence: str) -> None:
    (found,) = pile_ups(sentence)
    assert found.text == sentence
    assert len(found.verbs) >= 3


@pytest.mark.parametrize(
    "sentence",
    [
        # the preposition, nouns and names in Di-
        "Di Takalar, di dinas, di direktorat, dan di distrik itu warga mengantre.",
        "Disdukcapil dan Dinas Kesehatan membuka layanan di Distrik Galesong.",
        # superlatives and states
        "Pasar terbesar dan terbersih itu terletak di kecamatan terluar dan terjauh.",
        # nouns in ke-an
        "Kesehatan, kebersihan, keamanan, dan kegiatan kepemudaan menjadi perhatian.",
        # a series is one
        "Ikan dicuci, dikeringkan, lalu disimpan nelayan di gudang.",
        # two are ordinary news
        "Air bersih disalurkan ke desa yang dilanda kekeringan.",
        # active
        "Petugas mengganti pipa, mencuci jaringan, dan membagikan air.",
    ],
)
def test_what_only_looks_like_one_is_left_alone(sentence: str) -> None:
    assert pile_ups(sentence) == []


def test_the_verbs_are_shown_at_their_places() -> None:
    text = "Warga mengantre. Bantuan yang dijanjikan akan dibagikan bila data sudah dilengkapi."
    (found,) = pile_ups(text)
    assert [verb.text for verb in found.verbs] == ["dijanjikan", "dibagikan", "dilengkapi"]
    assert all(text[verb.start : verb.end] == verb.text for verb in found.verbs)


@pytest.mark.parametrize("word", ["dilaksanakan", "terselesaikan", "kehujanan", "ditinjau"])
def test_passive_by_its_form(word: str) -> None:
    assert is_passive(word)


@pytest.mark.parametrize(
    "word",
    ["dinas", "diskusi", "dingin", "terbaik", "teripang", "terbuka", "kesehatan", "terhadap"],
)
def test_not_passive(word: str) -> None:
    assert not is_passive(word)
