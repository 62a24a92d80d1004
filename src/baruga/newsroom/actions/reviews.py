"""Pages grow stale: say when to look again, and that somebody did."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from baruga.newsroom.models import StoryPage
from baruga.newsroom.permissions import NotReleasable, may_edit
from baruga.newsroom.signals import story_reviewed

if TYPE_CHECKING:
    from baruga.accounts.models import User


@transaction.atomic
def plan(*, by: User, at: datetime, story: StoryPage, due: date | None) -> None:
    """Ask to be reminded on `due`; None: no more. Raises PermissionDenied."""
    if not may_edit(by, story):
        raise PermissionDenied
    StoryPage.objects.filter(pk=story.pk).update(review_by=due)
    log(
        instance=story,
        action="newsroom.plan_review" if due else "newsroom.forget_review",
        user=by,
        data={"when": due.isoformat() if due else ""},
    )


@transaction.atomic
def confirm(*, by: User, at: datetime, story: StoryPage, due: date | None = None) -> None:
    """Everything in it still holds: the public page says so. `due`: when to look next.

    Raises PermissionDenied, or NotReleasable for what is not on the site.
    """
    if not may_edit(by, story):
        raise PermissionDenied
    if not story.live:
        raise NotReleasable(_("Only what the public can read is reviewed."))
    StoryPage.objects.filter(pk=story.pk).update(review_by=due, reviewed_at=at)
    log(instance=story, action="newsroom.review", user=by)
    story_reviewed.send(sender=StoryPage, story=story)
