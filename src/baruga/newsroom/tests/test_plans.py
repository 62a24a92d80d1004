"""A time to go out: approved first, then the clock; what fails says so and is tried again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from baruga.core.health import examine
from baruga.core.schedule import run_due
from baruga.network.models import Region
from baruga.newsroom.actions import links, plans, workflow
from baruga.newsroom.actions.plans import PlanRefused, release_due
from baruga.newsroom.choices import Stage
from baruga.newsroom.models import NewsPage, ReleasePlan, StoryPage
from baruga.newsroom.release_forms import PlanForm
from baruga.newsroom.zones import told
from baruga.work.inbox import waiting_for
from baruga.work.models import Notification
from tests import cast

HOUR = timedelta(hours=1)


def fresh(story: Any) -> NewsPage:
    return NewsPage.objects.get(pk=story.pk)


@pytest.fixture
def due() -> datetime:
    return timezone.now().replace(microsecond=0) + 2 * HOUR


def arrange(story: Any, by: Any, when: datetime, **at: datetime) -> ReleasePlan:
    return plans.arrange(
        by=by, at=timezone.now(), story=fresh(story), **(at or {"publish_at": when})
    )


def approve(story: Any, writer: Any, approver: Any) -> NewsPage:
    workflow.submit(by=writer, at=timezone.now(), story=fresh(story))
    return workflow.approve(by=approver, at=timezone.now(), story=fresh(story))


@pytest.fixture
def scheduled(story: Any, writer: Any, approver: Any, due: datetime) -> NewsPage:
    arrange(story, writer, due)
    return approve(story, writer, approver)


def test_an_approved_story_waits_for_its_time_and_goes_out_then(
    scheduled: NewsPage, due: datetime
) -> None:
    assert (scheduled.live, scheduled.stage) == (False, Stage.SCHEDULED)
    assert release_due(due - timedelta(seconds=1)) == 0
    with time_machine.travel(due, tick=False):
        assert release_due(due) == 1
    assert fresh(scheduled).stage == Stage.PUBLISHED
    assert not ReleasePlan.objects.exists()


def test_nobody_reads_it_before(scheduled: NewsPage) -> None:
    assert Client().get(scheduled.url).status_code == 404
    assert scheduled.title not in Client().get("/terbaru/").content.decode()


def test_a_time_publishes_nothing_that_nobody_approved(
    story: Any, writer: Any, due: datetime
) -> None:
    arrange(story, writer, due)
    workflow.submit(by=writer, at=timezone.now(), story=fresh(story))
    assert release_due(due + HOUR) == 0
    assert not fresh(story).live


def test_an_approval_after_the_time_publishes_at_once(
    story: Any, writer: Any, approver: Any, due: datetime
) -> None:
    arrange(story, writer, due)
    with time_machine.travel(due + HOUR, tick=False):
        assert approve(story, writer, approver).live
    assert not ReleasePlan.objects.exists()


def test_a_worker_that_was_down_publishes_once_when_it_is_back(
    scheduled: NewsPage, due: datetime
) -> None:
    with time_machine.travel(due + 9 * HOUR, tick=False):
        assert run_due(at=timezone.now())["release-what-is-due"] == 1
        assert run_due(at=timezone.now())["release-what-is-due"] == 0
    assert fresh(scheduled).live


def test_a_worker_that_is_down_shows_within_a_minute_on_the_desk_and_at_the_doctor(
    scheduled: NewsPage, writer: Any, approver: Any, outsider: Any, due: datetime
) -> None:
    with time_machine.travel(due + timedelta(seconds=61), tick=False):
        for person in (writer, approver):
            line = next(line for line in waiting_for(person, at=timezone.now()) if line.late_since)
            assert (line.title, line.late_since) == (scheduled.title, due)
            assert "baruga worker" in line.remark
        assert not waiting_for(outsider, at=timezone.now())
        found = [each for each in examine() if scheduled.title in each.what]
        assert [each.level for each in found] == ["broken"]
        assert "baruga worker" in found[0].remedy


def test_nothing_late_is_well(scheduled: NewsPage, due: datetime) -> None:
    with time_machine.travel(due + timedelta(seconds=30), tick=False):
        assert not [each for each in examine() if scheduled.title in each.what]


def test_a_release_that_fails_says_why_tells_once_and_is_tried_again(
    scheduled: NewsPage, writer: Any, due: datetime, django_capture_on_commit_callbacks: Any
) -> None:
    scheduled.save_revision(user=writer)  # past the lock, as a fault would
    with django_capture_on_commit_callbacks(execute=True):
        for minute in range(3):
            assert release_due(due + timedelta(minutes=minute)) == 0
    plan = ReleasePlan.objects.get()
    assert plan.attempts == 3
    assert "versi" in plan.failure.lower()
    told_writer = Notification.objects.filter(user=writer, remark=plan.failure)
    assert told_writer.count() == 1
    StoryPage.objects.filter(pk=scheduled.pk).update(latest_revision=plan.revision)
    assert release_due(due + HOUR) == 1


def test_a_fault_in_one_does_not_hold_up_another(
    takalar: Any, writer: Any, approver: Any, due: datetime
) -> None:
    broken, sound = (
        cast.news(institution=takalar, by=writer, title=f"Konten {name}") for name in "ab"
    )
    for story in (broken, sound):
        arrange(story, writer, due)
        approve(story, writer, approver)
    fresh(broken).save_revision(user=writer)
    assert release_due(due) == 1
    assert fresh(sound).live


def test_a_clock_that_jumps_publishes_nothing_twice_and_loses_nothing(
    scheduled: NewsPage, due: datetime
) -> None:
    with time_machine.travel(due - 5 * HOUR, tick=False):  # set back while it waits
        assert run_due(at=timezone.now())["release-what-is-due"] == 0
    with time_machine.travel(due + HOUR, tick=False):  # set right, past the time
        assert run_due(at=timezone.now())["release-what-is-due"] == 1
    first = fresh(scheduled).first_published_at
    with time_machine.travel(due - HOUR, tick=False):  # and back again
        assert run_due(at=timezone.now())["release-what-is-due"] == 0
    assert (fresh(scheduled).live, fresh(scheduled).first_published_at) == (True, first)


def test_a_scheduled_story_is_not_written_on(scheduled: NewsPage, writer: Any, as_: Any) -> None:
    from baruga.newsroom.tests.forms import editor_data

    address = reverse("wagtailadmin_pages:edit", args=[scheduled.pk])
    as_(writer).post(address, editor_data(scheduled, lead="Kalimat lain sama sekali."))
    assert fresh(scheduled).latest_revision_id == scheduled.latest_revision_id


def test_a_cancelled_time_publishes_nothing(
    scheduled: NewsPage, writer: Any, due: datetime
) -> None:
    plans.cancel(by=writer, at=timezone.now(), story=scheduled)
    assert release_due(due + HOUR) == 0
    assert fresh(scheduled).stage == Stage.DRAFT


def test_an_approver_changes_the_time_of_what_is_approved_a_writer_and_an_outsider_do_not(
    scheduled: NewsPage, writer: Any, approver: Any, outsider: Any, due: datetime
) -> None:
    for person in (writer, outsider):
        with pytest.raises(PermissionDenied):
            arrange(scheduled, person, due + HOUR)
    with pytest.raises(PermissionDenied):
        plans.cancel(by=outsider, at=timezone.now(), story=scheduled)
    plan = arrange(scheduled, approver, due + HOUR)
    assert (plan.due_at, plan.is_armed) == (due + HOUR, True)


def test_a_writer_does_not_change_the_time_while_somebody_decides(
    story: Any, writer: Any, approver: Any, official: Any, due: datetime
) -> None:
    arrange(story, writer, due)
    workflow.submit(by=writer, at=timezone.now(), story=fresh(story))
    for change in (
        lambda: arrange(story, writer, due + HOUR),
        lambda: plans.cancel(by=writer, at=timezone.now(), story=fresh(story)),
    ):
        with pytest.raises(PermissionDenied):
            change()
    link = links.ask(by=writer, at=timezone.now(), story=fresh(story), official=official)
    arrange(story, approver, due + HOUR)
    with pytest.raises(links.LinkClosed):
        links.find_open(token=links.token_of(link), at=timezone.now())


def test_never_both_and_never_neither(story: Any, writer: Any, due: datetime) -> None:
    with pytest.raises(PlanRefused):
        arrange(story, writer, due, publish_at=due, embargo_until=due)
    for times in ({"publish_at": due, "embargo_until": due}, {}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReleasePlan.objects.create(story=story, set_at=due, **times)


def test_a_past_time_is_refused_at_its_field(story: Any, writer: Any, as_: Any) -> None:
    answer = as_(writer).post(
        reverse("newsroom:arrange", args=[story.pk]),
        {"kind": "schedule", "when": "2020-01-01T10:00"},
    )
    assert answer.status_code == 422
    assert answer.context["form"].errors["when"]
    assert not ReleasePlan.objects.exists()


@pytest.mark.parametrize(
    ("zone", "name", "hour"),
    [("Asia/Jakarta", "WIB", 3), ("Asia/Makassar", "WITA", 2), ("Asia/Jayapura", "WIT", 1)],
)
def test_a_time_is_read_and_shown_in_the_zone_of_the_institution(
    story: Any, writer: Any, zone: str, name: str, hour: int
) -> None:
    Region.objects.filter(slug="kabupaten-takalar").update(timezone=zone)
    here = fresh(story)
    data = {"kind": "schedule", "when": "2030-03-04T10:00"}
    with timezone.override("Asia/Jayapura"):  # somebody travels
        form = PlanForm(data, story=here, plan=None)
        assert form.is_valid(), form.errors
        when = form.arrangement["publish_at"]
        assert name in str(form.fields["when"].help_text)
        assert told(when, here.institution) == f"Senin, 4 Maret 2030, 10.00 {name}"
        assert when.astimezone(UTC) == datetime(2030, 3, 4, hour, tzinfo=UTC)
        plan = arrange(here, writer, when)
        again = PlanForm(story=here, plan=plan)
        assert 'value="2030-03-04T10:00"' in str(again["when"])


def test_a_copy_takes_neither_time_nor_embargo_along(scheduled: NewsPage) -> None:
    copy = scheduled.copy(update_attrs={"slug": "salinan"}, keep_live=False)
    assert copy.specific.release_plan is None
    assert not copy.specific.is_scheduled


def test_the_list_finds_what_is_scheduled(scheduled: NewsPage, writer: Any, as_: Any) -> None:
    found = as_(writer).get("/meja/konten/", {"stage": "scheduled"}).context["page_obj"]
    assert [story.pk for story in found] == [scheduled.pk]
    assert found[0].stage == Stage.SCHEDULED


def test_an_official_reads_on_the_link_when_it_goes_out(
    story: Any, writer: Any, official: Any, due: datetime
) -> None:
    plan = arrange(story, writer, due)
    workflow.submit(by=writer, at=timezone.now(), story=fresh(story))
    link = links.ask(by=writer, at=timezone.now(), story=fresh(story), official=official)
    address = reverse("approval:decide", args=[links.token_of(link)])
    when = told(plan.due_at, story.institution)
    assert when in Client().get(address).content.decode()
    thanks = Client().post(address, {"decision": "approved"}).content.decode()
    assert when in thanks
    assert fresh(story).stage == Stage.SCHEDULED
