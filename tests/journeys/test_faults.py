"""What is killed comes back whole: approvals, uploads, background work."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_main_line import photograph

BOUNDARY = "potongan"


def beside(server: Any, module: str) -> dict[str, Any]:
    """Run a script of this folder on the server's data; its answer."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.journeys.{module}"],
        env=server.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def children(server: Any) -> dict[str, int]:
    """The two processes under the server's master, by what they do."""
    pids = [
        int(pid)
        for task in Path(f"/proc/{server.process.pid}/task").iterdir()
        for pid in (task / "children").read_text().split()
    ]
    works = {pid: Path(f"/proc/{pid}/cmdline").read_text().strip("\0").split("\0") for pid in pids}
    return {"worker" if words[-1:] == ["worker"] else "web": pid for pid, words in works.items()}


def kill(server: Any, which: str) -> None:
    """SIGKILL the web process or the worker, and wait until the master has started another."""
    dead = children(server)[which]
    os.kill(dead, signal.SIGKILL)
    patience = time.monotonic() + 30
    while children(server).get(which, dead) == dead:
        assert time.monotonic() < patience, f"no new {which} process"
        time.sleep(0.05)  # a process of its own cannot call us back


def test_an_approval_killed_at_any_write_leaves_the_story_waiting_and_can_be_repeated(
    server: Any,
) -> None:
    found = beside(server, "killed_approval")
    assert len(found["left"]) >= 5
    assert all(rows == found["before"] for rows in found["left"])
    [page] = found["done"]["page"]
    assert page["live"]
    assert page["live_revision_id"] == page["latest_revision_id"]
    assert [state["status"] for state in found["done"]["workflow"]] == ["approved"]
    assert [state["status"] for state in found["done"]["tasks"]] == ["approved"]


def test_the_web_process_killed_under_an_approval_comes_back_and_the_story_is_whole(
    server: Any, visit: Callable[..., Page]
) -> None:
    page = visit("desk", as_="penyetuju.makassar")
    page.goto("/meja/konten/?stage=submitted")
    page.get_by_role("link", name=re.compile("^Buka")).first.click()
    headline = page.locator("h1").inner_text()
    story = page.url
    page.evaluate(
        """() => { const form = document.querySelector('#putuskan form');
        fetch(form.action, {method: 'POST', body: new FormData(form)}).catch(() => null); }"""
    )
    kill(server, "web")
    page.goto(story)
    approve = page.get_by_role("button", name="Setujui dan terbitkan")
    if approve.count():  # nothing of it was kept, so it can be done again
        approve.click()
    page.get_by_role("link", name="Di situs publik").click()
    expect(page.locator("h1")).to_have_text(headline)


def test_a_task_whose_worker_is_killed_is_done_by_the_next_worker(
    server: Any, visit: Callable[..., Page]
) -> None:
    headline = beside(server, "killed_worker")["headline"]
    kill(server, "worker")
    page = visit()
    patience = time.monotonic() + 30
    while page.goto(f"/cari/?q={headline}") and not page.get_by_role("link", name=headline).count():
        assert time.monotonic() < patience, "the story was never found again"


@pytest.mark.parametrize("cut", ["connection", "process"])
def test_an_upload_cut_half_way_leaves_nothing_behind(
    server: Any, visit: Callable[..., Page], tmp_path: Path, cut: str
) -> None:
    page = visit("phone", as_="penulis.takalar")
    page.goto("/redaksi/images/add/")
    before = photographs(server)
    with half_an_upload(server, page, tmp_path) as connection:
        if cut == "process":
            kill(server, "web")
        else:
            connection.shutdown(socket.SHUT_WR)
            connection.recv(100)
    assert photographs(server) == before
    assert page.goto("/redaksi/images/add/").status == 200


def photographs(server: Any) -> tuple[set[str], set[str]]:
    """The files that rows name, and the originals on the disk."""
    asked = "from baruga.newsroom.models import Photo; print(*Photo.objects.values_list('file', flat=True))"
    rows = set(server.command("shell", "--verbosity=0", "--command", asked).split())
    folder = server.data_dir / "originals"
    files = {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}
    assert rows <= files
    return rows, files


def half_an_upload(server: Any, page: Page, tmp_path: Path) -> socket.socket:
    """Send the form with half of its picture, and keep the line open."""
    fields = {
        "csrfmiddlewaretoken": page.locator("[name=csrfmiddlewaretoken]").first.input_value(),
        "title": "Separuh foto",
        "source_type": "digitalCapture",
        "consent": "not_needed",
    }
    body = "".join(
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    )
    body += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n'
    body += "Content-Type: image/jpeg\r\n\r\n"
    picture = photograph(tmp_path).read_bytes()
    head = {
        "Host": urlsplit(server.address).netloc,
        "Cookie": "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies()),
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
        "Content-Length": str(len(body) + len(picture)),
        "Referer": page.url,
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    host = urlsplit(server.address)
    connection = socket.create_connection((host.hostname, host.port), timeout=30)
    connection.sendall(f"POST /redaksi/images/add/ HTTP/1.1\r\n{lines}\r\n{body}".encode())
    connection.sendall(picture[: len(picture) // 2])
    return connection
