"""Whoever can put words before the public, or let others in, needs a second factor."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

START = "/akun/dua-langkah/mulai/"


@pytest.fixture(autouse=True)
def _outside_the_demo(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.mark.parametrize("name", ["approver", "coordinator", "outsider"])
@pytest.mark.parametrize("address", ["/meja/", "/redaksi/", "/meja/jaringan/"])
def test_approvers_and_coordinators_set_one_up_first(
    person: Any, as_: Any, name: str, address: str
) -> None:
    assert as_(person(name)).get(address)["Location"] == START


def test_they_cannot_act_without_one_either(as_: Any, approver: Any) -> None:
    assert as_(approver).post("/meja/")["Location"] == START


@pytest.mark.parametrize("name", ["writer", "teammate", "leader"])
def test_the_others_go_straight_in(person: Any, as_: Any, name: str) -> None:
    assert as_(person(name)).get("/meja/").status_code == 200


def test_with_one_they_go_straight_in_too(as_: Any, approver: Any) -> None:
    TOTP.activate(approver, generate_totp_secret())
    assert as_(approver).get("/meja/").status_code == 200


def test_who_runs_the_installation_needs_one(as_: Any, writer: Any) -> None:
    writer.is_superuser = True
    writer.save()
    assert as_(writer).get("/meja/")["Location"] == START


def test_a_partial_update_sends_the_whole_page_there(as_: Any, approver: Any) -> None:
    answer = as_(approver).get("/meja/", headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == START


def test_the_public_site_and_ones_own_account_stay_open(as_: Any, approver: Any) -> None:
    browser = as_(approver)
    assert browser.get("/akun/").status_code == 200
    assert browser.get("/akun/dua-langkah/").status_code == 200


def test_the_page_says_why_and_offers_both_ways(as_: Any, approver: Any) -> None:
    page = as_(approver).get(START).content.decode()
    assert "kata sandi yang bocor" in page
    assert "/akun/kunci-sandi/tambah/" in page
    assert "/akun/dua-langkah/aplikasi/pasang/" in page


def test_who_has_one_is_not_shown_it(as_: Any, approver: Any) -> None:
    TOTP.activate(approver, generate_totp_secret())
    assert as_(approver).get(START)["Location"] == "/akun/dua-langkah/"


def test_the_demo_does_without(as_: Any, approver: Any, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    assert as_(approver).get("/meja/").status_code == 200
