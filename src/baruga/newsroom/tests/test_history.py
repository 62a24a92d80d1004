"""Everything a story ever said can be shown to an auditor; and pages are looked at again."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from baruga.newsroom.actions import reviews, workflow
from baruga.newsroom.history import versions_of
from baruga.newsroom.models import NewsPage
from baruga.work.inbox import waiting_for
from baruga.work.models import Notification
from tests import cast
from tests.cast import NOW


@pytest.fixture
def corrected(published_story: Any, writer: Any, approver: Any) -> NewsPage:
    newer = cast.revised(published_story, by=writer, lead="Empat desa menerima air bersih lagi.")
    workflow.submit(by=writer, at=NOW, story=newer)
    return workflow.approve(by=approver, at=NOW, story=NewsPage.objects.get(pk=newer.pk))


def page(story: Any, name: str = "history", *more: int) -> str:
    return reverse(f"newsroom:{name}", args=[story.pk, *more])


def test_every_version_says_who_wrote_it_who_approved_it_and_when_it_was_public(
    corrected: NewsPage, writer: Any, approver: Any
) -> None:
    first, second = versions_of(corrected)
    assert [version.who for version in (first, second)] == [writer.name] * 2
    assert [each.approvals[0].who for each in (first, second)] == [approver.name] * 2
    assert len(first.published) == len(second.published) == 1
    assert (first.is_live, second.is_live) == (False, True)


def test_an_old_version_can_still_be_read(
    corrected: NewsPage, leader: Any, outsider: Any, as_: Any
) -> None:
    first = versions_of(corrected)[0].revision.pk
    seen = as_(leader).get(page(corrected, "old_manuscript", first)).content.decode()
    assert "tiga desa di Kecamatan Polongbangkeng" in seen
    for address in (
        page(corrected),
        page(corrected, "export_history"),
        page(corrected, "version", first),
        page(corrected, "old_manuscript", first),
    ):
        assert as_(leader).get(address).status_code == 200
        assert as_(outsider).get(address).status_code == 404
        assert Client().get(address).status_code == 302


def test_a_version_of_another_story_is_not_found_here(
    corrected: NewsPage, gowa: Any, outsider: Any, leader: Any, as_: Any
) -> None:
    foreign = cast.news(institution=gowa, by=outsider)
    for name in ("version", "old_manuscript"):
        address = page(corrected, name, foreign.latest_revision_id)
        assert as_(leader).get(address).status_code == 404


def test_the_file_holds_all_of_it(corrected: NewsPage, leader: Any, as_: Any) -> None:
    record = json.loads(as_(leader).get(page(corrected, "export_history")).content)
    assert [version["content"]["lead"] for version in record["versions"]][1].startswith("Empat")
    assert record["changes"][0]["note"] == "Jumlah desa diperbaiki."
    assert all(version["published_at"] for version in record["versions"])
    assert len(record["trail"]) >= 6


def test_a_long_history_asks_no_more_than_a_short_one(
    corrected: NewsPage, writer: Any, leader: Any, as_: Any, django_assert_max_num_queries: Any
) -> None:
    browser = as_(leader)
    for _number in range(8):
        corrected.save_revision(user=writer)
    with django_assert_max_num_queries(30):
        browser.get(page(corrected))


def test_a_page_is_looked_at_again_when_its_day_has_come(
    published_story: Any, writer: Any, outsider: Any
) -> None:
    today = timezone.localdate()
    reviews.plan(by=writer, at=NOW, story=published_story, due=today + timedelta(days=1))
    assert not [line for line in waiting_for(writer, at=timezone.now()) if "review" in line.key]
    reviews.plan(by=writer, at=NOW, story=published_story, due=today)
    keys = [line.key for line in waiting_for(writer, at=timezone.now())]
    assert f"review-{published_story.pk}" in keys
    with pytest.raises(PermissionDenied):
        reviews.plan(by=outsider, at=NOW, story=published_story, due=None)


def reminders() -> list[tuple[str, str]]:
    told = Notification.objects.filter(sentence__startswith="Saatnya ditinjau lagi")
    return sorted(told.values_list("user__username", "url"))


def test_whoever_may_edit_it_is_reminded_once_when_the_day_has_come(
    published_story: Any, person: Any, django_capture_on_commit_callbacks: Any
) -> None:
    writer, teammate, outsider = (person(name) for name in ("writer", "teammate", "outsider"))
    now = timezone.now()
    today = timezone.localdate(now, ZoneInfo("Asia/Makassar"))
    reviews.plan(by=writer, at=now, story=published_story, due=today + timedelta(days=1))
    assert reviews.remind(now) == 0
    reviews.plan(by=writer, at=now, story=published_story, due=today)
    with django_capture_on_commit_callbacks(execute=True):
        assert [reviews.remind(now), reviews.remind(now)] == [1, 0]
    address = page(published_story, "review")
    names = {writer.username, teammate.username}
    assert names <= {name for name, _url in reminders()}
    assert outsider.username not in {name for name, _url in reminders()}
    assert {url for _name, url in reminders()} == {address}


def test_the_next_day_that_is_set_reminds_anew(published_story: Any, writer: Any) -> None:
    now = timezone.now()
    today = timezone.localdate(now, ZoneInfo("Asia/Makassar"))
    reviews.plan(by=writer, at=now, story=published_story, due=today)
    reviews.remind(now)
    reviews.confirm(by=writer, at=now, story=published_story, due=today + timedelta(days=30))
    assert reviews.remind(now + timedelta(days=29)) == 0
    assert reviews.remind(now + timedelta(days=30)) == 1


def test_nobody_is_reminded_of_what_is_off_the_site(
    published_story: Any, writer: Any, approver: Any
) -> None:
    reviews.plan(by=writer, at=NOW, story=published_story, due=timezone.localdate())
    cast.withdrawn(published_story, by=writer, approver=approver)
    assert reviews.remind(timezone.now()) == 0


def test_the_day_begins_where_the_readers_are(published_story: Any, writer: Any) -> None:
    """At half past midnight in Makassar it is still yesterday in Jakarta and in UTC."""
    with time_machine.travel(datetime(2026, 11, 30, 16, 30, tzinfo=UTC), tick=False):
        now = timezone.now()
        reviews.plan(by=writer, at=now, story=published_story, due=date(2026, 12, 1))
        with timezone.override("Asia/Jakarta"):
            assert [reviews.remind(now), reviews.remind(now)] == [1, 0]


def test_the_public_page_says_when_somebody_last_looked(
    published_story: Any, person: Any, as_: Any, client: Any
) -> None:
    writer, outsider = person("writer"), person("outsider")
    assert "Terakhir ditinjau" not in client.get(published_story.url).content.decode()
    address = page(published_story, "review")
    assert as_(outsider).post(address, {"holds": "on"}).status_code == 404
    assert as_(writer).post(address, {"holds": "on", "due": "2030-01-01"}).status_code == 302
    again = as_(writer).get(published_story.url)  # whoever is signed in reads no cached page
    assert "Terakhir ditinjau" in again.content.decode()


def test_a_correction_keeps_the_review(published_story: Any, writer: Any, approver: Any) -> None:
    reviews.confirm(by=writer, at=NOW, story=published_story)
    newer = cast.revised(NewsPage.objects.get(pk=published_story.pk), by=writer)
    workflow.submit(by=writer, at=NOW, story=newer)
    workflow.approve(by=approver, at=NOW, story=NewsPage.objects.get(pk=newer.pk))
    assert NewsPage.objects.get(pk=newer.pk).reviewed_at == NOW
