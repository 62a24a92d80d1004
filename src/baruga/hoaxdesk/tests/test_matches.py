"""Near matches: a machine suggests them, a person decides, and what was decided can be taken back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django_tasks_db.models import DBTaskResult

from baruga.accounts.models import User
from baruga.hoaxdesk import engine, permissions, tasks
from baruga.hoaxdesk.actions import claims, matches, verdicts
from baruga.hoaxdesk.choices import MatchDecision, Nature
from baruga.hoaxdesk.likes import likes_of, merged_into
from baruga.hoaxdesk.models import Claim, Fingerprint, Match, Report
from baruga.hoaxdesk.permissions import NoVerdict
from baruga.matching.claims import IndexBusy
from tests import claims as made
from tests.cast import NOW
from tests.claims import described, piece, proposed, reported

WORDS = "Jembatan di Takalar ditutup sampai Maret!"
OTHER_WORDS = "Benarkah jembatan Takalar itu ditutup terus sampai bulan Maret? Mohon info."
UNRELATED = "Vaksinasi ternak di Gowa dimulai pekan depan, gratis untuk semua peternak."


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    """Where the index of this test lies, alone."""
    settings.DATA_DIR = tmp_path
    return tmp_path / "claims-index"


@pytest.fixture
def later(db: None, django_capture_on_commit_callbacks: Any) -> Callable[[], Any]:
    """`with later():` and what waits for the commit has run. The index is there, and empty."""
    engine.rebuild()
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def told(later: Any) -> Callable[[str], Claim]:
    """`told("words")`: a claim that came by the public form and that the worker has looked at."""

    def tell(text: str) -> Claim:
        with later():
            return reported(text)

    return tell


@pytest.fixture
def pair(told: Any) -> Match:
    """Two claims in the hall, and the suggestion that they are one."""
    told(WORDS)
    told(OTHER_WORDS)
    return Match.objects.get()


@pytest.fixture
def decided(
    later: Any, checker: Any, neighbour: Any, takalar: Any, gowa: Any
) -> Callable[[], Claim]:
    """`decided()`: a case of Takalar's, signed for Gowa."""

    def decide() -> Claim:
        with later():
            claim = made.shared(by=checker, institution=takalar, other=gowa)
            piece(claim, checker, takalar)
            signed = proposed(claim, checker)
            verdicts.sign(by=neighbour, at=NOW, verdict=signed, institution=gowa)
        return claim

    return decide


# what is suggested


def test_a_message_in_other_words_is_suggested_and_never_joined_by_itself(told: Any) -> None:
    older, newer = told(WORDS), told(OTHER_WORDS)
    match = Match.objects.get()
    assert (match.claim, match.other, match.decision) == (newer, older, "")
    assert {"Jembatan", "jembatan", "Takalar", "ditutup"} <= set(match.shared)
    assert newer.merged_into is None


def test_what_has_nothing_in_common_is_not_suggested(told: Any) -> None:
    told(WORDS)
    told(UNRELATED)
    assert not Match.objects.exists()


def test_looking_twice_changes_nothing(pair: Match) -> None:
    before = Match.objects.values("pk", "score", "band", "shared").get()
    for claim in (pair.claim, pair.other):
        tasks.find_matches.enqueue(claim.pk)
    assert Match.objects.values("pk", "score", "band", "shared").get() == before


def test_a_suggestion_that_a_better_sentence_makes_untrue_goes(
    pair: Match, later: Any, checker: Any, takalar: Any
) -> None:
    with later():
        claims.take(by=checker, at=NOW, claim=pair.claim, institution=takalar)
        Report.objects.filter(claim=pair.claim).update(text=UNRELATED)
        described(pair.claim, checker, sentence=UNRELATED)
    assert not Match.objects.exists()


