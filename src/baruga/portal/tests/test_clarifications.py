"""What residents and machines read of a verdict."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from baruga.hoaxdesk.actions import verdicts
from baruga.hoaxdesk.choices import Ruling
from baruga.hoaxdesk.models import ClarificationPage
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
