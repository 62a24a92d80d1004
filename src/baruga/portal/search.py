"""Full-text search over what is published, through Wagtail's index on either database."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from baruga.newsroom.choices import Format
from baruga.portal import queries

if TYPE_CHECKING:
    from baruga.network.models import Institution, Region
    from baruga.newsroom.models.story import StoryQuerySet

_WORD = re.compile(r"\w+")
_STORIES: dict[str, Callable[[], StoryQuerySet]] = {
    "": queries.published,
    Format.NEWS: queries.news,
    Format.PHOTO: queries.photo_stories,
    Format.VIDEO: queries.videos,
    Format.AUDIO: queries.audio,
    Format.INFOGRAPHIC: queries.infographics,
}
_LONGEST = 12  # words of a question that are looked for


def find(
    text: str,
    *,
    form: str = "",
    region: Region | None = None,
    institution: Institution | None = None,
) -> StoryQuerySet:
    """Published stories with every word of `text`, newest first; none when it holds no word.

    Newest first and not by rank: ranking reads every match, which for a common word is half of
    the archive, and a resident looks for the latest word on a matter.
    """
    words = _WORD.findall(text)[:_LONGEST]
    if not words:
        nothing: StoryQuerySet = queries.published().none()
        return nothing
    if region and region.parent_id:  # the province has them all
        words.append(region.search_word)
    stories = _STORIES[form]()
    every = stories.model.objects.all()
    matches = every.search(" ".join(words), operator="and", order_by_relevance=False)
    found: StoryQuerySet = stories.filter(pk__in=matches.get_queryset().order_by().values("pk"))
    if institution:
        found = found.filter(institution=institution)
    return found
