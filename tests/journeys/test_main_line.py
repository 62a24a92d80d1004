"""The main job: an institution's news goes from a phone to the public."""

from __future__ import annotations

import os
import re
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

PARAGRAPHS = (
    "Posko menerima laporan warga setiap hari pukul 07.00 sampai 21.00 WITA. Petugas mencatat lokasi, "
    "memeriksa saluran, lalu mengirim regu pembersih pada hari yang sama.",
    "Warga cukup menyebut nama jalan dan titik yang tersumbat. Foto boleh dikirim, tetapi tidak wajib. "
    "Pelapor mendapat nomor laporan untuk memantau kemajuan pekerjaan.",
    "Regu membersihkan delapan titik pada pekan pertama. Titik berikutnya diumumkan setiap Senin pagi di "
    "kantor kecamatan, di masjid, dan di laman pemerintah kabupaten.",
    "Warga diminta tidak membuang sampah ke saluran. Sampah yang sudah diangkat dibawa ke tempat "
    "pembuangan sementara di Pattallassang sebelum pukul 10.00 WITA.",
)

MARK = "document.documentElement.dataset.before = ''"
ASKED_OR_GONE = """() => {
  if (document.readyState !== "loading" && !("before" in document.documentElement.dataset)) return "gone";
  const buttons = [...document.querySelectorAll("[role=dialog] button")];
  return buttons.some((one) => one.checkVisibility() && one.innerText.trim().startsWith("Ajukan")) && "asked";
}"""


def photograph(folder: Path) -> Path:
    """A picture that no other run has uploaded: the editor asks about doubles."""
    path = folder / "posko-drainase.jpg"
    grain = Image.frombytes("RGB", (24, 16), os.urandom(24 * 16 * 3))
    grain.resize((1200, 800)).save(path, "JPEG")
    return path


def add_block(page: Page, label: str) -> None:
    """Insert a block at the end of the text."""
    page.locator('[data-contentpath="body"] .c-sf-add-button:visible').last.click()
    page.get_by_role("option", name=label, exact=True).click()


def write_text(page: Page, paragraphs: tuple[str, ...]) -> None:
    editor = page.locator('[data-contentpath="body"] [contenteditable="true"]').last
    editor.click()
    for number, paragraph in enumerate(paragraphs):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.insert_text(paragraph)


def choose_photograph(page: Page, file: Path) -> None:
    page.locator('[data-contentpath="main_image"]').get_by_role(
        "button", name=re.compile("Pilih")
    ).click()
    dialog = page.locator(".modal-content")
    dialog.get_by_role("tab", name="Unggah").click()
    dialog.locator('input[type="file"]').set_input_files(file)
    dialog.locator('input[name$="-title"]').fill("Posko drainase")
    dialog.locator('[name$="-description"]').fill(
        "Petugas berompi menunjuk peta saluran di papan posko"
    )
    dialog.locator('[name$="-caption"]').fill(
        "Petugas menjelaskan peta saluran di posko, Senin (23/11/2026)."
    )
    dialog.get_by_role("button", name="Unggah").click()
    expect(page.locator('[data-contentpath="main_image"] img')).to_be_visible(timeout=20_000)


def submit(page: Page) -> None:
    """The editor's menu: submit for approval.

    A save that was still under way on a slow machine makes the editor ask whether to go on.
    """
    page.locator("footer .w-dropdown__toggle").last.click()
    page.evaluate(MARK)
    page.get_by_role("button", name=re.compile("^Ajukan")).click()
    if asks_whether_to_go_on(page):
        page.get_by_role("dialog").get_by_role("button", name=re.compile("^Ajukan")).click()


def asks_whether_to_go_on(page: Page) -> bool:
    """Whether a question came instead of the next page; `MARK` tells one page from the other."""
    return bool(page.wait_for_function(ASKED_OR_GONE).evaluate("found => found === 'asked'"))


@pytest.mark.parametrize("size", ["phone", "desk"])
def test_news_goes_from_the_writer_to_the_public(
    server: Any, visit: Callable[..., Page], tmp_path: Path, size: str
) -> None:
    headline = (
        f"Posko drainase Takalar buka setiap hari untuk warga RW {secrets.randbelow(900) + 100}"
    )
    page = visit(size, as_="penulis.takalar")
    page.get_by_role("link", name="Tulis berita").click()
    page.locator(".formats a").first.click()
    see_checks_fail(page)
    mend(page, headline, photograph(tmp_path))
    submit(page)
    page.wait_for_url(re.compile(r"/redaksi/pages/\d+/$|/meja/"))

    page.goto("/meja/konten/?stage=submitted")
    page.get_by_role("link", name=re.compile(f"Buka.*{headline}")).click()
    find_nothing_as_an_outsider(visit(size, as_="penulis.makassar"), page.url, headline)

    page.get_by_role("button", name="Kirim tautan").click()
    expect(page.locator(".toast.success")).to_be_visible()
    approve_by_link(visit("phone"), letter_with_link(server, headline), headline)
    read_as_the_public(visit(size), headline)


