"""The main line with nothing but a keyboard: written, asked about, approved, found and read."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.journeys.conftest import PASSWORD
from tests.journeys.test_main_line import (
    MARK,
    PARAGRAPHS,
    asks_whether_to_go_on,
    letter_with_link,
    photograph,
    seen_in_search,
)

MOST_STEPS = 150
HERE = """([selector, words]) => {
  const one = document.activeElement;
  const said = one?.innerText || one?.getAttribute("aria-label") || "";
  return Boolean(one?.matches(selector) && said.includes(words));
}"""
SEEN = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return true;
  const box = one.getBoundingClientRect();
  return box.width > 0 && box.height > 0;
}"""


def go_to(page: Page, selector: str, words: str = "", key: str = "Tab") -> None:
    """Press Tab until the focus is there, as somebody does who has no mouse."""
    walked = []
    for _step in range(MOST_STEPS):
        if page.evaluate(HERE, [selector, words]):
            assert page.evaluate(SEEN), f"{selector} has the focus and cannot be seen"
            return
        walked.append(
            page.evaluate("() => document.activeElement?.outerHTML.slice(0, 90) || 'nothing'")
        )
        page.keyboard.press(key)
    raise AssertionError(f"{selector} {words} is out of reach:\n" + "\n".join(walked[-40:]))


def open_tab(page: Page, label: str, *, within: str = "", step: str = "ArrowRight") -> None:
    """Only the chosen tab is in the row of Tab; arrows lead to the others."""
    leads = "Shift+Tab" if step == "ArrowLeft" else "Tab"
    go_to(page, f'{within} [role=tab][aria-selected="true"]', key=leads)
    page.keyboard.press(step)
    chosen = page.locator(f'{within} [role=tab][aria-selected="true"]', has_text=label)
    expect(chosen).to_be_visible()


def write(page: Page, words: str) -> None:
    page.keyboard.insert_text(words)


