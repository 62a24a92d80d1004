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
    """The editor's menu: submit for approval."""
    page.locator("footer .w-dropdown__toggle").last.click()
    page.get_by_role("button", name=re.compile("^Ajukan")).click()


@pytest.mark.parametrize("size", ["phone", "desk"])
def test_news_goes_from_the_writer_to_the_public(
    server: Any, visit: Callable[..., Page], tmp_path: Path, size: str
) -> None:
    headline = (
        f"Posko drainase Takalar buka tiap hari untuk warga RW {secrets.randbelow(900) + 100}"
    )
    page = visit(size, as_="penulis.takalar")
    page.get_by_role("link", name="Tulis berita").click()
    page.locator(".formats a").first.click()

    # Checks fail while one writes, and say why.
    page.fill(
        "#id_title",
        "POSKO DRAINASE TAKALAR " + "buka setiap hari untuk semua warga yang salurannya tersumbat",
    )
    summary = page.locator(".standard__sum")
    expect(summary).to_contain_text("Judul", timeout=15_000)
    page.locator(".standard summary").click()
    expect(page.locator(".criterion--must").first).to_be_visible()
    page.locator(".standard summary").click()

    # Mend.
    page.fill("#id_title", headline)
    page.fill(
        "#id_lead",
        "Dinas Pekerjaan Umum Kabupaten Takalar membuka posko drainase di Pattallassang mulai Senin "
        "(23/11/2026). Warga dapat melaporkan saluran tersumbat setiap hari.",
    )
    add_block(page, "Teks")
    write_text(page, PARAGRAPHS)
    add_block(page, "Kutipan")
    quote = page.locator('[data-contentpath="body"]')
    quote.locator('textarea[name$="-text"]').fill(
        "Laporan yang jelas membuat regu kami bekerja lebih cepat."
    )
    quote.locator('input[name$="-speaker"]').fill("Kepala Bidang Pengairan")
    quote.locator('input[name$="-office"]').fill("Dinas Pekerjaan Umum Kabupaten Takalar")
    choose_photograph(page, photograph(tmp_path))
    page.fill("#id_dateline", "Takalar")
    submit(page)
    expect(page.get_by_text("Narahubung").first).to_be_visible()  # refused, and it says which
    page.get_by_role("tab", name="Rincian").click()
    page.fill("#id_press_contact", "Bagian Humas, 0418-5550123, humas@pemkab-takalar.example")
    page.get_by_role("tab", name="Naskah").click()
    page.locator(".standard summary").click()
    for box in page.locator(".criterion__tick input").all():
        box.check()
    expect(summary).to_contain_text("Siap diajukan", timeout=15_000)
    page.locator(".standard summary").click()
    submit(page)
    page.wait_for_url(re.compile(r"/redaksi/pages/\d+/$|/meja/"))

    # It waits; an officer of another institution finds nothing of it.
    page.goto("/meja/konten/?stage=submitted")
    page.get_by_role("link", name=re.compile(f"Buka.*{headline}")).click()
    address = page.url
    pk = re.search(r"/konten/(\d+)/", address).group(1)
    outsider = visit(size, as_="penulis.makassar")
    for path in (
        address,
        f"/redaksi/pages/{pk}/edit/",
        f"/redaksi/pages/{pk}/history/",
        f"/meja/konten/{pk}/naskah/",
    ):
        assert outsider.goto(path).status == 404
    outsider.goto(f"/redaksi/choose-page/search/?q={headline}")
    expect(outsider.get_by_text(headline)).to_have_count(0)

    # An official approves by link, on a phone, without an account.
    page.get_by_role("button", name="Kirim tautan").click()
    expect(page.locator(".toast.success")).to_be_visible()
    link = letter_with_link(server, headline)
    official = visit("phone")
    official.goto(link)
    expect(official.locator("h1")).to_contain_text(headline)
    expect(
        official.frame_locator("iframe.manuscript").get_by_text("membuka posko drainase").first
    ).to_be_visible()
    official.get_by_role("button", name="Setujui dan terbitkan").click()
    expect(official.locator("h1")).to_contain_text("Terima kasih")
    published = time.monotonic()

    # The public reads it: page, feed, search.
    reader = visit(size)
    seen_in_search(reader, headline, until=published + 5)
    reader.get_by_role("link", name=headline).first.click()
    expect(reader.locator("h1")).to_contain_text(headline)
    expect(
        reader.locator("article, main").get_by_text("Kepala Bidang Pengairan").first
    ).to_be_visible()
    assert headline in reader.request.get("/umpan/").text()
    assert headline in reader.request.get("/").text()


def letter_with_link(server: Any, headline: str) -> str:
    """The address in the message that the worker sent about this story."""
    for _attempt in range(100):
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