def test_a_refused_pair_never_comes_back_from_either_side(
    pair: Match, later: Any, checker: Any, takalar: Any
) -> None:
    matches.refuse(by=checker, at=NOW, match=pair)
    matches.refuse(by=checker, at=NOW, match=pair)
    with later():
        claims.take(by=checker, at=NOW, claim=pair.other, institution=takalar)
        described(pair.other, checker, sentence=OTHER_WORDS)
    tasks.rebuild_index.enqueue()
    for claim in (pair.claim, pair.other):
        tasks.find_matches.enqueue(claim.pk)
    assert Match.objects.get().decision == MatchDecision.DIFFERENT


def test_a_verdict_is_suggested_to_what_was_reported_before_it(told: Any, decided: Any) -> None:
    waiting = told(OTHER_WORDS)
    claim = decided()
    match = Match.objects.get()
    assert (match.claim, match.other) == (waiting, claim)


def test_a_pair_has_one_suggestion_whichever_way(pair: Match) -> None:
    values = {"score": 0.5, "band": "similar", "engine": "x", "found_at": NOW}
    with pytest.raises(IntegrityError), transaction.atomic():
        Match.objects.create(claim=pair.other, other=pair.claim, **values)


def test_no_claim_has_more_than_five_suggestions(told: Any) -> None:
    for day in ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu", "libur"):
        told(f"Jembatan di Takalar ditutup sampai Maret mulai {day}!")
    for claim in Claim.objects.all():
        assert claim.matches.count() <= matches.MOST


# who decides


def test_confirming_moves_the_reports_and_whoever_asked_reads_the_older_answer(
    told: Any, decided: Any, third: Any, client: Client
) -> None:
    older, newer = decided(), told(OTHER_WORDS)
    number = newer.reports.get().number
    matches.confirm(by=third, at=NOW, match=Match.objects.get())
    assert "Jembatan tetap dibuka." in client.get(f"/lapor/{number}/").content.decode()
    assert older.reports.count() == 2
    assert told(OTHER_WORDS) == older
    assert list(Claim.objects.visible_to(third)) == []


def test_confirming_twice_is_confirming_once(pair: Match, checker: Any, neighbour: Any) -> None:
    assert matches.confirm(by=checker, at=NOW, match=pair) == pair.other
    assert matches.confirm(by=neighbour, at=NOW, match=pair) == pair.other
    with pytest.raises(matches.AlreadyDecided):
        matches.refuse(by=neighbour, at=NOW, match=pair)
    assert Match.objects.get().decided_by == checker


def test_a_case_is_joined_by_its_own_institution_only(
    pair: Match, checker: Any, neighbour: Any, writer: Any, takalar: Any
) -> None:
    claims.take(by=checker, at=NOW, claim=pair.claim, institution=takalar)
    for who in (neighbour, writer):
        for verb in (matches.confirm, matches.refuse):
            with pytest.raises(PermissionDenied, match="instansi lain"):
                verb(by=who, at=NOW, match=pair)
    assert matches.confirm(by=checker, at=NOW, match=pair)


@pytest.mark.parametrize("signed", [False, True])
def test_what_has_a_verdict_is_not_joined(
    signed: bool, told: Any, shared: Claim, checker: Any, neighbour: Any
) -> None:
    described(shared, checker, sentence=OTHER_WORDS)
    match = Match.objects.create(
        claim=shared, other=told(UNRELATED), score=0.9, band="same", engine="x", found_at=NOW
    )
    piece(shared, checker, shared.institution)
    verdict = proposed(shared, checker)
    if signed:
        gowa = shared.asks.get().institution
        verdicts.sign(by=neighbour, at=NOW, verdict=verdict, institution=gowa)
    with pytest.raises(NoVerdict):
        matches.confirm(by=checker, at=NOW, match=match)


@pytest.mark.parametrize("nature", [nature for nature in Nature if nature != Nature.FACT])
def test_criticism_does_not_come_to_a_verdict_by_being_joined_to_a_fact(
    nature: Nature, told: Any, decided: Any, checker: Any, takalar: Any
) -> None:
    decided()
    told(OTHER_WORDS)
    match = Match.objects.get()
    claim = claims.take(by=checker, at=NOW, claim=match.claim, institution=takalar)
    claims.answer_gate(by=checker, at=NOW, claim=claim, nature=nature, note="Bukan fakta.")
    with pytest.raises(NoVerdict):
        matches.confirm(by=checker, at=NOW, match=match)