def sign_in(page: Page) -> None:
    page.goto("/akun/masuk/")
    go_to(page, "#id_login")
    write(page, "penulis.takalar")
    go_to(page, "#id_password")
    write(page, PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/meja/")


def start_news(page: Page) -> None:
    go_to(page, "a", "Tulis berita")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tulis/")
    go_to(page, ".formats a")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/pages/add/"))
    page.wait_for_selector('[data-contentpath="body"] .c-sf-add-button', state="attached")


def add_block(page: Page, label: str) -> None:
    go_to(page, '[data-contentpath="body"] .c-sf-add-button')
    page.keyboard.press("Enter")
    expect(page.get_by_role("option", name=label, exact=True)).to_be_visible()
    go_to(page, 'input[aria-autocomplete="list"]')
    write(page, label)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def choose_photograph(page: Page, file: Path) -> None:
    go_to(page, '[data-contentpath="main_image"] button', "Pilih")
    page.keyboard.press("Enter")
    expect(page.locator(".modal-content")).to_be_visible(timeout=30_000)
    open_tab(page, "Unggah", within=".modal-content")
    go_to(page, '.modal-content input[type="file"]')
    # From here on it is the window of the operating system, which is not ours to test.
    page.locator('.modal-content input[type="file"]').set_input_files(file)
    for name, words in (
        ("title", "Posko drainase"),
        ("description", "Petugas berompi menunjuk peta saluran di papan posko"),
        ("caption", "Petugas menjelaskan peta saluran di posko, Senin (23/11/2026)."),
    ):
        go_to(page, f'.modal-content [name$="-{name}"]')
        page.keyboard.press("Control+a")
        write(page, words)
    go_to(page, ".modal-content button, .modal-content input[type=submit]", "Unggah")
    page.keyboard.press("Enter")
    expect(page.locator('[data-contentpath="main_image"] img')).to_be_visible(timeout=30_000)


def test_news_goes_from_the_writer_to_the_public_by_keyboard_alone(
    server: Any, visit: Callable[..., Page], tmp_path: Path
) -> None:
    page = visit("desk")
    headline = f"Posko drainase Takalar buka untuk warga RW {secrets.randbelow(900) + 100}"
    sign_in(page)
    start_news(page)
    write_story(page, headline, photograph(tmp_path))
    submit(page)
    expect(page.get_by_text("Narahubung").first).to_be_visible()
    mend(page)
    submit(page)
    page.wait_for_url(re.compile(r"/redaksi/pages/\d+/$|/meja/"))
    ask_an_official(page, headline)
    approve(visit("desk"), letter_with_link(server, headline))
    find_and_read(visit("desk"), headline)


def write_story(page: Page, headline: str, photo: Path) -> None:
    go_to(page, "#id_title")
    write(page, headline)
    go_to(page, "#id_lead")
    write(
        page,
        "Dinas Pekerjaan Umum Kabupaten Takalar membuka posko drainase di Pattallassang mulai Senin "
        "(23/11/2026). Warga dapat melaporkan saluran tersumbat setiap hari.",
    )
    choose_photograph(page, photo)
    add_block(page, "Teks")
    go_to(page, '[data-contentpath="body"] [contenteditable="true"]')
    for number, paragraph in enumerate(PARAGRAPHS):
        if number:
            page.keyboard.press("Enter")
        write(page, paragraph)
    add_block(page, "Kutipan")
    for name, words in (
        ("textarea[name$='-text']", "Laporan yang jelas membuat regu bekerja lebih cepat."),
        ("input[name$='-speaker']", "Kepala Bidang Pengairan"),
        ("input[name$='-office']", "Dinas Pekerjaan Umum Kabupaten Takalar"),
    ):
        go_to(page, f'[data-contentpath="body"] {name}')
        write(page, words)
    go_to(page, "#id_dateline")
    write(page, "Takalar")


def mend(page: Page) -> None:
    """The refused story comes back with everything in it; what is missing is added."""
    open_tab(page, "Rincian")
    go_to(page, "input[name=information_class][value=periodic]")
    page.keyboard.press("Space")
    go_to(page, "#id_press_contact")
    write(page, "Bagian Humas, 0418-5550123, humas@pemkab-takalar.example")
    open_tab(page, "Naskah", step="ArrowLeft")
    go_to(page, ".standard summary")
    page.keyboard.press("Enter")
    for key in ("facts_checked", "neutral"):
        go_to(page, f".criterion__tick input[value={key}]")
        page.keyboard.press("Space")
    expect(page.locator(".standard__sum")).to_contain_text("Siap diajukan", timeout=15_000)


def submit(page: Page) -> None:
    go_to(page, "footer .w-dropdown__toggle")
    page.keyboard.press("Enter")
    go_to(page, "button", "Ajukan")
    page.evaluate(MARK)
    page.keyboard.press("Enter")
    # A save that was still under way on a slow machine makes the editor ask whether to go on.
    if asks_whether_to_go_on(page):
        go_to(page, "[role=dialog] button", "Ajukan")
        page.keyboard.press("Enter")


def ask_an_official(page: Page, headline: str) -> None:
    page.goto("/meja/konten/?stage=submitted")
    go_to(page, "main a", headline)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(headline)
    go_to(page, "button", "Kirim tautan")
    page.keyboard.press("Enter")
    expect(page.locator(".toast.success")).to_be_visible()


def approve(page: Page, link: str) -> None:
    """An official at a computer, without an account; the manuscript's own links are on the way."""
    page.goto(link)
    go_to(page, "button", "Setujui dan terbitkan")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Terima kasih")


def find_and_read(page: Page, headline: str) -> None:
    """Past the menu by the first link of the page, then through the search."""
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate(HERE, [".skip", ""])
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#isi"
    seen_in_search(page, headline, until=time.monotonic() + 30)
    page.goto("/")
    go_to(page, "#cari")
    write(page, headline)
    page.keyboard.press("Enter")
    page.wait_for_url("**/cari/**")
    go_to(page, "main a", headline)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(headline)
    go_to(page, ".labels a", "Kabupaten Takalar")
