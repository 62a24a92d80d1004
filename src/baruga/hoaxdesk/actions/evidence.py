"""Evidence: bring it, withdraw it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from baruga.hoaxdesk.actions.claims import NoReason
from baruga.hoaxdesk.choices import EvidenceKind
from baruga.hoaxdesk.models import Claim, Evidence
from baruga.hoaxdesk.permissions import (
    NoVerdict,
    institutions_that_help,
    require_checkable,
    require_evidence,
)
from baruga.hoaxdesk.signals import evidence_changed

if TYPE_CHECKING:
    from baruga.accounts.models import User
    from baruga.network.models import Institution


@transaction.atomic
def bring(
    *,
    by: User,
    at: datetime,
    claim: Claim,
    institution: Institution,
    kind: EvidenceKind,
    title: str,
    shows: str,
    url: str = "",
    source: Institution | None = None,
    source_name: str = "",
    dated: date | None = None,
) -> Evidence:
    """Add a piece, for the institution that holds the case or one that was asked.

    `source` made it; None means somebody outside the network, who is then named in `source_name`.
    Raises PermissionDenied, NoReason when it is not said what it shows or who made it, or
    NoVerdict when the claim is nothing that is checked.
    """
    if not institutions_that_help(by, claim).filter(pk=institution.pk).exists():
        raise PermissionDenied
    require_checkable(claim)
    if not (title.strip() and shows.strip() and (source or source_name.strip())):
        raise NoReason
    piece = Evidence.objects.create(
        claim=claim,
        kind=kind,
        title=title.strip(),
        shows=shows.strip(),
        url=url.strip(),
        source=source,
        source_name=source_name.strip(),
        dated=dated,
        institution=institution,
        by=by,
        at=at,
    )
    log(instance=claim, action="hoaxdesk.bring", user=by, data={"title": piece.title})
    evidence_changed.send(sender=Evidence, claim=claim)
    return piece


@transaction.atomic
def withdraw(*, by: User, at: datetime, piece: Evidence, reason: str) -> None:
    """Take a piece back, with the reason; it stays on record. Safe to repeat.

    Raises PermissionDenied, NoReason, or NoVerdict while a verdict waits, or when the one in force
    would stand on too little without it: that is corrected first.
    """
    if not institutions_that_help(by, piece.claim).filter(pk=piece.institution_id).exists():
        raise PermissionDenied
    if not reason.strip():
        raise NoReason
    if piece.claim.verdicts.pending().exists():
        raise NoVerdict(_("A verdict that rests on it waits for its signature. Drop that first."))
    taken = Evidence.objects.standing().filter(pk=piece.pk)
    if taken.update(withdrawn_at=at, withdrawn_reason=reason.strip()):
        for verdict in piece.claim.verdicts.in_force():
            require_evidence(piece.claim, verdict.ruling)
        log(
            instance=piece.claim,
            action="hoaxdesk.withdraw_evidence",
            user=by,
            data={"title": piece.title, "reason": reason.strip()},
        )
        evidence_changed.send(sender=Evidence, claim=piece.claim)
