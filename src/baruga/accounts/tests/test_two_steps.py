"""Setting up the second factor, and being asked for it."""

from __future__ import annotations

import re
from typing import Any

from allauth.mfa.models import Authenticator
from django.test import Client


def start_app(browser: Client) -> str:
    """Open the page of the app; answer the secret it shows."""
    page = browser.get("/akun/dua-langkah/aplikasi/pasang/").content.decode()
    found = re.search(r'class="secret">(\w+)<', page)
    assert found
    return found.group(1)


def test_the_app_is_set_up_by_square_or_secret(
    sign_in: Any, client: Any, writer: Any, app_code: Any
) -> None:
    sign_in("writer")
    secret = start_app(client)
    assert b"data:image/svg+xml" in client.get("/akun/dua-langkah/aplikasi/pasang/").content
    secret = start_app(client)
    client.post("/akun/dua-langkah/aplikasi/pasang/", {"code": app_code(secret)})
    assert Authenticator.objects.filter(user=writer, type="totp").exists()


def test_a_wrong_code_sets_up_nothing(sign_in: Any, client: Any, writer: Any) -> None:
    sign_in("writer")
    start_app(client)
    page = client.post("/akun/dua-langkah/aplikasi/pasang/", {"code": "000000"}).content.decode()
    assert "Kode tidak cocok" in page
    assert not Authenticator.objects.filter(user=writer).exists()


def test_just_after_signing_in_the_password_is_not_asked_twice(
    sign_in: Any, client: Any, writer: Any
) -> None:
    sign_in("writer")
    assert client.get("/akun/kunci-sandi/tambah/").status_code == 200


def test_later_it_is_asked_again(sign_in: Any, client: Any, writer: Any, time_machine: Any) -> None:
    time_machine.move_to("2026-11-23 02:00Z", tick=False)
    sign_in("writer")
    time_machine.move_to("2026-11-23 03:00Z", tick=False)
    assert client.get("/akun/kunci-sandi/tambah/")["Location"].startswith("/akun/masuk-ulang/")


def test_with_an_app_the_password_alone_opens_nothing(
    sign_in: Any, client: Any, writer: Any, with_app: Any
) -> None:
    with_app(writer)
    assert sign_in("writer")["Location"] == "/akun/dua-langkah/kode/"
    assert client.get("/akun/").status_code == 302


def test_the_code_opens_the_desk(
    sign_in: Any, client: Any, writer: Any, with_app: Any, app_code: Any
) -> None:
    secret = with_app(writer)
    sign_in("writer")
    assert (
        client.post("/akun/dua-langkah/kode/", {"code": app_code(secret)})["Location"] == "/meja/"
    )


def test_a_wrong_code_says_what_to_do(
    sign_in: Any, client: Any, writer: Any, with_app: Any
) -> None:
    with_app(writer)
    sign_in("writer")
    page = client.post("/akun/dua-langkah/kode/", {"code": "000000"}).content.decode()
    assert "Ketik kode yang tampil sekarang" in page


def test_a_recovery_code_works_once(sign_in: Any, client: Any, writer: Any, with_app: Any) -> None:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    with_app(writer)
    [code, *_rest] = RecoveryCodes.activate(writer).generate_codes()
    sign_in("writer")
    assert client.post("/akun/dua-langkah/kode/", {"code": code})["Location"] == "/meja/"
    again = Client()
    sign_in("writer", browser=again)
    assert again.post("/akun/dua-langkah/kode/", {"code": code}).status_code == 200


def test_nobody_touches_anothers_passkey(
    sign_in: Any, client: Any, writer: Any, outsider: Any
) -> None:
    key = Authenticator.objects.create(
        user=writer, type="webauthn", data={"name": "x", "credential": {}}
    )
    sign_in("outsider")
    for what in ("ubah", "hapus"):
        assert client.get(f"/akun/kunci-sandi/{key.pk}/{what}/").status_code == 404
        assert client.post(f"/akun/kunci-sandi/{key.pk}/{what}/", {"name": "y"}).status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_no_page_needs_a_script_of_its_own(
    sign_in: Any, client: Any, writer: Any, with_app: Any
) -> None:
    pages = [client.get("/akun/masuk/")]
    sign_in("writer")
    pages += [
        client.get(a) for a in ("/akun/kunci-sandi/tambah/", "/akun/dua-langkah/aplikasi/pasang/")
    ]
    for page in pages:
        assert "script-src" not in page["Content-Security-Policy"]
        scripts = re.findall(r"<script([^>]*)>", page.content.decode())
        assert scripts
        assert all("src=" in tag or "application/json" in tag for tag in scripts)
        assert not re.search(r"\sstyle=|<style|\son\w+=", page.content.decode())
