"""From a signed verdict to what the public reads, and nothing without one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from baruga.hoaxdesk.actions import clarifications
from baruga.hoaxdesk.choices import Ruling
from baruga.hoaxdesk.models import Claim, ClarificationPage
from baruga.hoaxdesk.permissions import NoVerdict
from baruga.newsroom.permissions import NotReleasable
from baruga.newsroom.standards.answers import claim_quoted, fact_first
from baruga.newsroom.standards.manuscript import Manuscript
from tests.cast import NOW
from tests.claims import decided, proposed, written


@pytest.fixture
def signed(shared: Claim, checker: Any, neighbour: Any) -> Claim:
    decided(shared, by=checker, signer=neighbour)
    return shared


def test_a_writer_begins_with_the_words_of_the_verdict(
    signed: Claim, writer: Any, as_: Any
) -> None:
    answer = as_(writer).post(f"/meja/hoaks/{signed.pk}/klarifikasi/")
    page = ClarificationPage.objects.get()
    assert answer.headers["Location"] == f"/redaksi/pages/{page.pk}/edit/"
    assert (page.title, page.circulates) == ("Jembatan tetap dibuka", signed.sentence)
    assert "Petugas di tempat melihat kendaraan lewat." in page.text
    assert (page.institution, page.owner, page.live) == (signed.institution, writer, False)
    assert as_(writer).get(f"/redaksi/pages/{page.pk}/edit/").status_code == 200


def test_who_comes_second_gets_the_same_draft(
    signed: Claim, writer: Any, second_writer: Any
) -> None:
    first = clarifications.begin(by=writer, at=NOW, claim=signed)
    assert clarifications.begin(by=second_writer, at=NOW, claim=signed) == first


@pytest.mark.parametrize("who", ["outsider", "leader", "checker", "neighbour", "coordinator"])
def test_only_writers_of_the_institution_begin_one(
    who: str, signed: Claim, person: Callable[[str], Any], as_: Any
) -> None:
    with pytest.raises(PermissionDenied):
        clarifications.begin(by=person(who), at=NOW, claim=signed)
    answer = as_(person(who)).post(f"/meja/hoaks/{signed.pk}/klarifikasi/")
    assert answer.status_code in {403, 404}
    assert not ClarificationPage.objects.exists()


def test_there_is_none_before_the_second_signature(
    shared: Claim, checker: Any, writer: Any, as_: Any
) -> None:
    with pytest.raises(NoVerdict):
        clarifications.begin(by=writer, at=NOW, claim=shared)
    assert as_(writer).post(f"/meja/hoaks/{shared.pk}/klarifikasi/").status_code == 422


def test_nothing_is_published_once_the_verdict_is_gone(
    signed: Claim, writer: Any, approver: Any
) -> None:
    page = written(signed, by=writer)
    signed.verdicts.update(replaced_at=NOW)
    page.get_workflow().start(page, writer)
    with pytest.raises(NotReleasable):
        page.current_workflow_state.current_task_state.approve(user=approver)
    assert not ClarificationPage.objects.get().live


def test_nobody_makes_one_in_the_editor_without_a_claim(
    writer: Any, takalar: Any, as_: Any
) -> None:
    address = f"/redaksi/pages/add/hoaxdesk/clarificationpage/{takalar.section.pk}/"
    assert as_(writer).get(address).status_code in {302, 403}
    assert as_(writer).post(address, {"title": "Hoaks!"}).status_code in {302, 403}
    assert not ClarificationPage.objects.exists()


def test_a_decided_case_waits_on_the_writers_desk_until_it_is_written(
    signed: Claim, writer: Any, outsider: Any, as_: Any
) -> None:
    assert "Tulis klarifikasi" in as_(writer).get("/meja/").content.decode()
    assert "Tulis klarifikasi" not in as_(outsider).get("/meja/").content.decode()
    clarifications.begin(by=writer, at=NOW, claim=signed)
    assert "Tulis klarifikasi" not in as_(writer).get("/meja/").content.decode()


def test_a_corrected_verdict_corrects_the_page(
    signed: Claim, checker: Any, neighbour: Any, writer: Any
) -> None:
    page = written(signed, by=writer)
    other = signed.asks.get().institution
    from baruga.hoaxdesk.actions import verdicts

    later = proposed(signed, checker, ruling=Ruling.TRUE, kind=None, fact="Jembatan ditutup.")
    verdicts.sign(by=neighbour, at=NOW, verdict=later, institution=other)
    again = ClarificationPage.objects.get(pk=page.pk)
    assert again.verdict is not None
    assert again.verdict.ruling == Ruling.TRUE


@pytest.mark.parametrize(
    ("headline", "is_fine"),
    [
        ("Jembatan di Takalar dilalui seperti biasa", True),
        ("HOAKS! Jembatan ditutup sampai Maret", False),
        ("Cek fakta: jembatan di Takalar", False),
        ("Tidak benar jembatan ditutup", False),
        ("Jembatan ditutup sampai Maret", False),
    ],
)
def test_the_headline_states_the_fact(
    headline: str, is_fine: bool, signed: Claim, writer: Any
) -> None:
    page = written(signed, by=writer, title=headline)
    assert (fact_first(Manuscript.of(page), None) is None) is is_fine


def test_a_headline_may_say_what_circulates_when_it_is_true(
    shared: Claim, checker: Any, neighbour: Any, writer: Any
) -> None:
    decided(shared, by=checker, signer=neighbour, ruling=Ruling.TRUE, kind=None)
    page = written(shared, by=writer, title="Jembatan ditutup sampai Maret")
    assert fact_first(Manuscript.of(page), None) is None


def test_what_circulates_must_be_said(signed: Claim, writer: Any) -> None:
    assert claim_quoted(Manuscript.of(written(signed, by=writer, circulates=" ")), None)
