"""Signing in through one's office (OpenID Connect), against a provider on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from baruga.accounts.models import User
from baruga.accounts.tests.identity_provider import CLIENT, SECRET, IdentityProvider


@pytest.fixture
def office(settings: Any, db: None) -> Iterator[IdentityProvider]:
    provider = IdentityProvider()
    settings.SOCIALACCOUNT_LOGIN_ON_GET = True
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "oidc",
                    "name": "SSO Pemprov",
                    "client_id": CLIENT,
                    "secret": SECRET,
                    "settings": {"server_url": provider.url},
                }
            ]
        }
    }
    yield provider
    provider.stop()


def sign_in(browser: Client, next_page: str = "") -> Any:
    """From our button to the office's server and back, as a browser goes."""
    there = browser.get("/akun/kantor/oidc/masuk/", {"next": next_page} if next_page else {})
    back = urlsplit(httpx.get(there["Location"]).headers["Location"])
    return browser.get(f"{back.path}?{back.query}")


def knows(office: IdentityProvider, email: str, *, verified: bool = True) -> None:
    office.claims = {
        "sub": "198501012010011001",
        "email": email,
        "email_verified": verified,
        "name": "Andi",
    }


def test_the_button_stands_on_the_page_when_it_is_configured(office: Any, client: Any) -> None:
    assert "Masuk lewat SSO Pemprov" in client.get("/akun/masuk/").content.decode()


def test_without_configuration_there_is_no_button(client: Any, db: None) -> None:
    assert "Masuk lewat" not in client.get("/akun/masuk/").content.decode()


def test_a_person_invited_before_is_met_by_their_address(
    office: Any, client: Any, writer: Any
) -> None:
    knows(office, "Writer@Takalar.example")
    assert sign_in(client)["Location"] == "/meja/"
    assert client.session["_auth_user_id"] == str(writer.pk)


def test_they_arrive_where_they_were_going(office: Any, client: Any, writer: Any) -> None:
    knows(office, writer.email)
    assert sign_in(client, "/akun/")["Location"] == "/akun/"


def test_the_next_time_the_office_number_is_enough(office: Any, writer: Any) -> None:
    knows(office, writer.email)
    sign_in(Client())
    knows(office, "alamat.baru@takalar.example")
    browser = Client()
    sign_in(browser)
    assert browser.session["_auth_user_id"] == str(writer.pk)
    assert SocialAccount.objects.get().user == writer


def test_somebody_unknown_is_refused_politely_and_told_whom_to_ask(
    office: Any, client: Any
) -> None:
    people = User.objects.count()
    knows(office, "takada@takalar.example")
    answer = sign_in(client)
    assert answer.status_code == 403
    assert "Anda belum terdaftar di sini" in answer.content.decode()
    assert "_auth_user_id" not in client.session
    assert User.objects.count() == people


def test_an_address_the_office_does_not_vouch_for_opens_nothing(
    office: Any, client: Any, writer: Any
) -> None:
    knows(office, writer.email, verified=False)
    assert sign_in(client).status_code == 403
    assert "_auth_user_id" not in client.session


def test_a_closed_account_stays_closed(office: Any, client: Any, writer: Any) -> None:
    writer.is_active = False
    writer.save()
    knows(office, writer.email)
    assert sign_in(client)["Location"] == "/akun/nonaktif/"
    assert "_auth_user_id" not in client.session


def test_the_second_step_is_asked_here_too(
    office: Any, client: Any, writer: Any, with_app: Any
) -> None:
    with_app(writer)
    knows(office, writer.email)
    assert sign_in(client)["Location"] == "/akun/dua-langkah/kode/"


def test_a_server_that_fails_gets_a_calm_page(office: Any, client: Any, writer: Any) -> None:
    knows(office, writer.email)
    office.broken = True
    assert "belum berhasil" in sign_in(client).content.decode()
    assert "_auth_user_id" not in client.session


def test_a_server_that_is_silent_gets_a_calm_page_too(office: Any, client: Any) -> None:
    office.stop()
    answer = client.get("/akun/kantor/oidc/masuk/")
    assert answer.status_code == 502
    assert "belum berhasil" in answer.content.decode()


def test_an_answer_nobody_asked_for_opens_nothing(office: Any, client: Any, writer: Any) -> None:
    answer = client.get("/akun/kantor/oidc/kembali/?code=x&state=y")
    assert "belum berhasil" in answer.content.decode()
    assert "_auth_user_id" not in client.session
