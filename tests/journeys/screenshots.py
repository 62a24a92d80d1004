"""`make screenshots`: the pictures of README and docs, from the demo in a real browser."""

from __future__ import annotations

import io
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.conftest import CHROMIUM, FLAGS, PASSWORD, SIZES, Server, serving
from tests.journeys.test_main_line import letter_with_link

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"


def main() -> None:
    if CHROMIUM is None:
        sys.exit("chromium is not installed (apt install chromium)")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder)) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        public_site(server, browser)
        desk(server, browser)
        browser.close()


def public_site(server: Server, browser: Browser) -> None:
    take(visit(server, browser, "desk"), "beranda-1280-light", "/")
    take(visit(server, browser, "phone", scheme="dark"), "beranda-360-dark", "/")
    phone = visit(server, browser, "phone")
    take(phone, "wilayah-360-light", "/wilayah/kabupaten-takalar/")
    phone.goto("/terbaru/")
    phone.goto(
        str(phone.locator("main article a, main h2 a, main h3 a").first.get_attribute("href"))
    )
    take(phone, "berita-360-light")


def desk(server: Server, browser: Browser) -> None:
    writer = visit(server, browser, "desk", as_="penulis.takalar")
    take(writer, "meja-1280-light", "/meja/")
    take(writer, "konten-1280-light", "/meja/konten/")
    take(visit(server, browser, "phone", as_="penulis.takalar"), "meja-360-light", "/meja/")
    coordinator = visit(server, browser, "desk", as_="koordinator", scheme="dark")
    take(coordinator, "jaringan-1280-dark", "/meja/jaringan/")
    writer.goto("/meja/konten/?stage=draft")
    writer.locator("#daftar a.go").first.click()
    writer.get_by_role("link", name="Lanjutkan menulis").click()
    writer.locator(".standard summary").click()
    take(writer, "penyunting-1280-light")
    writer.goto("/meja/konten/?stage=submitted")
    writer.locator("#daftar a.go").first.click()
    headline = writer.locator("h1").inner_text()
    writer.get_by_role("button", name="Kirim tautan").click()
    writer.locator(".toast").wait_for()
    link = letter_with_link(server, headline)
    take(visit(server, browser, "phone"), "setujui-360-light", re.sub(r"^https?://[^/]+", "", link))


def visit(
    server: Server, browser: Browser, size: str, *, as_: str = "", scheme: Any = "light"
) -> Page:
    page = browser.new_context(
        base_url=server.address,
        viewport=SIZES[size],
        color_scheme=scheme,
        locale="id-ID",
        timezone_id="Asia/Makassar",
    ).new_page()
    page.set_default_timeout(120_000)
    if as_:
        page.goto("/akun/masuk/")
        page.fill("#id_login", as_)
        page.fill("#id_password", PASSWORD)
        page.locator("#id_password").press("Enter")
        page.wait_for_url("**/meja/")
    return page


def take(page: Page, name: str, path: str = "") -> None:
    """What the window shows, once its pictures are there; in 256 colours, to stay small."""
    if path:
        page.goto(path)
    page.wait_for_load_state("networkidle")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(256).save(IMAGES / f"{name}.png", optimize=True)
    print(f"{name}.png", (IMAGES / f"{name}.png").stat().st_size // 1024, "KiB")  # noqa: T201  a command's answer


if __name__ == "__main__":
    main()
