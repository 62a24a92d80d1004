"""Pictures come along from where the feed came from, and from nowhere inside the house."""

from __future__ import annotations

import io
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from baruga.core import fetching
from baruga.core.fetching import Fetcher, FetchRefused
from baruga.newsroom.actions import imports
from baruga.newsroom.choices import Consent
from baruga.newsroom.feeds import reading
from baruga.newsroom.feeds.entry import Entry, PictureLink
from baruga.newsroom.feeds.pictures import Finder, PictureRefused
from baruga.newsroom.feeds.reading import Options, Source
from baruga.newsroom.models import NewsPage, Photo
from tests.cast import NOW

Answer = tuple[int, dict[str, str], bytes] | Callable[[BaseHTTPRequestHandler], None]


class Outlet:
    """A newsroom's server on loopback: answers by path."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        outlet = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outlet.asked.append(self.path)
                answer = outlet.answers.get(self.path, (404, {}, b""))
                if callable(answer):
                    return answer(self)
                self.send_response(answer[0])
                for name, value in answer[1].items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer[2])
                return None

            def log_message(self, *args: Any) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.at = f"http://127.0.0.1:{self.server.server_port}"

    def feed(self, *pictures: str) -> str:
        items = "".join(
            f"<item><title>Berita {number}</title><link>{self.at}/{number}</link>"
            "<description>Isi berita.</description>"
            f'<enclosure url="{picture}" type="image/jpeg"/></item>'
            for number, picture in enumerate(pictures)
        )
        feed = f'<rss version="2.0"><channel><title>Warta</title>{items}</channel></rss>'
        self.answers["/rss"] = (200, {"Content-Type": "application/rss+xml"}, feed.encode())
        return f"{self.at}/rss"


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    outlet = Outlet()
    thread = threading.Thread(target=outlet.server.serve_forever, args=(0.05,))
    thread.start()
    yield outlet
    outlet.server.shutdown()
    outlet.server.server_close()
    thread.join()


def image(kind: str = "JPEG", size: tuple[int, int] = (320, 200)) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", size, "#5f9b7b").save(data, kind)
    return data.getvalue()


def take(institution: Any, address: str) -> imports.Outcome:
    fetcher = Fetcher(named=address, patience=2, deadline=4)
    with reading.opened(Source(name=address), fetcher=fetcher, options=Options()) as entries:
        return imports.import_entries(
            by=None,
            at=NOW,
            institution=institution,
            entries=entries,
            pictures=Finder(fetcher=fetcher),
        )


def test_a_feed_brings_its_picture(takalar: Any, outlet: Outlet) -> None:
    outlet.answers["/a.jpg"] = (200, {}, image())
    outcome = take(takalar, outlet.feed(f"{outlet.at}/a.jpg"))
    photo = NewsPage.objects.get().main_image
    assert outcome.remarks == []
    assert (photo.width, photo.credit, photo.consent) == (320, "Warta", Consent.MISSING)
    assert photo.imported_from == f"{outlet.at}/a.jpg"
    assert photo.collection.name == takalar.slug
    assert photo.file_hash


def test_the_same_picture_is_stored_once(takalar: Any, outlet: Outlet) -> None:
    outlet.answers["/a.jpg"] = (200, {}, image())
    take(takalar, outlet.feed(f"{outlet.at}/a.jpg", f"{outlet.at}/a.jpg"))
    assert Photo.objects.count() == 1


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_other_formats_come_too(takalar: Any, outlet: Outlet, kind: str) -> None:
    outlet.answers["/a"] = (200, {}, image(kind))
    take(takalar, outlet.feed(f"{outlet.at}/a"))
    expected = {"GIF": ".png", "PNG": ".png", "WEBP": ".webp"}[kind]
    assert NewsPage.objects.get().main_image.file.name.endswith(expected)


def zipped() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("a.jpg", image())
    return data.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        zipped(),
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        image()[:300],
        image(size=(1, 1)),
    ],
    ids=["zip", "empty", "svg", "cut off", "tracker"],
)
def test_what_is_no_picture_is_reported_and_the_story_arrives(
    takalar: Any, outlet: Outlet, data: bytes
) -> None:
    outlet.answers["/a.jpg"] = (200, {}, data)
    outcome = take(takalar, outlet.feed(f"{outlet.at}/a.jpg"))
    assert outcome.arrived == len(outcome.remarks) == 1
    assert NewsPage.objects.get().main_image is None


def test_the_picture_in_the_text_is_taken_when_the_declared_one_is_missing(
    takalar: Any, outlet: Outlet
) -> None:
    outlet.answers["/b.jpg"] = (200, {}, image())
    address = outlet.feed(f"{outlet.at}/a.jpg")
    status, headers, feed = outlet.answers["/rss"]  # type: ignore[misc]  # a fixed answer
    inline = b'&lt;img src="/b.jpg" alt="Keran"&gt;&lt;p&gt;Isi berita.&lt;/p&gt;'
    outlet.answers["/rss"] = (status, headers, feed.replace(b"Isi berita.", inline))
    outcome = take(takalar, address)
    assert NewsPage.objects.get().main_image.description == "Keran"
    assert outcome.remarks == []


@pytest.mark.parametrize(
    "address",
    ["http://10.0.0.1/a.jpg", "http://[::ffff:10.0.0.1]/a.jpg", "http://169.254.169.254/x", "file:///etc/passwd",
     "http://127.0.0.2/a.jpg", "ftp://127.0.0.1/a.jpg", "http://0.0.0.0/", "gopher://x",
     "http://[64:ff9b::a00:1]/"],
)  # fmt: skip
def test_a_feed_leads_nobody_into_the_house(outlet: Outlet, address: str) -> None:
    fetcher = Fetcher(named=outlet.at)
    with pytest.raises(FetchRefused):
        fetcher.get(address)


def test_a_feed_from_elsewhere_gets_nothing_from_loopback(outlet: Outlet) -> None:
    outlet.answers["/a.jpg"] = (200, {}, image())
    with pytest.raises(FetchRefused):
        Fetcher().get(f"{outlet.at}/a.jpg")
    assert outlet.asked == []


@pytest.mark.parametrize(
    "inside", ["http://10.0.0.1/a.jpg", "http://127.0.0.2/", "file:///etc/passwd"]
)
def test_a_redirect_leads_nobody_into_the_house_either(outlet: Outlet, inside: str) -> None:
    outlet.answers["/a.jpg"] = (302, {"Location": inside}, b"")
    with pytest.raises(FetchRefused):
        Fetcher(named=outlet.at).get(f"{outlet.at}/a.jpg")


def test_a_redirect_within_the_outlet_is_followed(outlet: Outlet) -> None:
    outlet.answers["/a.jpg"] = (301, {"Location": "/b.jpg"}, b"")
    outlet.answers["/b.jpg"] = (200, {}, b"isi")
    fetched = Fetcher(named=outlet.at).get(f"{outlet.at}/a.jpg")
    assert (fetched.data, fetched.address) == (b"isi", f"{outlet.at}/b.jpg")


def test_redirects_end(outlet: Outlet) -> None:
    outlet.answers["/a.jpg"] = (302, {"Location": "/a.jpg"}, b"")
    with pytest.raises(FetchRefused):
        Fetcher(named=outlet.at).get(f"{outlet.at}/a.jpg")
    assert len(outlet.asked) == fetching.MAX_REDIRECTS + 1


def test_fifty_megabytes_are_not_swallowed(outlet: Outlet) -> None:
    sent = 0

    def endless(handler: BaseHTTPRequestHandler) -> None:
        nonlocal sent
        handler.send_response(200)
        handler.end_headers()
        for _piece in range(50):
            try:
                handler.wfile.write(b"x" * (1 << 20))
            except OSError:
                return
            sent += 1

    outlet.answers["/a.jpg"] = endless
    with pytest.raises(FetchRefused):
        Fetcher(named=outlet.at).get(f"{outlet.at}/a.jpg")
    assert sent < 30


def drip(handler: BaseHTTPRequestHandler, first: bytes) -> None:
    """A byte now and then, so that no single step takes too long."""
    handler.wfile.write(first)
    for _piece in range(100):
        time.sleep(0.1)
        try:
            handler.wfile.write(b"x")
        except OSError:
            return


@pytest.mark.parametrize("first", [b"", b"HTTP/1.0 200 OK\r\nX: ", b"HTTP/1.0 200 OK\r\n\r\n"])
def test_a_server_that_drips_is_left_after_the_deadline(outlet: Outlet, first: bytes) -> None:
    outlet.answers["/a.jpg"] = lambda handler: drip(handler, first)
    start = time.monotonic()
    with pytest.raises(FetchRefused):
        Fetcher(named=outlet.at, patience=1, deadline=1).get(f"{outlet.at}/a.jpg")
    assert time.monotonic() - start < 4


def test_a_host_that_is_silent_is_not_asked_for_ever(outlet: Outlet) -> None:
    outlet.answers["/a.jpg"] = lambda _handler: time.sleep(0.6)
    fetcher = Fetcher(named=outlet.at, patience=0.2)
    for _time in range(5):
        with pytest.raises(FetchRefused):
            fetcher.get(f"{outlet.at}/a.jpg")
    assert len(outlet.asked) == fetching.FAILURES_UNTIL_SKIPPED


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "umpan").mkdir()
    (tmp_path / "umpan" / "foto.jpg").write_bytes(image())
    (tmp_path / "rahasia.jpg").write_bytes(image())
    (tmp_path / "umpan" / "tautan.jpg").symlink_to(tmp_path / "rahasia.jpg")
    return tmp_path / "umpan"


def test_a_picture_beside_a_local_feed_is_read(folder: Path) -> None:
    finder = Finder(fetcher=Fetcher(), folder=folder)
    assert finder.load(Entry(number=1), PictureLink(address="foto.jpg")).suffix == ".jpg"


@pytest.mark.parametrize(
    "address", ["../rahasia.jpg", "tautan.jpg", "/etc/passwd", "%2e%2e/rahasia.jpg", "a\0b", ""]
)
def test_nothing_outside_of_its_folder_is_read(folder: Path, address: str) -> None:
    finder = Finder(fetcher=Fetcher(), folder=folder)
    with pytest.raises(PictureRefused):
        finder.load(Entry(number=1), PictureLink(address=address))
