"""The network goes, the window breaks, the session ends: no word is lost, and plain words say so."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.conftest import PASSWORD
from tests.journeys.test_two_editors import (
    SAVED,
    is_saving,
    open_editor,
    start_draft,
    write_lead,
    write_until_saved,
)

OFFLINE = '[data-says="offline"]'
EXPIRED = '[data-says="expired"]'
BACK = '[data-says="back"]'
OFFER = ".keep__offer"
DRAFTS = "Object.keys(localStorage).filter(key => key.startsWith('baruga.draft.'))"
KEPT = f"text => {DRAFTS}.some(key => localStorage[key].includes(text))"


@pytest.fixture(params=["phone", "desk"])
def writer(visit: Callable[..., Page], request: pytest.FixtureRequest) -> Page:
    return visit(request.param, as_="penulis.takalar")


@pytest.fixture
def at_desk(visit: Callable[..., Page]) -> Page:
    return visit("desk", as_="penulis.takalar")


def save_nothing(route: Route) -> None:
    """The saves break off, as on a train; everything else comes through."""
    if is_saving(route.request):
        route.abort("connectionreset")
    else:
        route.continue_()


def write_into_the_void(page: Page, words: str) -> None:
    """Write what the server never gets; wait until the device has it."""
    page.context.route("**/edit/", save_nothing)
    write_lead(page, words)
    page.wait_for_function(KEPT, arg=words)


def reload(page: Page) -> None:
    """As after a crash: the browser asks whether one really wants to go, and one does."""
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.wait_for_selector("html[data-watching]", state="attached")


def test_without_a_network_one_goes_on_writing_and_saving_resumes_by_itself(writer: Page) -> None:
    start_draft(writer)
    writer.context.set_offline(True)
    write_lead(writer, "Teras yang ditulis di bawah menara tanpa sinyal.")
    expect(writer.locator(OFFLINE)).to_be_visible()
    expect(writer.locator(OFFLINE)).to_contain_text("Tulisan Anda aman di perangkat ini")
    writer.get_by_role("button", name="Simpan draf").first.click()
    with writer.expect_response(lambda answer: answer.ok and is_saving(answer.request)):
        writer.context.set_offline(False)
    expect(writer.locator(OFFLINE)).to_be_hidden()
    expect(writer.locator(BACK)).to_be_visible()
    expect(writer.locator("#id_lead")).to_have_value(re.compile("tanpa sinyal"))


def test_after_a_crash_the_text_is_offered_back_and_restored(writer: Page) -> None:
    address = start_draft(writer)
    write_into_the_void(writer, "Teras yang nyaris hilang.")
    reload(writer)
    expect(writer.locator("#id_lead")).to_have_value("")
    offer = writer.locator(OFFER)
    expect(offer).to_contain_text("belum tersimpan dari pukul")
    offer.locator("summary").click()
    expect(offer.locator("ins")).to_contain_text("Teras yang nyaris hilang.")
    writer.context.unroute("**/edit/")
    with writer.expect_navigation():
        offer.get_by_role("button", name="Pulihkan").click()
    expect(writer.locator("#id_lead")).to_have_value("Teras yang nyaris hilang.")
    open_editor(writer, address)
    expect(writer.locator("#id_lead")).to_have_value("Teras yang nyaris hilang.")
    expect(writer.locator(OFFER)).to_have_count(0)


def test_another_window_offers_what_a_broken_one_left(at_desk: Page) -> None:
    address = start_draft(at_desk)
    write_into_the_void(at_desk, "Teras dari jendela yang rusak.")
    context = at_desk.context
    at_desk.close(run_before_unload=False)
    context.unroute("**/edit/")
    again = context.new_page()
    open_editor(again, address)
    expect(again.locator(OFFER)).to_contain_text("belum tersimpan", timeout=30_000)
    again.get_by_role("button", name="Buang").click()
    expect(again.locator(OFFER)).to_have_count(0)
    assert not again.evaluate(KEPT, "Teras dari jendela yang rusak.")


def test_text_of_a_story_that_was_never_saved_comes_back(at_desk: Page) -> None:
    at_desk.goto("/meja/konten/tulis/")
    add = str(at_desk.locator(".formats a").first.get_attribute("href"))
    at_desk.context.route(
        "**/add/**",
        lambda route: route.abort() if route.request.method == "POST" else route.continue_(),
    )
    open_editor(at_desk, add)
    at_desk.locator("#id_title").press_sequentially("Judul yang belum pernah tersimpan")
    at_desk.wait_for_function(KEPT, arg="Judul yang belum pernah tersimpan")
    reload(at_desk)
    at_desk.context.unroute("**/add/**")
    with at_desk.expect_navigation():
        at_desk.locator(OFFER).get_by_role("button", name="Pulihkan").click()
    at_desk.wait_for_url(re.compile(r"/pages/\d+/edit/"))
    expect(at_desk.locator("#id_title")).to_have_value("Judul yang belum pernah tersimpan")


def test_signing_out_leaves_nothing_on_the_device(at_desk: Page) -> None:
    start_draft(at_desk)
    write_into_the_void(at_desk, "Rahasia di komputer bersama.")
    at_desk.once("dialog", lambda dialog: dialog.accept())
    at_desk.goto("/meja/")
    assert at_desk.evaluate(KEPT, "Rahasia di komputer bersama.")
    at_desk.locator(".account summary").click()
    at_desk.get_by_role("button", name="Keluar").click()
    at_desk.wait_for_url(re.compile(r"/$"))
    assert at_desk.evaluate(DRAFTS) == []


def sign_in(page: Page) -> None:
    page.fill("#id_login", "penulis.takalar")
    page.fill("#id_password", PASSWORD)
    page.locator("#id_password").press("Enter")


def test_a_session_that_ends_while_one_writes_costs_nothing(writer: Page) -> None:
    start_draft(writer)
    writer.context.clear_cookies()
    write_lead(writer, "Teras yang ditulis setelah sesi berakhir.")
    expect(writer.locator(EXPIRED)).to_contain_text("Sesi Anda berakhir")
    writer.get_by_role("button", name="Simpan draf").first.click()
    expect(writer.locator("#id_lead")).to_have_value("Teras yang ditulis setelah sesi berakhir.")
    with writer.context.expect_page() as opened:
        writer.locator(EXPIRED).get_by_role("link", name="Masuk lagi").click()
    sign_in(opened.value)
    expect(opened.value.locator("h1")).to_contain_text("Anda sudah masuk kembali")
    with writer.expect_response(lambda answer: answer.ok and is_saving(answer.request)):
        opened.value.close()
        writer.bring_to_front()
    expect(writer.locator(EXPIRED)).to_be_hidden()
    expect(writer.locator(SAVED)).to_be_visible()
    writer.reload()
    expect(writer.locator("#id_lead")).to_have_value("Teras yang ditulis setelah sesi berakhir.")


def test_a_form_sent_without_a_session_is_offered_back_after_signing_in(at_desk: Page) -> None:
    """Even where nothing asked first: the server turns it away, the device has it."""
    start_draft(at_desk)
    at_desk.context.route("**/edit/", save_nothing)
    write_lead(at_desk, "Teras yang dikirim tanpa sesi.")
    at_desk.wait_for_function(KEPT, arg="Teras yang dikirim tanpa sesi.")
    at_desk.context.unroute("**/edit/")
    cookies = [one for one in at_desk.context.cookies() if one["name"] != "sessionid"]
    at_desk.context.clear_cookies()
    at_desk.context.add_cookies(cookies)  # type: ignore[arg-type]  # what it gave, it takes
    at_desk.once("dialog", lambda dialog: dialog.accept())
    at_desk.evaluate(
        "HTMLFormElement.prototype.submit.call(document.querySelector('[data-edit-form]'))"
    )
    at_desk.wait_for_url("**/akun/masuk/**")
    sign_in(at_desk)
    at_desk.wait_for_url(re.compile(r"/pages/\d+/edit/$"))
    expect(at_desk.locator(OFFER)).to_contain_text("belum tersimpan")
    at_desk.locator(f"{OFFER} summary").click()
    expect(at_desk.locator(f"{OFFER} ins")).to_contain_text("Teras yang dikirim tanpa sesi.")


def test_two_windows_of_one_story_do_not_offer_each_other_s_text(at_desk: Page) -> None:
    address = start_draft(at_desk)
    other = at_desk.context.new_page()
    open_editor(other, address)
    write_until_saved(other, "Teras yang tersimpan di jendela lain.")
    expect(other.locator(OFFER)).to_have_count(0)
