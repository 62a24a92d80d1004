"""An official of the institution that was asked signs by a link, without an account."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client

from baruga.hoaxdesk import tasks
from baruga.hoaxdesk.actions import claims, signatures, verdicts
from baruga.hoaxdesk.choices import Nature
from baruga.hoaxdesk.models import Claim, SignatureLink, Verdict
from baruga.hoaxdesk.permissions import NoVerdict
from baruga.network.models import Official
from tests.cast import NOW
from tests.claims import piece, proposed


@pytest.fixture
def signer(gowa: Any) -> Official:
    return Official.objects.create(
        institution=gowa,
        name="Ibu Sekretaris",
        office="Sekretaris",
        email="sekretaris@gowa.example",
    )


@pytest.fixture
def verdict(shared: Claim, checker: Any, signer: Official) -> Verdict:
    """Proposed by Takalar, Gowa asked."""
    piece(shared, checker, shared.institution)
    return proposed(shared, checker)


@pytest.fixture
def link(verdict: Verdict, checker: Any, gowa: Any) -> SignatureLink:
    assert signatures.ask(by=checker, at=NOW, verdict=verdict, institution=gowa) == 1
    return SignatureLink.objects.get()


@pytest.fixture
def address(link: SignatureLink) -> str:
    return f"/tanda-tangan/{signatures.token_of(link)}/"


@pytest.fixture
def asked(
    verdict: Verdict,
    checker: Any,
    gowa: Any,
    as_: Any,
    mailoutbox: Any,
) -> str:
    """The address in the letter, after the checker has pressed the button."""
    room = f"/meja/hoaks/{verdict.claim_id}/hasil/{verdict.pk}/tautan/{gowa.pk}/"
    assert as_(checker).post(room).status_code == 302
    tasks.ask_signature.func(SignatureLink.objects.get().pk)
    letter = next(one for one in mailoutbox if one.to == ["sekretaris@gowa.example"])
    found = re.search(r"http://127\.0\.0\.1:8000(/tanda-tangan/\S+/)", letter.body)
    assert found is not None
    return found.group(1)


@pytest.fixture(autouse=True)
def _now() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def test_the_letter_leads_to_the_signature_and_the_verdict_is_in_force(
    asked: str, verdict: Verdict, checker: Any, as_: Any, client: Client
) -> None:
    page = client.get(asked).content.decode()
    assert verdict.fact in page
    assert "Keterangan penjaga jembatan" in page  # the evidence
    assert "Terima kasih" in client.post(asked, {"decision": "sign"}).content.decode()
    verdict.refresh_from_db()
    assert (str(verdict.signed_for), verdict.signed_by) == ("Pemerintah Kabupaten Gowa", None)
    assert str(verdict.signed_official) == "Ibu Sekretaris, Sekretaris"
    room = as_(checker).get(f"/meja/hoaks/{verdict.claim_id}/").content.decode()
    assert "Ibu Sekretaris, Sekretaris" in room  # in the trail


def test_a_refusal_needs_a_reason_which_the_proposer_reads(
    verdict: Verdict, address: str, client: Client
) -> None:
    asked = client.post(address, {"decision": "refuse", "reason": " "})
    assert asked.status_code == 200
    assert "Mohon tulis" in asked.content.decode()
    client.post(address, {"decision": "refuse", "reason": "Buktinya kurang."})
    verdict.refresh_from_db()
    assert verdict.dropped_reason == "Buktinya kurang."


@pytest.mark.parametrize("decision", ["", "lain"])
def test_nothing_is_decided_by_an_odd_answer(
    decision: str, verdict: Verdict, address: str, client: Client
) -> None:
    assert client.post(address, {"decision": decision}).status_code == 200
    verdict.refresh_from_db()
    assert (verdict.signed_at, verdict.dropped_at) == (None, None)


def test_a_link_counts_once(address: str, client: Client) -> None:
    client.post(address, {"decision": "sign"})
    again = client.post(address, {"decision": "refuse", "reason": "Tidak."})
    assert again.status_code == 410
    assert Verdict.objects.in_force().count() == 1


def test_a_link_expires(address: str, client: Client) -> None:
    with time_machine.travel(NOW + signatures.LIFETIME):
        assert client.get(address).status_code == 410
        assert client.post(address, {"decision": "sign"}).status_code == 410


def test_a_newer_link_shuts_the_older_one(
    link: SignatureLink, address: str, checker: Any, client: Client
) -> None:
    later, gowa = NOW + timedelta(minutes=1), link.official.institution
    signatures.ask(by=checker, at=later, verdict=link.verdict, institution=gowa)
    assert client.get(address).status_code == 410


@pytest.mark.parametrize("token", ["x", "abc:def", "🙏"])
def test_a_forged_link_is_unknown(token: str, client: Client, db: None) -> None:
    assert client.get(f"/tanda-tangan/{token}/").status_code == 404


def test_an_official_who_left_signs_nothing(address: str, signer: Official, client: Client) -> None:
    Official.objects.filter(pk=signer.pk).update(active=False)
    assert client.post(address, {"decision": "sign"}).status_code == 410
    assert not Verdict.objects.in_force().exists()


def test_gate_and_evidence_are_asked_again(verdict: Verdict, address: str, client: Client) -> None:
    Claim.objects.filter(pk=verdict.claim_id).update(nature=Nature.CRITICISM)
    answer = client.post(address, {"decision": "sign"})
    assert answer.status_code == 200
    assert not Verdict.objects.in_force().exists()


def test_whoever_proposed_it_is_not_the_official_who_signs(
    verdict: Verdict, checker: Any, signer: Official, address: str, client: Client
) -> None:
    gowa = signer.institution
    Official.objects.filter(pk=signer.pk).update(email=checker.email.upper())
    assert client.post(address, {"decision": "sign"}).status_code == 410
    with pytest.raises(NoVerdict):
        signatures.ask(by=checker, at=NOW, verdict=verdict, institution=gowa)


@pytest.mark.parametrize(
    ("who", "institution"),
    [("neighbour", "gowa"), ("outsider", "gowa"), ("checker", "takalar")],
)
def test_only_who_works_on_the_case_sends_links_and_only_to_those_who_were_asked(
    who: str, institution: str, verdict: Verdict, person: Any, request: Any
) -> None:
    to = request.getfixturevalue(institution)
    with pytest.raises(PermissionDenied):
        signatures.ask(by=person(who), at=NOW, verdict=verdict, institution=to)
    assert not SignatureLink.objects.exists()


def test_an_institution_that_is_spoken_about_is_not_the_second_by_link_either(
    shared: Claim, checker: Any, gowa: Any, takalar: Any, signer: Official
) -> None:
    piece(shared, checker, takalar)
    piece(shared, checker, takalar)
    shared.about.set([takalar, gowa])
    verdict = proposed(shared, checker)
    with pytest.raises(PermissionDenied):
        signatures.ask(by=checker, at=NOW, verdict=verdict, institution=gowa)


def test_nobody_learns_who_the_officials_of_another_institution_are(
    verdict: Verdict, link: SignatureLink, checker: Any, as_: Any
) -> None:
    page = as_(checker).get(f"/meja/hoaks/{verdict.claim_id}/").content.decode()
    assert "Kirim tautan kepada pejabat" in page
    assert "sekretaris@gowa.example" not in page
    assert "Ibu Sekretaris" not in page
    assert signatures.token_of(link) not in page


def test_what_somebody_signed_meanwhile_is_not_signed_again(
    verdict: Verdict, address: str, neighbour: Any, gowa: Any, client: Client
) -> None:
    verdicts.sign(by=neighbour, at=NOW, verdict=verdict, institution=gowa)
    assert client.post(address, {"decision": "sign"}).status_code == 410
    assert Verdict.objects.get().signed_by == neighbour


def test_an_institution_without_officials_says_so(
    verdict: Verdict, signer: Official, checker: Any, gowa: Any, as_: Any
) -> None:
    Official.objects.filter(institution=gowa).update(active=False)
    room = f"/meja/hoaks/{verdict.claim_id}/"
    page = (
        as_(checker)
        .post(f"{room}hasil/{verdict.pk}/tautan/{gowa.pk}/", follow=True)
        .content.decode()
    )
    assert "belum mendaftarkan pejabat" in page


def test_the_case_stays_when_the_claim_was_left_alone(
    verdict: Verdict, address: str, checker: Any, client: Client
) -> None:
    verdicts.drop(by=checker, at=NOW, verdict=verdict, reason="Diperbaiki dulu.")
    claims.keep_quiet(by=checker, at=NOW, claim=verdict.claim, reason="Sepi.")
    assert client.get(address).status_code == 410
