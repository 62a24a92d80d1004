"""Put an approved version before the public, or let it wait for its time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    # Wagtail imports this module while its own models are still loading.
    from wagtail.models import WorkflowState

    from baruga.accounts.models import User


def publish_approved(workflow_state: WorkflowState, user: User | None = None) -> None:
    """What an approved workflow does (WAGTAIL_FINISH_WORKFLOW_ACTION), in its transaction.

    Nobody holds the right to publish; the approval itself is the permission, and
    `StoryPage.publish` looks for it. A story with a time to come waits for it, approved; one whose
    time passed while nobody had approved goes out now. Raises NotReleasable, which undoes the
    approval with it.
    """
    from baruga.newsroom.models import ReleasePlan
    from baruga.newsroom.permissions import require_releasable

    story = workflow_state.content_object
    revision = story.get_latest_revision()
    plans = ReleasePlan.objects.filter(story_id=story.pk)
    plan = plans.first()
    if plan is not None and plan.due_at > timezone.now():
        require_releasable(story.specific, revision)
        plans.update(revision=revision, failed_at=None, failure="", attempts=0)
        return
    revision.publish(user=user, skip_permission_checks=True)
    plans.delete()
