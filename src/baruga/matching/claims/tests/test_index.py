"""A message finds the claim it repeats, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from baruga.matching.claims import ClaimIndex, shared_words
from baruga.matching.claims.tests.claims import CLAIMS, filled


@pytest.fixture
def index(tmp_path: Path) -> ClaimIndex:
    return filled(tmp_path / "claims")


def test_the_same_message_with_greetings_and_calls_is_the_same(index: ClaimIndex) -> None:
    best = index.search(
        "Assalamualaikum bapak ibu, info dari grup sebelah 🙏🙏 Jembatan layang Tamalanrea AMBRUK!!! "
        "tujuh mobil jatuh ke sungai. Tolong sebarkan ke semua kontak, jangan berhenti di kamu!"
    )[0]
    assert (best.id, best.band) == ("jembatan", "same")


def test_a_disguised_message_is_the_same(index: ClaimIndex) -> None:
    best = index.search(
        "V1ral!!! bu4ya put\u200bih raksasaaaa muncul di kolam renang hotel Parep\u0301are"
    )[0]
    assert (best.id, best.band) == ("buaya", "same")


def test_a_message_in_other_words_finds_its_claim_first(index: ClaimIndex) -> None:
    found = index.search(
        "bener gak sih minum kelapa ijo dikasih garam bisa nyembuhin demam berdarah?"
    )
    assert found[0].id == "kelapa"
    assert found[0].band != "none"


@pytest.mark.parametrize(
    "message",
    [
        "Besok jadwal posyandu lansia di balai kelurahan mulai pukul delapan pagi",
        "Jual motor bekas tahun 2019, surat lengkap, harga bisa nego",
        "Kapan hasil seleksi pegawai diumumkan?",
    ],
)
def test_an_unrelated_message_is_no_match(index: ClaimIndex, message: str) -> None:
    assert {match.band for match in index.search(message)} <= {"none"}


def test_a_word_in_common_makes_nothing_the_same(index: ClaimIndex) -> None:
    found = index.search("Hotel di Parepare memberi potongan harga kamar untuk keluarga")
    assert "same" not in {match.band for match in found}


def test_a_match_shows_the_words_it_shares_where_they_stand(index: ClaimIndex) -> None:
    message = "Beras   bantuan dari gudang Bone ada plastiknya"
    best = index.search(message)[0]
    assert (best.id, best.claim_field, best.message_field) == ("beras", "title", "text")
    shared = {message[start:end] for word in best.shared for start, end in word.in_message}
    assert shared == {"Beras", "bantuan", "gudang", "Bone", "plastiknya"}
    title = CLAIMS["beras"]["title"]
    there = {title[start:end] for word in best.shared for start, end in word.in_field}
    assert there == {"Beras", "Bantuan", "Gudang", "Bone", "Plastik"}


def test_a_claim_that_asks_for_itself_does_not_stand_in_the_way(index: ClaimIndex) -> None:
    again = {"title": "Beras bantuan di gudang Bone mengandung plastik"}
    index.add("again", again)
    index.commit()
    best = index.search(again, without={"again"})[0]
    assert (best.id, best.band) == ("beras", "same")


def test_any_two_texts_tell_what_they_share() -> None:
    shared = shared_words("Beras berplastik", "Ada plastik di beras itu")
    assert {word.in_message for word in shared} == {((0, 5),), ((6, 16),)}


def test_a_match_says_by_which_field_it_was_met(index: ClaimIndex) -> None:
    found = index.search({"text": "cek dong", "picture": "Sekolah libur sebulan penuh cuaca panas"})
    assert (found[0].id, found[0].message_field) == ("sekolah", "picture")


def test_a_conclusion_can_be_what_is_met(index: ClaimIndex) -> None:
    best = index.search("rekaan komputer dari iklan film, bukan kejadian nyata")[0]
    assert (best.id, best.claim_field) == ("buaya", "conclusion")


def test_scores_fall_from_first_to_last_and_name_the_engine(index: ClaimIndex) -> None:
    found = index.search("beras plastik di gudang sekolah Sulawesi")
    scores = [match.score for match in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert {match.engine for match in found} == {found[0].engine} != {""}


def test_the_same_question_has_the_same_answer(index: ClaimIndex, tmp_path: Path) -> None:
    message = "pulsa gratis untuk pelajar, beras gratis untuk hotel"
    assert index.search(message) == index.search(message)
    assert index.search(message) == filled(tmp_path / "again").search(message)


@pytest.mark.parametrize("text", ["", "😀😀😀", "مرحبا بالعالم", "\u202e" * 20, "\ud800"])
def test_a_text_that_says_nothing_here_finds_nothing(index: ClaimIndex, text: str) -> None:
    assert index.search(text) == []


def test_a_message_of_fifty_thousand_characters_is_answered(index: ClaimIndex) -> None:
    long = "Jembatan layang Tamalanrea ambruk, tujuh mobil jatuh ke sungai. " + "bla blu " * 6_250
    assert len(long) > 50_000
    assert index.search(long)[0].id == "jembatan"


def test_no_more_is_answered_than_was_asked_for(index: ClaimIndex) -> None:
    assert len(index.search("beras sekolah hotel jembatan pulsa", limit=2)) == 2
