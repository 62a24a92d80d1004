"""Sitemaps (https://www.sitemaps.org/protocol.html), one per month, and Google's for news.

Months instead of numbered pages: nothing needs counting, and a file of the past never changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from baruga.network.models import Institution, Region
from baruga.newsroom.models import StoryPage, Topic
from baruga.portal import queries

LONGEST = 50_000  # addresses in one file, by the protocol
NEWS_LONGEST = 1_000  # stories in a news sitemap, by Google's rules
NEWS_AGE = timedelta(hours=48)


def index(request: HttpRequest) -> HttpResponse:
    months = queries.published().order_by().datetimes("first_published_at", "month")
    paths = [reverse("portal:sitemap_month", args=[each.year, each.month]) for each in months]
    return _draw(request, "sitemap_index", [reverse("portal:sitemap_pages"), *paths])


def pages(request: HttpRequest) -> HttpResponse:
    """Everything that is not a story."""
    names = (
        "latest",
        "news",
        "photo_stories",
        "videos",
        "audio",
        "infographics",
        "clarifications",
        "check",
        "questions",
        "transparency",
        "photos",
        "regions",
        "topics",
        "press",
        "about",
        "accessibility",
    )
    paths = ["/", "/instansi/", *(reverse(f"portal:{name}") for name in names)]
    paths += [institution.public_path for institution in Institution.objects.active()]
    paths += [reverse("portal:region", args=[region.slug]) for region in Region.objects.all()]
    paths += [reverse("portal:series", args=[one.slug]) for one in queries.series_on_air()]
    paths += [topic.get_absolute_url() for topic in Topic.objects.all()]
    paths += [tag.get_absolute_url() for tag in queries.busy_tags()[: LONGEST - len(paths)]]
    return _draw(request, "sitemap", [(path, None) for path in paths])


def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """The stories first published in a month of the region's time."""
    zone = timezone.get_current_timezone()
    try:
        begin = datetime(year, month, 1, tzinfo=zone)
        end = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=zone)
    except ValueError as error:
        raise Http404 from error
    stories = queries.published().filter(first_published_at__gte=begin, first_published_at__lt=end)
    light = stories.only("url_path", "last_published_at")[:LONGEST]
    entries = [(story.get_url(request), story.last_published_at) for story in light]
    if not entries:
        raise Http404
    return _draw(request, "sitemap", entries)


def news(request: HttpRequest) -> HttpResponse:
    """https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap"""
    recent = queries.published().filter(first_published_at__gt=timezone.now() - NEWS_AGE)
    stories: list[StoryPage] = list(recent.defer_streamfields()[:NEWS_LONGEST])
    return _draw(request, "news_sitemap", [(story.get_url(request), story) for story in stories])


def _draw(request: HttpRequest, name: str, entries: Sequence[object]) -> HttpResponse:
    context = {"entries": entries, "root": request.build_absolute_uri("/")[:-1]}
    return render(request, f"portal/{name}.xml", context, content_type="application/xml")
