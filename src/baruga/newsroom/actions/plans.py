"""The time of release: set it, change it, cancel it, and publish what is due."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import TaskState

from baruga.newsroom import notices
from baruga.newsroom.models import ApprovalLink, ReleasePlan, StoryPage
from baruga.newsroom.permissions import (
    NotReleasable,
    may_cancel_plan,
    may_plan,
    require_class,
)
from baruga.newsroom.zones import told

if TYPE_CHECKING:
    from baruga.accounts.models import User

logger = logging.getLogger("baruga.release")


class PlanRefused(Exception):
    """This time cannot be; the message says why, `field` where it was typed."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


@transaction.atomic
def arrange(
    *,
    by: User,
    at: datetime,
    story: StoryPage,
    publish_at: datetime | None = None,
    embargo_until: datetime | None = None,
) -> ReleasePlan:
    """Set or change when the story goes out: at `publish_at`, or when an embargo ends.

    Before approval a writer's verb, afterwards an approver's: the text stays approved as it is.
    Open approval links close, since they said another time. Raises PermissionDenied, PlanRefused,
    or NotReleasable for what may never be published.
    """
    lock_approval(story)
    if not may_plan(by, story):
        raise PermissionDenied
    _require_possible(story, at, publish_at, embargo_until)
    if story.get_latest_revision_as_object().information_class:
        require_class(story.get_latest_revision_as_object())
    plan, _created = ReleasePlan.objects.update_or_create(
        story_id=story.pk,
        defaults={
            "publish_at": publish_at,
            "embargo_until": embargo_until,
            "set_by": by,
            "set_at": at,
            "failed_at": None,
            "failure": "",
            "attempts": 0,
        },
    )
    _close_links(story, at)
    log(
        instance=story,
        action="newsroom.embargo" if plan.is_embargo else "newsroom.schedule",
        user=by,
        data={"when": told(plan.due_at, story.institution)},
    )
    return plan


@transaction.atomic
def cancel(*, by: User, at: datetime, story: StoryPage) -> None:
    """Forget the time. What was approved and waited becomes a draft again. Safe to repeat.

    Raises PermissionDenied.
    """
    lock_approval(story)
    if not may_cancel_plan(by, story):
        raise PermissionDenied
    gone, _by_model = ReleasePlan.objects.filter(story_id=story.pk).delete()
    if gone:
        _close_links(story, at)
        log(instance=story, action="newsroom.unschedule", user=by)


def lock_approval(story: StoryPage) -> None:
    """Keep an approval from coming between what one reads here and what one writes."""
    state = story.current_workflow_state
    if state is not None:
        list(TaskState.objects.select_for_update(of=("self",)).filter(workflow_state=state))


def release_due(at: datetime) -> int:
    """Publish every approved version whose time has come; answer how many went out.

    Each is a transaction of its own. One that fails keeps its reason and is tried again at the
    next tick. Safe to run twice, also at once: whoever locks the plan first publishes.
    """
    due = ReleasePlan.objects.due(at=at).armed().values_list("pk", flat=True)
    return sum(_release_one(pk, at) for pk in list(due))


def _release_one(pk: int, at: datetime) -> bool:
    try:
        with transaction.atomic():
            return _publish(pk, at)
    except Exception as error:
        _remember_failure(pk, at, error)
        return False


def _publish(pk: int, at: datetime) -> bool:
    plan = ReleasePlan.objects.select_for_update(of=("self",)).due(at=at).armed().filter(pk=pk)
    found = plan.select_related("revision").first()
    if found is None or found.revision is None:  # another tick was faster, or it was cancelled
        return False
    story = StoryPage.objects.select_related("institution__region").get(pk=found.story_id).specific
    found.revision.publish(skip_permission_checks=True)
    when = told(found.due_at, story.institution)
    log(instance=story, action="newsroom.fire", data={"when": when})
    notices.story_released(story, at=at)
    found.delete()
    return True


def _remember_failure(pk: int, at: datetime, error: Exception) -> None:
    """Keep the reason for people to see; tell them of the first failure only."""
    expected = isinstance(error, NotReleasable)
    reason = str(error) if expected else _("The system met a fault: %(fault)s") % {"fault": error}
    if not expected:
        logger.exception("Plan %s failed", pk)
    with transaction.atomic():
        plans = ReleasePlan.objects.filter(pk=pk)
        plans.update(failed_at=at, failure=reason[:2000], attempts=F("attempts") + 1)
        plan = plans.select_related("story__institution").first()
        if plan is not None and plan.attempts == 1:
            notices.release_failed(plan.story.specific, reason=reason, at=at)


def _require_possible(
    story: StoryPage, at: datetime, publish_at: datetime | None, embargo_until: datetime | None
) -> None:
    """Raise PlanRefused for a time that cannot be."""
    if publish_at and embargo_until:
        raise PlanRefused(
            "embargo_until", _("Either a time to publish or an embargo, please, not both.")
        )
    if publish_at is None and embargo_until is None:
        raise PlanRefused("publish_at", _("Please say when."))
    if embargo_until and story.first_published_at:
        raise PlanRefused(
            "embargo_until", _("The public has read this story already; an embargo comes too late.")
        )
    for field, moment in (("publish_at", publish_at), ("embargo_until", embargo_until)):
        if moment is not None and moment <= max(at, timezone.now()):
            raise PlanRefused(
                field,
                _("This time has passed: %(when)s. Please choose a later one.")
                % {"when": told(moment, story.institution)},
            )


def _close_links(story: StoryPage, at: datetime) -> None:
    ApprovalLink.objects.open(at=at).filter(story_id=story.pk).update(revoked_at=at)
