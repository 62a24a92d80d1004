"""Reads that join several models for one screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.db.models import BigIntegerField, Count, Q, QuerySet
from django.db.models.functions import Cast, TruncMonth
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


PLAIN_WORDS = "newsroom-plain-words"


def plain_words() -> dict[str, tuple[str, str]]:
    """Term -> (what to write instead, why), of the region's list; read once in five minutes."""
    from baruga.newsroom.models import Jargon

    words: dict[str, tuple[str, str]] | None = cache.get(PLAIN_WORDS)
    if words is None:
        words = {word.term: (word.plain, word.reason) for word in Jargon.objects.all()}
        cache.set(PLAIN_WORDS, words, 300)
    return words


def forget_plain_words() -> None:
    cache.delete(PLAIN_WORDS)


@dataclass(frozen=True)
class FirstTries:
    """One institution's first submissions in one month."""

    institution: Institution
    month: date
    tried: int
    passed: int

    @property
    def share(self) -> int:
        """Those that met the standard at once, in whole percent."""
        return round(100 * self.passed / self.tried)


def first_tries(user: User | AnonymousUser, *, since: datetime) -> list[FirstTries]:
    """By institution and month, oldest first, for the institutions that `user` serves; 2 queries."""
    from baruga.newsroom.models import FirstTry

    institutions = {one.pk: one for one in Institution.objects.served_by(user)}
    rows = (
        FirstTry.objects.filter(institution__in=institutions, at__gte=since)
        .annotate(month=TruncMonth("at"))
        .values("institution", "month")
        .annotate(tried=Count("pk"), good=Count("pk", filter=Q(passed=True)))
        .order_by("institution__short_name", "month")
    )
    return [
        FirstTries(institutions[row["institution"]], row["month"].date(), row["tried"], row["good"])
        for row in rows
    ]
