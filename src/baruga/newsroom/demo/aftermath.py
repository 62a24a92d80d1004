"""What the demo shows of release and afterwards: waiting, corrected, withdrawn, in an emergency."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from wagtail.models import PageLogEntry, Revision

from baruga.network.choices import Role
from baruga.newsroom.actions import changes, emergency, plans, press, workflow
from baruga.newsroom.choices import ChangeKind
from baruga.newsroom.models import StoryPage

if TYPE_CHECKING:
    from baruga.accounts.models import User

LATER = timedelta(minutes=90)  # from the release to what came after it


def arrange(story: StoryPage, data: dict[str, Any], *, at: datetime, by: User | None) -> None:
    """The time of what is to wait for one, on a full hour."""
    if "hours_ahead" not in data or by is None:
        return
    moment = at + timedelta(hours=int(data["hours_ahead"]))
    when = moment.replace(minute=0, second=0, microsecond=0)
    if data["state"] == "embargo":
        plans.arrange(by=by, at=at, story=story, embargo_until=when)
        embargoed = StoryPage.objects.get(pk=story.pk).specific
        press.make(by=by, at=at, story=embargoed, label="Redaksi Harian Contoh")
    else:
        plans.arrange(by=by, at=at, story=story, publish_at=when)


def follow(story: StoryPage, data: dict[str, Any], *, at: datetime, team: dict[str, User]) -> None:
    """What came after the release at `at`."""
    tell = {
        "correction": _begin_correction,
        "corrected": _correct,
        "withdrawn": _withdraw,
        "emergency": _publish_in_emergency,
    }.get(data["state"])
    if tell is not None:
        known = PageLogEntry.objects.filter(page_id=story.pk).values_list("pk", flat=True)
        before = set(known)
        tell(story, data, at, team)
        new = PageLogEntry.objects.filter(page_id=story.pk).exclude(pk__in=before)
        if data["state"] != "correction":
            new.update(timestamp=at if data["state"] == "emergency" else at + LATER)


def _begin_correction(
    story: StoryPage, data: dict[str, Any], at: datetime, team: dict[str, User]
) -> None:
    """Somebody writes the next version; it is not submitted yet."""
    writer, said = team[Role.CONTRIBUTOR], data["correction"]
    changes.start(by=writer, at=at, story=story, kind=ChangeKind.CORRECTION, note=said["reason"])
    story.lead = said["lead"]
    story.save_revision(user=writer)


def _correct(story: StoryPage, data: dict[str, Any], at: datetime, team: dict[str, User]) -> None:
    _begin_correction(story, data, at, team)
    newer = story.specific_class.objects.get(pk=story.pk)
    workflow.submit(by=team[Role.CONTRIBUTOR], at=at, story=newer)
    waiting = story.specific_class.objects.get(pk=story.pk)
    task_state = waiting.current_workflow_state.current_task_state
    task_state.approve(user=team[Role.APPROVER])
    type(task_state).objects.filter(pk=task_state.pk).update(
        started_at=at + LATER, finished_at=at + LATER
    )
    Revision.objects.filter(pk=waiting.latest_revision_id).update(created_at=at + LATER)
    _came_out(story, at + LATER)


def _withdraw(story: StoryPage, data: dict[str, Any], at: datetime, team: dict[str, User]) -> None:
    change = changes.ask_withdrawal(
        by=team[Role.CONTRIBUTOR], at=at + LATER, story=story, reason=data["after"]["note"]
    )
    changes.confirm(by=team[Role.APPROVER], at=at + LATER, change=change)
    story.changes.update(released_at=at + LATER)


def _publish_in_emergency(
    story: StoryPage, data: dict[str, Any], at: datetime, team: dict[str, User]
) -> None:
    emergency.publish(by=team[Role.EDITOR], at=at, story=story, reason=data["after"]["note"])
    StoryPage.objects.filter(pk=story.pk).update(first_published_at=at, last_published_at=at)


def _came_out(story: StoryPage, at: datetime) -> None:
    story.changes.update(at=at, approved_at=at, released_at=at)
    StoryPage.objects.filter(pk=story.pk).update(
        last_published_at=at, latest_revision_created_at=at
    )
