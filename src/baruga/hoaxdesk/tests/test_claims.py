"""A claim from the hall to a verdict in force, and what others see of it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from baruga.hoaxdesk.actions import claims, verdicts
from baruga.hoaxdesk.checklists import checklist_of
from baruga.hoaxdesk.choices import Carrier, ClaimStage, Priority, Ruling
from baruga.hoaxdesk.models import Claim
from baruga.hoaxdesk.queries import signatures_wanted_of
from baruga.hoaxdesk.signals import verdict_signed
from tests.cast import NOW
from tests.claims import described, piece, proposed


def test_what_lies_in_the_hall_is_seen_by_every_fact_checker_and_nobody_else(
    reported: Any, person: Any
) -> None:
    claim = reported()
    for who in ("checker", "neighbour", "coordinator"):
        assert claim in Claim.objects.visible_to(person(who))
    for who in ("writer", "outsider"):
        assert claim not in Claim.objects.visible_to(person(who))


def test_a_case_is_its_institutions_own_until_another_is_asked(
    case: Claim, checker: Any, writer: Any, neighbour: Any, gowa: Any
) -> None:
    assert case in Claim.objects.visible_to(writer)
    assert case not in Claim.objects.visible_to(neighbour)
    claims.ask(by=checker, at=NOW, claim=case, institution=gowa, why="Mohon bukti.")
    assert case in Claim.objects.visible_to(neighbour)


def test_the_first_who_takes_it_has_it(
    reported: Any, checker: Any, neighbour: Any, takalar: Any, gowa: Any
) -> None:
    claim = reported()
    claims.take(by=checker, at=NOW, claim=claim, institution=takalar)
    with pytest.raises(claims.AlreadyTaken):
        claims.take(by=neighbour, at=NOW, claim=claim, institution=gowa)
    assert Claim.objects.get(pk=claim.pk).institution == takalar


def test_a_signature_of_another_institution_puts_the_verdict_in_force(
    shared: Claim, checker: Any, neighbour: Any, gowa: Any
) -> None:
    heard: list[Any] = []
    verdict_signed.connect(lambda verdict, **_: heard.append(verdict), weak=False, dispatch_uid="t")
    piece(shared, checker, shared.institution)
    verdict = proposed(shared, checker)
    assert shared.stage == ClaimStage.SIGNING
    assert list(signatures_wanted_of(neighbour)) == [verdict]
    assert list(signatures_wanted_of(checker)) == []
    signed = verdicts.sign(by=neighbour, at=NOW, verdict=verdict, institution=gowa)
    verdict_signed.disconnect(dispatch_uid="t")
    assert (signed.signed_for, shared.stage, heard) == (gowa, ClaimStage.DECIDED, [verdict])


def test_a_later_verdict_replaces_the_earlier_and_keeps_it(
    shared: Claim, checker: Any, neighbour: Any, gowa: Any
) -> None:
    piece(shared, checker, shared.institution)
    first = proposed(shared, checker)
    verdicts.sign(by=neighbour, at=NOW, verdict=first, institution=gowa)
    second = proposed(shared, checker, ruling=Ruling.PARTLY_TRUE, kind=None)
    verdicts.sign(by=neighbour, at=NOW, verdict=second, institution=gowa)
    first.refresh_from_db()
    assert first.replaced_at == NOW
    assert shared.verdicts.in_force().get() == second


def test_of_two_decisions_only_the_first_counts(
    shared: Claim, checker: Any, neighbour: Any, gowa: Any
) -> None:
    piece(shared, checker, shared.institution)
    verdict = proposed(shared, checker)
    verdicts.drop(by=neighbour, at=NOW, verdict=verdict, reason="Buktinya belum cukup.")
    with pytest.raises(verdicts.NotPending):
        verdicts.sign(by=neighbour, at=NOW, verdict=verdict, institution=gowa)


def test_a_type_goes_with_what_misleads_and_with_nothing_else(shared: Claim, checker: Any) -> None:
    piece(shared, checker, shared.institution)
    with pytest.raises(ValueError, match="None"):
        proposed(shared, checker, ruling=Ruling.FALSE, kind=None)
    with pytest.raises(ValueError, match="fabricated"):
        proposed(shared, checker, ruling=Ruling.TRUE)


def test_an_asked_institution_brings_evidence_and_an_outsider_does_not(
    shared: Claim, neighbour: Any, outsider: Any, gowa: Any
) -> None:
    assert piece(shared, neighbour, gowa).institution == gowa
    with pytest.raises(PermissionDenied):
        piece(shared, outsider, gowa)


def test_words_that_wait_for_a_signature_do_not_change(shared: Claim, checker: Any) -> None:
    piece(shared, checker, shared.institution)
    proposed(shared, checker)
    with pytest.raises(PermissionDenied):
        described(shared, checker, sentence="Sesuatu yang lain.")


@pytest.mark.parametrize(
    ("measures", "expected"),
    [
        ((3, 0, 0, 0, 0, 0), Priority.MEDIUM),  # danger to life is never low
        ((3, 0, 0, 0, 2, 2), Priority.HIGH),
        ((0, 0, 0, 3, 3, 3), Priority.MEDIUM),  # a name weighs least
        ((0, 0, 0, 3, 1, 1), Priority.LOW),
        ((0, 2, 0, 0, 2, 3), Priority.HIGH),
        ((1, 0, 0, 0, 1, 1), Priority.LOW),
    ],
)
def test_harm_and_spread_make_the_priority(
    measures: tuple[int, ...], expected: Priority, case: Claim, checker: Any
) -> None:
    named = dict(zip(claims.MEASURES, measures, strict=True))
    assert claims.weigh(by=checker, at=NOW, claim=case, **named).priority == expected


def test_every_stage_is_listed_as_it_is_derived(reported: Any, shared: Claim, checker: Any) -> None:
    piece(shared, checker, shared.institution)
    proposed(shared, checker)
    reported("Kabar lain yang baru masuk")
    for claim in Claim.objects.all():
        assert claim in Claim.objects.in_stage(claim.stage)
        others = [stage for stage in ClaimStage if stage != claim.stage]
        assert all(claim not in Claim.objects.in_stage(stage) for stage in others)


@pytest.mark.parametrize("carrier", Carrier)
def test_every_kind_of_claim_has_a_list_that_is_ticked_on_screen(
    carrier: Carrier, fact: Claim, checker: Any, outsider: Any, as_: Any
) -> None:
    Claim.objects.filter(pk=fact.pk).update(carrier=carrier)
    first, *_others = checklist_of(carrier)
    desk = as_(checker)
    room = f"/meja/hoaks/{fact.pk}/"
    assert str(checklist_of(carrier)[first]) in desk.get(room).content.decode()
    answer = desk.post(f"{room}periksa/", {"points": [first]})
    assert answer.status_code == 302
    fact.refresh_from_db()
    assert fact.checked == [first]
    assert desk.post(f"{room}periksa/", {"points": ["lain"]}).status_code == 422
    with pytest.raises(PermissionDenied):
        claims.tick(by=outsider, at=NOW, claim=fact, points=[])
