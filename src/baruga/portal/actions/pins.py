"""Pin a story to the first page, and end that. A coordinator's verbs."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from baruga.portal import generation
from baruga.portal.choices import Position
from baruga.portal.models import Pin
from baruga.portal.models.pin import LONGEST
from baruga.portal.permissions import may_pin

if TYPE_CHECKING:
    from baruga.accounts.models import User
    from baruga.newsroom.models import StoryPage

MOST = 3  # of the first ten; the rest stays with the rule
PER_INSTITUTION = 2


@transaction.atomic
def make(
    *, by: User, at: datetime, story: StoryPage, position: Position, until: datetime, reason: str
) -> Pin:
    """Put a published story on the first page until a time, at most seven days away.

    A new top story ends the one before. Raises PermissionDenied, or ValidationError when the
    story is not public, the time does not fit or too much is pinned already.
    """
    if not may_pin(by):
        raise PermissionDenied
    standing = list(Pin.objects.select_for_update(of=("self",)).standing(at=at))
    replaced = [pin for pin in standing if pin.story_id == story.pk]
    if position == Position.LEAD:
        replaced += [pin for pin in standing if pin.position == Position.LEAD]
    kept = [pin for pin in standing if pin not in replaced]
    _require_fitting(story, kept, at=at, until=until)
    for pin in dict.fromkeys(replaced):
        end(by=by, at=at, pin=pin)
    pin = Pin.objects.create(
        story_id=story.pk, position=position, until=until, reason=reason, made_by=by, made_at=at
    )
    log(
        instance=story.specific,
        action="portal.pin",
        user=by,
        data={"until": until.isoformat(), "reason": reason},
    )
    generation.renew_on_commit()
    return pin


@transaction.atomic
def end(*, by: User, at: datetime, pin: Pin) -> Pin:
    """Take a story off its place before its time. Safe to repeat. Raises PermissionDenied."""
    if not may_pin(by):
        raise PermissionDenied
    if Pin.objects.filter(pk=pin.pk, ended_at=None).update(ended_by=by, ended_at=at):
        log(instance=pin.story.specific, action="portal.unpin", user=by)
        generation.renew_on_commit()
    pin.refresh_from_db()
    return pin


def _require_fitting(story: StoryPage, kept: list[Pin], *, at: datetime, until: datetime) -> None:
    if not story.live:
        raise ValidationError(_("Only what is published can stand on the first page."))
    if not at < until <= at + LONGEST:
        raise ValidationError({"until": _("Choose a time within the next seven days.")})
    if len(kept) >= MOST:
        raise ValidationError(
            _(
                "Three stories are pinned already. Take one off first; the other places follow the rule."
            )
        )
    theirs = sum(pin.story.institution_id == story.institution_id for pin in kept)
    if theirs >= PER_INSTITUTION:
        raise ValidationError(
            _("Two stories of this institution are pinned already, and no institution gets more.")
        )
