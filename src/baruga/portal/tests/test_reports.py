"""A resident asks whether a message is true, and reads the answer under the number."""

from __future__ import annotations

import hashlib
import itertools
import re
from typing import Any

import pytest
from django.test import Client

from baruga.core import proof_of_work
from baruga.hoaxdesk.actions import claims, reports, verdicts
from baruga.hoaxdesk.choices import Nature, Rejection
from baruga.hoaxdesk.models import Claim, Report
from tests import claims as made
from tests.cast import NOW

pytestmark = pytest.mark.django_db
SAID = {"text": "Jembatan ditutup sampai Maret?", "question": "Benarkah?"}


@pytest.fixture
def case(checker: Any, takalar: Any) -> Claim:
    return made.case(by=checker, institution=takalar)


@pytest.fixture
def sent(client: Client) -> str:
    """The address of the receipt."""
    return str(client.post("/lapor/", SAID).headers["Location"])


def test_a_message_is_written_down_and_its_sender_is_not(client: Client, sent: str) -> None:
    report = Report.objects.get()
    assert sent == f"/lapor/{report.number}/"
    assert (report.contact, report.sender_key, report.by) == ("", "", None)
    assert "Sudah sampai" in client.get(sent).content.decode()


def test_the_form_needs_neither_script_nor_cookie(client: Client) -> None:
    answer = client.get("/lapor/")
    assert not answer.cookies
    assert Client(enforce_csrf_checks=True).post("/lapor/", SAID).status_code == 302


def test_an_empty_form_says_what_is_missing_and_keeps_the_rest(client: Client) -> None:
    answer = client.post("/lapor/", {"text": " ", "question": "Benarkah ini?"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Mohon salin pesannya" in page
    assert "Benarkah ini?" in page
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    "said",
    [
        {"text": "a" * 50_001},
        {"link": "javascript:alert(1)"},
        {"text": "x", "region": "atlantis"},
        {"text": "x", "surname": "bot"},
    ],
)
def test_odd_reports_are_refused_at_their_place(said: dict[str, str], client: Client) -> None:
    assert client.post("/lapor/", said).status_code in {422, 429}
    assert not Report.objects.exists()


def test_who_sends_too_many_is_asked_to_wait(client: Client) -> None:
    codes = [client.post("/lapor/", {"text": f"Kabar {n}"}).status_code for n in range(11)]
    assert codes == [302] * 10 + [429]
    assert client.post("/lapor/", SAID, REMOTE_ADDR="127.0.0.2").status_code == 302


def test_an_unknown_number_leads_nowhere_and_guessing_ends(client: Client) -> None:
    codes = {client.get(f"/lapor/23456-789{n:02}/").status_code for n in range(70)}
    assert codes == {404, 429}


@pytest.mark.parametrize("number", ["%00", "x" * 500, "' OR 1=1", "23456-7890A"])
def test_an_odd_number_does_no_harm(number: str, client: Client) -> None:
    assert client.get(f"/lapor/{number}/").status_code == 404


def test_the_receipt_is_never_kept_by_a_cache(client: Client, sent: str) -> None:
    answer = client.get(sent)
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_the_answer_appears_once_it_is_signed_and_nothing_of_the_case_before(
    client: Client, checker: Any, neighbour: Any, takalar: Any, gowa: Any
) -> None:
    shared = made.shared(by=checker, institution=takalar, other=gowa)
    address = f"/lapor/{shared.reports.get().number}/"
    made.piece(shared, checker, shared.institution, title="Rahasia perkara")
    verdict = made.proposed(shared, checker)
    before = client.get(address).content.decode()
    assert "Sedang diperiksa" in before
    assert verdict.fact not in before
    verdicts.sign(by=neighbour, at=NOW, verdict=verdict, institution=gowa)
    after = client.get(address).content.decode()
    assert verdict.fact in after
    assert "Rahasia perkara" not in before + after


def test_a_criticism_is_shown_its_door(client: Client, case: Any, checker: Any) -> None:
    claims.answer_gate(by=checker, at=NOW, claim=case, nature=Nature.CRITICISM, note="Kritik.")
    page = client.get(f"/lapor/{case.reports.get().number}/").content.decode()
    assert "Dijawab instansi yang bersangkutan" in page


def test_who_was_rejected_reads_why(client: Client, case: Any, checker: Any) -> None:
    report = case.reports.get()
    reports.reject(by=checker, at=NOW, report=report, reason=Rejection.ADVERTISEMENT)
    assert "Iklan" in client.get(f"/lapor/{report.number}/").content.decode()


def worked(page: str) -> str:
    """What the script of the page would send."""
    found = re.search(r'data-challenge="([^"]+)"', page)
    assert found is not None
    for number in itertools.count():
        work = f"{found.group(1)}~{number}"
        digest = hashlib.sha256(work.encode()).digest()
        if int.from_bytes(digest[:8], "big") >> (64 - proof_of_work.BITS) == 0:
            return work
    raise AssertionError


def send(client: Client, number: int, work: str = "") -> int:
    return client.post("/lapor/", {"text": f"Kabar nomor {number}?", "work": work}).status_code


def test_whoever_computes_may_send_more_often_than_whoever_does_not(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("baruga.portal.views.reports.WITHOUT_WORK", 1)
    monkeypatch.setattr("baruga.portal.views.reports.REPORTS_AN_HOUR", 3)
    work = worked(client.get("/lapor/").content.decode())
    assert send(client, 1) == 302
    assert send(client, 2) == 429
    assert send(client, 3, work) == 302
    assert send(client, 4, work) == 429  # it counts once
    assert send(client, 5, work.replace("~", "~9")) == 429
    assert send(client, 6, f"{work.rpartition('~')[0][:-1]}x~1") == 429
