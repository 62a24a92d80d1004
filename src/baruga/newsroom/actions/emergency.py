"""Publish at once, alone and aloud; somebody else approves afterwards."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from baruga.newsroom import notices
from baruga.newsroom.actions import changes
from baruga.newsroom.choices import ChangeKind, Decision, InformationClass
from baruga.newsroom.models import Change, EmergencyRelease, ReleasePlan, StoryPage
from baruga.newsroom.permissions import (
    NotReleasable,
    authors_since_release,
    may_answer_emergency,
    may_publish_in_emergency,
    require_class,
)

if TYPE_CHECKING:
    from baruga.accounts.models import User

ANSWER_WITHIN = timedelta(hours=24)


class NotOpen(Exception):
    """Somebody has answered it already."""


@transaction.atomic
def publish(*, by: User, at: datetime, story: StoryPage, reason: str) -> EmergencyRelease:
    """Publish the newest version now, for information that is urgent to public safety.

    The production standard is not asked: a warning does not wait for a photograph. Whoever
    approves afterwards sees what is missing. Raises PermissionDenied, ValueError without a reason,
    or NotReleasable.
    """
    if not may_publish_in_emergency(by, story):
        raise PermissionDenied
    if not reason.strip():
        raise ValueError("An emergency release needs a reason.")
    revision = story.get_latest_revision()
    draft = revision.as_object()
    require_class(draft)
    if draft.information_class != InformationClass.IMMEDIATE:
        raise NotReleasable(_("Only immediate information may be published before approval."))
    if not draft.lead.strip() and not draft.text.strip():
        raise NotReleasable(_("There is nothing to read yet: please write at least the lead."))
    if revision.pk == story.live_revision_id:
        raise NotReleasable(_("This version is on the public site already."))
    emergency = EmergencyRelease.objects.create(
        story_id=story.pk,
        revision=revision,
        reason=reason.strip(),
        by=by,
        at=at,
        due_at=at + ANSWER_WITHIN,
    )
    emergency.hands.set(authors_since_release(story) or {by.pk})
    if story.current_workflow_state is not None:
        story.current_workflow_state.cancel(user=by)
    ReleasePlan.objects.filter(story_id=story.pk).delete()
    log(instance=story, action="newsroom.emergency", user=by, data={"reason": reason.strip()})
    revision.publish(user=by, skip_permission_checks=True)
    notices.published_in_emergency(emergency, at=at)
    return emergency


@transaction.atomic
def approve(*, by: User, at: datetime, emergency: EmergencyRelease, remark: str = "") -> None:
    """Approve it afterwards. Raises PermissionDenied or NotOpen."""
    emergency = _lock(emergency)
    if not may_answer_emergency(by, emergency):
        raise PermissionDenied
    _answer(emergency, by, at, Decision.APPROVED, remark)
    log(
        instance=emergency.story,
        action="newsroom.emergency_approve",
        user=by,
        data={"reason": remark.strip()},
    )


@transaction.atomic
def refuse(
    *, by: User, at: datetime, emergency: EmergencyRelease, reason: str, withdraw: bool
) -> None:
    """Say that it should not have gone out as it did. `reason` is what the public will read.

    With `withdraw` it is taken off the site at once: nobody but its publisher ever answered for
    it, so this refusal is the second pair of eyes. Otherwise a correction is begun, which its
    writers finish. Raises PermissionDenied, NotOpen, or ValueError without a reason.
    """
    if not reason.strip():
        raise ValueError("A refusal needs a reason.")
    emergency = _lock(emergency)
    if not may_answer_emergency(by, emergency):
        raise PermissionDenied
    _answer(emergency, by, at, Decision.RETURNED, reason)
    story = StoryPage.objects.get(pk=emergency.story_id).specific
    log(
        instance=story,
        action="newsroom.emergency_refuse",
        user=by,
        data={"reason": reason.strip()},
    )
    if withdraw and story.live:
        Change.objects.pending().of_presence().filter(story_id=story.pk).update(dropped_at=at)
        change = Change.objects.create(
            story_id=story.pk, kind=ChangeKind.WITHDRAWAL, note=reason.strip(), by=by, at=at
        )
        changes.carry_out(by=by, at=at, change=change)
    elif story.live:
        Change.objects.pending().of_text().get_or_create(
            story_id=story.pk,
            defaults={
                "kind": ChangeKind.CORRECTION,
                "note": reason.strip(),
                "by": by,
                "at": at,
            },
        )
        notices.correction_wanted(emergency, reason=reason.strip(), at=at)


def _lock(emergency: EmergencyRelease) -> EmergencyRelease:
    rows = EmergencyRelease.objects.unanswered().select_for_update(of=("self",))
    found = rows.filter(pk=emergency.pk).first()
    if found is None:
        raise NotOpen
    return found


def _answer(
    emergency: EmergencyRelease, by: User, at: datetime, decision: Decision, remark: str
) -> None:
    EmergencyRelease.objects.filter(pk=emergency.pk).update(
        decided_by=by, decided_at=at, decision=decision, remark=remark.strip()
    )
