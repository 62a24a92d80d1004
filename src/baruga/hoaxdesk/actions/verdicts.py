"""Verdicts: propose one, sign it for another institution, drop it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from baruga.hoaxdesk import notices
from baruga.hoaxdesk.actions.claims import NoReason
from baruga.hoaxdesk.actions.deliveries import answer_all_soon
from baruga.hoaxdesk.actions.matches import look_soon
from baruga.hoaxdesk.actions.pictures import stamp_soon
from baruga.hoaxdesk.choices import Kind, Ruling
from baruga.hoaxdesk.models import Claim, Verdict
from baruga.hoaxdesk.permissions import (
    NoVerdict,
    institutions_that_sign,
    may_work_on,
    require_checkable,
    require_described,
    require_evidence,
    signing_institutions,
)
from baruga.hoaxdesk.signals import verdict_signed

if TYPE_CHECKING:
    from baruga.accounts.models import User
    from baruga.network.models import Institution, Official


class NotPending(Exception):
    """It was signed or dropped meanwhile: somebody was faster."""


@transaction.atomic
def propose(
    *,
    by: User,
    at: datetime,
    claim: Claim,
    ruling: Ruling,
    kind: Kind | None,
    fact: str,
    reasoning: str,
) -> Verdict:
    """Propose a verdict for the institution that holds the case; another one will sign it.

    `fact` states what is the case, `reasoning` how we know. Raises PermissionDenied, NoReason when
    one of them is missing, ValueError when the type does not go with the verdict, or NoVerdict.
    """
    claim = Claim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
    if not may_work_on(by, claim) or claim.institution is None:
        raise PermissionDenied
    require_checkable(claim)
    require_described(claim)
    require_evidence(claim, ruling)
    if not (fact.strip() and reasoning.strip()):
        raise NoReason
    if ruling.needs_kind is (kind is None):
        raise ValueError(kind)
    try:
        with transaction.atomic():
            verdict = Verdict.objects.create(
                claim=claim,
                ruling=ruling,
                kind=kind or "",
                fact=fact.strip(),
                reasoning=reasoning.strip(),
                institution=claim.institution,
                by=by,
                at=at,
            )
    except IntegrityError as error:
        raise NoVerdict(_("A verdict waits for its signature already.")) from error
    log(instance=claim, action="hoaxdesk.propose", user=by, data={"ruling": str(ruling.label)})
    notices.signature_wanted(verdict, at=at)
    return verdict


@transaction.atomic
def sign(*, by: User, at: datetime, verdict: Verdict, institution: Institution) -> Verdict:
    """The second signature, for another institution than the proposer's. It puts the verdict in force.

    Everything is asked again at this moment: gate and evidence may have changed. An earlier verdict
    of the claim is replaced. Raises PermissionDenied, NotPending or NoVerdict.
    """
    claim, verdict = _opened(verdict)
    if not institutions_that_sign(by, verdict).filter(pk=institution.pk).exists():
        raise PermissionDenied
    return _put_in_force(claim, verdict, institution, at, by=by)


@transaction.atomic
def sign_for(
    *, official: Official, at: datetime, verdict: Verdict, institution: Institution
) -> Verdict:
    """The same by an official with a link, which `actions.signatures` has looked at.

    Raises PermissionDenied, NotPending or NoVerdict.
    """
    claim, verdict = _opened(verdict)
    if not signing_institutions(verdict).filter(pk=institution.pk).exists():
        raise PermissionDenied
    return _put_in_force(claim, verdict, institution, at, official=official)


def _opened(verdict: Verdict) -> tuple[Claim, Verdict]:
    """Both as they are now, locked, the claim first. Raises NotPending."""
    claim = Claim.objects.select_for_update(of=("self",)).get(pk=verdict.claim_id)
    return claim, pending(verdict)


def _put_in_force(
    claim: Claim,
    verdict: Verdict,
    institution: Institution,
    at: datetime,
    *,
    by: User | None = None,
    official: Official | None = None,
) -> Verdict:
    require_checkable(claim)
    require_evidence(claim, verdict.ruling)
    claim.verdicts.in_force().update(replaced_at=at)
    Verdict.objects.filter(pk=verdict.pk).update(
        signed_for=institution, signed_by=by, signed_official=official, signed_at=at
    )
    verdict.refresh_from_db()
    data = {"ruling": verdict.get_ruling_display(), "institution": institution.short_name}
    if official is None:
        log(instance=claim, action="hoaxdesk.sign", user=by, data=data)
    else:
        who = {"who": str(official)}
        log(instance=claim, action="hoaxdesk.sign_by_link", data=data | who)
    verdict_signed.send(sender=Verdict, verdict=verdict)
    stamp_soon(claim)
    answer_all_soon(claim.pk)
    look_soon(claim.pk)
    notices.verdict_signed(verdict, by=by, at=at)
    return verdict


@transaction.atomic
def drop(*, by: User, at: datetime, verdict: Verdict, reason: str) -> None:
    """Take a proposal back, or refuse it as the one who was asked to sign.

    Raises PermissionDenied, NoReason or NotPending.
    """
    verdict = pending(verdict)
    asked = institutions_that_sign(by, verdict).exists()
    if not (asked or may_work_on(by, verdict.claim)):
        raise PermissionDenied
    if not reason.strip():
        raise NoReason
    _drop(verdict, at, reason.strip())
    log(
        instance=verdict.claim,
        action="hoaxdesk.drop",
        user=by,
        data={"ruling": verdict.get_ruling_display(), "reason": reason.strip()},
    )
    notices.verdict_dropped(verdict, by=by, reason=reason.strip(), at=at)


@transaction.atomic
def drop_for(*, verdict: Verdict, at: datetime, reason: str, official: Official) -> None:
    """The same by an official with a link. Raises NotPending."""
    verdict = pending(verdict)
    _drop(verdict, at, reason.strip())
    log(
        instance=verdict.claim,
        action="hoaxdesk.drop_by_link",
        data={
            "ruling": verdict.get_ruling_display(),
            "reason": reason.strip(),
            "who": str(official),
        },
    )
    notices.verdict_dropped(verdict, by=None, reason=reason.strip(), at=at)


def _drop(verdict: Verdict, at: datetime, reason: str) -> None:
    Verdict.objects.filter(pk=verdict.pk).update(dropped_at=at, dropped_reason=reason)


def pending(verdict: Verdict) -> Verdict:
    """The row, locked, so that two decisions cannot both count. Raises NotPending."""
    rows = Verdict.objects.pending().select_for_update(of=("self",)).filter(pk=verdict.pk)
    found = rows.first()
    if found is None:
        raise NotPending
    return found
