"""Podcast feeds: RSS 2.0 with Apple's and Podcasting 2.0's tags.

https://podcasters.apple.com/support/823-podcast-requirements
https://podcasting2.org/docs/podcast-namespace/1.0
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Enclosure, Rss201rev2Feed

from baruga.newsroom.choices import SpokenLanguage
from baruga.newsroom.models import AudioPage, AudioSeries
from baruga.portal import queries
from baruga.portal.feed_formats import absolute, writable
from baruga.portal.pictures import rendition_of

if TYPE_CHECKING:
    from baruga.newsroom.models import Recording, RecordingRendition

LENGTH = 300
COVER = "format-jpeg|fill-1400x1400"
# What Apple calls the kind of an M4A file.
APPLE_AUDIO = "audio/x-m4a"


class Podcast(Rss201rev2Feed):
    """Writes what podcast directories read beside plain RSS."""

    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | {
            "xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
            "xmlns:podcast": "https://podcastindex.org/namespace/1.0",
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
        }

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        feed = self.feed
        handler.startElement("image", {})
        for name, value in (
            ("url", feed["cover"]),
            ("title", feed["title"]),
            ("link", feed["link"]),
        ):
            handler.addQuickElement(name, value)
        handler.endElement("image")
        handler.addQuickElement("itunes:image", None, {"href": feed["cover"]})
        handler.addQuickElement("itunes:author", feed["speaks"])
        handler.startElement("itunes:owner", {})
        handler.addQuickElement("itunes:name", feed["speaks"])
        handler.addQuickElement("itunes:email", feed["email"])
        handler.endElement("itunes:owner")
        handler.addQuickElement("itunes:category", None, {"text": feed["category"]})
        handler.addQuickElement("itunes:explicit", feed["explicit"])
        handler.addQuickElement("itunes:type", "episodic")
        handler.addQuickElement("podcast:guid", feed["podcast_guid"])
        handler.addQuickElement("podcast:locked", "yes", {"owner": feed["email"]})
        handler.addQuickElement("podcast:medium", "podcast")

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["full_text"])
        handler.addQuickElement("itunes:title", item["title"])
        handler.addQuickElement("itunes:author", item["speaks"])
        handler.addQuickElement("itunes:duration", item["seconds"])
        handler.addQuickElement("itunes:explicit", item["explicit"])
        handler.addQuickElement("itunes:episodeType", "full")
        if item["episode"]:
            handler.addQuickElement("itunes:episode", item["episode"])
            handler.addQuickElement("podcast:episode", item["episode"])
        if item["transcript"]:
            about = {"url": item["transcript"], "type": "text/vtt", "rel": "captions"}
            handler.addQuickElement("podcast:transcript", None, about)
        if item["opus"]:
            handler.startElement("podcast:alternateEnclosure", item["opus"]["about"])
            handler.addQuickElement("podcast:source", None, {"uri": item["opus"]["address"]})
            handler.endElement("podcast:alternateEnclosure")


class SeriesFeed(Feed[AudioPage, AudioSeries]):
    """The newest episodes of a series, with all that is said in them."""

    feed_type = Podcast
    item_guid_is_permalink = False

    request: HttpRequest

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        feed = copy(self)  # Django keeps one for all requests
        feed.request = request
        response = super(SeriesFeed, feed).__call__(request, *args, **kwargs)
        response.headers["Content-Type"] = "application/rss+xml; charset=utf-8"
        return response

    def get_object(self, request: HttpRequest, **kwargs: Any) -> AudioSeries:
        return get_object_or_404(queries.series_on_air(), slug=kwargs["slug"])

    def get_feed(self, obj: AudioSeries, request: HttpRequest) -> Any:
        self.language = _known_to_directories(obj.language)
        return super().get_feed(obj, request)

    def title(self, obj: AudioSeries) -> str:
        return writable(obj.title)

    def link(self, obj: AudioSeries) -> str:
        return reverse("portal:series", args=[obj.slug])

    def description(self, obj: AudioSeries) -> str:
        return writable(obj.description)

    def feed_copyright(self, obj: AudioSeries) -> str:
        return writable(obj.institution.name)

    def feed_extra_kwargs(self, obj: AudioSeries) -> dict[str, Any]:
        cover = rendition_of(obj.cover, COVER)
        return {
            "cover": self.request.build_absolute_uri(cover.url) if cover else "",
            "speaks": writable(obj.author),
            "email": obj.email,
            "category": obj.category,
            "explicit": _truth(obj.explicit),
            "podcast_guid": str(obj.guid),
        }

    def items(self, obj: AudioSeries) -> list[AudioPage]:
        episodes = queries.episodes_of(obj).select_related("recording", "series", "institution")
        return list(episodes.prefetch_related("recording__renditions")[:LENGTH])

    def item_title(self, item: AudioPage) -> str:
        return writable(item.title)

    def item_description(self, item: AudioPage) -> str:
        return writable(item.summary or item.title)

    def item_link(self, item: AudioPage) -> str:
        return item.get_url(self.request) or "/"

    def item_guid(self, item: AudioPage) -> str:
        return f"urn:uuid:{item.translation_key}"

    def item_pubdate(self, item: AudioPage) -> Any:
        return item.first_published_at

    def item_enclosures(self, item: AudioPage) -> list[Enclosure]:
        heard = _size(item, "aac")
        if heard is None:
            return []
        return [Enclosure(self._address(heard), str(heard.size), APPLE_AUDIO)]

    def item_extra_kwargs(self, item: AudioPage) -> dict[str, Any]:
        words = render_to_string("portal/feed_text.html", {"story": item}, self.request)
        track = reverse("portal:track", args=[item.pk]) if item.subtitles else ""
        series = item.series
        return {
            "full_text": writable(absolute(words, self.request.build_absolute_uri("/"))),
            "speaks": writable(item.byline or (series.author if series else "")),
            "seconds": str(round(_recording(item).duration or 0)),
            "explicit": _truth(bool(series and series.explicit)),
            "episode": str(item.episode or ""),
            "transcript": self.request.build_absolute_uri(track) if track else "",
            "opus": self._opus(item),
        }

    def _opus(self, item: AudioPage) -> dict[str, Any] | None:
        """The smaller size, for players that save data."""
        size = _size(item, "opus")
        if size is None:
            return None
        seconds = _recording(item).duration or 0
        about = {"type": size.mime, "length": str(size.size)}
        if seconds:
            about["bitrate"] = str(round(8 * size.size / seconds))
        return {"about": about, "address": self._address(size)}

    def _address(self, size: RecordingRendition) -> str:
        return self.request.build_absolute_uri(size.file.url)


def _size(item: AudioPage, label: str) -> RecordingRendition | None:
    every = _recording(item).renditions.all()
    return next((size for size in every if size.label == label), None)


def _recording(item: AudioPage) -> Recording:
    """What `items` asked the database for: an episode that can be heard."""
    assert item.recording is not None  # noqa: S101  tells mypy what the query made sure of
    return item.recording


def _known_to_directories(language: str) -> str:
    """Apple takes two letters only, and refuses the whole feed for any other code.

    The languages of the region have none of that length; the page names them as they are.
    """
    return language if len(language) == 2 else str(SpokenLanguage.INDONESIAN)


def _truth(value: bool) -> str:
    return "true" if value else "false"
