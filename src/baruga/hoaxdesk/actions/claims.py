"""Claims: take one from the hall, answer the first question, weigh it, ask others, leave it alone."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from baruga.hoaxdesk import notices
from baruga.hoaxdesk.actions.matches import look_soon
from baruga.hoaxdesk.checklists import checklist_of
from baruga.hoaxdesk.choices import Carrier, ClaimStage, Door, Nature
from baruga.hoaxdesk.models import Ask, Claim
from baruga.hoaxdesk.permissions import (
    NoVerdict,
    may_take,
    may_work_on,
    require_no_candidate,
    require_unanswered,
)
from baruga.hoaxdesk.queries import named_in
from baruga.hoaxdesk.weighing import SPREAD, WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Collection

    from baruga.accounts.models import User
    from baruga.network.models import Institution, Region

MEASURES = (*WEIGHTS, *SPREAD)


class AlreadyTaken(Exception):
    """Another institution took the claim a moment ago."""


class NoReason(ValueError):
    """A decision that needs a reason came without one."""


@transaction.atomic
def take(*, by: User, at: datetime, claim: Claim, institution: Institution) -> Claim:
    """Make a claim of the hall the case of `institution`. Raises PermissionDenied, AlreadyTaken."""
    if not may_take(by, claim, institution):
        raise AlreadyTaken if claim.institution_id else PermissionDenied
    won = (
        Claim.objects.standing()
        .filter(pk=claim.pk, institution=None)
        .update(institution=institution, taken_by=by, taken_at=at)
    )
    if not won:
        raise AlreadyTaken
    log(
        instance=claim,
        action="hoaxdesk.take",
        user=by,
        data={"institution": institution.short_name},
    )
    return Claim.objects.get(pk=claim.pk)


@transaction.atomic
def describe(
    *,
    by: User,
    at: datetime,
    claim: Claim,
    sentence: str,
    carrier: Carrier,
    region: Region | None,
    about: Collection[Institution],
) -> Claim:
    """Say the claim in one neutral sentence, and whom it is about.

    An institution that the sentence names is always among them, whatever was chosen: leaving it out
    would get round the rule that it never decides alone. Raises PermissionDenied, NoReason for an
    empty sentence, or NoVerdict once there is a verdict: what is signed must not change.
    """
    claim = _locked(by, claim)
    if claim.stage in {ClaimStage.SIGNING, ClaimStage.DECIDED}:
        raise NoVerdict(_("A verdict speaks of these words. They can only change before it."))
    require_unanswered(claim)
    if not sentence.strip():
        raise NoReason
    if claim.nature == Nature.FACT:
        require_no_candidate(sentence)
    claim.sentence, claim.carrier, claim.region = sentence.strip(), carrier, region
    claim.described_at = at
    claim.save(update_fields=["sentence", "carrier", "region", "described_at"])
    claim.about.set({*about, *named_in(claim.sentence)})
    log(instance=claim, action="hoaxdesk.describe", user=by)
    look_soon(claim.pk)
    return claim


@transaction.atomic
def answer_gate(*, by: User, at: datetime, claim: Claim, nature: Nature, note: str = "") -> Claim:
    """Say what kind of thing it is: the first question, which opens one door and shuts the others.

    A verdict in force or waiting keeps it shut to anything but a fact, an answer to anything but a
    question or criticism. Raises PermissionDenied,
    NoReason when something that is no fact goes without a word why, or NoVerdict.
    """
    claim = _locked(by, claim)
    if nature != Nature.FACT and not note.strip():
        raise NoReason
    if nature != Nature.FACT and claim.stage in {ClaimStage.SIGNING, ClaimStage.DECIDED}:
        raise NoVerdict(_("Drop or correct the verdict first, with its reason."))
    if nature == Nature.FACT:
        require_no_candidate(claim.sentence)
    if nature.door != Door.ANSWER:
        require_unanswered(claim)
    claim.nature, claim.nature_note = nature, note.strip()
    claim.gated_by, claim.gated_at = by, at
    claim.save(update_fields=["nature", "nature_note", "gated_by", "gated_at"])
    log(
        instance=claim,
        action="hoaxdesk.gate",
        user=by,
        data={"nature": str(nature.label), "reason": note.strip()},
    )
    return claim


@transaction.atomic
def tick(*, by: User, at: datetime, claim: Claim, points: Collection[str]) -> Claim:
    """Note which points of the list for this kind of claim were looked at. Raises PermissionDenied.

    What is no point of the list is left out.
    """
    claim = _locked(by, claim)
    listed = checklist_of(claim.carrier)
    claim.checked = [key for key in listed if key in points]
    claim.save(update_fields=["checked"])
    log(
        instance=claim,
        action="hoaxdesk.tick",
        user=by,
        data={"number": f"{len(claim.checked)}/{len(listed)}"},
    )
    return claim


@transaction.atomic
def weigh(*, by: User, at: datetime, claim: Claim, **measures: int) -> Claim:
    """Set harm (safety, service, order, reputation) and spread (reach, velocity), each 0 to 3.

    Raises PermissionDenied, or ValueError for an unknown measure or value.
    """
    if set(measures) != set(MEASURES) or not all(0 <= value <= 3 for value in measures.values()):
        raise ValueError(measures)
    claim = _locked(by, claim)
    for name, value in measures.items():
        setattr(claim, name, value)
    claim.save(update_fields=MEASURES)
    log(
        instance=claim,
        action="hoaxdesk.weigh",
        user=by,
        data={"priority": str(claim.priority.label) if claim.priority else ""},
    )
    return claim


@transaction.atomic
def ask(*, by: User, at: datetime, claim: Claim, institution: Institution, why: str) -> Ask:
    """Share the case with another institution, for evidence or a signature. Safe to repeat.

    Raises PermissionDenied, or NoReason without a word what is asked.
    """
    claim = _locked(by, claim)
    if not institution.is_active or institution.pk == claim.institution_id:
        raise PermissionDenied
    if not why.strip():
        raise NoReason
    request, created = Ask.objects.get_or_create(
        claim=claim, institution=institution, defaults={"why": why.strip(), "by": by, "at": at}
    )
    if created:
        log(
            instance=claim,
            action="hoaxdesk.ask",
            user=by,
            data={"institution": institution.short_name, "reason": why.strip()},
        )
        notices.help_wanted(request, at=at)
    return request


@transaction.atomic
def keep_quiet(*, by: User, at: datetime, claim: Claim, reason: str) -> Claim:
    """Decide not to amplify: answering would spread it further. Raises PermissionDenied, NoReason."""
    claim = _locked(by, claim)
    if not reason.strip():
        raise NoReason
    if claim.stage in {ClaimStage.SIGNING, ClaimStage.DECIDED}:
        raise NoVerdict(_("There is a verdict already. Drop it first, with its reason."))
    require_unanswered(claim)
    claim.quiet_reason, claim.quiet_by, claim.quiet_at = reason.strip(), by, at
    claim.save(update_fields=["quiet_reason", "quiet_by", "quiet_at"])
    log(instance=claim, action="hoaxdesk.quiet", user=by, data={"reason": reason.strip()})
    return claim


@transaction.atomic
def speak_up(*, by: User, at: datetime, claim: Claim) -> Claim:
    """Take back that a claim is left alone. Raises PermissionDenied. Safe to repeat."""
    claim = _locked(by, claim)
    if claim.quiet_at is not None:
        claim.quiet_reason, claim.quiet_by, claim.quiet_at = "", None, None
        claim.save(update_fields=["quiet_reason", "quiet_by", "quiet_at"])
        log(instance=claim, action="hoaxdesk.speak_up", user=by)
    return claim


def _locked(by: User, claim: Claim) -> Claim:
    """The row as it is now, locked, if `by` works on the case. Raises PermissionDenied."""
    found = Claim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
    if not may_work_on(by, found):
        raise PermissionDenied
    return found
