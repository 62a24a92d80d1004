"""Full-text search over what is published, through Wagtail's index on either database.

Both databases are asked for the same stems, which `StoryPage.stems` wrote into the index.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal

from django.utils import timezone
from wagtail.search.query import PlainText, SearchQuery

from baruga.matching.stems import stems, words
from baruga.newsroom.choices import Format
from baruga.portal import queries, vocabulary

if TYPE_CHECKING:
    from baruga.network.models import Institution, Region
    from baruga.newsroom.models.story import StoryQuerySet

_STORIES: dict[str, Callable[[], StoryQuerySet]] = {
    "": queries.published,
    Format.NEWS: queries.news,
    Format.PHOTO: queries.photo_stories,
    Format.VIDEO: queries.videos,
    Format.AUDIO: queries.audio,
    Format.INFOGRAPHIC: queries.infographics,
    Format.CLARIFICATION: queries.clarifications,
}
_LONGEST = 12  # words of a question that are looked for


@dataclass(frozen=True)
class Question:
    """What somebody looks for. Dates are days of the region, both included."""

    text: str
    form: str = ""
    region: Region | None = None
    institution: Institution | None = None
    since: date | None = None
    until: date | None = None

    @property
    def is_wide(self) -> bool:
        """Words alone, narrowed by nothing."""
        chosen = (self.form, self.region, self.institution, self.since, self.until)
        return not any(chosen)

    @property
    def stems(self) -> list[str]:
        """What the index is asked for; the words as written when all of them are stop words."""
        every = [match.group().lower() for match in words(self.text)]
        return (stems(self.text) or every)[:_LONGEST]


@dataclass(frozen=True)
class Answer:
    """Stories, and how `question` had to be changed to find any.

    `how` is "exact"; "meant": with the words that mistyped ones were meant to be; "some": with
    at least one of the words.
    """

    question: Question
    listing: queries.Slice
    how: Literal["exact", "meant", "some"] = "exact"


def answer(question: Question, *, before: str = "") -> Answer:
    """Stories with every word; when there is none, what comes nearest.

    Going on with a list (`before`) finds the same way again, so that its end is told as an end.
    """
    exact = Answer(question, queries.slice_of(find(question), before))
    if exact.listing.stories or (before and find(question).exists()):
        return exact
    meant = vocabulary.corrected(question.text)
    if meant:
        nearest = replace(question, text=meant)
        found = Answer(nearest, queries.slice_of(find(nearest), before), "meant")
        if found.listing.stories or (before and find(nearest).exists()):
            return found
    if len(question.stems) > 1:
        found = Answer(question, queries.slice_of(find(question, every=False), before), "some")
        if found.listing.stories:
            return found
    return exact


def find(question: Question, *, every: bool = True) -> StoryQuerySet:
    """Published stories with every word of the question (or any), newest first; none without words.

    Newest first and not by rank: ranking reads every match, which for a common word is half of
    the archive, and a resident looks for the latest word on a matter.
    """
    if not question.stems:
        nothing: StoryQuerySet = queries.published().none()
        return nothing
    stories = _STORIES[question.form]()
    anywhere = stories.model.objects.all()
    matches = anywhere.search(_asked(question, every=every), order_by_relevance=False)
    found: StoryQuerySet = stories.filter(pk__in=matches.get_queryset().order_by().values("pk"))
    if question.institution:
        found = found.filter(institution=question.institution)
    if question.since:
        found = found.filter(first_published_at__gte=_midnight(question.since))
    if question.until:
        found = found.filter(first_published_at__lt=_midnight(question.until + timedelta(days=1)))
    return found


def _asked(question: Question, *, every: bool) -> SearchQuery:
    asked = PlainText(" ".join(question.stems), operator="and" if every else "or")
    region = question.region
    if region and region.parent_id:  # the province has them all
        return asked & PlainText(region.search_word, operator="and")
    return asked


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
