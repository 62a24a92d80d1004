"""Reads that join several models for one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import BigIntegerField, QuerySet
from django.db.models.functions import Cast
from wagtail.models import TaskState, WorkflowPage, WorkflowState

from baruga.network.choices import Verb
from baruga.network.models import Institution

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from baruga.accounts.models import User


def task_states_for(user: User | AnonymousUser) -> QuerySet[TaskState]:
    """What waits for approval in the institutions where `user` approves."""
    return TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        workflow_state__workflow__in=workflows_of(Institution.objects.where(user, Verb.APPROVE)),
    )


def active_states_of(user: User) -> QuerySet[WorkflowState]:
    """Ids of the stories that `user` submitted and that still wait or came back."""
    return (
        WorkflowState.objects.active()
        .filter(requested_by=user)
        .annotate(story_id=Cast("object_id", BigIntegerField()))
        .values("story_id")
    )


def workflows_of(institutions: QuerySet[Institution]) -> QuerySet[WorkflowPage]:
    """Ids of the workflows on these institutions' sections."""
    return WorkflowPage.objects.filter(page__institutionpage__institution__in=institutions).values("workflow_id")
