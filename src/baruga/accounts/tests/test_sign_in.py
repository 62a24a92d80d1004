"""Signing in and out, and the addresses where one can."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from baruga.accounts import demo
from tests import cast

ENGLISH = [
    "login",
    "logout",
    "signup",
    "confirm-email",
    "password/change",
    "password/reset",
    "reauthenticate",
    "2fa",
    "2fa/totp/activate",
    "2fa/webauthn",
    "2fa/recovery-codes",
    "3rdparty",
    "social/login/error",
    "oidc/x/login",
]


def patterns(found: Any = None) -> list[URLPattern]:
    flat = []
    for entry in found or get_resolver().url_patterns:
        flat += patterns(entry.url_patterns) if isinstance(entry, URLResolver) else [entry]
    return flat


@pytest.mark.parametrize(
    "login", ["writer", "WRITER", "writer@takalar.example", "Writer@Takalar.example"]
)
def test_a_username_or_an_address_opens_the_desk_whatever_the_capitals(
    sign_in: Any, writer: Any, login: str
) -> None:
    assert sign_in(login)["Location"] == "/meja/"


def test_a_wrong_password_says_so_and_keeps_the_name(sign_in: Any, writer: Any) -> None:
    page = sign_in("writer", "salah").content.decode()
    assert "Nama pengguna atau kata sandi tidak cocok" in page
    assert 'value="writer"' in page
    assert "salah" not in page.replace("Nama pengguna", "")


def test_somebody_unknown_gets_the_same_answer_as_somebody_mistaken(
    sign_in: Any, writer: Any
) -> None:
    messages = {
        sign_in(name, "salah").content.decode().count("tidak cocok")
        for name in ("writer", "takada")
    }
    assert len(messages) == 1


def test_after_signing_in_one_arrives_where_one_was_going(sign_in: Any, writer: Any) -> None:
    assert sign_in("writer", next="/akun/")["Location"] == "/akun/"


def test_nobody_is_sent_to_another_site(sign_in: Any, writer: Any) -> None:
    assert sign_in("writer", next="https://jahat.example/")["Location"] == "/meja/"


def test_signing_out_is_a_button_and_not_a_link(as_: Any, writer: Any) -> None:
    browser = as_(writer)
    assert b"<form" in browser.get("/akun/keluar/").content
    assert browser.get("/akun/").status_code == 200
    browser.post("/akun/keluar/")
    assert browser.get("/akun/").status_code == 302


def test_nobody_signs_up(client: Any, db: None) -> None:
    assert "lewat undangan" in client.get("/akun/daftar/").content.decode()
    client.post(
        "/akun/daftar/", {"email": "x@y.example", "username": "x", "password1": cast.PASSWORD}
    )
    from baruga.accounts.models import User

    assert not User.objects.filter(username="x").exists()


@pytest.mark.parametrize("address", ENGLISH)
def test_allauths_english_addresses_lead_nowhere(client: Any, db: None, address: str) -> None:
    assert client.get(f"/akun/{address}/").status_code == 404


def test_every_view_of_allauth_has_one_address() -> None:
    views = Counter(
        pattern.callback
        for pattern in patterns()
        if pattern.callback.__module__.startswith("allauth")
    )
    assert views
    assert max(views.values()) == 1


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("account_login", "/akun/masuk/"),
        ("account_logout", "/akun/keluar/"),
        ("account_email", "/akun/email/"),
        ("mfa_index", "/akun/dua-langkah/"),
        ("mfa_list_webauthn", "/akun/kunci-sandi/"),
        ("mfa_view_recovery_codes", "/akun/kode-pemulihan/"),
        ("account_reauthenticate", "/akun/masuk-ulang/"),
    ],
)
def test_allauths_names_lead_to_indonesian_addresses(name: str, address: str) -> None:
    assert reverse(name) == address


def a_login() -> list[demo.Login]:
    return [
        demo.Login(
            username="writer", label="Penulis", role="Uji", place="Takalar", password=cast.PASSWORD
        )
    ]


@pytest.fixture
def demo_writer(monkeypatch: Any) -> None:
    monkeypatch.setattr(demo, "logins", type(demo.logins)("source of demo logins"))
    demo.logins.register("test", a_login)


def test_the_demos_logins_stand_on_the_page(
    client: Any, demo_writer: None, settings: Any, writer: Any
) -> None:
    settings.DEMO = True
    page = client.get("/akun/masuk/").content.decode()
    assert 'name="login" value="writer"' in page
    assert "Takalar" in page


def test_outside_the_demo_no_login_is_shown(
    client: Any, demo_writer: None, settings: Any, db: None
) -> None:
    settings.DEMO = False
    assert b'value="writer"' not in client.get("/akun/masuk/").content


def test_a_closed_account_is_told_whom_to_ask(sign_in: Any, client: Any, writer: Any) -> None:
    writer.is_active = False
    writer.save()
    sign_in("writer")
    assert "_auth_user_id" not in client.session
    assert "penyetuju" in client.get("/akun/nonaktif/").content.decode()


def test_too_many_tries_from_one_place_get_a_calm_page(
    sign_in: Any, settings: Any, db: None
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
    for _attempt in range(2):
        sign_in("takada")
    answer = sign_in("takada")
    assert answer.status_code == 429
    assert "Tidak ada yang hilang" in answer.content.decode()
