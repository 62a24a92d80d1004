"""From the second reader's "yes" to the public's eyes."""

from __future__ import annotations

import io
import secrets
import threading
import time
from collections.abc import Iterator

from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image

from baruga.accounts.models import User
from baruga.network.actions import tree
from baruga.network.choices import Role
from baruga.network.models import Institution
from baruga.newsroom.actions import workflow
from baruga.newsroom.models import NewsPage, Photo
from tests import cast
from tests.load.figures import Figure, at_most
from tests.load.loading import wait_for_worker
from tests.load.machine import nginx
from tests.load.pages import Archive
from tests.load.reading import Reader

ROUNDS = 5
PATIENCE = 30.0  # seconds until a page counts as never mended
PAUSE = 0.02


def publish(archive: Archive) -> Iterator[Figure]:
    """Approve stories in this process while readers poll the server, plainly and behind nginx.

    The clock starts before the approval, so the decision's own work is counted too.
    """
    with nginx(archive.folder / "nginx-publish", upstream=archive.port) as (port, _static, _files):
        rounds = [_round(archive.port, port) for _ in range(ROUNDS)]
    for place in sorted(rounds[0]):
        slowest = max(each[place] for each in rounds)
        shown = f"{min(each[place] for each in rounds):.2f} to {slowest:.2f} s in {ROUNDS} rounds"
        if place == "approved":
            yield Figure(what="approval itself (checks, release, signals)", measured=shown)
        else:
            yield at_most(f"publish -> visible: {place}", slowest, 2, "s", measured=shown)


def _round(plain: int, behind: int) -> dict[str, float]:
    """Seconds until a story is seen in each place."""
    word = f"uji{secrets.token_hex(4)}"
    story, approver = _submitted(f"Air bersih mengalir lagi di tiga desa {word}")
    places = {
        "home": (plain, "/"),
        "feed": (plain, "/umpan/"),
        "search": (plain, f"/cari/?q={word}"),
        "home behind nginx": (behind, "/"),
    }
    seen: dict[str, float] = {}
    readers = [
        threading.Thread(target=_poll, args=(name, place, story.slug, seen))
        for name, place in places.items()
    ]
    for reader in readers:
        reader.start()
    wait_for_worker()  # nobody approves in the second of the submission
    time.sleep(1)  # everybody has the old pages by now, and every cache holds them
    begin = time.monotonic()
    workflow.approve(by=approver, at=timezone.now(), story=story)
    seen["approved"] = time.monotonic()
    for reader in readers:
        reader.join()
    return {name: moment - begin for name, moment in seen.items()}


def _poll(name: str, place: tuple[int, str], slug: str, seen: dict[str, float]) -> None:
    (port, path), mark = place, slug.encode()
    reader, deadline = Reader(port), time.monotonic() + PATIENCE
    while mark not in reader.read(path) and time.monotonic() < deadline:
        time.sleep(PAUSE)
    seen[name] = time.monotonic()


def _submitted(title: str) -> tuple[NewsPage, User]:
    """A story with a picture as large as a phone's, waiting for the person who is named with it."""
    institution, writer, approver = people()
    photo = Photo.objects.create(
        file=_large_picture(),
        title="Petugas memeriksa pipa",
        description="Petugas berompi memeriksa pipa di tepi jalan desa",
        caption="Petugas memeriksa pipa di Polongbangkeng, Senin (23/11/2026).",
        creator="Tim Humas",
        taken_at=timezone.now(),
        collection=tree.collection_for(institution),
    )
    story = cast.news(institution=institution, by=writer, title=title, main_image=photo)
    workflow.submit(by=writer, at=timezone.now(), story=story)
    return NewsPage.objects.get(pk=story.pk), approver


def _large_picture() -> ImageFile:
    """One of the demo's pictures at twelve million points."""
    content = io.BytesIO()
    with Photo.objects.earliest("pk").file.open() as original:
        Image.open(original).convert("RGB").resize((4000, 3000)).save(content, "JPEG", quality=88)
    return ImageFile(content, name="telepon.jpg")


def people() -> tuple[Institution, User, User]:
    """An institution with a writer and somebody else who approves."""
    for institution in Institution.objects.active().order_by("pk"):
        members = User.objects.filter(memberships__institution=institution)
        writer = members.filter(memberships__role=Role.CONTRIBUTOR).first()
        approver = (
            members.filter(memberships__role=Role.APPROVER)
            .exclude(pk=getattr(writer, "pk", None))
            .first()
        )
        if writer and approver:
            return institution, writer, approver
    raise RuntimeError("No institution of the demo has both a writer and an approver.")
