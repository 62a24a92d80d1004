"""What stands around every page of the desk."""

from __future__ import annotations

import re
from typing import Any

import pytest

from baruga.core.style import icons


@pytest.fixture
def page(as_: Any, writer: Any) -> str:
    return as_(writer).get("/meja/").content.decode()


def test_the_institution_one_serves_is_named(page: str) -> None:
    assert "Pemkab Takalar" in page


def test_signing_out_is_a_post(page: str) -> None:
    assert re.search(r'<form method="post" action="/akun/keluar/"', page)


def test_there_is_a_way_to_the_content_for_the_keyboard(page: str) -> None:
    assert 'href="#isi"' in page
    assert 'id="isi"' in page


def test_nothing_is_inline(page: str) -> None:
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", page)


def test_the_editorial_room_is_only_for_those_who_write(as_: Any, writer: Any, leader: Any) -> None:
    assert "/redaksi/pages/" in as_(writer).get("/meja/").content.decode()
    assert "/redaksi/pages/" not in as_(leader).get("/meja/").content.decode()


def test_every_component_is_shown_in_every_state(as_: Any, writer: Any) -> None:
    page = as_(writer).get("/meja/gaya/")
    assert page.status_code == 200
    for anchor in ("warna", "ikon", "tombol", "baris", "tabel", "formulir", "keadaan", "jejak"):
        assert f'id="{anchor}"' in page.content.decode()


def test_every_drawing_is_shown_on_the_page_of_components(client: Any, db: None) -> None:
    page = client.get("/meja/gaya/").content.decode()
    names = icons()
    assert len(names) > 30
    assert all(f"icons.svg#{name}" in page for name in names)


def test_the_page_of_components_needs_no_account(client: Any, db: None) -> None:
    assert client.get("/meja/gaya/").status_code == 200
