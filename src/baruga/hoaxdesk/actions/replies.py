"""Replies: write one, approve it, drop it. An answer in the institution's own name, without a verdict."""

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
from baruga.hoaxdesk.actions.verdicts import NotPending
from baruga.hoaxdesk.models import Claim, Delivery, Reply
from baruga.hoaxdesk.permissions import (
    NoVerdict,
    may_approve_reply,
    may_drop_reply,
    may_reply,
    require_answerable,
    require_described,
)
from baruga.hoaxdesk.signals import reply_changed

if TYPE_CHECKING:
    from baruga.accounts.models import User

LONGEST = 2_000  # characters: it goes out by messenger as well


@transaction.atomic
def write(*, by: User, at: datetime, claim: Claim, text: str, url: str = "") -> Reply:
    """Answer for the institution that holds the case; another person of it approves.

    Raises PermissionDenied, NoReason without words, or NoVerdict when it is neither a question nor
    criticism, is not yet put into one sentence, or another answer waits.
    """
    claim = Claim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
    if not may_reply(by, claim) or claim.institution is None:
        raise PermissionDenied
    require_answerable(claim)
    require_described(claim)
    text = text.replace("\0", "").strip()[:LONGEST]
    if not text:
        raise NoReason
    try:
        with transaction.atomic():
            reply = Reply.objects.create(
                claim=claim, institution=claim.institution, text=text, url=url.strip(), by=by, at=at
            )
    except IntegrityError as error:
        raise NoVerdict(_("An answer waits for approval already.")) from error
    log(instance=claim, action="hoaxdesk.write_reply", user=by)
    notices.approval_wanted(reply, at=at)
    return reply


@transaction.atomic
def approve(*, by: User, at: datetime, reply: Reply) -> Reply:
    """The second pair of eyes: it is public from now on, and whoever asked is told.

    What it is, is asked again at this moment. An earlier reply is replaced. Raises
    PermissionDenied, NotPending or NoVerdict.
    """
    claim = Claim.objects.select_for_update(of=("self",)).get(pk=reply.claim_id)
    reply = _locked(reply)
    if reply.approved_at is not None:
        raise NotPending
    if not may_approve_reply(by, reply):
        raise PermissionDenied
    require_answerable(claim)
    claim.replies.in_force().update(replaced_at=at)
    Reply.objects.filter(pk=reply.pk).update(approved_by=by, approved_at=at)
    reply.refresh_from_db()
    log(
        instance=claim,
        action="hoaxdesk.approve_reply",
        user=by,
        data={"institution": reply.institution.short_name},
    )
    reply_changed.send(sender=Reply, claim=claim)
    answer_all_soon(claim.pk)
    notices.reply_approved(reply, by=by, at=at)
    return reply


@transaction.atomic
def drop(*, by: User, at: datetime, reply: Reply, reason: str) -> None:
    """Do not let it stand: one that waits, or one that is public already, with the reason.

    What was about to be sent of it is not sent. Raises PermissionDenied, NoReason or NotPending.
    """
    reply = _locked(reply)
    if not may_drop_reply(by, reply):
        raise PermissionDenied
    if not reason.strip():
        raise NoReason
    Reply.objects.filter(pk=reply.pk).update(dropped_at=at, dropped_reason=reason.strip())
    Delivery.objects.waiting().filter(reply=reply).delete()
    log(
        instance=reply.claim,
        action="hoaxdesk.drop_reply",
        user=by,
        data={"reason": reason.strip()},
    )
    reply_changed.send(sender=Reply, claim=reply.claim)
    notices.reply_dropped(reply, by=by, reason=reason.strip(), at=at)


def _locked(reply: Reply) -> Reply:
    """The row as it is now, locked, so that two decisions cannot both count. Raises NotPending."""
    found = Reply.objects.live().select_for_update(of=("self",)).filter(pk=reply.pk).first()
    if found is None:
        raise NotPending
    return found
