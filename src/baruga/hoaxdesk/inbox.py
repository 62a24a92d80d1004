"""What the hoax desk contributes to *Meja saya*: three queries, none for whoever has no part in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from baruga.hoaxdesk.choices import ClaimStage, Nature
from baruga.hoaxdesk.models import Claim, Objection, Reply
from baruga.hoaxdesk.queries import pending_replies, signatures_wanted_of
from baruga.network.choices import Verb
from baruga.network.models import Institution
from baruga.network.permissions import may_somewhere
from baruga.work.inbox import Waiting, sources

if TYPE_CHECKING:
    from baruga.accounts.models import User
    from baruga.hoaxdesk.models.objection import ObjectionQuerySet

# The first answer of a verdict is due three hours after the claim was first seen.
VERDICT_DUE = timedelta(hours=3)
MOST = 20


def signatures(user: User, *, at: datetime) -> Iterator[Waiting]:
    """Verdicts that wait for this person's second signature."""
    if not (may_somewhere(user, Verb.CHECK_FACTS) or may_somewhere(user, Verb.APPROVE)):
        return
    for verdict in signatures_wanted_of(user)[:MOST]:
        due = verdict.claim.first_seen_at + VERDICT_DUE
        yield Waiting(
            key=f"sign-{verdict.pk}",
            title=verdict.claim.sentence,
            url=verdict.claim.get_absolute_url(),
            action=_("Read and sign"),
            state=str(ClaimStage.SIGNING.label),
            since=verdict.at,
            details=(
                _("proposed by %(institution)s") % {"institution": verdict.institution.short_name},
            ),
            late_since=due if due < at else None,
            primary=True,
        )


def cases(user: User, *, at: datetime) -> Iterator[Waiting]:
    """Cases of this person's institutions that are being checked."""
    if not may_somewhere(user, Verb.CHECK_FACTS):
        return
    own = Institution.objects.where(user, Verb.CHECK_FACTS)
    open_cases = Claim.objects.filter(institution__in=own).select_related("institution")
    unjudged = open_cases.in_stage(ClaimStage.NEW) | open_cases.in_stage(ClaimStage.CHECKING)
    for claim in unjudged.order_by("first_seen_at")[: 2 * MOST]:
        due = claim.first_seen_at + VERDICT_DUE
        stage = ClaimStage.CHECKING if claim.nature else ClaimStage.NEW
        yield Waiting(
            key=f"case-{claim.pk}",
            title=claim.sentence,
            url=claim.get_absolute_url(),
            action=_("Go on"),
            state=str(stage.label),
            since=claim.first_seen_at,
            institution=claim.institution.short_name if claim.institution else "",
            late_since=due if due < at else None,
        )


def decisions(user: User, *, at: datetime) -> Iterator[Waiting]:
    """What follows a question or a verdict: answers to write and to approve, objections, clarifications.

    One query for all: they lie with a few claims.
    """
    if not any(may_somewhere(user, each) for each in (Verb.CHECK_FACTS, Verb.APPROVE, Verb.WRITE)):
        return
    unwritten = Claim.objects.in_stage(ClaimStage.DECIDED).filter(
        institution__in=Institution.objects.where(user, Verb.WRITE), clarification=None
    )
    objected = _answerable(user).filter(verdict__claim=OuterRef("pk")).order_by("due_at")
    replied = pending_replies(user).filter(claim=OuterRef("pk")).order_by()
    writing = Institution.objects.where(user, Verb.CHECK_FACTS) | Institution.objects.where(
        user, Verb.WRITE
    )
    begun = Reply.objects.pending().values("claim")
    asked = Claim.objects.awaiting_reply().filter(institution__in=writing).exclude(pk__in=begun)
    claims = Claim.objects.annotate(
        is_asked=Exists(asked.filter(pk=OuterRef("pk"))),
        objected_at=Subquery(objected.values("received_at")[:1]),
        objection_due=Subquery(objected.values("due_at")[:1]),
        replied_at=Subquery(replied.values("at")[:1]),
    ).filter(
        Q(is_asked=True)
        | Q(objected_at__isnull=False)
        | Q(replied_at__isnull=False)
        | Q(pk__in=unwritten.values("pk"))
    )
    found = claims.order_by("first_seen_at").values_list(
        "pk", "sentence", "first_seen_at", "is_asked", "objected_at", "objection_due", "replied_at"
    )
    for pk, sentence, seen, is_asked, objected_at, objection_due, replied_at in found[:MOST]:
        due = objection_due or (None if replied_at or is_asked else seen + VERDICT_DUE)
        action, state = _("Write the clarification"), str(ClaimStage.DECIDED.label)
        if is_asked:
            action, state = _("Write the answer"), str(Nature.QUESTION.label)
        if replied_at:
            action, state = _("Read and approve"), _("Answer that waits for approval")
        if objected_at:
            action, state = _("Answer the objection"), _("Objection")
        yield Waiting(
            key=f"after-{pk}",
            title=sentence,
            url=reverse("hoaxdesk:claim", args=[pk]),
            action=action,
            state=state,
            since=objected_at or replied_at or seen,
            late_since=due if due is not None and due < at else None,
            primary=not is_asked,
        )


def _answerable(user: User) -> ObjectionQuerySet:
    """Waiting objections to verdicts of this person's institutions, unless the verdict is their own."""
    answering = Institution.objects.where(user, Verb.CHECK_FACTS) | Institution.objects.where(
        user, Verb.APPROVE
    )
    theirs = Q(verdict__institution__in=answering) | Q(verdict__signed_for__in=answering)
    own = Q(verdict__by=user) | Q(verdict__signed_by=user)
    return Objection.objects.waiting().filter(theirs).exclude(own)


sources.register("decisions", decisions, order=11)
sources.register("signatures", signatures, order=12)
sources.register("cases", cases, order=14)
