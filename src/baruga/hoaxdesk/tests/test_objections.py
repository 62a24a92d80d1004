"""A resident objects to a verdict, and somebody answers who did not decide it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from baruga.hoaxdesk.actions import claims, objections, verdicts
from baruga.hoaxdesk.choices import Ruling
from baruga.hoaxdesk.models import Claim, Objection, Verdict
from tests.cast import NOW
from tests.claims import decided, proposed


@pytest.fixture
def verdict(shared: Claim, checker: Any, neighbour: Any) -> Verdict:
    return decided(shared, by=checker, signer=neighbour)


@pytest.fixture
def objection(verdict: Verdict) -> Objection:
    return objections.receive(at=NOW, verdict=verdict, text="Jembatan ditutup malam hari.")


def test_an_objection_waits_with_those_who_did_not_decide(
    objection: Objection, person: Callable[[str], Any], as_: Any
) -> None:
    assert "Jawab keberatan" in as_(person("approver")).get("/meja/").content.decode()
    assert "Jawab keberatan" in as_(person("outsider")).get("/meja/").content.decode()  # of Gowa
    for who in ("checker", "neighbour", "third", "writer"):
        assert "Jawab keberatan" not in as_(person(who)).get("/meja/").content.decode(), who


@pytest.mark.parametrize("who", ["checker", "neighbour", "third", "writer", "coordinator"])
def test_nobody_judges_their_own_verdict_or_that_of_strangers(
    who: str, objection: Objection, person: Callable[[str], Any], as_: Any
) -> None:
    with pytest.raises(PermissionDenied):
        objections.answer(by=person(who), at=NOW, objection=objection, upheld=False, text="Tetap.")
    address = f"/meja/hoaks/{objection.verdict.claim_id}/keberatan/{objection.pk}/"
    answer = as_(person(who)).post(address, {"upheld": "no", "text": "Tetap."})
    assert answer.status_code in {403, 404}
    assert Objection.objects.get().answered_at is None


def test_an_approver_answers_on_the_desk(objection: Objection, approver: Any, as_: Any) -> None:
    address = f"/meja/hoaks/{objection.verdict.claim_id}/keberatan/{objection.pk}/"
    assert as_(approver).get(address).status_code == 200
    assert as_(approver).post(address, {"upheld": "yes", "text": " "}).status_code == 422
    assert as_(approver).post(address, {"upheld": "yes", "text": "Benar."}).status_code == 302
    answered = Objection.objects.get()
    assert (answered.upheld, answered.answer, answered.answered_by) == (True, "Benar.", approver)
    assert as_(approver).get(address).status_code == 404


def test_the_first_answer_stays(objection: Objection, approver: Any, outsider: Any) -> None:
    objections.answer(by=approver, at=NOW, objection=objection, upheld=True, text="Benar.")
    again = objections.answer(by=outsider, at=NOW, objection=objection, upheld=False, text="Tidak.")
    assert (again.upheld, again.answered_by) == (True, approver)


def test_an_objection_needs_words_and_comes_in_time(verdict: Verdict) -> None:
    with pytest.raises(claims.NoReason):
        objections.receive(at=NOW, verdict=verdict, text="  ")
    with pytest.raises(objections.TooLate):
        objections.receive(at=NOW + timedelta(days=31), verdict=verdict, text="Tidak tepat.")


def test_a_verdict_that_was_replaced_is_not_objected_to_any_more(
    verdict: Verdict, checker: Any, neighbour: Any, gowa: Any
) -> None:
    later = proposed(verdict.claim, checker, ruling=Ruling.TRUE, kind=None)
    verdicts.sign(by=neighbour, at=NOW, verdict=later, institution=gowa)
    verdict.refresh_from_db()
    with pytest.raises(objections.TooLate):
        objections.receive(at=NOW, verdict=verdict, text="Tidak tepat.")