def see_checks_fail(page: Page) -> None:
    """A headline that shouts and is too long: the standard says so while one writes."""
    page.fill(
        "#id_title",
        "POSKO DRAINASE TAKALAR buka setiap hari untuk semua warga yang salurannya tersumbat",
    )
    expect(page.locator(".standard__sum")).to_contain_text("Judul", timeout=15_000)
    page.locator(".standard summary").click()
    expect(page.locator(".criterion--must").first).to_be_visible()
    page.locator(".standard summary").click()


def mend(page: Page, headline: str, photo: Path) -> None:
    """Write the story; a submission too early is refused and says which point; complete it."""
    page.fill("#id_title", headline)
    page.fill(
        "#id_lead",
        "Dinas Pekerjaan Umum Kabupaten Takalar membuka posko drainase di Pattallassang mulai Senin "
        "(23/11/2026). Warga dapat melaporkan saluran tersumbat setiap hari.",
    )
    add_block(page, "Teks")
    write_text(page, PARAGRAPHS)
    add_block(page, "Kutipan")
    body = page.locator('[data-contentpath="body"]')
    body.locator('textarea[name$="-text"]').fill(
        "Laporan yang jelas membuat regu bekerja lebih cepat."
    )
    body.locator('input[name$="-speaker"]').fill("Kepala Bidang Pengairan")
    body.locator('input[name$="-office"]').fill("Dinas Pekerjaan Umum Kabupaten Takalar")
    choose_photograph(page, photo)
    page.fill("#id_dateline", "Takalar")
    submit(page)
    expect(page.get_by_text("Narahubung").first).to_be_visible()
    page.get_by_role("tab", name="Rincian").click()
    page.get_by_role("radio", name=re.compile("Informasi berkala")).check()
    page.fill("#id_press_contact", "Bagian Humas, 0418-5550123, humas@pemkab-takalar.example")
    page.get_by_role("tab", name="Naskah").click()
    page.locator(".standard summary").click()
    for box in page.locator(".criterion__tick input[name=confirmed]").all():
        box.check()
    expect(page.locator(".standard__sum")).to_contain_text("Siap diajukan", timeout=15_000)
    page.locator(".standard summary").click()


def find_nothing_as_an_outsider(page: Page, address: str, headline: str) -> None:
    pk = address.rstrip("/").rsplit("/", 1)[1]
    for path in (
        address,
        f"/redaksi/pages/{pk}/edit/",
        f"/redaksi/pages/{pk}/history/",
        f"/meja/konten/{pk}/naskah/",
    ):
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 404
    page.goto(f"/redaksi/choose-page/search/?q={headline}")
    expect(page.get_by_text(headline)).to_have_count(0)


def approve_by_link(page: Page, link: str, headline: str) -> None:
    """On a phone, without an account: read it as the public would, then decide."""
    page.goto(link)
    expect(page.locator("h1")).to_contain_text(headline)
    manuscript = page.frame_locator("iframe.manuscript")
    expect(manuscript.get_by_text("membuka posko drainase").first).to_be_visible()
    page.get_by_role("button", name="Setujui dan terbitkan").click()
    expect(page.locator("h1")).to_contain_text("Terima kasih")


def read_as_the_public(page: Page, headline: str) -> None:
    """Search, page, feed and home show it."""
    seen_in_search(page, headline, until=time.monotonic() + 30)
    page.get_by_role("link", name=headline).first.click()
    expect(page.locator("h1")).to_contain_text(headline)
    expect(page.locator("main").get_by_text("Kepala Bidang Pengairan").first).to_be_visible()
    assert headline in page.request.get("/umpan/").text()
    assert headline in page.request.get("/").text()


def letter_with_link(server: Any, headline: str) -> str:
    """The address in the message that the worker sent about this story."""
    for _attempt in range(600):
        for letter in reversed(server.letters()):
            plain = letter.replace("=\n", "").replace("=3D", "=")
            if headline in plain and (found := re.search(r"https?://\S+/persetujuan/\S+/", plain)):
                return found.group()
        time.sleep(0.1)  # the worker sends it; it cannot call us back
    raise AssertionError("No message with a link arrived.")


def seen_in_search(reader: Page, headline: str, *, until: float) -> None:
    while True:
        reader.goto(f"/cari/?q={headline}")
        if reader.get_by_role("link", name=headline).count():
            return
        assert time.monotonic() < until, "not found by search in time"
