"""A photo story by bulk upload: from a phone's gallery to a draft, and looked at by the public."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.journeys.places import PHOTO_STORY


def photographs(folder: Path, count: int) -> list[Path]:
    """Pictures that no other run has uploaded, large enough to be sent in several pieces."""
    made = []
    for number in range(count):
        path = folder / f"IMG_{number:04}.jpg"
        grain = Image.frombytes("RGB", (600, 400), os.urandom(600 * 400 * 3))
        grain.resize((1800, 1200)).save(path, "JPEG", quality=92)
        made.append(path)
    return made


def open_upload(page: Page) -> None:
    page.goto("/meja/konten/tulis/")
    page.get_by_role("link", name="Unggah foto").click()
    page.get_by_role("button", name="Mulai").click()
    expect(page.get_by_label("Pilih foto")).to_be_visible()


@pytest.mark.parametrize("size", ["phone", "desk"])
def test_a_photo_story_is_made_of_many_photographs_though_the_connection_drops(
    visit: Callable[..., Page], tmp_path: Path, size: str
) -> None:
    page = visit(size, as_="penulis.takalar")
    open_upload(page)
    files = photographs(tmp_path, 4)
    send_with_a_cut(page, files)
    describe(page)
    for tick in page.get_by_label("Masuk cerita foto").all()[:3]:
        tick.check()
    page.get_by_label("Judul").fill("Sehari bersama petugas air bersih di Takalar")
    page.get_by_role("button", name="Buat cerita foto dari foto ini").click()
    page.wait_for_url(re.compile(r"/redaksi/pages/\d+/edit/"))
    expect(page.locator("#id_title")).to_have_value("Sehari bersama petugas air bersih di Takalar")
    expect(page.locator('[data-contentpath="photos"] img')).to_have_count(3)


def send_with_a_cut(page: Page, files: list[Path]) -> None:
    """The connection is gone in the middle; the page says so and goes on by itself."""
    pieces = 0

    def cut_once(route: Any) -> None:
        nonlocal pieces
        pieces += 1
        if pieces == 3:
            route.abort("internetdisconnected")
        else:
            route.continue_()

    page.route("**/foto/berkas/*/", cut_once)
    page.get_by_label("Pilih foto").set_input_files(files)
    expect(page.get_by_role("status").filter(has_text="Semua foto sudah masuk")).to_be_visible(
        timeout=120_000
    )
    assert pieces > len(files)
    expect(page.locator(".bulk-thumb")).to_have_count(len(files))


def describe(page: Page) -> None:
    """Said once for all, then once more for one and those below it."""
    page.get_by_text("Isi sekali untuk semua").click()
    page.locator("#id_all-place").fill("Pattallassang")
    page.get_by_role("button", name="Salin ke semua baris").click()
    places = page.locator('[data-field="place"] input')
    expect(places.last).to_have_value("Pattallassang")
    captions = page.locator('[data-field="caption"] textarea')
    captions.nth(1).fill("Petugas memeriksa pipa di tepi jalan.")
    page.get_by_role("button", name="Salin ke bawah: keterangan").nth(1).click()
    expect(captions.nth(0)).to_have_value("")
    expect(captions.last).to_have_value("Petugas memeriksa pipa di tepi jalan.")


def test_a_gallery_is_looked_through_by_keyboard_and_closes_where_it_began(
    visit: Callable[..., Page],
) -> None:
    page = visit("desk")
    page.goto(PHOTO_STORY)
    first = page.locator("[data-gallery] a.pic").first
    first.focus()
    page.keyboard.press("Enter")
    room = page.get_by_role("dialog", name="Foto, ukuran besar")
    expect(room).to_be_visible()
    shown = room.locator("img").get_attribute("src")
    page.keyboard.press("ArrowRight")
    expect(room.locator("img")).not_to_have_attribute("src", shown or "")
    page.keyboard.press("ArrowLeft")
    expect(room.locator("img")).to_have_attribute("src", shown or "")
    page.keyboard.press("Escape")
    expect(room).to_be_hidden()
    expect(first).to_be_focused()


def test_a_gallery_is_looked_through_by_swiping(visit: Callable[..., Page]) -> None:
    page = visit("phone")
    page.goto(PHOTO_STORY)
    page.locator("[data-gallery] a.pic").first.tap()
    room = page.get_by_role("dialog", name="Foto, ukuran besar")
    shown = room.locator("img").get_attribute("src")
    for kind, across in (("pointerdown", 300), ("pointerup", 80)):
        room.dispatch_event(kind, {"pointerId": 7, "clientX": across, "clientY": 300})
    expect(room.locator("img")).not_to_have_attribute("src", shown or "")