def test_nothing_is_done_with_a_claim_that_lies_in_another(
    pair: Match, checker: Any, takalar: Any
) -> None:
    matches.confirm(by=checker, at=NOW, match=pair)
    with pytest.raises(PermissionDenied):
        claims.take(
            by=checker, at=NOW, claim=Claim.objects.get(pk=pair.claim_id), institution=takalar
        )
    with pytest.raises(PermissionDenied):
        described(pair.claim, checker)


def test_requests_go_along_within_one_institution_and_share_nobody_elses_case(
    pair: Match, checker: Any, takalar: Any, gowa: Any
) -> None:
    claims.take(by=checker, at=NOW, claim=pair.claim, institution=takalar)
    claims.ask(by=checker, at=NOW, claim=pair.claim, institution=gowa, why="Mohon bukti.")
    matches.confirm(by=checker, at=NOW, match=pair)
    assert not pair.other.asks.exists()
    matches.part(by=checker, at=NOW, match=pair)
    Match.objects.update(decision="", decided_at=None)
    claims.take(by=checker, at=NOW, claim=pair.other, institution=takalar)
    matches.confirm(by=checker, at=NOW, match=pair)
    assert pair.other.asks.get().institution == gowa


def test_parting_gives_back_all_that_was_reported_in_its_words(
    pair: Match, told: Any, checker: Any, neighbour: Any
) -> None:
    matches.confirm(by=checker, at=NOW, match=pair)
    assert told(OTHER_WORDS) == pair.other
    claim = matches.part(by=neighbour, at=NOW, match=pair)
    assert (claim.merged_into, claim.reports.count(), pair.other.reports.count()) == (None, 2, 1)
    assert told(OTHER_WORDS) == claim
    assert not Report.objects.exclude(origin=None).exists()
    assert not Fingerprint.objects.exclude(origin=None).exists()
    assert Match.objects.get().decision == MatchDecision.DIFFERENT


def test_of_a_chain_every_link_can_be_parted(told: Any, checker: Any) -> None:
    first, second, third = (told(f"{WORDS} {n}") for n in ("Satu", "Dua", "Tiga"))
    fields = {"score": 1, "band": "same", "engine": "x", "found_at": NOW}
    Match.objects.all().delete()
    inner = Match.objects.create(claim=third, other=second, **fields)
    matches.confirm(by=checker, at=NOW, match=inner)
    outer = Match.objects.create(claim=second, other=first, **fields)
    matches.confirm(by=checker, at=NOW, match=outer)
    assert (first.reports.count(), Claim.objects.get(pk=third.pk).stands_in) == (3, first)
    matches.part(by=checker, at=NOW, match=outer)
    assert (first.reports.count(), second.reports.count()) == (1, 2)
    matches.part(by=checker, at=NOW, match=inner)
    assert (second.reports.count(), third.reports.count()) == (1, 1)


def test_of_two_who_decide_in_the_same_second_one_counts(
    django_db_setup: None, django_db_blocker: Any
) -> None:
    """Outside a transaction, for threads see only what is written; so it clears up after itself."""

    def decide(name: str) -> str:
        verb = {"checker": matches.confirm, "neighbour": matches.refuse}[name]
        try:
            verb(by=User.objects.get(username=name), at=NOW, match=Match.objects.get())
        except matches.AlreadyDecided:
            return ""
        finally:
            connection.close()
        return name

    with django_db_blocker.unblock():
        try:
            engine.rebuild()
            reported(WORDS)
            reported(OTHER_WORDS)
            assert Match.objects.count() == 1
            with ThreadPoolExecutor(2) as threads:
                won = [name for name in threads.map(decide, ("checker", "neighbour")) if name]
            assert [Match.objects.get().decided_by.username] == won
            assert Claim.objects.standing().count() == (1 if won == ["checker"] else 2)
        finally:
            Match.objects.all().delete()
            Claim.objects.update(merged_into=None)
            Report.objects.update(origin=None)
            for model in (Report, Claim, DBTaskResult):
                model._default_manager.all().delete()


