"""Full-text search over what is published, through Wagtail's index on either database."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from baruga.newsroom.choices import Format
from baruga.portal import queries

if TYPE_CHECKING:
    from baruga.network.models import Institution, Region
    from baruga.newsroom.models.story import StoryQuerySet

_WORD = re.compile(r"\w+")
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
        return queries.published().none()
    stories = {Format.NEWS: queries.news, Format.PHOTO: queries.photo_stories}.get(
        form, queries.published  # type: ignore[call-overload]  # any text may come in an address
    )()
    model = stories.model
    matches = model.objects.all().search(" ".join(words), operator="and", order_by_relevance=False)
    found = stories.filter(pk__in=matches.get_queryset().order_by().values("pk"))
    if region:
        found = found.filter(queries.touches(region))
    if institution:
        found = found.filter(institution=institution)
    return found
