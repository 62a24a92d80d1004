"""*Tanya*: a resident asks a question, and reads what the institution answered."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from baruga.hoaxdesk.actions import claims, replies, reports
from baruga.hoaxdesk.choices import Channel, Nature
from baruga.hoaxdesk.models import Claim, Report
from tests import claims as made
from tests.cast import NOW

pytestmark = pytest.mark.django_db
SAID = {"text": "Kapan posyandu di Galesong buka?", "region": "kabupaten-takalar"}
ANSWER = "Posyandu buka tiap Selasa pukul 08.00."


@pytest.fixture
def question(checker: Any, takalar: Any) -> Claim:
    return made.question(by=checker, institution=takalar)


def test_a_question_goes_the_way_of_every_report(client: Client) -> None:
    sent = client.post("/tanya/", SAID | {"contact": "warga@contoh.example"})
    report = Report.objects.get()
    assert sent.headers["Location"] == f"/lapor/{report.number}/"
    assert (report.channel, report.text) == (Channel.FORM, SAID["text"])
    assert (report.region.slug, report.contact) == ("kabupaten-takalar", "warga@contoh.example")
    claim = reports.cluster(report_id=report.pk)
    assert claim is not None
    assert (claim.nature, claim.institution) == ("", None)


def test_the_form_needs_neither_script_nor_cookie(client: Client) -> None:
    assert not client.get("/tanya/").cookies
    assert Client(enforce_csrf_checks=True).post("/tanya/", SAID).status_code == 302


@pytest.mark.parametrize(
    "said",
    [
        {"text": " "},
        {"text": "a" * 2_001},
        {"text": "x", "region": "atlantis"},
        {"text": "x", "contact": "bukan-alamat"},
        {"text": "x", "surname": "bot"},
    ],
)
def test_odd_questions_are_refused_at_their_place(said: dict[str, str], client: Client) -> None:
    assert client.post("/tanya/", said).status_code in {422, 429}
    assert not Report.objects.exists()


def test_questions_and_messages_of_one_place_are_counted_together(client: Client) -> None:
    for number in range(10):
        client.post("/lapor/" if number % 2 else "/tanya/", {"text": f"Kabar {number}"})
    assert client.post("/tanya/", SAID).status_code == 429


def test_an_answer_is_public_once_it_is_approved(
    question: Claim, client: Client, writer: Any, approver: Any
) -> None:
    address = f"/lapor/{question.reports.get().number}/"
    pending = replies.write(by=writer, at=NOW, claim=question, text=ANSWER)
    for page in ("/tanya/", address):
        assert ANSWER not in client.get(page).content.decode()
    replies.approve(by=approver, at=NOW, reply=pending)
    listed, receipt = (client.get(page).content.decode() for page in ("/tanya/", address))
    assert ANSWER in listed
    assert question.sentence in listed
    assert "Pemerintah Kabupaten Takalar menjawab" in receipt
    assert ANSWER in receipt
    assert writer.name not in listed + receipt


def test_an_answer_shows_no_verdict(
    question: Claim, client: Client, writer: Any, approver: Any
) -> None:
    made.replied(question, by=writer, approver=approver)
    page = client.get(f"/lapor/{question.reports.get().number}/").content.decode()
    assert "Bagaimana kami tahu" not in page
    assert "ditandatangani" not in page


def test_the_words_of_whoever_asked_are_not_on_the_page(
    question: Claim, client: Client, writer: Any, approver: Any
) -> None:
    made.replied(question, by=writer, approver=approver)
    assert question.reports.get().text not in client.get("/tanya/").content.decode()


def test_criticism_is_answered_to_whoever_sent_it_alone(
    client: Client, checker: Any, approver: Any, takalar: Any
) -> None:
    claim = made.question(by=checker, institution=takalar, nature=Nature.CRITICISM)
    made.replied(claim, by=checker, approver=approver)
    assert ANSWER in client.get(f"/lapor/{claim.reports.get().number}/").content.decode()
    assert ANSWER not in client.get("/tanya/").content.decode()


def test_what_was_replaced_or_dropped_is_read_nowhere(
    question: Claim, client: Client, writer: Any, approver: Any
) -> None:
    made.replied(question, by=writer, approver=approver)
    later = made.replied(
        question, by=writer, approver=approver, at=NOW + timedelta(hours=1), text="Tiap Rabu."
    )
    page = client.get("/tanya/").content.decode()
    assert "Tiap Rabu." in page
    assert ANSWER not in page
    replies.drop(by=approver, at=NOW, reply=later, reason="Jadwal berubah.")
    assert "Tiap Rabu." not in client.get("/tanya/").content.decode()
    receipt = client.get(f"/lapor/{question.reports.get().number}/").content.decode()
    assert "Dijawab instansi yang bersangkutan" in receipt


def test_an_answer_is_escaped(question: Claim, client: Client, writer: Any, approver: Any) -> None:
    made.replied(question, by=writer, approver=approver, text="<script>alert(1)</script>")
    assert "<script>alert(1)" not in client.get("/tanya/").content.decode()


def test_the_page_needs_few_queries_however_much_was_answered(
    client: Client, checker: Any, approver: Any, takalar: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(3):
        claim = made.reported(f"Kapan puskesmas {number} buka?")
        claims.take(by=checker, at=NOW, claim=claim, institution=takalar)
        claims.answer_gate(
            by=checker, at=NOW, claim=claim, nature=Nature.QUESTION, note="Bertanya."
        )
        made.replied(made.described(claim, checker), by=checker, approver=approver)
    client.get("/tanya/")
    with django_assert_max_num_queries(5):
        client.get("/tanya/")


def test_the_page_is_found_from_the_others(client: Client) -> None:
    for page in ("/", "/lapor/", "/cari/?q=entahapa"):
        assert 'href="/tanya/"' in client.get(page).content.decode(), page
    assert "/tanya/" in client.get("/sitemap-halaman.xml").content.decode()
