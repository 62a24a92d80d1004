"""Signatures by link: ask the officials of an institution, open the link, sign or refuse."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from baruga.hoaxdesk.actions import verdicts
from baruga.hoaxdesk.actions.claims import NoReason
from baruga.hoaxdesk.models import SignatureLink
from baruga.hoaxdesk.permissions import NoVerdict, may_work_on, signing_institutions

if TYPE_CHECKING:
    from baruga.accounts.models import User
    from baruga.hoaxdesk.models import Verdict
    from baruga.network.models import Institution

LIFETIME = timedelta(hours=72)
signer = signing.Signer(salt="baruga.hoaxdesk.signature")


class LinkShut(Exception):
    """The link cannot be used. `reason`: unknown, answered, expired or gone."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@transaction.atomic
def ask(*, by: User, at: datetime, verdict: Verdict, institution: Institution) -> int:
    """Send each approving official of an institution that was asked a link; answer how many.

    Nobody outside that institution learns who they are, and nobody but they see the link. Older
    links for the same verdict are withdrawn. Raises PermissionDenied, NotPending, or NoVerdict when
    the institution has named no official.
    """
    from baruga.hoaxdesk import tasks

    if not may_work_on(by, verdict.claim):
        raise PermissionDenied
    verdict = verdicts.pending(verdict)
    if not signing_institutions(verdict).filter(pk=institution.pk).exists():
        raise PermissionDenied
    officials = list(institution.officials.active())
    if verdict.by is not None:
        officials = [one for one in officials if not _is_same(one.email, verdict.by.email)]
    if not officials:
        raise NoVerdict(
            _("%(institution)s has named no official yet. Ask its fact checkers to sign.")
            % {"institution": institution.short_name}
        )
    SignatureLink.objects.open(at=at).filter(verdict=verdict, official__in=officials).update(
        revoked_at=at
    )
    for official in officials:
        link = SignatureLink.objects.create(
            verdict=verdict,
            official=official,
            nonce=secrets.token_urlsafe(24),
            asked_by=by,
            asked_at=at,
            expires_at=at + LIFETIME,
        )
        transaction.on_commit(lambda pk=link.pk: tasks.ask_signature.enqueue(pk))  # type: ignore[misc]  # mypy knows no default of a lambda
    log(
        instance=verdict.claim,
        action="hoaxdesk.ask_signature",
        user=by,
        data={"institution": institution.short_name},
    )
    return len(officials)


def token_of(link: SignatureLink) -> str:
    """The signed text that stands in the address; it says nothing about the claim."""
    return signer.sign(link.nonce)


def find_open(*, token: str, at: datetime) -> SignatureLink:
    """The link behind `token`. Raises LinkShut with the reason when it cannot be used."""
    try:
        nonce = signer.unsign(token)
    except signing.BadSignature as error:
        raise LinkShut("unknown") from error
    link = (
        SignatureLink.objects.filter(nonce=nonce)
        .select_related(
            "official__institution", "verdict__claim", "verdict__institution", "verdict__by"
        )
        .first()
    )
    if link is None:
        raise LinkShut("unknown")
    verdict = link.verdict
    shut = (
        (link.answered_at is not None, "answered"),
        (link.expires_at <= at, "expired"),
        (link.revoked_at is not None or not link.official.active, "gone"),
        (verdict.signed_at is not None or verdict.dropped_at is not None, "answered"),
        (verdict.by is not None and _is_same(link.official.email, verdict.by.email), "gone"),
        (
            not signing_institutions(verdict).filter(pk=link.official.institution_id).exists(),
            "gone",
        ),
    )
    for is_so, reason in shut:
        if is_so:
            raise LinkShut(reason)
    return link


@transaction.atomic
def sign(*, token: str, at: datetime) -> Verdict:
    """The second signature, by an official. Raises LinkShut or NoVerdict."""
    link = find_open(token=token, at=at)
    try:
        signed = verdicts.sign_for(
            official=link.official,
            at=at,
            verdict=link.verdict,
            institution=link.official.institution,
        )
    except verdicts.NotPending as error:
        raise LinkShut("answered") from error
    _answer(link, at, signed=True)
    return signed


@transaction.atomic
def refuse(*, token: str, at: datetime, reason: str) -> Verdict:
    """Do not let it stand; whoever proposed it reads the reason. Raises LinkShut or NoReason."""
    link = find_open(token=token, at=at)
    if not reason.strip():
        raise NoReason
    try:
        verdicts.drop_for(verdict=link.verdict, at=at, reason=reason, official=link.official)
    except verdicts.NotPending as error:
        raise LinkShut("answered") from error
    _answer(link, at, signed=False)
    return link.verdict


def _answer(link: SignatureLink, at: datetime, *, signed: bool) -> None:
    """Raises LinkShut when the same link was answered a moment ago."""
    claimed = SignatureLink.objects.open(at=at).filter(pk=link.pk)
    if not claimed.update(answered_at=at, signed=signed):
        raise LinkShut("answered")


def _is_same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()
