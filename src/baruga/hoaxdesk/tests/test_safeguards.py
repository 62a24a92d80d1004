"""The safeguards of the hoax desk, tried by those who would like to get round them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from baruga.hoaxdesk.actions import claims, evidence, matches, verdicts
from baruga.hoaxdesk.choices import ClaimStage, Nature, Ruling
from baruga.hoaxdesk.models import Claim, Match, Verdict
from baruga.hoaxdesk.permissions import NoVerdict
from baruga.newsroom.actions import elections
from baruga.newsroom.elections import forget
from tests.cast import NOW
from tests.claims import described, piece, proposed

NO_FACT = [nature for nature in Nature if nature != Nature.FACT]


@pytest.mark.parametrize("nature", NO_FACT)
def test_what_is_no_fact_gets_no_verdict(nature: Nature, shared: Claim, checker: Any) -> None:
    piece(shared, checker, shared.institution)
    claims.answer_gate(by=checker, at=NOW, claim=shared, nature=nature, note="Bukan fakta.")
    with pytest.raises(NoVerdict):
        proposed(shared, checker)
    assert not Verdict.objects.exists()


@pytest.mark.parametrize("nature", NO_FACT)
@pytest.mark.parametrize(
    "who", ["checker", "approver", "coordinator", "neighbour", "writer", "leader", "outsider"]
)
def test_no_role_gets_round_the_gate_by_an_address(
    nature: Nature, who: str, shared: Claim, person: Any, as_: Any
) -> None:
    claims.answer_gate(
        by=person("checker"), at=NOW, claim=shared, nature=nature, note="Bukan fakta."
    )
    answer = as_(person(who)).post(
        f"/meja/hoaks/{shared.pk}/hasil/",
        {"ruling": "false", "kind": "fabricated", "fact": "Tidak.", "reasoning": "Begitulah."},
    )
    assert answer.status_code in {403, 404, 422}
    assert not Verdict.objects.exists()


def test_a_criticism_needs_a_word_why_and_then_leaves_by_its_door(
    case: Claim, checker: Any
) -> None:
    with pytest.raises(claims.NoReason):
        claims.answer_gate(by=checker, at=NOW, claim=case, nature=Nature.CRITICISM)
    left = claims.answer_gate(
        by=checker, at=NOW, claim=case, nature=Nature.CRITICISM, note="Kritik atas layanan."
    )
    assert left.stage == ClaimStage.LEFT


def test_nobody_turns_a_decided_fact_into_an_opinion(shared: Claim, checker: Any) -> None:
    piece(shared, checker, shared.institution)
    proposed(shared, checker)
    with pytest.raises(NoVerdict):
        claims.answer_gate(by=checker, at=NOW, claim=shared, nature=Nature.OPINION, note="Eh.")


def test_a_gate_that_was_shut_meanwhile_stops_the_signature(
    shared: Claim, checker: Any, neighbour: Any, gowa: Any
) -> None:
    piece(shared, checker, shared.institution)
    verdict = proposed(shared, checker)
    Claim.objects.filter(pk=shared.pk).update(nature=Nature.SATIRE)
    with pytest.raises(NoVerdict):
        verdicts.sign(by=neighbour, at=NOW, verdict=verdict, institution=gowa)


def test_about_an_institution_one_piece_is_too_little(shared: Claim, checker: Any) -> None:
    described(shared, checker, shared.institution)
    piece(shared, checker, shared.institution)
    with pytest.raises(NoVerdict, match="Dua bukti"):
        proposed(shared, checker)


def test_about_an_institution_its_own_evidence_does_not_suffice(
    shared: Claim, checker: Any, takalar: Any
) -> None:
    described(shared, checker, takalar)
    for title in ("Surat", "Foto"):
        piece(shared, checker, takalar, title=title, source=takalar)
    with pytest.raises(NoVerdict, match="orang lain"):
        proposed(shared, checker)
    piece(shared, checker, takalar, title="Keterangan saksi")
    assert proposed(shared, checker)


def test_an_institution_in_the_sentence_is_concerned_whatever_was_ticked(
    shared: Claim, checker: Any, takalar: Any
) -> None:
    described(shared, checker, sentence="Pemkab Takalar menutup jembatan.")
    assert list(shared.about.all()) == [takalar]


def test_without_a_sentence_there_is_no_verdict(case: Claim, checker: Any) -> None:
    claims.answer_gate(by=checker, at=NOW, claim=case, nature=Nature.FACT)
    case.refresh_from_db()
    piece(case, checker, case.institution)
    with pytest.raises(NoVerdict, match="satu kalimat"):
        proposed(case, checker)


@pytest.mark.parametrize("who", ["checker", "approver", "coordinator", "third", "writer", "leader"])
def test_only_an_institution_that_was_asked_signs(
    who: str, shared: Claim, checker: Any, person: Any, gowa: Any
) -> None:
    piece(shared, checker, shared.institution)
    verdict = proposed(shared, checker)
    with pytest.raises(PermissionDenied):
        verdicts.sign(by=person(who), at=NOW, verdict=verdict, institution=gowa)


def test_the_same_person_cannot_sign_for_another_institution(
    shared: Claim, checker: Any, gowa: Any
) -> None:
    from baruga.network.actions import members
    from baruga.network.choices import Role

    members.grant(by=None, at=NOW, user=checker, institution=gowa, roles=[Role.FACT_CHECKER])
    piece(shared, checker, shared.institution)
    verdict = proposed(shared, checker)
    with pytest.raises(PermissionDenied):
        verdicts.sign(by=checker, at=NOW, verdict=verdict, institution=gowa)


def test_two_institutions_concerned_do_not_vouch_for_each_other(
    shared: Claim, checker: Any, neighbour: Any, takalar: Any, gowa: Any
) -> None:
    described(shared, checker, takalar, gowa)
    for title in ("Saksi pertama", "Saksi kedua"):
        piece(shared, checker, takalar, title=title)
    verdict = proposed(shared, checker)
    with pytest.raises(PermissionDenied):
        verdicts.sign(by=neighbour, at=NOW, verdict=verdict, institution=gowa)


def test_the_database_refuses_a_signature_of_the_same_institution(
    shared: Claim, checker: Any
) -> None:
    piece(shared, checker, shared.institution)
    verdict = proposed(shared, checker)
    with pytest.raises(IntegrityError), transaction.atomic():
        Verdict.objects.filter(pk=verdict.pk).update(signed_at=NOW, signed_for=shared.institution)


def test_evidence_under_a_waiting_verdict_is_not_pulled_away(shared: Claim, checker: Any) -> None:
    shown = piece(shared, checker, shared.institution)
    proposed(shared, checker)
    with pytest.raises(NoVerdict):
        evidence.withdraw(by=checker, at=NOW, piece=shown, reason="Keliru.")


def test_evidence_is_not_pulled_away_from_under_a_verdict_in_force(
    shared: Claim, checker: Any, neighbour: Any, gowa: Any
) -> None:
    shown = piece(shared, checker, shared.institution)
    verdicts.sign(by=neighbour, at=NOW, verdict=proposed(shared, checker), institution=gowa)
    with pytest.raises(NoVerdict):
        evidence.withdraw(by=checker, at=NOW, piece=shown, reason="Keliru.")
    piece(shared, checker, shared.institution, title="Bukti kedua")
    evidence.withdraw(by=checker, at=NOW, piece=shown, reason="Keliru.")
    assert [each.title for each in shared.evidence.standing()] == ["Bukti kedua"]


def test_not_to_amplify_is_a_decision_with_a_reason_and_can_be_taken_back(
    fact: Claim, checker: Any
) -> None:
    with pytest.raises(claims.NoReason):
        claims.keep_quiet(by=checker, at=NOW, claim=fact, reason=" ")
    quiet = claims.keep_quiet(by=checker, at=NOW, claim=fact, reason="Hampir tak ada yang lihat.")
    assert quiet.stage == ClaimStage.QUIET
    with pytest.raises(NoVerdict):
        proposed(quiet, checker)
    assert claims.speak_up(by=checker, at=NOW, claim=quiet).stage == ClaimStage.CHECKING


def test_nothing_names_an_author_or_scores_a_person() -> None:
    columns = {field.name for model in (Claim, Verdict) for field in model._meta.get_fields()}
    assert not {name for name in columns if "author" in name or "score" in name}


def test_not_enough_evidence_can_be_said_without_any(shared: Claim, checker: Any) -> None:
    verdict = proposed(shared, checker, ruling=Ruling.NOT_ENOUGH, kind=None)
    assert verdict.ruling == Ruling.NOT_ENOUGH


@pytest.fixture
def candidate(coordinator: Any) -> Any:
    """An election that runs, with one candidate."""
    today = timezone.localdate()
    kept = elections.keep(
        by=coordinator,
        at=NOW,
        name="Pilkada 2026",
        days=(today - timedelta(days=30), today + timedelta(days=30)),
        quiet=(today + timedelta(days=20), today + timedelta(days=22)),
        names="Daeng Manrapi",
    )
    forget()
    return kept


def test_while_an_election_runs_nobody_calls_a_claim_about_a_candidate_a_fact(
    candidate: Any, checker: Any, takalar: Any, reported: Any
) -> None:
    claim = claims.take(
        by=checker, at=NOW, claim=reported("Daeng Manrapi membagi sembako"), institution=takalar
    )
    with pytest.raises(NoVerdict, match="Daeng Manrapi"):
        claims.answer_gate(by=checker, at=NOW, claim=claim, nature=Nature.FACT)
    left = claims.answer_gate(
        by=checker, at=NOW, claim=claim, nature=Nature.ELECTION, note="Tentang calon."
    )
    assert left.stage == ClaimStage.LEFT


def test_a_candidate_is_not_written_into_a_fact_afterwards(
    candidate: Any, fact: Claim, checker: Any
) -> None:
    with pytest.raises(NoVerdict):
        described(fact, checker, sentence="DAENG\u200b MANRAPI menutup jembatan.")


def test_what_was_a_fact_before_the_election_gets_no_verdict_in_it(
    shared: Claim, checker: Any, coordinator: Any, neighbour: Any, request: Any
) -> None:
    piece(shared, checker, shared.institution)
    Claim.objects.filter(pk=shared.pk).update(sentence="Daeng Manrapi menutup jembatan.")
    shared.refresh_from_db()
    request.getfixturevalue("candidate")
    with pytest.raises(NoVerdict):
        proposed(shared, checker)
    assert not Verdict.objects.exists()


def test_a_signature_in_the_election_is_refused_for_what_was_proposed_before(
    shared: Claim, checker: Any, neighbour: Any, gowa: Any, request: Any
) -> None:
    piece(shared, checker, shared.institution)
    verdict = proposed(shared, checker)
    Claim.objects.filter(pk=shared.pk).update(sentence="Daeng Manrapi menutup jembatan.")
    request.getfixturevalue("candidate")
    with pytest.raises(NoVerdict):
        verdicts.sign(by=neighbour, at=NOW, verdict=verdict, institution=gowa)
    assert not Verdict.objects.in_force().exists()


def test_a_claim_about_a_candidate_gets_no_verdict_by_being_joined_to_a_fact(
    candidate: Any, fact: Claim, checker: Any, reported: Any
) -> None:
    about = reported("Kata Daeng Manrapi jembatan ditutup sampai Maret")
    match = Match.objects.create(
        claim=about,
        other=fact,
        score=0.9,
        band="same",
        message_field="sentence",
        claim_field="sentence",
        engine="x",
        found_at=NOW,
    )
    with pytest.raises(NoVerdict):
        matches.confirm(by=checker, at=NOW, match=match)
