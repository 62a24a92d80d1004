"""The answer of an institution on the screen of a claim: its step, and its panel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from baruga.hoaxdesk import permissions

if TYPE_CHECKING:
    from baruga.accounts.models import User
    from baruga.hoaxdesk.models import Claim, Reply


def reply_of(user: User, claim: Claim) -> dict[str, Any]:
    """`reply` in force and `reply_pending`, and what `user` may do; two queries, none for a fact."""
    if not claim.is_answerable:
        return {"reply": None, "reply_pending": None}
    live = list(claim.replies.live().select_related("institution", "by"))
    in_force = next((one for one in live if one.approved_at), None)
    pending = next((one for one in live if not one.approved_at), None)
    writes = permissions.may_reply(user, claim)
    return {
        "reply": in_force,
        "reply_pending": pending,
        "may_reply": writes,
        "may_replace_reply": writes and bool(in_force) and pending is None,
        "may_approve_reply": pending is not None and permissions.may_approve_reply(user, pending),
        "may_drop_pending": pending is not None and permissions.may_drop_reply(user, pending),
        "may_drop_reply": in_force is not None and permissions.may_drop_reply(user, in_force),
    }


def rung_of(claim: Claim, answered: dict[str, Any]) -> dict[str, Any]:
    """What the last step of a question says: written, waiting for approval, or public."""
    reply: Reply | None = answered["reply"]
    pending: Reply | None = answered["reply_pending"]
    writes = answered.get("may_reply") and not reply and not pending and claim.described_at
    return {
        "key": "reply",
        "title": _("The institution answers"),
        "why": _("It waits for the approval of a second person.")
        if pending and not reply
        else _("In its own name and without a verdict; a second person approves it."),
        "done": reply is not None,
        "url": reverse("hoaxdesk:reply", args=[claim.pk]) if writes else "",
        "action": _("Write the answer"),
        "is_next": reply is None and claim.described_at is not None,
    }