# what others see of it


def test_a_hidden_case_is_no_suggestion_until_it_is_decided(
    told: Any, shared: Claim, checker: Any, neighbour: Any, third: Any
) -> None:
    hidden, gowa = shared, shared.asks.get().institution
    told(OTHER_WORDS)
    tasks.find_matches.enqueue(hidden.pk)
    match = Match.objects.get()
    assert match in Match.objects.visible_to(checker)
    assert match not in Match.objects.visible_to(third)
    with pytest.raises(PermissionDenied):
        matches.confirm(by=third, at=NOW, match=match)
    piece(hidden, checker, hidden.institution)
    verdicts.sign(by=neighbour, at=NOW, verdict=proposed(hidden, checker), institution=gowa)
    assert match in Match.objects.visible_to(third)


def test_an_outsider_sees_and_decides_nothing_of_a_case(
    pair: Match, checker: Any, neighbour: Any, takalar: Any, as_: Any
) -> None:
    claims.take(by=checker, at=NOW, claim=pair.claim, institution=takalar)
    room, browser = f"/meja/hoaks/{pair.claim_id}/mirip/{pair.pk}/", as_(neighbour)
    for step in ("sama/", "bukan/", "pisah/"):
        assert browser.post(room + step).status_code in {403, 404}
        assert browser.get(room + step).status_code in {403, 404, 405}
    assert Match.objects.visible_to(neighbour).count() == 0
    assert Match.objects.undecided().count() == 1


def test_a_hidden_case_does_not_show_in_what_was_decided_about_it(
    told: Any, checker: Any, neighbour: Any, takalar: Any, as_: Any
) -> None:
    hidden = made.fact(by=checker, institution=takalar)
    Claim.objects.filter(pk=hidden.pk).update(sentence=f"Rahasia: {WORDS}")
    tasks.find_matches.enqueue(hidden.pk)
    claim = told(OTHER_WORDS)
    match = Match.objects.get()
    room = f"/meja/hoaks/{claim.pk}/"
    for verb in (matches.refuse, matches.confirm):
        Match.objects.update(decision="", decided_at=None)
        verb(by=checker, at=NOW, match=match)
        for address in (room, *(f"{room}mirip/{match.pk}/{step}/" for step in ("sama", "pisah"))):
            assert "Rahasia" not in as_(neighbour).get(address).content.decode()


def test_the_screen_shows_both_sentences_their_common_words_and_the_answer(
    told: Any, decided: Any, third: Any, as_: Any
) -> None:
    decided()
    claim = told(OTHER_WORDS)
    page = as_(third).get(f"/meja/hoaks/{claim.pk}/").content.decode()
    assert "Mungkin sama dengan" in page
    assert "<mark>Jembatan</mark> <mark>ditutup</mark>" in page
    assert "<mark>jembatan</mark> Takalar itu <mark>ditutup</mark>" in page
    assert "Jembatan tetap dibuka." in page


def test_the_whole_way_on_screen(pair: Match, checker: Any, as_: Any) -> None:
    old, new = (f"/meja/hoaks/{claim.pk}/" for claim in (pair.other, pair.claim))
    desk, room = as_(checker), f"{new}mirip/{pair.pk}/"
    assert "Samakah kedua klaim ini?" in desk.get(f"{room}sama/").content.decode()
    assert desk.post(f"{room}sama/").status_code == 302
    assert desk.get(new).headers["Location"] == old
    assert OTHER_WORDS not in desk.get("/meja/hoaks/").content.decode()
    assert "Pisahkan lagi" in desk.get(old).content.decode()
    assert desk.get(f"{room}pisah/").status_code == 200
    assert desk.post(f"{room}pisah/").headers["Location"] == new
    assert "Mungkin sama dengan" not in desk.get(new).content.decode()


