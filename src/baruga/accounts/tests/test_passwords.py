"""Forgotten and changed passwords."""

from __future__ import annotations

import re
from typing import Any

from django.core import mail

from tests import cast

NEW = "sawah-hijau-2026"


def link() -> str:
    found = re.search(r"/akun/kata-sandi/baru/\S+", str(mail.outbox[0].body))
    assert found
    return found.group()


def test_a_forgotten_password_is_chosen_anew_through_a_link(
    client: Any, writer: Any, sign_in: Any
) -> None:
    client.post("/akun/kata-sandi/lupa/", {"email": writer.email})
    address = client.get(link())["Location"]
    client.post(address, {"password1": NEW, "password2": NEW})
    assert sign_in("writer", NEW)["Location"] == "/meja/"


def test_the_link_works_once(client: Any, writer: Any) -> None:
    client.post("/akun/kata-sandi/lupa/", {"email": writer.email})
    first = link()
    client.post(client.get(first)["Location"], {"password1": NEW, "password2": NEW})
    assert "sudah tidak berlaku" in client.get(first, follow=True).content.decode()


def test_the_page_does_not_tell_who_has_an_account(client: Any, writer: Any) -> None:
    for email in (writer.email, "takada@takalar.example"):
        answer = client.post("/akun/kata-sandi/lupa/", {"email": email})
        assert answer["Location"] == "/akun/kata-sandi/lupa/terkirim/"


def test_an_unknown_address_is_told_by_mail_and_not_invited_to_sign_up(
    client: Any, db: None
) -> None:
    client.post("/akun/kata-sandi/lupa/", {"email": "takada@takalar.example"})
    [message] = mail.outbox
    assert "Tidak ada akun dengan alamat ini" in message.body
    assert "daftar" not in message.body


def test_the_mail_is_in_indonesian_and_names_the_user(client: Any, writer: Any) -> None:
    client.post("/akun/kata-sandi/lupa/", {"email": writer.email})
    [message] = mail.outbox
    assert "Buat kata sandi baru" in message.subject
    assert "Nama pengguna Anda: writer." in message.body


def test_changing_it_needs_the_old_one(as_: Any, writer: Any) -> None:
    answer = as_(writer).post(
        "/akun/kata-sandi/ganti/", {"oldpassword": "salah", "password1": NEW, "password2": NEW}
    )
    assert answer.status_code == 200
    writer.refresh_from_db()
    assert writer.check_password(cast.PASSWORD)


def test_it_is_changed_under_ones_account(as_: Any, writer: Any) -> None:
    as_(writer).post(
        "/akun/kata-sandi/ganti/",
        {"oldpassword": cast.PASSWORD, "password1": NEW, "password2": NEW},
    )
    writer.refresh_from_db()
    assert writer.check_password(NEW)
