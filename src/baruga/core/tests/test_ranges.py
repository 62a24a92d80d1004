"""A part of a file, as players ask for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
CONTENT = bytes(range(200))


@pytest.fixture
def address(settings: Any, tmp_path: Path) -> str:
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "rekaman.mp4").write_bytes(CONTENT)
    return "/media/rekaman.mp4"


def ask(address: str, **headers: str) -> Any:
    return Client().get(address, headers=headers)


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_the_whole_file_says_that_parts_can_be_had(address: str) -> None:
    whole = ask(address)
    assert (whole.status_code, body(whole)) == (200, CONTENT)
    assert whole.headers["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-1", 0, 1),
        ("bytes=10-19", 10, 19),
        ("bytes=150-", 150, 199),
        ("bytes=-20", 180, 199),
        ("bytes=190-9999", 190, 199),
        ("bytes=-9999", 0, 199),
    ],
)
def test_one_part_is_handed_out(address: str, asked: str, start: int, end: int) -> None:
    part = ask(address, Range=asked)
    assert part.status_code == 206
    assert body(part) == CONTENT[start : end + 1]
    assert part.headers["Content-Range"] == f"bytes {start}-{end}/200"
    assert part.headers["Content-Length"] == str(end + 1 - start)
    assert part.headers["Content-Type"] == "video/mp4"


@pytest.mark.parametrize("asked", ["bytes=200-", "bytes=20-10", "bytes=-0"])
def test_what_is_not_there_is_refused_with_the_size(address: str, asked: str) -> None:
    refused = ask(address, Range=asked)
    assert refused.status_code == 416
    assert refused.headers["Content-Range"] == "bytes */200"


@pytest.mark.parametrize("asked", ["bytes=0-1,5-6", "items=0-1", "bytes=-", "bytes=a-b"])
def test_what_makes_no_sense_is_answered_with_the_whole(address: str, asked: str) -> None:
    assert body(ask(address, Range=asked)) == CONTENT


def test_somebody_with_an_older_version_gets_the_whole(address: str) -> None:
    known = ask(address).headers["Last-Modified"]
    older = {"Range": "bytes=0-1", "If-Range": "Mon, 01 Jan 2024 00:00:00 GMT"}
    assert Client().get(address, headers=older).status_code == 200
    assert ask(address, Range="bytes=0-1", **{"If-Range": known}).status_code == 206
