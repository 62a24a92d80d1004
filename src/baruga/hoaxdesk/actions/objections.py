"""Objections: take one in, answer it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from baruga.hoaxdesk import notices
from baruga.hoaxdesk.actions.claims import NoReason
from baruga.hoaxdesk.models import Objection, Verdict
from baruga.hoaxdesk.models.objection import ANSWERED_WITHIN, may_be_objected_to
from baruga.hoaxdesk.permissions import may_answer_objection
from baruga.hoaxdesk.signals import evidence_changed

if TYPE_CHECKING:
    from baruga.accounts.models import User

LONGEST = 5_000


class TooLate(Exception):
    """The verdict is not in force any more, or the time for objections is over."""


@transaction.atomic
def receive(*, at: datetime, verdict: Verdict, text: str, url: str = "") -> Objection:
    """Write down what somebody objects to. Raises NoReason without a word why, or TooLate."""
    text = text.replace("\0", "").strip()[:LONGEST]
    if not text:
        raise NoReason
    if not may_be_objected_to(verdict, at):
        raise TooLate
    objection = Objection.objects.create(
        verdict=verdict, text=text, url=url.strip(), received_at=at, due_at=at + ANSWERED_WITHIN
    )
    notices.objection_received(objection, at=at)
    return objection


@transaction.atomic
def answer(*, by: User, at: datetime, objection: Objection, upheld: bool, text: str) -> Objection:
    """Say whether it is right, and why. Nobody answers an objection to a verdict of their own.

    One that is upheld leaves the verdict in force until a corrected one is signed. Raises
    PermissionDenied, or NoReason without an answer. Safe to repeat: the first answer stays.
    """
    objection = Objection.objects.select_for_update(of=("self",)).get(pk=objection.pk)
    claim = objection.verdict.claim
    if not may_answer_objection(by, objection):
        raise PermissionDenied
    if not text.strip():
        raise NoReason
    if objection.answered_at is not None:
        return objection
    objection.upheld, objection.answer = upheld, text.strip()
    objection.answered_by, objection.answered_at = by, at
    objection.save(update_fields=["upheld", "answer", "answered_by", "answered_at"])
    action = "hoaxdesk.uphold" if upheld else "hoaxdesk.dismiss"
    log(
        instance=claim,
        action=action,
        user=by,
        data={"number": objection.number, "reason": text.strip()},
    )
    notices.objection_answered(objection, by=by, at=at)
    evidence_changed.send(sender=Objection, claim=claim)
    return objection
