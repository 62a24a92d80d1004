"""Reads that join several models for one screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import BigIntegerField, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.models import TaskState, WorkflowPage, WorkflowState

from baruga.network.choices import Verb
from baruga.network.models import Institution

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from baruga.accounts.models import User
    from baruga.newsroom.models import Photo, ReleasePlan, StoryPage


def with_stages(stories: Iterable[StoryPage]) -> list[StoryPage]:
    """The same stories, each knowing its workflow, so that `stage` asks nothing; one query.

    Wagtail's own `prefetch_workflow_states` finds nothing for a subclass of Page.
    """
    found = list(stories)
    states = WorkflowState.objects.active().filter(object_id__in=[str(story.pk) for story in found])
    by_story = {int(state.object_id): state for state in states}
    for story in found:
        state = by_story.get(story.pk)
        story._current_workflow_states = [state] if state else []
    return found


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


def is_shown(photo: Photo) -> bool:
    """Whether a published story shows `photo`; two queries and one for each story that holds it."""
    from baruga.newsroom.models import StoryPage

    published = StoryPage.objects.live()
    if published.filter(main_image=photo).exists():
        return True
    holders = (holder for holder, _references in photo.get_usage())
    return any(isinstance(holder, StoryPage) and holder.live for holder in holders)


def delay_of(plan: ReleasePlan) -> str:
    """Why a story whose time has passed is not out, in words."""
    if plan.failure:
        return plan.failure
    if not plan.is_armed:
        return _("Nobody has approved it yet. It goes out as soon as somebody does.")
    return _("The background worker has not run since. Start it: baruga worker.")


def workflows_of(institutions: QuerySet[Institution]) -> QuerySet[WorkflowPage]:
    """Ids of the workflows on these institutions' sections."""
    return WorkflowPage.objects.filter(page__institutionpage__institution__in=institutions).values(
        "workflow_id"
    )
