"""One's own account: name, phone, language, address."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail

PAGES = [
    "/akun/",
    "/akun/email/",
    "/akun/kata-sandi/ganti/",
    "/akun/dua-langkah/",
    "/akun/dua-langkah/mulai/",
    "/akun/dua-langkah/aplikasi/pasang/",
    "/akun/kunci-sandi/",
    "/akun/kunci-sandi/tambah/",
    "/akun/kode-pemulihan/",
    "/akun/kantor/",
]
DETAILS = {"name": "Andi Nurul Fadilah", "phone": "0811-5550-123", "language": "id"}


@pytest.mark.parametrize("address", PAGES)
def test_a_stranger_is_asked_to_sign_in(client: Any, db: None, address: str) -> None:
    assert client.get(address)["Location"].startswith("/akun/masuk")


def test_name_and_phone_are_ones_own_to_change(as_: Any, writer: Any) -> None:
    assert as_(writer).post("/akun/", DETAILS, follow=True).status_code == 200
    writer.refresh_from_db()
    assert (writer.name, writer.phone) == ("Andi Nurul Fadilah", "0811-5550-123")


def test_a_name_of_one_word_is_a_name(as_: Any, writer: Any) -> None:
    as_(writer).post("/akun/", DETAILS | {"name": "Sitti"})
    writer.refresh_from_db()
    assert writer.name == "Sitti"


def test_a_phone_number_of_letters_is_explained_and_the_rest_is_kept(as_: Any, writer: Any) -> None:
    page = as_(writer).post("/akun/", DETAILS | {"phone": "abc"}).content.decode()
    assert "Tulis nomor dengan angka" in page
    assert 'value="Andi Nurul Fadilah"' in page


def test_the_language_is_kept_on_the_device(as_: Any, writer: Any) -> None:
    browser = as_(writer)
    browser.post("/akun/", DETAILS | {"language": "en"})
    assert "My account" in browser.get("/akun/").content.decode()


def test_nobody_changes_somebody_else(as_: Any, outsider: Any, writer: Any) -> None:
    as_(outsider).post("/akun/", DETAILS | {"pk": writer.pk, "id": writer.pk, "username": "writer"})
    writer.refresh_from_db()
    assert writer.name == "Writer"


def test_a_new_address_counts_once_its_link_was_opened(as_: Any, writer: Any) -> None:
    browser = as_(writer)
    browser.post("/akun/email/", {"action_add": "", "email": "baru@takalar.example"})
    writer.refresh_from_db()
    assert writer.email == "writer@takalar.example"
    found = re.search(r"/akun/email/konfirmasi/\S+", str(mail.outbox[0].body))
    assert found
    browser.post(found.group())
    writer.refresh_from_db()
    assert writer.email == "baru@takalar.example"


def test_the_page_shows_the_change_that_is_under_way(as_: Any, writer: Any) -> None:
    browser = as_(writer)
    before = browser.get("/akun/email/").content.decode()
    browser.post("/akun/email/", {"action_add": "", "email": "baru@takalar.example"})
    after = browser.get("/akun/email/").content.decode()
    assert "baru@takalar.example" not in before
    assert "Kirim ulang tautan" in after


def test_an_address_of_somebody_else_is_never_taken_over(
    as_: Any, writer: Any, teammate: Any
) -> None:
    browser = as_(writer)
    browser.post("/akun/email/", {"action_add": "", "email": teammate.email})
    for message in mail.outbox:
        for address in re.findall(r"/akun/email/konfirmasi/\S+", str(message.body)):
            browser.post(address)
    writer.refresh_from_db()
    assert writer.email == "writer@takalar.example"
