"""Links for newsrooms that may read a story before its embargo ends."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from baruga.newsroom.models import PressLink, StoryPage
from baruga.newsroom.permissions import NotReleasable, may_edit, require_releasable

if TYPE_CHECKING:
    from baruga.accounts.models import User
    from baruga.newsroom.models import ReleasePlan

signer = signing.Signer(salt="baruga.newsroom.press")


class PressClosed(Exception):
    """Nothing to read here. `reason`: unknown, revoked, or not_yet."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class EmbargoOver(Exception):
    """Everybody may read it now, at `address`."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


@dataclass(frozen=True)
class UnderEmbargo:
    """What a newsroom may read: the approved version, until when not to tell."""

    link: PressLink
    plan: ReleasePlan
    story: StoryPage


@transaction.atomic
def make(*, by: User, at: datetime, story: StoryPage, label: str) -> PressLink:
    """A link for one newsroom. It opens once the story is approved and under embargo.

    Raises PermissionDenied, or NotReleasable when there is no embargo.
    """
    if not may_edit(by, story) or not label.strip():
        raise PermissionDenied
    plan = story.release_plan
    if plan is None or not plan.is_embargo:
        raise NotReleasable(_("Only a story under embargo has press links."))
    link = PressLink.objects.create(
        story_id=story.pk,
        nonce=secrets.token_urlsafe(24),
        label=label.strip()[:160],
        made_by=by,
        made_at=at,
    )
    log(instance=story, action="newsroom.press_link", user=by, data={"person": link.label})
    return link


@transaction.atomic
def revoke(*, by: User, at: datetime, link: PressLink) -> None:
    """Close a link. Raises PermissionDenied. Safe to repeat."""
    story = link.story.specific
    if not may_edit(by, story):
        raise PermissionDenied
    if PressLink.objects.open().filter(pk=link.pk).update(revoked_at=at):
        log(instance=story, action="newsroom.press_revoke", user=by, data={"person": link.label})


def token_of(link: PressLink) -> str:
    """The signed text that stands in the address; it says nothing about the story."""
    return signer.sign(link.nonce)


def open_link(*, token: str) -> UnderEmbargo:
    """What is behind `token`. Raises PressClosed or EmbargoOver.

    Only what a second person approved is shown, and the evidence is looked at anew each time.
    """
    try:
        nonce = signer.unsign(token)
    except signing.BadSignature as error:
        raise PressClosed("unknown") from error
    link = PressLink.objects.filter(nonce=nonce).first()
    if link is None:
        raise PressClosed("unknown")
    if link.revoked_at:
        raise PressClosed("revoked")
    story = StoryPage.objects.select_related("institution__region", "plan").get(pk=link.story_id)
    if story.live:
        raise EmbargoOver(story.url)
    plan = story.release_plan
    if plan is None or not plan.is_embargo or plan.revision is None:
        raise PressClosed("not_yet")
    try:
        require_releasable(story.specific, plan.revision)
    except NotReleasable as error:
        raise PressClosed("not_yet") from error
    return UnderEmbargo(link, plan, plan.revision.as_object())
