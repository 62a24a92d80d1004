"""A demo says on every page that what it tells is invented; a real installation says nothing."""

from __future__ import annotations

from typing import Any

import pytest

PAGES = ["/", "/terbaru/", "/akun/masuk/", "/meja/", "/meja/pemberitahuan/"]
LINE = "bukan kabar sebenarnya"


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_a_demo_says_that_it_is_one(
    page: str, as_: Any, writer: Any, client: Any, settings: Any
) -> None:
    settings.DEMO = True
    browser = as_(writer) if page.startswith("/meja/") else client
    assert browser.get(page).content.decode().count(LINE) == 1


@pytest.mark.parametrize("page", PAGES)
def test_a_real_installation_says_nothing_of_the_kind(
    page: str, as_: Any, writer: Any, client: Any, settings: Any
) -> None:
    settings.DEMO = False
    browser = as_(writer) if page.startswith("/meja/") else client
    assert LINE not in browser.get(page).content.decode()
