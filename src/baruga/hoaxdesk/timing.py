"""How long each step of a claim took, and what is late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baruga.hoaxdesk.choices import Channel, ClaimStage
from baruga.hoaxdesk.clock import due
from baruga.hoaxdesk.models import Delivery
from baruga.hoaxdesk.models.target import Targets
from baruga.hoaxdesk.permissions import EVIDENCE_ABOUT_INSTITUTIONS

if TYPE_CHECKING:
    from baruga.hoaxdesk.models import Claim, ClarificationPage, Evidence, Verdict
    from baruga.network.models import Institution

AT_ONCE = {Channel.FORM, Channel.OFFICER}  # their screen shows the number at once
STANDS_STILL = {ClaimStage.LEFT, ClaimStage.QUIET}


@dataclass(frozen=True)
class Moment:
    """A step of the clock: when it was reached, and until when it should be."""

    label: str | Promise
    at: datetime | None
    due: datetime | None = None

    @property
    def is_late(self) -> bool:
        return self.due is not None and (self.at or timezone.now()) > self.due


def clock_of(
    claim: Claim,
    *,
    stage: ClaimStage,
    evidence: Sequence[Evidence],
    about: Sequence[Institution],
    verdict: Verdict | None,
    page: ClarificationPage | None,
) -> list[Moment]:
    """From the first report to the page, as far as it is known; three queries.

    A claim that went by another door, or is not amplified, is late with nothing.
    """
    targets = Targets.current()
    hours, begin = targets.hours_for(claim), claim.first_seen_at
    runs = stage not in STANDS_STILL
    return [
        Moment(_("first seen"), begin),
        Moment(
            _("first reply"),
            _first_reply(claim),
            due(begin, targets.reply_within, hours) if runs else None,
        ),
        Moment(_("taken up"), claim.taken_at),
        Moment(_("evidence complete"), _complete(evidence, about)),
        Moment(_("verdict proposed"), verdict.at if verdict else None),
        Moment(_("signed by the second institution"), verdict.signed_at if verdict else None),
        Moment(
            _("published"),
            page.first_published_at if page else None,
            due(begin, targets.clarified_within, hours) if runs else None,
        ),
    ]


def deadline_of(claim: Claim, targets: Targets) -> datetime | None:
    """Until when the clarification should be out; None when nothing is to be done. No query."""
    if claim.stage in {*STANDS_STILL, ClaimStage.DECIDED}:
        return None
    return due(claim.first_seen_at, targets.clarified_within, targets.hours_for(claim))


def _first_reply(claim: Claim) -> datetime | None:
    """When somebody who asked heard from us for the first time."""
    first = claim.reports.order_by("received_at").first()
    if first is None or Channel(first.channel) in AT_ONCE:
        return claim.first_seen_at
    sent = Delivery.objects.of_claim(claim).exclude(sent_at=None).order_by("sent_at")
    return sent.values_list("sent_at", flat=True).first()


def _complete(evidence: Sequence[Evidence], about: Sequence[Institution]) -> datetime | None:
    """When there was enough for a verdict, as `permissions.require_evidence` wants it."""
    concerned = {institution.pk for institution in about}
    needed = EVIDENCE_ABOUT_INSTITUTIONS if concerned else 1
    ordered = sorted(evidence, key=lambda piece: piece.at)
    for number, piece in enumerate(ordered, start=1):
        independent = any(one.source_id not in concerned for one in ordered[:number])
        if number >= needed and (independent or not concerned):
            return piece.at
    return None
