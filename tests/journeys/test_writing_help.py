"""Advice beside the text leads to the very words, replaces them, and can be set aside."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.test_main_line import write_text
from tests.journeys.test_two_editors import SAVED, open_editor

TEXT = ("Harga beras naik 2.5 persen sejak Senin. Para stakeholder hadir di balai kota.",)


@pytest.fixture(params=["phone", "desk"])
def writer(visit: Callable[..., Page], request: pytest.FixtureRequest) -> Page:
    """A flood report with two slips, its standard folded out."""
    page = visit(request.param, as_="penulis.takalar")
    page.goto("/meja/konten/tulis/")
    kind = page.get_by_role("link", name="Bencana atau keadaan darurat")
    open_editor(page, str(kind.get_attribute("href")))
    page.fill("#id_title", "Banjir Galesong surut")
    write_text(page, TEXT)
    page.locator("[data-standard-box] > summary").click()
    expect(tip(page, "2.5")).to_be_visible()
    return page


def tip(page: Page, words: str) -> Locator:
    return page.locator(".tip__places li").filter(has_text=words).first


def text_of(page: Page) -> Locator:
    return page.locator('[data-contentpath="body"] [contenteditable="true"]').last


def test_one_touch_leads_to_the_words_and_marks_them(writer: Page) -> None:
    tip(writer, "2.5").get_by_role("button", name="“2.5”").click()
    assert writer.evaluate("getSelection().toString()") == "2.5"
    assert writer.evaluate("CSS.highlights.has('baruga-place')")
    expect(writer.locator("[data-standard-box]")).not_to_have_attribute("open", "")


def test_one_touch_puts_the_better_words_there(writer: Page) -> None:
    tip(writer, "2.5").get_by_role("button", name="Ganti").click()
    expect(text_of(writer)).to_contain_text("naik 2,5 persen")
    expect(tip(writer, "2.5")).to_have_count(0)
    tip(writer, "stakeholder").get_by_role("button", name="Ganti").click()
    expect(text_of(writer)).to_contain_text("Para pihak terkait hadir")
    expect(writer.locator(SAVED)).to_be_visible()
    writer.reload()
    expect(text_of(writer)).to_contain_text("naik 2,5 persen")


def test_what_is_set_aside_stays_aside_and_may_come_back(writer: Page) -> None:
    tip(writer, "2.5").get_by_role("button", name=re.compile("Abaikan")).click()
    expect(tip(writer, "2.5")).to_have_count(0)
    expect(writer.locator(SAVED)).to_be_visible()
    writer.reload()
    writer.locator("[data-standard-box] > summary").click()
    expect(tip(writer, "2.5")).to_have_count(0)
    writer.locator("[data-undismiss]").click()
    expect(tip(writer, "2.5")).to_be_visible()


def test_questions_stand_beside_the_text_and_are_ticked_by_hand(writer: Page) -> None:
    box = writer.locator("[data-questions]")
    expect(box.get_by_label("Jenis berita")).to_have_value("disaster")
    first = box.get_by_label("Apa yang sebaiknya dilakukan warga sekarang")
    first.check()
    expect(box.locator("[data-answered]")).to_contain_text("1/7")
    expect(text_of(writer)).not_to_contain_text("Apa yang sebaiknya")
    expect(writer.locator(SAVED)).to_be_visible()
    writer.wait_for_url(re.compile(r"/pages/\d+/edit/"))
    writer.reload()
    expect(first).to_be_checked()
