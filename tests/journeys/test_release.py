"""Time and change as people meet them: a worker that was down, a page that lay open."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Page, expect

from tests.journeys.test_faults import children

SCHEDULED = "/instansi/pemkab-takalar/posyandu-lansia-mappakasunggu/"
EMBARGOED = "/instansi/pemkot-makassar/bus-kota-makassar-rute-kampus/"
OPEN = "/instansi/rsud-tenriawaru/poliklinik-sore-tenriawaru/"
# The clock cannot be turned for a server; the time that waits can be moved into the past.
DUE = """
from datetime import timedelta
from django.utils import timezone
from baruga.newsroom.models import ReleasePlan
then = timezone.now() - timedelta(minutes=2)
ReleasePlan.objects.exclude(publish_at=None).update(publish_at=then)
ReleasePlan.objects.exclude(embargo_until=None).update(embargo_until=then)
"""
PRESS = """
from django.urls import reverse
from baruga.newsroom.actions import press
from baruga.newsroom.models import PressLink
link = PressLink.objects.open().get(story__slug="bus-kota-makassar-rute-kampus")
print(reverse("press:embargoed", args=[press.token_of(link)]))
"""
TEAM = """
from django.utils import timezone
from baruga.accounts.models import User
from baruga.newsroom.actions import changes, workflow
from baruga.newsroom.choices import ChangeKind
from baruga.newsroom.models import NewsPage
now = timezone.now()
story = lambda: NewsPage.objects.get(slug="poliklinik-sore-tenriawaru")
person = lambda role: User.objects.get(
    memberships__role=role, memberships__institution=story().institution)
writer, approver = person("contributor"), person("approver")
"""
CORRECT = (
    TEAM
    + """
changes.start(by=writer, at=now, story=story(), kind=ChangeKind.CORRECTION, note="Jam buka semula keliru.")
draft = story().get_latest_revision_as_object()
draft.kicker = "Jam layanan"
draft.save_revision(user=writer)
workflow.submit(by=writer, at=now, story=story())
workflow.approve(by=approver, at=now, story=story())
"""
)
WRITE = """
from baruga.newsroom.models import ReleasePlan
ReleasePlan.objects.filter(pk=0).update(failure="")
"""
WITHDRAW = (
    TEAM
    + """
asked = changes.ask_withdrawal(by=writer, at=now, story=story(), reason="Poliklinik sore batal dibuka.")
changes.confirm(by=approver, at=now, change=asked)
"""
)


def tell(server: Any, script: str) -> str:
    said: str = server.command("shell", "--verbosity=0", "--command", script)
    return said.strip()


@contextmanager
def worker_down(server: Any) -> Iterator[None]:
    """Stopped, not killed: the master would start another at once. Never within a write."""
    worker = children(server)["worker"]
    for _attempt in range(5):
        os.kill(worker, signal.SIGSTOP)
        try:
            tell(server, WRITE)
            break
        except subprocess.CalledProcessError:  # it holds the database
            os.kill(worker, signal.SIGCONT)
    try:
        yield
    finally:
        os.kill(worker, signal.SIGCONT)


def doctor(server: Any) -> str:
    """What the doctor says, well or not."""
    try:
        said: str = server.command("doctor")
    except subprocess.CalledProcessError as ill:
        said = ill.stdout
    return said


def test_what_fell_due_while_the_worker_was_down_is_said_and_goes_out_when_it_is_back(
    server: Any, visit: Callable[..., Page]
) -> None:
    reader, newsroom = visit("phone"), visit("desk")
    press = tell(server, PRESS)
    newsroom.goto(press)
    expect(newsroom.locator(".embargo")).to_contain_text("EMBARGO sampai")
    expect(newsroom.locator(".embargo")).to_contain_text("WITA")
    with worker_down(server):
        tell(server, DUE)
        desk = visit("phone", as_="penyetuju.takalar")
        line = desk.locator(".it").filter(has_text="Tidak terbit tepat waktu")
        expect(line).to_contain_text("Posyandu lanjut usia")
        expect(line).to_contain_text("baruga worker")
        assert "BROKEN" in doctor(server)
        assert reader.goto(SCHEDULED).status == 404
    patience = time.monotonic() + 90
    for address in (SCHEDULED, EMBARGOED):
        while reader.goto(address).status != 200:
            assert time.monotonic() < patience, f"{address} never went out"
    newsroom.goto(press)
    expect(newsroom).to_have_url(re.compile(EMBARGOED))
    desk.goto("/meja/")
    expect(desk.get_by_text("Tidak terbit tepat waktu")).to_have_count(0)
    assert "BROKEN" not in doctor(server)


def test_a_reader_with_the_page_open_learns_of_a_correction_and_of_a_withdrawal(
    server: Any, visit: Callable[..., Page]
) -> None:
    reader = visit("phone")
    reader.clock.install()
    reader.goto(OPEN)
    bar = reader.locator(".changed-bar")
    reader.clock.fast_forward("05:01")
    expect(bar).to_have_count(0)

    tell(server, CORRECT)
    reader.clock.fast_forward("05:01")
    expect(bar).to_contain_text("Berita ini telah dikoreksi.")
    bar.get_by_role("link", name="Muat ulang").click()
    expect(reader.locator(".correction")).to_contain_text("Jam buka semula keliru.")
    expect(bar).to_have_count(0)

    tell(server, WITHDRAW)
    reader.clock.fast_forward("05:01")
    expect(bar).to_contain_text("Berita ini telah ditarik.")
    bar.get_by_role("link", name="Muat ulang").click()
    expect(reader.locator("main")).to_contain_text("Poliklinik sore batal dibuka.")
