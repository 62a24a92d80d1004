"""What happened that a person wants to know."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from baruga.work.actions import forget_old, mark_read, notify
from baruga.work.models import Notification
from tests.cast import NOW

LIST = "/meja/pemberitahuan/"
READ = "/meja/pemberitahuan/dibaca/"


@pytest.fixture
def note(writer: Any) -> Notification:
    return Notification.objects.create(user=writer, sentence="Berita Anda sudah terbit.", at=NOW)


def test_people_are_told_only_when_the_change_succeeds(
    writer: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks() as deliveries:
        notify(users=[writer], sentence="Disetujui.", at=NOW)
    assert not writer.notifications.exists()
    deliveries[0]()
    assert writer.notifications.get().sentence == "Disetujui."


def test_a_notification_is_its_receivers_alone(as_: Any, outsider: Any, note: Notification) -> None:
    assert note.sentence not in as_(outsider).get(LIST).content.decode()


def test_the_bell_counts_what_is_not_read(as_: Any, writer: Any, note: Notification) -> None:
    assert "pemberitahuan belum dibaca" in as_(writer).get(LIST).content.decode()


def test_one_is_marked_and_one_goes_back_to_where_one_was(
    as_: Any, writer: Any, note: Notification
) -> None:
    answer = as_(writer).post(READ, {"pk": note.pk, "next": "/meja/"})
    note.refresh_from_db()
    assert note.read_at is not None
    assert answer.url == "/meja/"


def test_htmx_gets_the_mended_line_alone(as_: Any, writer: Any, note: Notification) -> None:
    answer = as_(writer).post(READ, {"pk": note.pk}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert b"<html" not in answer.content
    assert b"unread" not in answer.content


def test_all_are_marked_at_once(as_: Any, writer: Any, note: Notification) -> None:
    as_(writer).post(READ)
    assert not writer.notifications.unread().exists()


def test_an_outsider_cannot_mark_what_is_not_theirs(
    as_: Any, outsider: Any, note: Notification
) -> None:
    answer = as_(outsider).post(READ, {"pk": note.pk}, headers={"HX-Request": "true"})
    note.refresh_from_db()
    assert answer.status_code == 404
    assert note.read_at is None


def test_nobody_is_led_to_another_site(as_: Any, writer: Any, note: Notification) -> None:
    answer = as_(writer).post(READ, {"pk": note.pk, "next": "https://elsewhere.example/"})
    assert answer.url == LIST


@pytest.mark.parametrize("pk", ["x", "-1", "99999999999999999999999", "²"])
def test_a_number_that_makes_no_sense_marks_nothing(
    as_: Any, outsider: Any, note: Notification, pk: str
) -> None:
    assert as_(outsider).post(READ, {"pk": pk}).status_code == 404
    note.refresh_from_db()
    assert note.read_at is None


def test_a_list_without_news_says_what_will_come(as_: Any, writer: Any) -> None:
    assert "Belum ada kabar" in as_(writer).get(LIST).content.decode()


def test_what_was_read_long_ago_is_forgotten(writer: Any, note: Notification) -> None:
    unread = Notification.objects.create(user=writer, sentence="Belum dibaca.", at=NOW)
    mark_read(by=writer, at=NOW, pk=note.pk)
    assert forget_old(NOW + timedelta(days=91)) == 1
    assert list(Notification.objects.all()) == [unread]


def test_the_list_asks_the_same_queries_however_long(
    as_: Any, writer: Any, django_assert_max_num_queries: Any
) -> None:
    Notification.objects.bulk_create(
        Notification(user=writer, sentence=f"Kabar {number}", at=NOW) for number in range(60)
    )
    browser = as_(writer)
    with django_assert_max_num_queries(20):
        browser.get(LIST)
