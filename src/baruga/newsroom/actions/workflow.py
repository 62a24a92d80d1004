"""The way of a story: submit, approve, send back, take back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState, Workflow, WorkflowPage, WorkflowState, WorkflowTask

from baruga.network.models import Institution, InstitutionPage
from baruga.newsroom.actions import first_tries
from baruga.newsroom.models import ApprovalTask
from baruga.newsroom.permissions import (
    NotReleasable,
    may_approve,
    may_approve_in,
    may_edit,
    require_submittable,
)

if TYPE_CHECKING:
    from baruga.accounts.models import User
    from baruga.newsroom.models import StoryPage


class NotWaiting(Exception):
    """The story does not wait for approval (any more): somebody was faster."""


def set_up(*, institution: Institution, section: InstitutionPage, **kwargs: Any) -> Workflow:
    """The institution's own workflow on its section, for `onboard`. Safe to repeat."""
    task = _the_task()
    assigned = WorkflowPage.objects.filter(page=section).select_related("workflow").first()
    if assigned:
        return assigned.workflow
    workflow = Workflow.objects.create(name=institution.short_name)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(page=section, workflow=workflow)
    return workflow


def _the_task() -> ApprovalTask:
    """The one step of every workflow, under the name that officers read in the editor's history."""
    with override(settings.LANGUAGE_CODE):
        name = gettext("Approval")
    task = ApprovalTask.objects.first()
    if task is None:
        return ApprovalTask.objects.create(name=name)
    if task.name != name:
        task.name = name
        task.save(update_fields=["name"])
    return task


def submit(*, by: User, at: datetime, story: StoryPage) -> WorkflowState:
    """Ask for approval of the newest version. Raises PermissionDenied or NotReleasable.

    The first try is remembered even when it is refused, so it is not part of the transaction.
    """
    if not may_edit(by, story):
        raise PermissionDenied
    first_tries.remember(at=at, story=story)
    return _submit(by=by, story=story)


@transaction.atomic
def _submit(*, by: User, story: StoryPage) -> WorkflowState:
    require_submittable(story)
    state = story.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user=by)
        return state
    if state is not None:
        raise NotReleasable(_("This story already waits for approval."))
    return story.get_workflow().start(story, by)


@transaction.atomic
def approve(*, by: User, at: datetime, story: StoryPage, comment: str = "") -> StoryPage:
    """Approve and thereby publish. Raises PermissionDenied, NotWaiting or NotReleasable."""
    task_state = waiting_task_state(story)
    if not may_approve(by, story):
        raise PermissionDenied
    task_state.approve(user=by, comment=comment)
    return story.specific_class.objects.get(pk=story.pk)


@transaction.atomic
def send_back(*, by: User, at: datetime, story: StoryPage, reason: str) -> TaskState:
    """Return a story to its writer. Raises PermissionDenied, NotWaiting, or ValueError without a reason."""
    if not reason.strip():
        raise ValueError("A return needs a reason.")
    task_state = waiting_task_state(story)
    if not may_approve_in(by, story.institution):
        raise PermissionDenied
    return task_state.reject(user=by, comment=reason.strip())


@transaction.atomic
def take_back(*, by: User, at: datetime, story: StoryPage) -> None:
    """Withdraw one's submission to go on writing. Raises PermissionDenied or NotWaiting."""
    state = story.current_workflow_state
    if state is None:
        raise NotWaiting
    if not (may_edit(by, story) and by.pk in {state.requested_by_id, story.owner_id}):
        raise PermissionDenied
    state.cancel(user=by)


def waiting_task_state(story: StoryPage) -> TaskState:
    """The task state that waits, its row locked so that two decisions cannot both count.

    Raises NotWaiting. Call inside a transaction.
    """
    state = story.current_workflow_state
    if state is None or state.current_task_state_id is None:
        raise NotWaiting
    task_state = TaskState.objects.select_for_update(of=("self",)).get(
        pk=state.current_task_state_id
    )
    if task_state.status != TaskState.STATUS_IN_PROGRESS:
        raise NotWaiting
    return task_state
