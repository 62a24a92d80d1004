"""Approval by link: ask an official, open the link, decide, withdraw it."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from baruga.newsroom.actions.workflow import NotWaiting, waiting_task_state
from baruga.newsroom.choices import Decision
from baruga.newsroom.models import ApprovalLink
from baruga.newsroom.permissions import authors_since_release, may_edit

if TYPE_CHECKING:
    from baruga.accounts.models import User
    from baruga.network.models import Official
    from baruga.newsroom.models import StoryPage

LIFETIME = timedelta(hours=72)
signer = signing.Signer(salt="baruga.newsroom.approval")


class LinkClosed(Exception):
    """The link cannot be used. `reason`: unknown, answered, revoked, expired or superseded."""

    def __init__(self, reason: str, link: ApprovalLink | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.link = link


class OwnWords(PermissionDenied):
    """The official wrote this story alone; somebody else must read it."""


@transaction.atomic
def ask(*, by: User, at: datetime, story: StoryPage, official: Official) -> ApprovalLink:
    """A link for `official` to decide on the version that waits. An older open one is withdrawn.

    Raises PermissionDenied, NotWaiting, or OwnWords when the official alone wrote the story.
    """
    if (
        not may_edit(by, story)
        or official.institution_id != story.institution_id
        or not official.active
    ):
        raise PermissionDenied
    waiting_task_state(story)
    if _is_only_author(official, story):
        raise OwnWords
    ApprovalLink.objects.open(at=at).filter(story=story, official=official).update(revoked_at=at)
    link = ApprovalLink.objects.create(
        story_id=story.pk,
        revision=story.latest_revision,
        official=official,
        nonce=secrets.token_urlsafe(24),
        asked_by=by,
        asked_at=at,
        expires_at=at + LIFETIME,
    )
    log(instance=story, action="newsroom.ask", user=by, data={"person": str(official)})
    return link


def token_of(link: ApprovalLink) -> str:
    """The signed text that stands in the address; it says nothing about the story."""
    return signer.sign(link.nonce)


def find_open(*, token: str, at: datetime) -> ApprovalLink:
    """The link behind `token`. Raises LinkClosed with the reason when it cannot be used."""
    try:
        nonce = signer.unsign(token)
    except signing.BadSignature as error:
        raise LinkClosed("unknown") from error
    link = (
        ApprovalLink.objects.filter(nonce=nonce)
        .select_related("official", "story__institution", "revision", "asked_by")
        .first()
    )
    if link is None:
        raise LinkClosed("unknown")
    for closed, reason in (
        (link.decided_at, "answered"),
        (link.revoked_at or not link.official.active, "revoked"),
        (link.expires_at <= at, "expired"),
        (link.story.latest_revision_id != link.revision_id, "superseded"),
        (not link.story.workflow_in_progress, "superseded"),
    ):
        if closed:
            raise LinkClosed(reason, link)
    return link


@transaction.atomic
def decide(*, token: str, at: datetime, decision: Decision, reason: str = "") -> ApprovalLink:
    """Approve (and publish) or return by link; the log names the official.

    Raises LinkClosed, OwnWords, NotReleasable, or ValueError for a return without a reason.
    """
    link = find_open(token=token, at=at)
    if decision == Decision.RETURNED and not reason.strip():
        raise ValueError("A return needs a reason.")
    story = link.story.specific
    if _is_only_author(link.official, story):
        raise OwnWords
    try:
        task_state = waiting_task_state(story)
    except NotWaiting as error:
        raise LinkClosed("superseded", link) from error
    claimed = (
        ApprovalLink.objects.open(at=at)
        .filter(pk=link.pk)
        .update(decided_at=at, decision=decision, reason=reason.strip())
    )
    if not claimed:
        raise LinkClosed("answered", link)
    log(
        instance=story,
        action="newsroom.approve_by_link"
        if decision == Decision.APPROVED
        else "newsroom.return_by_link",
        data={"who": str(link.official), "reason": reason.strip()},
    )
    if decision == Decision.APPROVED:
        task_state.approve(comment=str(link.official))
    else:
        task_state.reject(comment=reason.strip())
    link.refresh_from_db()
    return link


@transaction.atomic
def revoke(*, by: User, at: datetime, link: ApprovalLink) -> None:
    """Withdraw a link before it is used. Raises PermissionDenied. Safe to repeat."""
    if not may_edit(by, link.story.specific):
        raise PermissionDenied
    ApprovalLink.objects.open(at=at).filter(pk=link.pk).update(revoked_at=at)
    log(instance=link.story, action="newsroom.revoke", user=by, data={"person": str(link.official)})


def _is_only_author(official: Official, story: StoryPage) -> bool:
    """Whether the official also has an account, under the same address, and wrote this alone."""
    from baruga.accounts.models import User

    hands = authors_since_release(story)
    return (
        bool(hands)
        and set(
            User.objects.filter(pk__in=hands)
            .exclude(email__iexact=official.email)
            .values_list("pk", flat=True)
        )
        == set()
    )
