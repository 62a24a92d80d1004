"""What the newsroom contributes to *Meja saya*: 12 queries, however much waits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from baruga.network.choices import Verb
from baruga.network.permissions import may_somewhere
from baruga.newsroom.choices import Stage
from baruga.newsroom.models import StoryPage
from baruga.newsroom.queries import active_states_of, task_states_for
from baruga.newsroom.zones import told
from baruga.work.inbox import Waiting, sources

if TYPE_CHECKING:
    from baruga.accounts.models import User

# A story that waits longer for its second reader is late.
APPROVAL_DUE = timedelta(hours=24)
# How long what was published stays among "what I work on".
FRESH = timedelta(days=3)
MOST = 40


def approvals(user: User, *, at: datetime) -> Iterator[Waiting]:
    """Stories that wait for this approver; not those they wrote alone."""
    if not may_somewhere(user, Verb.APPROVE):
        return
    task_states = list(
        task_states_for(user)
        .select_related("workflow_state__requested_by")
        .order_by("started_at")[:MOST]
    )
    stories = _stories(int(state.workflow_state.object_id) for state in task_states)
    mine_alone = _written_alone(user, stories)
    for state in task_states:
        story = stories.get(int(state.workflow_state.object_id))
        if story is None or story.pk in mine_alone:
            continue
        asker = state.workflow_state.requested_by
        due = state.started_at + APPROVAL_DUE
        yield line_for(
            story,
            key=f"approve-{state.pk}",
            action=_("Read and decide"),
            state=Stage.SUBMITTED.label,
            since=state.started_at,
            details=(_("submitted by %(name)s") % {"name": asker.name},) if asker else (),
            late_since=due if due < at else None,
            primary=True,
        )


def own_work(user: User, *, at: datetime) -> Iterator[Waiting]:
    """What this person wrote: returned with its reason, drafts, what waits for others, what is out."""
    stories = {
        story.pk: story
        for story in StoryPage.objects.visible_to(user)
        .filter(Q(owner=user) | Q(pk__in=active_states_of(user)))
        .filter(
            Q(live=False) | Q(has_unpublished_changes=True) | Q(last_published_at__gt=at - FRESH)
        )
        .select_related("institution__region", "assessment", "content_type", "plan")
        .order_by("-latest_revision_created_at")[:MOST]
    }
    states = _states(stories)
    for story in stories.values():
        state = states.get(story.pk)
        if state is None and story.is_scheduled:
            yield from _scheduled(story, at)
        elif state is None:
            yield _draft_or_published(story, at)
        elif state.status == WorkflowState.STATUS_NEEDS_CHANGES:
            yield _returned(story, state)
        else:
            yield line_for(
                story,
                key=f"mine-{story.pk}",
                action=_("View"),
                state=Stage.SUBMITTED.label,
                since=state.created_at,
                section="mine",
            )


def _scheduled(story: StoryPage, at: datetime) -> Iterator[Waiting]:
    """What waits for its time; once it is overdue, `overdue_releases` says so instead."""
    plan = story.release_plan
    if plan is None or plan.is_overdue(at):
        return
    yield line_for(
        story,
        key=f"mine-{story.pk}",
        action=_("View"),
        state=Stage.SCHEDULED.label,
        tone="gold",
        since=plan.set_at,
        details=(told(plan.due_at, story.institution),),
        section="mine",
    )


def _returned(story: StoryPage, state: WorkflowState) -> Waiting:
    task_state = state.current_task_state
    by = task_state.finished_by if task_state else None
    return line_for(
        story,
        key=f"returned-{story.pk}",
        action=_("Mend"),
        url=reverse("wagtailadmin_pages:edit", args=[story.pk]),
        state=Stage.RETURNED.label,
        tone="gold",
        since=task_state.finished_at if task_state and task_state.finished_at else state.created_at,
        remark=task_state.comment if task_state else "",
        remark_by=by.name if by else "",
        primary=True,
    )


def _draft_or_published(story: StoryPage, at: datetime) -> Waiting:
    if story.live and not story.has_unpublished_changes:
        return line_for(
            story,
            key=f"mine-{story.pk}",
            action=_("View"),
            state=Stage.PUBLISHED.label,
            tone="green",
            since=story.last_published_at or at,
            section="mine",
        )
    assessment = getattr(story, "assessment", None)
    details = (
        (_("%(met)s of %(total)s points met") % {"met": assessment.met, "total": assessment.total},)
        if assessment
        else ()
    )
    return line_for(
        story,
        key=f"mine-{story.pk}",
        action=_("Go on"),
        url=reverse("wagtailadmin_pages:edit", args=[story.pk]),
        state=Stage.DRAFT.label,
        since=story.latest_revision_created_at or at,
        details=details,
        section="mine",
    )


def line_for(story: StoryPage, **values: object) -> Waiting:
    """A line about `story`; `values` are those of `Waiting` that differ."""
    defaults: dict[str, object] = {
        "title": story.draft_title or story.title,
        "url": reverse("newsroom:story", args=[story.pk]),
        "institution": story.institution.short_name,
    }
    details = (str(story.specific_class.format.label), *values.pop("details", ()))  # type: ignore[misc]  # a tuple by contract
    return Waiting(**(defaults | values | {"details": details}))  # type: ignore[arg-type]  # keywords of one dataclass


def _stories(pks: Iterable[int]) -> dict[int, StoryPage]:
    found = StoryPage.objects.filter(pk__in=list(pks)).select_related(
        "institution", "content_type", "live_revision"
    )
    return {story.pk: story for story in found}


def _states(stories: dict[int, StoryPage]) -> dict[int, WorkflowState]:
    states = WorkflowState.objects.active().filter(object_id__in=[str(pk) for pk in stories])
    return {
        int(state.object_id): state
        for state in states.select_related("current_task_state__finished_by")
    }


def _written_alone(user: User, stories: dict[int, StoryPage]) -> set[int]:
    """Ids of the stories whose pending version only `user` has had a hand in; one query."""
    from wagtail.models import Revision, get_default_page_content_type

    rows = (
        Revision.objects.filter(
            base_content_type=get_default_page_content_type(),
            object_id__in=[str(pk) for pk in stories],
        )
        .exclude(user=None)
        .values_list("object_id", "pk", "user_id")
    )
    hands: dict[int, set[int]] = {}
    for object_id, revision_id, user_id in rows:
        story = stories[int(object_id)]
        if revision_id > (story.live_revision_id or 0):
            hands.setdefault(story.pk, set()).add(user_id)
    return {pk for pk, people in hands.items() if people == {user.pk}}


sources.register("approvals", approvals, order=10)
sources.register("own-work", own_work, order=20)
