"""What the hoax desk contributes to *Meja saya*: six queries, none for whoever has no part in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Q, Subquery
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
    for stage in (ClaimStage.NEW, ClaimStage.CHECKING):
        for claim in open_cases.in_stage(stage).order_by("first_seen_at")[:MOST]:
            due = claim.first_seen_at + VERDICT_DUE
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


def replies(user: User, *, at: datetime) -> Iterator[Waiting]:
    """Answers of this person's institutions that wait for their approval."""
    if not (may_somewhere(user, Verb.CHECK_FACTS) or may_somewhere(user, Verb.APPROVE)):
        return
    for reply in pending_replies(user)[:MOST]:
        yield Waiting(
            key=f"reply-{reply.pk}",
            title=reply.claim.sentence,
            url=reply.claim.get_absolute_url(),
            action=_("Read and approve"),
            state=_("Answer that waits for approval"),
            since=reply.at,
            institution=reply.institution.short_name,
            primary=True,
        )


def questions(user: User, *, at: datetime) -> Iterator[Waiting]:
    """Questions to this person's institutions that nobody has answered, or begun to answer."""
    if not (may_somewhere(user, Verb.CHECK_FACTS) or may_somewhere(user, Verb.WRITE)):
        return
    own = Institution.objects.where(user, Verb.CHECK_FACTS) | Institution.objects.where(
        user, Verb.WRITE
    )
    begun = Reply.objects.pending().values("claim")
    asked = Claim.objects.awaiting_reply().filter(institution__in=own).exclude(pk__in=begun)
    for claim in asked.select_related("institution").order_by("first_seen_at")[:MOST]:
        yield Waiting(
            key=f"question-{claim.pk}",
            title=claim.sentence,
            url=claim.get_absolute_url(),
            action=_("Write the answer"),
            state=str(Nature.QUESTION.label),
            since=claim.first_seen_at,
            institution=claim.institution.short_name if claim.institution else "",
        )


def after_verdicts(user: User, *, at: datetime) -> Iterator[Waiting]:
    """Objections that this person may answer, and verdicts of which the public has read nothing yet.

    One query for both: what follows a verdict lies with the same few claims.
    """
    answers = may_somewhere(user, Verb.CHECK_FACTS) or may_somewhere(user, Verb.APPROVE)
    if not (answers or may_somewhere(user, Verb.WRITE)):
        return
    unwritten = Claim.objects.in_stage(ClaimStage.DECIDED).filter(
        institution__in=Institution.objects.where(user, Verb.WRITE), clarification=None
    )
    objected = _answerable(user).filter(verdict__claim=OuterRef("pk")).order_by("due_at")
    claims = Claim.objects.annotate(
        objected_at=Subquery(objected.values("received_at")[:1]),
        objection_due=Subquery(objected.values("due_at")[:1]),
    ).filter(Q(objected_at__isnull=False) | Q(pk__in=unwritten.values("pk")))
    found = claims.order_by("first_seen_at").values_list(
        "pk", "sentence", "first_seen_at", "objected_at", "objection_due"
    )
    for pk, sentence, seen, objected_at, objection_due in found[:MOST]:
        due = objection_due or seen + VERDICT_DUE
        yield Waiting(
            key=f"after-{pk}",
            title=sentence,
            url=reverse("hoaxdesk:claim", args=[pk]),
            action=_("Answer the objection") if objected_at else _("Write the clarification"),
            state=_("Objection") if objected_at else str(ClaimStage.DECIDED.label),
            since=objected_at or seen,
            late_since=due if due < at else None,
            primary=True,
        )


def _answerable(user: User) -> ObjectionQuerySet:
    """Waiting objections to verdicts of this person's institutions, unless the verdict is their own."""
    answering = Institution.objects.where(user, Verb.CHECK_FACTS) | Institution.objects.where(
        user, Verb.APPROVE
    )
    theirs = Q(verdict__institution__in=answering) | Q(verdict__signed_for__in=answering)
    own = Q(verdict__by=user) | Q(verdict__signed_by=user)
    return Objection.objects.waiting().filter(theirs).exclude(own)


sources.register("after_verdicts", after_verdicts, order=11)
sources.register("signatures", signatures, order=12)
sources.register("replies", replies, order=13)
sources.register("cases", cases, order=14)
sources.register("questions", questions, order=15)
