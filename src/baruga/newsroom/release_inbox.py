"""Releases and their aftermath on *Meja saya*: five queries, however much waits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from baruga.network.choices import Verb
from baruga.network.models import Institution
from baruga.network.permissions import is_coordinator, may_somewhere
from baruga.newsroom.choices import ChangeKind
from baruga.newsroom.inbox import line_for
from baruga.newsroom.models import Change, EmergencyRelease, ReleasePlan, StoryPage
from baruga.newsroom.queries import delay_of
from baruga.newsroom.zones import told, zone_of
from baruga.work.inbox import Waiting, sources

if TYPE_CHECKING:
    from baruga.accounts.models import User

MOST = 40
STORY = ("story__institution__region", "story__content_type")


def overdue_releases(user: User, *, at: datetime) -> Iterator[Waiting]:
    """Should have been out for more than a minute: for its owner and the institution's editors."""
    edited = Institution.objects.where(user, Verb.EDIT)
    late = (
        ReleasePlan.objects.overdue(at=at)
        .visible_to(user)
        .filter(Q(story__owner=user) | Q(story__institution__in=edited))
        .select_related(*STORY)[:MOST]
    )
    for plan in late:
        yield line_for(
            plan.story,
            key=f"overdue-{plan.pk}",
            action=_("Look"),
            state=_("Not published on time"),
            tone="red",
            since=plan.set_at,
            details=(told(plan.due_at, plan.story.institution),),
            late_since=plan.due_at,
            remark=delay_of(plan),
            primary=True,
        )


def confirmations(user: User, *, at: datetime) -> Iterator[Waiting]:
    """Withdrawals and returns that somebody else asked for."""
    if not may_somewhere(user, Verb.APPROVE):
        return
    decides = Institution.objects.where(user, Verb.APPROVE)
    asked = (
        Change.objects.pending()
        .of_presence()
        .filter(story__institution__in=decides)
        .exclude(by=user)
        .select_related(*STORY, "by")
        .order_by("at")[:MOST]
    )
    for change in asked:
        yield line_for(
            change.story,
            key=f"confirm-{change.pk}",
            action=_("Read and decide"),
            state=_("Withdrawal to confirm")
            if change.kind == ChangeKind.WITHDRAWAL
            else _("Return to confirm"),
            tone="gold",
            since=change.at,
            remark=change.note,
            remark_by=change.by.name if change.by else "",
            primary=True,
        )


def emergencies(user: User, *, at: datetime) -> Iterator[Waiting]:
    """Published before approval: loud for approvers, its publisher and the coordinators, until done."""
    decides = Institution.objects.where(user, Verb.APPROVE)
    mine = Q(by=user) | Q(story__institution__in=decides)
    open_ones = EmergencyRelease.objects.unanswered().select_related(*STORY, "by")
    if not is_coordinator(user):
        open_ones = open_ones.filter(mine)
    deciding = set(decides.values_list("pk", flat=True)) if open_ones else set()
    for one in open_ones[:MOST]:
        may_answer = one.story.institution_id in deciding and one.by_id != user.pk
        sees_desk = may_answer or one.by_id == user.pk
        answer = reverse("newsroom:answer_emergency", args=[one.story_id, one.pk])
        desk = reverse("newsroom:story", args=[one.story_id])
        yield line_for(
            one.story,
            key=f"emergency-{one.pk}",
            title=one.story.title,  # coordinators see what the public sees, no newer draft
            action=_("Read and decide") if may_answer else _("View"),
            url=answer if may_answer else desk if sees_desk else one.story.url,
            state=_("Published before approval"),
            tone="red",
            since=one.at,
            details=(
                _("approval due %(when)s") % {"when": told(one.due_at, one.story.institution)},
            ),
            late_since=one.due_at if one.due_at < at else None,
            remark=one.reason,
            remark_by=one.by.name if one.by else "",
            primary=may_answer,
            urgent=True,
        )


def reviews(user: User, *, at: datetime) -> Iterator[Waiting]:
    """Published stories whose day to be looked at again has come."""
    edited = Institution.objects.where(user, Verb.EDIT)
    stale = (
        StoryPage.objects.live()
        .visible_to(user)
        .filter(Q(owner=user) | Q(institution__in=edited), review_by__lte=timezone.localdate(at))
        .select_related("institution__region", "content_type")
        .order_by("review_by")[:MOST]
    )
    for story in stale:
        morning = datetime.combine(story.review_by, time(8), zone_of(story.institution))
        yield line_for(
            story,
            key=f"review-{story.pk}",
            action=_("Look again"),
            url=reverse("newsroom:review", args=[story.pk]),
            state=_("Does it still hold?"),
            tone="gold",
            since=min(morning.astimezone(UTC), at),
        )


sources.register("emergencies", emergencies, order=1)
sources.register("overdue-releases", overdue_releases, order=2)
sources.register("confirmations", confirmations, order=11)
sources.register("reviews", reviews, order=30)
