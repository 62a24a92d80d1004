"""The official archive: photographs that published stories show, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from wagtail.search.query import PlainText

from baruga.hoaxdesk.gallery import Shown
from baruga.newsroom.models import Photo, Rendition, StoryPage
from baruga.portal.models import PhotoUse
from baruga.portal.queries import place, read_place
from baruga.portal.search import Question

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from baruga.network.models import Institution, Region
    from baruga.portal.models.photo_use import PhotoUseQuerySet

PAGE_LENGTH = 24


@dataclass(frozen=True)
class Sheet:
    """One page of the archive. `older` names where the next one begins; nothing was counted."""

    uses: list[PhotoUse]
    older: str
    is_first: bool


def look(
    text: str = "",
    *,
    region: Region | None = None,
    institution: Institution | None = None,
    year: int | None = None,
) -> PhotoUseQuerySet:
    """First uses of the photographs with all words of `text`, newest first.

    A photograph is of a region when it was taken there or a story told of there shows it; its
    year is that in which it was first published.
    """
    uses = PhotoUse.objects.first_uses()
    asked = Question(text).stems
    if asked:
        words = PlainText(" ".join(asked), operator="and")
        matches = Photo.objects.all().search(words, order_by_relevance=False)
        uses = uses.filter(photo__in=matches.get_queryset().order_by().values("pk"))
    elif text.strip():
        return uses.none()
    if region and region.parent_id:
        named = StoryPage.regions.through.objects.filter(region=region).values("storypage")
        uses = uses.filter(
            Q(photo__region=region) | Q(story__institution__region=region) | Q(story__in=named)
        )
    if institution:
        uses = uses.filter(story__institution=institution)
    if year:
        zone = timezone.get_current_timezone()
        begin, end = datetime(year, 1, 1, tzinfo=zone), datetime(year + 1, 1, 1, tzinfo=zone)
        uses = uses.filter(published_at__gte=begin, published_at__lt=end)
    return uses


def sheet_of(uses: PhotoUseQuerySet, before: str = "", length: int = PAGE_LENGTH) -> Sheet:
    """The uses older than the place that `before` names, with all that the sheet shows; two queries."""
    since = read_place(before)
    if since:
        moment, pk = since
        uses = uses.filter(Q(published_at__lt=moment) | Q(published_at=moment, pk__lt=pk))
    shown = uses.select_related("photo__region", "story__institution__region").prefetch_related(
        Prefetch("photo__renditions", Rendition.objects.order_by("pk"))
    )
    found = list(shown.defer("story__body")[: length + 1])
    last = found[length - 1] if len(found) > length else None
    return Sheet(found[:length], place(last.published_at, last.pk) if last else "", since is None)


def uses_of(photo_id: int) -> list[PhotoUse]:
    """Every published story that shows the photograph, the first one first; empty: it is not public."""
    uses = PhotoUse.objects.public().filter(photo=photo_id)
    shown = uses.select_related("photo__region", "story__institution__region")
    return list(shown.defer("story__body").order_by("published_at", "pk")[:20])


def years() -> list[int]:
    """The years in which photographs were published, the last one first."""
    return [
        moment.year
        for moment in PhotoUse.objects.filter(story__live=True)
        .order_by()
        .datetimes("published_at", "year", order="DESC")
    ]


class Published:
    """The archive as the hoax desk asks it; see `hoaxdesk.gallery.Archive`."""

    def signatures(self) -> Iterable[tuple[int, str]]:
        seen = PhotoUse.objects.public().order_by().values("photo")
        return Photo.objects.filter(pk__in=seen).values_list("pk", "sha256")

    def shown(self, photos: Collection[int]) -> dict[int, Shown]:
        uses = PhotoUse.objects.first_uses().filter(photo__in=photos)
        return {
            use.photo_id: Shown(
                photo=use.photo,
                institution=use.story.institution,
                url=settings.BASE_URL + reverse("portal:photo", args=[use.photo_id]),
            )
            for use in uses.select_related("photo__region", "story__institution").defer(
                "story__body"
            )
        }
