"""Two people, two browsers, one story: both are told, and no word of either is lost."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request, expect

WATCHING = """document.addEventListener("w-unsaved:watch-edits", () => {
  document.documentElement.dataset.watching = "1";
});"""
SAVED = ".w-autosave-indicator__state--saved"
PAUSED = ".w-autosave-indicator__state--paused"
BOTH_ARE_KEPT = re.compile(r"menyimpan versi.* saat Anda menulis\. Keduanya tersimpan\.")


def open_editor(page: Page, address: str) -> None:
    """Open the editor and wait until it notices what one types."""
    page.add_init_script(WATCHING)
    page.goto(address)
    page.wait_for_selector("html[data-watching]", state="attached")


def start_draft(page: Page) -> str:
    """A draft that exists on the server because it saved itself; answers its address."""
    page.goto("/meja/konten/tulis/")
    open_editor(page, str(page.locator(".formats a").first.get_attribute("href")))
    headline = f"Satu berita ditulis berdua {secrets.randbelow(9000) + 1000}"
    page.locator("#id_title").press_sequentially(headline)
    page.wait_for_url(re.compile(r"/pages/\d+/edit/$"))
    expect(page.locator(SAVED)).to_be_visible()
    return page.url


def write_lead(page: Page, words: str) -> None:
    page.fill("#id_lead", words)
    page.locator("#id_lead").blur()


def write_until_saved(page: Page, words: str) -> None:
    """Write, and wait until the editor saved it by itself."""
    with page.expect_response(lambda answer: answer.ok and is_saving(answer.request)):
        write_lead(page, words)
    expect(page.locator(SAVED)).to_be_visible()


def write_until_refused(page: Page, words: str, *, because: str) -> None:
    """Write, and wait until the editor says that it does not save by itself any more, and why."""
    write_lead(page, words)
    expect(page.locator(PAUSED)).to_be_visible()
    expect(page.get_by_role("button", name=because)).to_be_visible()
    expect(page.locator("#id_lead")).to_have_value(words)


def is_saving(request: Request) -> bool:
    return request.method == "POST" and request.url.endswith("/edit/")


def save_although_somebody_else_did(page: Page) -> None:
    """Save by hand; the editor first says who saved meanwhile, and asks."""
    page.get_by_role("button", name="Simpan draf").first.click()
    dialog = page.locator("#w-save-confirmation-dialog")
    expect(dialog).to_contain_text("menyimpan versi baru")
    with page.expect_navigation():
        dialog.get_by_role("button", name="Simpan draf").click()
    expect(page.locator(".messages")).to_contain_text(BOTH_ARE_KEPT)


@pytest.fixture
def writer(visit: Callable[..., Page]) -> Page:
    return visit("desk", as_="penulis.takalar")


@pytest.fixture
def editor(visit: Callable[..., Page]) -> Page:
    return visit("desk", as_="editor.takalar")


def test_two_write_one_story_and_nobody_loses_a_word(writer: Page, editor: Page) -> None:
    address = start_draft(writer)
    open_editor(editor, address)
    write_until_saved(editor, "Teras yang ditulis penyunting.")

    # The other one's text does not save itself over it: it stays, and its writer is told.
    write_until_refused(
        writer,
        "Teras yang ditulis penulis.",
        because="Penyunting Pemkab Takalar menyimpan versi baru",
    )
    save_although_somebody_else_did(writer)

    # Now it is the first one who is behind, with a version of their own under their hands.
    write_until_refused(
        editor,
        "Teras penyunting, dilanjutkan.",
        because="Penulis Pemkab Takalar menyimpan versi baru",
    )
    save_although_somebody_else_did(editor)
    expect(editor.locator("#id_lead")).to_have_value("Teras penyunting, dilanjutkan.")

    for page, theirs, mine in (
        (writer, "Teras yang ditulis penyunting.", "Teras yang ditulis penulis."),
        (editor, "Teras yang ditulis penulis.", "Teras penyunting, dilanjutkan."),
    ):
        page.locator(".messages").get_by_role("link", name="Bandingkan dan gabungkan").click()
        assert_compared(page, theirs, mine)


def test_two_versions_become_one_with_words_of_both(writer: Page, editor: Page) -> None:
    address = start_draft(writer)
    open_editor(editor, address)
    write_until_saved(editor, "Teras yang ditulis penyunting.")
    write_until_refused(
        writer,
        "Teras yang ditulis penulis.",
        because="Penyunting Pemkab Takalar menyimpan versi baru",
    )
    save_although_somebody_else_did(writer)
    writer.locator(".messages").get_by_role("link", name="Bandingkan dan gabungkan").click()
    lead = writer.locator("[data-part]").filter(has_text="Teras").first
    expect(lead).to_contain_text("keduanya mengubah")
    lead.get_by_label("Pakai keduanya").check()
    lead.locator("summary").click()
    box = lead.locator("textarea")
    expect(box).to_have_value(re.compile("penyunting.*penulis", re.DOTALL))
    box.fill("Teras yang ditulis penyunting dan penulis.")
    expect(lead.get_by_label("Tulis sendiri")).to_be_checked()
    writer.get_by_role("button", name="Simpan sebagai versi baru").click()
    writer.wait_for_url(re.compile(r"/pages/\d+/edit/$"))
    expect(writer.locator("#id_lead")).to_have_value("Teras yang ditulis penyunting dan penulis.")
    writer.goto(address.replace("/edit/", "/history/"))
    expect(writer.locator("main")).to_contain_text("menggabungkan dua versi")


def test_a_lost_connection_is_told_and_the_words_stay(writer: Page) -> None:
    start_draft(writer)
    writer.context.set_offline(True)
    write_lead(writer, "Teras yang ditulis tanpa sinyal.")
    expect(writer.locator(PAUSED)).to_be_visible()
    expect(writer.get_by_text("Sambungan jaringan terganggu").first).to_be_visible()
    expect(writer.locator("#id_lead")).to_have_value("Teras yang ditulis tanpa sinyal.")
    writer.context.set_offline(False)
    write_until_saved(writer, "Teras yang ditulis tanpa sinyal, lalu sinyal kembali.")


def test_the_same_person_in_two_windows_keeps_both_texts(
    visit: Callable[..., Page], writer: Page
) -> None:
    address = start_draft(writer)
    other = visit("phone", as_="penulis.takalar")
    open_editor(other, address)
    write_until_saved(writer, "Teras dari meja.")
    write_until_refused(other, "Teras dari telepon.", because="Anda menyimpan versi baru")
    other.get_by_role("button", name="Simpan draf").first.click()
    dialog = other.locator("#w-save-confirmation-dialog")
    expect(dialog).to_contain_text("Anda menyimpan versi baru")
    with other.expect_navigation():
        dialog.get_by_role("button", name="Simpan draf").click()
    other.goto(address.replace("/edit/", "/history/"))
    other.get_by_role("button", name="Tindakan").nth(1).click()
    other.get_by_role("link", name="Bandingkan dengan versi saat ini").click()
    assert_compared(other, "Teras dari meja.", "Teras dari telepon.")


def assert_compared(page: Page, *texts: str) -> None:
    """The comparison marks what changed inside a sentence, so words are looked for, not sentences."""
    compared = set(re.findall(r"\w+", page.locator("main").inner_text()))
    assert set(re.findall(r"\w+", " ".join(texts))) <= compared
