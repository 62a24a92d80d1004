"""Verbs by their form, and the words that only look like them."""

from __future__ import annotations

import pytest

from baruga.matching.verbs import is_action_noun, is_split_passive, is_verb
from baruga.matching.vocabulary import listed


@pytest.mark.parametrize(
    "word",
    sorted(
        listed(
            "membuka menanam mengajak menyalurkan melantik merawat mengecat dibuka disalurkan",
            "berlangsung belajar terjadi ambruk tiba resmikan meninggal mewanti-wanti membukanya",
        )
    ),
)
def test_these_are_verbs(word: str) -> None:
    assert is_verb(word)


@pytest.mark.parametrize(
    "word",
    sorted(
        listed(
            "dinas dini direktur disiplin diskusi berita berat berbagai berdasarkan bersama",
            "merdeka menteri mereka menurut melalui mengenai media meja terbaik terhadap tersebut",
            "termasuk pasar di ber me undang-undang kerja bagi",
        )
    ),
)
def test_these_only_look_like_verbs(word: str) -> None:
    assert not is_verb(word)


@pytest.mark.parametrize("word", ["penyaluran", "peresmian", "pelatihan", "pembukaan", "banjir"])
def test_these_nouns_say_what_happens(word: str) -> None:
    assert is_action_noun(word)


@pytest.mark.parametrize("word", ["pendidikan", "perusahaan", "pelabuhan", "perempuan", "pekan"])
def test_these_nouns_do_not(word: str) -> None:
    assert not is_action_noun(word)


def test_a_passive_with_a_stray_space_is_seen() -> None:
    assert is_split_passive("gelar")
    assert is_split_passive("laksanakan")
    assert not is_split_passive("pasar")
    assert not is_split_passive("pekan")
