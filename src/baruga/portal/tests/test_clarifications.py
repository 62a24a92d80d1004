"""What residents and machines read of a verdict."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from baruga.hoaxdesk.actions import objections, verdicts
from baruga.hoaxdesk.choices import Ruling
from baruga.hoaxdesk.models import ClarificationPage, Objection
from tests import claims as made
from tests.cast import NOW


@pytest.fixture
def page(
    person: Any, takalar: Any, gowa: Any, django_capture_on_commit_callbacks: Any
) -> ClarificationPage:
    checker = person("checker")
    claim = made.shared(by=checker, institution=takalar, other=gowa)
    made.decided(claim, by=checker, signer=person("neighbour"))
    with django_capture_on_commit_callbacks(execute=True):
        return made.clarified(claim, by=person("writer"), approver=person("approver"))


def data_of(html: str, kind: str) -> dict[str, Any]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return next(each for each in map(json.loads, found) if each["@type"] == kind)


def test_the_page_gives_fact_verdict_evidence_and_signatures(
    client: Client, page: ClarificationPage
) -> None:
    html = client.get(page.url).content.decode()
    for words in (
        "Jembatan di Takalar dilalui seperti biasa",
        "Salah",
        "Konten palsu",
        "Yang beredar",
        "Keterangan penjaga jembatan",
        "Yang bisa Anda lakukan",
        "Pemerintah Kabupaten Gowa",
    ):
        assert words in html, words
    title = html.index("<h1")
    assert html.index("Jembatan ditutup sampai Maret", title) > html.index("Salah", title)


def test_machines_read_it_as_a_claim_review(client: Client, page: ClarificationPage) -> None:
    review = data_of(client.get(page.url).content.decode(), "ClaimReview")
    assert review["claimReviewed"] == "Jembatan ditutup sampai Maret."
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Salah",
        "ratingValue": 1,
        "bestRating": 5,
        "worstRating": 1,
    }
    feed = client.get("/hoaks/data.json").json()
    assert [entry["item"]["url"] for entry in feed["dataFeedElement"]] == [review["url"]]


def test_the_list_the_feeds_and_the_search_have_it(client: Client, page: ClarificationPage) -> None:
    listed = client.get("/hoaks/").content.decode()
    assert page.title in listed
    assert "Berusaha mengambil uang" in listed  # what each verdict means stands below
    assert page.title in client.get("/umpan/hoaks/").content.decode()
    assert page.title in client.get("/umpan/hoaks/umpan.json").json()["items"][0]["title"]
    assert page.url in client.get("/cari/?q=jembatan&format=clarification").content.decode()


def test_an_empty_list_says_so(client: Client, db: None) -> None:
    assert "Belum ada klarifikasi yang terbit." in client.get("/hoaks/").content.decode()


def test_whoever_asked_is_led_to_it(client: Client, page: ClarificationPage) -> None:
    number = page.claim.reports.get().number
    assert page.url in client.get(f"/lapor/{number}/").content.decode()


def test_a_corrected_verdict_is_read_at_once(
    client: Client, page: ClarificationPage, person: Any, django_capture_on_commit_callbacks: Any
) -> None:
    assert "Konten palsu" in client.get(page.url).content.decode()
    later = made.proposed(page.claim, person("checker"), ruling=Ruling.TRUE, kind=None)
    other = page.claim.asks.get().institution
    with django_capture_on_commit_callbacks(execute=True):
        verdicts.sign(by=person("neighbour"), at=NOW, verdict=later, institution=other)
    review = data_of(client.get(page.url).content.decode(), "ClaimReview")
    assert review["reviewRating"]["alternateName"] == "Benar"


def test_many_take_no_more_queries_than_one(
    client: Client, page: ClarificationPage, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(12):
        client.get("/hoaks/")
    with django_assert_max_num_queries(10):
        client.get("/hoaks/data.json")
    with django_assert_max_num_queries(25):
        client.get(page.url)


@pytest.fixture
def fresh(page: ClarificationPage) -> ClarificationPage:
    """Signed a moment ago, by the clock of those who read it."""
    page.claim.verdicts.update(signed_at=timezone.now())
    return page


def test_a_reader_objects_and_reads_the_answer_under_the_number(
    client: Client, fresh: ClarificationPage, approver: Any
) -> None:
    form = f"/hoaks/{fresh.pk}/keberatan/"
    assert form in client.get(fresh.url).content.decode()
    assert client.get(form).status_code == 200
    sent = client.post(form, {"text": "Malam hari ditutup."})
    number = sent.headers["Location"]
    assert "paling lambat" in client.get(number).content.decode()
    objection = Objection.objects.get()
    objections.answer(by=approver, at=NOW, objection=objection, upheld=False, text="Tidak ditutup.")
    read = client.get(number)
    assert "Tidak ditutup." in read.content.decode()
    assert read.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    "said", [{"text": " "}, {"text": "a" * 5001}, {"text": "x", "url": "javascript:alert(1)"}]
)
def test_odd_objections_are_refused_at_their_place(
    said: dict[str, str], client: Client, fresh: ClarificationPage
) -> None:
    assert client.post(f"/hoaks/{fresh.pk}/keberatan/", said).status_code == 422
    assert not Objection.objects.exists()


def test_who_objects_too_often_or_is_a_program_is_asked_to_wait(
    client: Client, fresh: ClarificationPage
) -> None:
    form = f"/hoaks/{fresh.pk}/keberatan/"
    assert client.post(form, {"text": "x", "surname": "bot"}).status_code == 429
    codes = [client.post(form, {"text": f"Tidak tepat {n}"}).status_code for n in range(6)]
    assert codes == [302] * 5 + [429]


def test_after_thirty_days_the_form_says_where_to_turn(
    client: Client, page: ClarificationPage
) -> None:
    page.claim.verdicts.update(signed_at=timezone.now() - timedelta(days=31))
    late = client.get(f"/hoaks/{page.pk}/keberatan/")
    assert late.status_code == 410
    assert "sudah lewat" in late.content.decode()


@pytest.mark.parametrize(
    "address", ["/keberatan/xyz/", "/keberatan/23456-789BC/", "/hoaks/1/keberatan/"]
)
def test_what_does_not_exist_is_not_found(address: str, client: Client, db: None) -> None:
    assert client.get(address).status_code == 404
