"""Put an approved version before the public, and tell those concerned."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Wagtail imports this module while its own models are still loading.
    from wagtail.models import WorkflowState

    from baruga.accounts.models import User


def publish_approved(workflow_state: WorkflowState, user: User | None = None) -> None:
    """What an approved workflow does (WAGTAIL_FINISH_WORKFLOW_ACTION), in its transaction.

    Nobody holds the right to publish; the approval itself is the permission, and
    `StoryPage.publish` looks for it. Raises NotReleasable, which undoes the approval with it.
    """
    revision = workflow_state.content_object.get_latest_revision()
    revision.publish(user=user, skip_permission_checks=True)
