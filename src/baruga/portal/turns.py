"""Every regency appears within a week: each has its day, on which its news has a place.

The regions, in the order of their codes, are dealt out to the seven days of the week like cards;
with 24 regions three or four have their day together. A story counts from midnight seven days
before: so whatever a region publishes, its next day finds it, and that is at most a week away.
Nothing is stored and nothing is drawn by lot: anybody can say today who has a turn next Tuesday.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from baruga.network.models import Region
from baruga.newsroom.models import StoryPage
from baruga.portal import queries

DAYS = 7


def regions_of(day: date, regions: Sequence[Region]) -> list[Region]:
    """Whose day it is, of `regions` in a fixed order."""
    return [
        region for number, region in enumerate(regions) if (day.toordinal() - number) % DAYS == 0
    ]


def stories_of(at: datetime, regions: Sequence[Region], shown: Collection[int]) -> list[StoryPage]:
    """The newest story of each region whose day it is, unless one is among `shown`; one query each."""
    today = timezone.localtime(at).date()
    since = timezone.make_aware(datetime.combine(today - timedelta(days=DAYS), time.min))
    found: dict[int, StoryPage] = {}
    for region in regions_of(today, regions):
        told = queries.of_region(region).filter(first_published_at__gte=since)
        if shown and told.filter(pk__in=shown).exists():
            continue
        found.update((story.pk, story) for story in queries.as_cards(told)[:1])
    return list(found.values())