def test_a_no_on_screen_is_remembered(pair: Match, checker: Any, as_: Any) -> None:
    new = f"/meja/hoaks/{pair.claim_id}/"
    assert as_(checker).get(f"{new}mirip/{pair.pk}/bukan/").status_code == 405
    assert as_(checker).post(f"{new}mirip/{pair.pk}/bukan/").status_code == 302
    assert Match.objects.refused().count() == 1


def test_who_does_not_see_the_case_it_lies_in_reads_its_verdict(
    told: Any, decided: Any, third: Any, as_: Any
) -> None:
    decided()
    claim = told(OTHER_WORDS)
    matches.confirm(by=third, at=NOW, match=Match.objects.get())
    page = as_(third).get(f"/meja/hoaks/{claim.pk}/").content.decode()
    assert "Jembatan tetap dibuka." in page
    assert "Pisahkan lagi" in page


def test_however_many_suggestions_cost_the_screen_two_queries(
    told: Any, checker: Any, django_assert_num_queries: Any
) -> None:
    for day in ("Senin", "Selasa", "Rabu"):
        claim = told(f"{OTHER_WORDS} Katanya mulai {day}.")
    permissions.may_enter(checker)  # roles are asked once per person
    with django_assert_num_queries(2):
        assert len(likes_of(checker, claim)) == 2
        assert merged_into(checker, claim) == []


# the index


@pytest.mark.parametrize("damage", ["missing", "broken"])
def test_without_the_index_the_database_answers_and_the_index_is_made_anew(
    damage: str, told: Any, later: Any, folder: Path
) -> None:
    claim = told(WORDS)
    shutil.rmtree(folder)
    if damage == "broken":
        folder.mkdir()
        (folder / "meta.json").write_text("{")
    engine._readers.clear()
    with later():
        found = engine.search("jembatan takalar ditutup")
    assert [(each.id, each.engine) for each in found] == [(str(claim.pk), "database")]
    assert engine.search(WORDS)[0].engine != "database"


def test_a_suggestion_of_the_database_gives_way_to_one_of_the_index(
    told: Any, later: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(WORDS)
    shutil.rmtree(folder)
    engine._readers.clear()
    with monkeypatch.context() as patch:
        patch.setattr(engine, "rebuild_soon", lambda: None)
        told("Jembatan Takalar ditutup sampai Maret")
        assert Match.objects.get().engine == "database"
    tasks.rebuild_index.enqueue()
    assert Match.objects.get().engine != "database"


def test_the_rebuild_is_asked_for_once_however_many_miss_the_index(
    told: Any, later: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    shutil.rmtree(folder)
    engine._readers.clear()
    monkeypatch.setattr(engine, "rebuild", lambda: asked.append(1))
    with later():
        for _each in range(3):
            engine.search(WORDS)
    assert asked == [1]


def test_a_writer_who_finds_it_busy_tries_again(told: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = told(WORDS)
    tries: list[int] = []

    def busy(*ids: int) -> None:
        tries.append(1)
        if len(tries) < 3:
            raise IndexBusy

    monkeypatch.setattr(engine, "index", busy)
    tasks.find_matches.enqueue(claim.pk)
    assert len(tries) == 3


def test_the_command_makes_the_index_and_says_so_in_one_line(pair: Match, capsys: Any) -> None:
    for _twice in range(2):
        call_command("rebuild_claims")
        assert capsys.readouterr().out == (
            "2 claims indexed, 0 photographs added; 1 suggestions wait for a person.\n"
        )


def test_a_merged_claim_is_not_found_and_its_words_lead_to_the_other(
    pair: Match, later: Any, checker: Any
) -> None:
    with later():
        matches.confirm(by=checker, at=NOW, match=pair)
    found = engine.search(OTHER_WORDS)
    assert [(each.id, each.claim_field) for each in found] == [(str(pair.other_id), "message")]
