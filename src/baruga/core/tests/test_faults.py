"""Full disks, locked databases, missing and hostile files: a calm page, a line in the log, no trace."""

from __future__ import annotations

import errno
import io
import re
import struct
import zipfile
import zlib
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from unittest.mock import Mock

import pytest
from django.core.cache import caches
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.images import get_image_model

from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db


def jpeg(size: tuple[int, int] = (640, 400)) -> bytes:
    file = io.BytesIO()
    Image.effect_noise(size, 90).convert("RGB").save(file, "JPEG")
    return file.getvalue()


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("foto.jpg", jpeg())
    return file.getvalue()


def bomb() -> bytes:
    """A PNG of a few bytes that says it is 100,000 by 100,000 pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 100))
        + chunk(b"IEND", b"")
    )


SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HOSTILE = {
    "a zip that says it is a photograph": ("foto.jpg", zipped()),
    "half a photograph": ("foto.jpg", jpeg()[:5000]),
    "a drawing with a script in it": ("foto.svg", SCRIPT),
    "the same under another name": ("foto.jpg", SCRIPT),
    "more pixels than any memory holds": ("foto.png", bomb()),
    "a text": ("foto.jpg", b"Ini bukan foto."),
    "nothing": ("foto.jpg", b""),
    "a program": ("foto.exe", b"MZ" + b"\0" * 100),
}


@pytest.fixture
def browser(client: Client) -> Client:
    """A browser that shows what a resident would see instead of raising."""
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("what", HOSTILE)
@pytest.mark.parametrize("door", ["wagtailimages:add", "wagtailimages_chooser:create"])
def test_what_is_no_photograph_is_refused_at_the_field_and_what_was_typed_is_kept(
    writer: Any, as_: Any, door: str, what: str
) -> None:
    name, content = HOSTILE[what]
    prefix = "image-chooser-upload-" if "chooser" in door else ""
    data = {
        "title": "Panen raya",
        "caption": "Petani memanen padi di Galesong.",
        "source_type": "digitalCapture",
        "consent": "not_needed",
        "file": SimpleUploadedFile(name, content, "image/jpeg"),
    }
    answer = as_(writer).post(
        reverse(door), {prefix + field: value for field, value in data.items()}
    )
    page = answer.content.decode()
    [reason] = answer.context["form"].errors["file"]
    assert re.search("berkas|gambar", reason.lower())
    assert "Petani memanen padi di Galesong." in page
    assert not get_image_model().objects.exists()


def upload(browser: Client, **changes: Any) -> Any:
    picture = SimpleUploadedFile("sawah.jpg", jpeg(), "image/jpeg")
    data = {"title": "Sawah", "source_type": "digitalCapture", "consent": "not_needed"}
    return browser.post(reverse("wagtailimages:add"), data | {"file": picture} | changes)


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def save(self: Any, name: str, content: Any) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "_save", save)


def expect_calm(answer: Any) -> None:
    """The page for a shortage: says so in plain words, and nothing of what is inside."""
    page = answer.content.decode()
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "10"
    assert "<h1>" in page
    assert "tulisan Anda masih ada" in page
    for inside in ("Traceback", "No space left", "locked", "OSError", "OperationalError"):
        assert inside not in page


def expect_one_line(caplog: Any, words: str) -> None:
    [line] = [record for record in caplog.records if record.levelname == "ERROR"]
    assert line.name == "baruga.faults"
    assert words in line.getMessage()
    assert line.exc_info is None


def test_a_full_disk_refuses_an_upload_calmly_and_stores_nothing(
    writer: Any, as_: Any, full_disk: None, caplog: Any
) -> None:
    browser = as_(writer)
    browser.raise_request_exception = False
    expect_calm(upload(browser))
    assert not get_image_model().objects.exists()
    expect_one_line(caplog, "No space left on device")


@pytest.fixture
def small_cache(settings: Any, tmp_path: Any) -> None:
    """The shared cache of a small server: files on the disk."""
    files = {"BACKEND": "baruga.core.cache.SpareFileCache", "LOCATION": tmp_path}
    settings.CACHES = settings.CACHES | {"default": files}


def test_a_full_disk_does_not_take_the_published_pages_away(
    browser: Client, published_story: Any, small_cache: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    addresses = (published_story.url, "/")
    for address in addresses:
        browser.get(address)  # the sizes of its pictures are made
    for cache in caches.all():
        cache.clear()
    no_room = Mock(side_effect=OSError(errno.ENOSPC, "No space left on device"))
    monkeypatch.setattr("django.core.files.storage.FileSystemStorage._save", no_room)
    monkeypatch.setattr("django.core.cache.backends.filebased.tempfile.mkstemp", no_room)
    for address in addresses:
        assert browser.get(address).status_code == 200


def test_a_shortage_behind_the_views_is_told_in_the_same_words(
    browser: Client, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    fault = OSError(errno.ENOSPC, "No space left on device")
    monkeypatch.setattr("baruga.portal.generation.current", Mock(side_effect=fault))
    expect_calm(browser.get("/"))
    expect_one_line(caplog, "No space left on device")


def test_a_locked_database_says_one_moment_and_logs_one_line(
    monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite locks the whole database")
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.2)
    # This test's own transaction holds the lock; somebody else wants to write.
    with ThreadPoolExecutor(1) as elsewhere:
        expect_calm(elsewhere.submit(sign_in).result())
    expect_one_line(caplog, "database is locked")


def sign_in() -> Any:
    try:
        browser = Client(raise_request_exception=False)
        return browser.post("/akun/masuk/", {"login": "writer", "password": PASSWORD})
    finally:
        connection.close()


@pytest.mark.parametrize(
    "fault",
    [
        OperationalError("database or disk is full"),
        OperationalError("connection failed: FATAL: sorry, too many clients already"),
        OperationalError("server closed the connection unexpectedly"),
        OSError(errno.EDQUOT, "Disk quota exceeded"),
    ],
    ids=str,
)
def test_whatever_runs_short_is_told_in_the_same_calm_words(
    browser: Client, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    monkeypatch.setattr("baruga.portal.front.compose", Mock(side_effect=fault))
    expect_calm(browser.get("/"))


def test_a_mistake_of_ours_is_no_shortage(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = OperationalError("no such column: rahasia")
    monkeypatch.setattr("baruga.portal.front.compose", Mock(side_effect=fault))
    answer = browser.get("/")
    assert answer.status_code == 500
    assert "rahasia" not in answer.content.decode()


def test_a_missing_picture_leaves_the_page_standing_and_a_line_in_the_log(
    browser: Client, published_story: Any, caplog: Any
) -> None:
    original = published_story.main_image.file
    original.storage.delete(original.name)
    assert browser.get(published_story.url).status_code == 200
    assert browser.get("/").status_code == 200
    assert browser.get("/media/images/hilang.webp").status_code == 404
    assert any("hilang.webp" in record.getMessage() for record in caplog.records)
