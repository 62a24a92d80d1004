"""Pages grow stale: say when to look again, remind of it, and say that somebody did."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from baruga.network.middleware import region_time_zone
from baruga.newsroom import notices
from baruga.newsroom.models import StoryPage
from baruga.newsroom.permissions import NotReleasable, may_edit
from baruga.newsroom.signals import story_reviewed

if TYPE_CHECKING:
    from baruga.accounts.models import User
    from baruga.newsroom.models.story import StoryQuerySet

REMIND = "newsroom.remind_review"


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


def remind(at: datetime) -> int:
    """Tell whoever may edit them of published stories whose day has come; answer of how many.

    Once for each day that was set: the trail remembers it. Safe to run twice, also at once.
    """
    with timezone.override(region_time_zone()):  # the day begins where the readers are
        return sum(_remind_of(pk, at) for pk in list(_unreminded(at).values_list("pk", flat=True)))


def _unreminded(at: datetime) -> StoryQuerySet:
    since = PageLogEntry.objects.filter(
        page=OuterRef("pk"), action=REMIND, timestamp__date__gte=OuterRef("review_by")
    )
    due: StoryQuerySet = StoryPage.objects.live().filter(review_by__lte=timezone.localdate(at))
    return due.exclude(Exists(since))


@transaction.atomic
def _remind_of(pk: int, at: datetime) -> bool:
    list(StoryPage.objects.select_for_update(of=("self",)).filter(pk=pk).values_list("pk"))
    story = _unreminded(at).filter(pk=pk).select_related("institution").first()
    if story is None or story.review_by is None:  # another tick was faster, or it was forgotten
        return False
    log(instance=story, action=REMIND, data={"when": story.review_by.isoformat()})
    notices.review_due(story, at=at)
    return True
