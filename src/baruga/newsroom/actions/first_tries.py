"""Remember how a story stood at its first submission."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from baruga.newsroom.models import FirstTry
from baruga.newsroom.standards.assessment import Verdict, judge

if TYPE_CHECKING:
    from baruga.newsroom.models import StoryPage


def remember(*, at: datetime, story: StoryPage, verdict: Verdict | None = None) -> None:
    """Note the first try to submit `story`, whoever made it; later ones change nothing.

    Call it outside the transaction that a refusal rolls back. Two tries at once leave one row.
    """
    if FirstTry.objects.filter(story_id=story.pk).exists():
        return
    verdict = verdict or judge(story.get_latest_revision_as_object())
    FirstTry.objects.get_or_create(
        story_id=story.pk,
        defaults={
            "institution_id": story.institution_id,
            "standard": verdict.standard,
            "passed": not verdict.blocking,
            "met": verdict.met,
            "total": verdict.total,
            "at": at,
        },
    )
