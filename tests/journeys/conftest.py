"""A real server with the demo, and a real browser, once for all journeys.

Without chromium the journeys are skipped with one loud line; BARUGA_REQUIRE_BROWSER=1 (CI) makes
that a failure.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from tests.fakes.telegram import SECRET, TOKEN, FakeTelegram, telegram

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PASSWORD = "baruga-demo"
SHOWN = 4_000  # characters of a page at which a journey failed
expect.set_options(timeout=15_000)  # a server, a worker and a browser share two cores
FAILED = pytest.StashKey[bool]()
SIZES = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 900}}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder is a journey."""
    for item in items:
        if "journeys" in item.nodeid:
            item.add_marker(pytest.mark.journey)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    """Let the fixtures know whether the test itself failed."""
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


@dataclass(frozen=True)
class Server:
    address: str
    data_dir: Path
    environment: dict[str, str]
    process: subprocess.Popen[bytes]
    telegram: FakeTelegram | None = None

    def letters(self) -> list[str]:
        """Every message sent so far, as text, the oldest first."""
        return [path.read_text() for path in sorted((self.data_dir / "mail").glob("*"))]

    def command(self, *arguments: str) -> str:
        """Run a `baruga` command beside the server and answer what it says."""
        done = subprocess.run(
            [sys.executable, "-m", "baruga", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all journeys, with the demo loaded."""
    require_browser()
    with telegram() as bot:
        lines = {
            "BARUGA_TELEGRAM_API": bot.address,
            "BARUGA_TELEGRAM_TOKEN": TOKEN,
            "BARUGA_TELEGRAM_SECRET": SECRET,
        }
        with serving(tmp_path_factory.mktemp("journeys"), lines) as served:
            yield replace(served, telegram=bot)


@contextmanager
def serving(data_dir: Path, more: Mapping[str, str] = MappingProxyType({})) -> Iterator[Server]:
    """`baruga run --prepare` in a folder of its own, with `more` in its environment."""
    port = free_port()
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("BARUGA_", "DJANGO_"))
    } | {
        "BARUGA_DATA_DIR": str(data_dir),
        "BARUGA_DEMO": "1",
        "BARUGA_BASE_URL": f"http://127.0.0.1:{port}",
        "BARUGA_SITE_NAME": "Baruga Sulsel",
        **more,
    }
    if "DATABASE_URL" in os.environ:
        environment["DATABASE_URL"] = fresh_database(os.environ["DATABASE_URL"])
    log = (data_dir / "server.log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "baruga", "run", "--prepare", "--port", str(port)],
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_until_served(address, process, data_dir / "server.log")
        yield Server(address, data_dir, environment, process)
    finally:
        process.terminate()
        process.wait(30)
        log.close()


def require_browser() -> None:
    if CHROMIUM is None:
        words = "JOURNEYS NOT RUN: chromium is not installed (apt install chromium)"
        if os.environ.get("BARUGA_REQUIRE_BROWSER"):
            pytest.fail(words)
        pytest.skip(words)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def fresh_database(url: str) -> str:
    """An empty database beside the one named in `url`."""
    import psycopg

    parts = urlsplit(url)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS baruga_journeys")
        connection.execute("CREATE DATABASE baruga_journeys")
    return urlunsplit(parts._replace(path="/baruga_journeys"))


def wait_until_served(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _attempt in range(1800):
        if process.poll() is not None:
            pytest.fail(f"The server ended:\n{log.read_text()[-3000:]}")
        try:
            with urllib.request.urlopen(f"{address}/robots.txt", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)  # the only wait: a process of its own cannot call us back
    pytest.fail(f"No page after fifteen minutes:\n{log.read_text()[-3000:]}")


@pytest.fixture(scope="session")
def playwright_() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(server: Server, playwright_: Playwright) -> Iterator[Browser]:
    browser = playwright_.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def visit(
    request: pytest.FixtureRequest, server: Server, browser: Browser
) -> Iterator[Callable[..., Page]]:
    """`visit("phone", as_="penulis.takalar")`: a browser of one's own, signed in or not.

    A page that reports a script error or a refused resource of ours fails the journey. When one
    fails, what its pages showed stands in the report.
    """
    contexts: list[Any] = []
    faults: list[str] = []

    def open_page(size: str = "desk", *, as_: str = "", scheme: Any = "light") -> Page:
        context = browser.new_context(
            base_url=server.address,
            viewport=SIZES[size],
            color_scheme=scheme,
            locale="id-ID",
            timezone_id="Asia/Makassar",
            has_touch=size == "phone",
        )
        context.set_default_timeout(60_000)  # the worker draws the demo's pictures meanwhile
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
        page.on(
            "console",
            lambda message: (
                faults.append(f"{page.url}: {message.text}")
                if message.type == "error" and "Content Security Policy" in message.text
                else None
            ),
        )
        page.on(
            "request",
            lambda request: (
                faults.append(f"{page.url} asks {request.url}")
                if request.url.startswith("http") and not request.url.startswith(server.address)
                else None
            ),
        )
        if as_:
            page.goto("/akun/masuk/")
            page.fill("#id_login", as_)
            page.fill("#id_password", PASSWORD)
            page.locator("#id_password").press("Enter")
            page.wait_for_url("**/meja/")
        return page

    yield open_page
    for context in contexts:
        if request.node.stash.get(FAILED, False):
            for page in context.pages:
                print(f"{page.url}\n{page.locator('body').inner_text()[:SHOWN]}\n")  # noqa: T201
        context.close()
    assert faults == []
