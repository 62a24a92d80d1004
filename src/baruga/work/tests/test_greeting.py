"""The first words of *Meja saya*."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from baruga.work.greeting import greeting, late_by, summary
from tests.cast import NOW


@pytest.fixture(autouse=True)
def _in_makassar() -> Iterator[None]:
    with timezone.override("Asia/Makassar"), override("id"):
        yield


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (0, "malam"),
        (3, "malam"),
        (4, "pagi"),
        (10, "pagi"),
        (11, "siang"),
        (15, "sore"),
        (18, "malam"),
    ],
)
def test_the_greeting_follows_the_hour_of_the_region(hour: int, words: str) -> None:
    here = timezone.localtime(NOW).replace(hour=hour)
    assert greeting(here) == f"Selamat {words}"


@pytest.mark.parametrize(
    ("waiting", "late", "sentence"),
    [
        (0, 0, "Tidak ada yang menunggu Anda sekarang."),
        (1, 0, "Satu hal menunggu Anda."),
        (1, 1, "Satu hal menunggu Anda. Waktunya sudah lewat."),
        (4, 1, "Empat hal menunggu Anda. Satu sudah lewat waktunya."),
        (3, 3, "Tiga hal menunggu Anda. Semuanya sudah lewat waktunya."),
        (40, 12, "40 hal menunggu Anda. 12 sudah lewat waktunya."),
    ],
)
def test_one_sentence_says_what_waits(waiting: int, late: int, sentence: str) -> None:
    assert summary(waiting=waiting, late=late) == sentence


def test_lateness_is_said_in_its_largest_unit() -> None:
    assert late_by(NOW - timedelta(hours=2, minutes=20), NOW) == "terlambat 2 jam"


def test_the_first_minute_is_not_counted() -> None:
    assert late_by(NOW - timedelta(seconds=20), NOW) == "baru saja lewat waktu"
