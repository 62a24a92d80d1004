"""A video from the phone to the public: uploaded, prepared, subtitled, approved, played, read."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests import media
from tests.journeys.test_accessibility import look
from tests.journeys.test_faults import children, kill
from tests.journeys.test_main_line import add_block, submit, write_text

pytestmark = media.needs_ffmpeg
PATIENCE = 120_000  # the worker has its two cores to share
SUBTITLES = """1
00:00:00,200 --> 00:00:02,000
Petugas memasang pipa baru.

2
00:00:02,200 --> 00:00:04,000
Air mengalir lagi menjelang sore.
"""


def clip() -> Path:
    return media.clip(5, "1280x720")


@pytest.mark.parametrize("size", ["phone", "desk"])
def test_a_video_with_subtitles_goes_to_the_public(
    server: Any, visit: Callable[..., Page], tmp_path: Path, size: str
) -> None:
    headline = f"Pipa baru terpasang di gang {secrets.randbelow(90_000) + 10_000}"
    page = visit(size, as_="penulis.takalar")
    refuse_a_renamed_file(page, tmp_path)
    upload(page, headline)
    choose_a_still(page)
    subtitle(page, tmp_path)
    write_and_submit(page, headline)
    approve(visit(size, as_="penyetuju.takalar"), headline)
    watch_as_the_public(visit(size), headline)


def refuse_a_renamed_file(page: Page, folder: Path) -> None:
    zipped = folder / "liputan.mp4"
    zipped.write_bytes(b"PK\x03\x04" + b"bukan video" * 500)
    page.goto("/meja/rekaman/unggah/")
    page.set_input_files("#id_file", zipped)
    page.fill("#id_title", "Judul yang tetap ada")
    page.get_by_role("button", name="Unggah").click()
    expect(page.locator(".summary")).to_contain_text("bukan video atau audio")
    expect(page.locator("#id_title")).to_have_value("Judul yang tetap ada")


def upload(page: Page, title: str) -> None:
    """Send it, and stay on the page until the worker has done its part."""
    page.goto("/meja/rekaman/unggah/")
    page.set_input_files("#id_file", clip())
    page.fill("#id_title", title)
    page.fill("#id_creator", "Tim Humas")
    page.get_by_role("button", name="Unggah").click()
    page.wait_for_url(re.compile(r"/meja/rekaman/\d+/$"), timeout=PATIENCE)
    expect(page.locator(".top .tag.green")).to_have_text("Siap", timeout=PATIENCE)
    expect(page.locator("video")).to_be_visible()
    assert look(page, page.url) == []


def choose_a_still(page: Page) -> None:
    page.get_by_role("link", name="Pilih").click()
    page.locator(".frames input").nth(2).check()
    page.get_by_label("Apa yang terlihat di gambar").first.fill("Petugas memasang pipa di gang")
    page.get_by_role("button", name="Pakai cuplikan ini").click()
    expect(page.locator(".toast.success")).to_be_visible()


def subtitle(page: Page, folder: Path) -> None:
    """From a file of an old program; then one more line, typed against the player."""
    page.get_by_role("link", name="Tambah takarir").click()
    page.fill("#id_subtitles", "00:05.000 --> 00:01.000\nMundur")
    page.get_by_role("button", name="Simpan").click()
    expect(page.locator(".summary")).to_contain_text("Baris 1")
    file = folder / "takarir.srt"
    file.write_bytes(SUBTITLES.encode("utf-16"))
    page.set_input_files("#id_file", file)
    page.get_by_role("button", name="Simpan").click()
    expect(page.locator("#id_subtitles")).to_have_value(re.compile("menjelang sore"))
    page.evaluate("document.querySelector('[data-player]').currentTime = 4.2")
    page.get_by_role("button", name="Baris mulai di sini").click()
    page.evaluate("document.querySelector('[data-player]').currentTime = 4.8")
    page.get_by_role("button", name="Selesai di sini").click()
    page.locator("#id_subtitles").press_sequentially("[Air mengalir]")
    page.get_by_role("button", name="Simpan").click()
    expect(page.locator("#id_subtitles")).to_have_value(
        re.compile(r"00:00:04\.2\d\d --> 00:00:04\.8\d\d\n\[Air mengalir\]")
    )
    assert look(page, page.url) == []


def write_and_submit(page: Page, headline: str) -> None:
    page.goto("/meja/konten/tulis/")
    page.get_by_role("link", name=re.compile("^Video")).first.click()
    page.fill("#id_title", headline)
    page.fill(
        "#id_lead",
        "Petugas Dinas Pekerjaan Umum Takalar memasang pipa baru di Pattallassang, Senin (23/11/2026).",
    )
    page.select_option("#id_recording", label=headline)
    add_block(page, "Teks")
    write_text(page, ("Air mengalir lagi menjelang sore.",))
    page.fill("#id_dateline", "Takalar")
    page.get_by_role("tab", name="Rincian").click()
    page.get_by_role("radio", name=re.compile("Informasi berkala")).check()
    page.fill("#id_press_contact", "Bagian Humas, 0418-5550123")
    page.get_by_role("tab", name="Naskah").click()
    page.locator(".standard summary").click()
    for box in page.locator(".criterion__tick input[name=confirmed]").all():
        box.check()
    expect(page.locator(".standard__sum")).to_contain_text("Siap diajukan", timeout=30_000)
    page.locator(".standard summary").click()
    submit(page)
    page.wait_for_url(re.compile(r"/redaksi/pages/\d+/$|/meja/"))


def approve(page: Page, headline: str) -> None:
    page.goto("/meja/konten/?stage=submitted")
    page.get_by_role("link", name=re.compile(f"Buka.*{headline}")).click()
    page.get_by_role("button", name="Setujui dan terbitkan").click()
    expect(page.locator(".toast.success")).to_be_visible()


def watch_as_the_public(page: Page, headline: str) -> None:
    """With keys and without: it plays, shows its words, and jumps to them."""
    page.goto("/video/")
    page.get_by_role("link", name=headline).click()
    assert look(page, page.url) == []
    page.evaluate("document.querySelector('video').muted = true")
    page.locator("video").focus()
    page.keyboard.press("Space")
    moving = "() => { const v = document.querySelector('video'); return !v.paused && v.currentTime > 0.3; }"
    page.wait_for_function(moving)
    assert page.evaluate("document.querySelector('video').textTracks[0].mode") == "showing"
    page.keyboard.press("c")
    assert page.evaluate("document.querySelector('video').textTracks[0].mode") == "hidden"
    page.keyboard.press("Space")
    page.get_by_text("Transkrip", exact=True).click()
    page.get_by_role("link", name="0:02").click()
    page.wait_for_function("() => document.querySelector('video').currentTime >= 2.2")
    expect(page.locator("#transkrip [aria-current]")).to_contain_text("menjelang sore")


def test_the_demos_podcast_can_be_subscribed_to_and_heard(visit: Callable[..., Page]) -> None:
    page = visit("phone")
    page.goto("/siniar/")
    page.get_by_role("link", name="Suara Para-para").click()
    feed = page.get_by_role("link", name="Langganan (RSS)").get_attribute("href")
    assert "<itunes:duration>20</itunes:duration>" in page.request.get(str(feed)).text()
    page.get_by_role("link", name="Menjemur di bambu, bukan di pasir").click()
    assert look(page, page.url) == []
    page.evaluate("() => { const a = document.querySelector('audio'); a.muted = true; a.play(); }")
    page.wait_for_function("() => document.querySelector('audio').currentTime > 0.3")
    part = page.request.get(
        str(page.evaluate("document.querySelector('audio').currentSrc")),
        headers={"Range": "bytes=0-1"},
    )
    assert (part.status, len(part.body())) == (206, 2)


LEFT = """
from datetime import timedelta
from django.utils import timezone
from baruga.newsroom.actions.preparation import take_care
print(take_care(timezone.now() + timedelta(minutes=2)))
"""


def test_a_video_whose_worker_is_killed_is_prepared_by_the_next(
    server: Any, visit: Callable[..., Page]
) -> None:
    """The page says what it waits for; nothing goes on working for the dead."""
    page = visit("desk", as_="penulis.takalar")
    page.goto("/meja/rekaman/unggah/")
    page.set_input_files("#id_file", media.clip(60, "1920x1080"))
    page.fill("#id_title", "Terputus di tengah jalan")
    page.get_by_role("button", name="Unggah").click()
    page.wait_for_url(re.compile(r"/meja/rekaman/\d+/$"), timeout=PATIENCE)
    expect(page.get_by_text("Menyiapkan untuk ponsel")).to_be_visible(timeout=PATIENCE)
    encoder = running_encoder(server)
    kill(server, "worker")
    assert not works(encoder)
    server.command("shell", "--verbosity=0", "--command", LEFT)
    expect(page.get_by_text("Percobaan ke-2 dari 3")).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".top .tag.green")).to_have_text("Siap", timeout=2 * PATIENCE)


def works(pid: int) -> bool:
    """Whether the process still does anything; one that nobody has buried yet does not."""
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] not in "ZX"


def running_encoder(server: Any) -> int:
    """The process of ffmpeg that the server's worker has started."""
    worker = children(server)["worker"]
    patience = time.monotonic() + 60
    while time.monotonic() < patience:
        for task in Path(f"/proc/{worker}/task").iterdir():
            for pid in (task / "children").read_text().split():
                return int(pid)
        time.sleep(0.05)  # a process of its own cannot call us back
    raise AssertionError("no encoder was started")
