"""*Meja saya*: what waits, why, and one action each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from baruga.accounts.models import User
from baruga.core.registry import Registry
from baruga.work import inbox
from baruga.work.inbox import Waiting

Tell = Callable[..., None]


@pytest.fixture
def tell(monkeypatch: pytest.MonkeyPatch) -> Tell:
    """Let one source answer these lines, instead of whatever the apps contribute."""

    def told(*lines: Waiting) -> None:
        sources: Registry[inbox.Source] = Registry("inbox source")

        def source(user: User, *, at: datetime) -> Iterable[Waiting]:
            return lines

        sources.register("told", source)
        monkeypatch.setattr(inbox, "sources", sources)

    told()
    return told


def line(title: str = "Jadwal imunisasi malam", **fields: Any) -> Waiting:
    values = {"key": title, "url": "/meja/", "action": "Perbaiki", "state": "Dikembalikan"}
    return Waiting(**(values | {"title": title, "since": timezone.now()} | fields))


def desk(browser: Any) -> str:
    return str(browser.get("/meja/").content.decode())


def test_a_stranger_signs_in_first(client: Any, db: None) -> None:
    answer = client.get("/meja/")
    assert answer.status_code == 302
    assert answer.url.startswith("/akun/masuk/")


def test_the_reason_of_a_return_stands_beside_who_said_it(
    as_: Any, writer: Any, tell: Tell
) -> None:
    tell(line(remark="Tambahkan jam buka.", remark_by="Kepala Bidang"))
    assert "Dari Kepala Bidang:" in desk(as_(writer))
    assert "“Tambahkan jam buka.”" in desk(as_(writer))


def test_late_lines_come_first_and_say_so(as_: Any, writer: Any, tell: Tell) -> None:
    now = timezone.now()
    tell(line("Tepat waktu"), line("Lewat", late_since=now - timedelta(hours=2)))
    page = desk(as_(writer))
    assert page.index("Lewat") < page.index("Tepat waktu")
    assert "terlambat 2 jam" in page
    assert "Dua hal menunggu Anda. Satu sudah lewat waktunya." in page


def test_what_one_works_on_does_not_count_as_waiting(as_: Any, writer: Any, tell: Tell) -> None:
    tell(line("Festival nelayan", section="mine"))
    page = desk(as_(writer))
    assert "Yang Anda kerjakan" in page
    assert ">Menunggu Anda</h2>" in page
    assert "Tidak ada yang menunggu Anda sekarang." in page


def test_the_menu_counts_what_waits(as_: Any, writer: Any, tell: Tell) -> None:
    tell(line("Satu"), line("Dua"), line("Tiga", section="mine"))
    assert '<span class="count">2' in desk(as_(writer))


def test_forty_lines_are_all_there_but_not_all_at_once(as_: Any, writer: Any, tell: Tell) -> None:
    tell(*(line(f"Naskah {number}") for number in range(40)))
    page = desk(as_(writer))
    assert page.count("<h3>Naskah") == 40
    assert "Tampilkan 28 lagi" in page


def test_a_new_writer_is_told_where_to_begin(as_: Any, writer: Any, tell: Tell) -> None:
    page = desk(as_(writer))
    assert "Meja Anda sudah siap" in page
    assert ">Menunggu Anda</h2>" not in page


def test_somebody_without_an_institution_is_told_whom_to_ask(
    as_: Any, tell: Tell, db: None
) -> None:
    stranger = User.objects.create_user("baru", "baru@takalar.example")
    assert "Mintalah undangan kepada penyetuju" in desk(as_(stranger))


def test_a_title_of_strangers_is_escaped(as_: Any, writer: Any, tell: Tell) -> None:
    tell(line("<img src=x onerror=alert(1)>"))
    assert "<img src=x" not in desk(as_(writer))


def test_the_desk_asks_at_most_twenty_queries(
    as_: Any, approver: Any, django_assert_max_num_queries: Any
) -> None:
    browser = as_(approver)
    with django_assert_max_num_queries(20):
        assert browser.get("/meja/").status_code == 200


def test_somebody_elses_line_is_not_on_ones_desk(as_: Any, outsider: Any, story: Any) -> None:
    assert story.title not in desk(as_(outsider))
