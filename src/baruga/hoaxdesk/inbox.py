"""What the hoax desk contributes to *Meja saya*: five queries, none for whoever has no part in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from baruga.hoaxdesk.choices import ClaimStage
from baruga.hoaxdesk.models import Claim, Objection
from baruga.hoaxdesk.queries import signatures_wanted_of
from baruga.network.choices import Verb
from baruga.network.models import Institution
from baruga.network.permissions import may_somewhere
from baruga.work.inbox import Waiting, sources

if TYPE_CHECKING:
    from baruga.accounts.models import User

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


def clarifications(user: User, *, at: datetime) -> Iterator[Waiting]:
    """Verdicts in force of this person's institutions of which the public has read nothing yet."""
    if not may_somewhere(user, Verb.WRITE):
        return
    own = Institution.objects.where(user, Verb.WRITE)
    decided = Claim.objects.filter(institution__in=own, clarification=None)
    for claim in decided.in_stage(ClaimStage.DECIDED).order_by("first_seen_at")[:MOST]:
        due = claim.first_seen_at + VERDICT_DUE
        yield Waiting(
            key=f"clarify-{claim.pk}",
            title=claim.sentence,
            url=claim.get_absolute_url(),
            action=_("Write the clarification"),
            state=str(ClaimStage.DECIDED.label),
            since=claim.first_seen_at,
            late_since=due if due < at else None,
            primary=True,
        )


def objections(user: User, *, at: datetime) -> Iterator[Waiting]:
    """Objections to verdicts of this person's institutions, unless the verdict is their own."""
    if not (may_somewhere(user, Verb.CHECK_FACTS) or may_somewhere(user, Verb.APPROVE)):
        return
    answering = Institution.objects.where(user, Verb.CHECK_FACTS) | Institution.objects.where(
        user, Verb.APPROVE
    )
    theirs = Q(verdict__institution__in=answering) | Q(verdict__signed_for__in=answering)
    own = Q(verdict__by=user) | Q(verdict__signed_by=user)
    found = Objection.objects.waiting().filter(theirs).exclude(own)
    for one in found.select_related("verdict__claim").order_by("due_at")[:MOST]:
        yield Waiting(
            key=f"objection-{one.pk}",
            title=one.verdict.claim.sentence,
            url=one.verdict.claim.get_absolute_url(),
            action=_("Answer the objection"),
            state=_("Objection"),
            since=one.received_at,
            late_since=one.due_at if one.due_at < at else None,
            primary=True,
        )


sources.register("signatures", signatures, order=12)
sources.register("cases", cases, order=14)
sources.register("clarifications", clarifications, order=13)
sources.register("objections", objections, order=11)
