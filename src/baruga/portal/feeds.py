"""RSS 2.0 with the full text (https://www.rssboard.org/rss-specification).

One for the site and one for every institution, region and topic.
"""

from __future__ import annotations

import re
from copy import copy
from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Enclosure, Rss201rev2Feed
from django.utils.translation import gettext as _

from baruga.network.models import Institution, Region
from baruga.newsroom.models import StoryPage, Topic
from baruga.portal import queries
from baruga.portal.pictures import SHARE, rendition_of

if TYPE_CHECKING:
    from baruga.newsroom.models import Rendition
    from baruga.newsroom.models.story import StoryQuerySet

LENGTH = 20
# Characters that XML 1.0 has no way to write; they come in with texts pasted from elsewhere.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_OUR_ADDRESS = re.compile(r'(\s(?:href|src)=")/(?!/)')


class FullTextFeed(Rss201rev2Feed):
    """Adds the whole text and a proper place for the author's name, who has no address to give."""

    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:dcterms": "http://purl.org/dc/terms/",
        }

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("dc:creator", item["creator"])
        # RSS has no word of its own for the time of a correction.
        handler.addQuickElement("dcterms:modified", item["updateddate"].isoformat())
        handler.addQuickElement("content:encoded", item["full_text"])


class StoryFeed(Feed[StoryPage, Any]):
    """What every feed shares; a subclass says whose stories it carries."""

    feed_type = FullTextFeed
    language = "id"

    request: HttpRequest

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        # Django keeps one feed for all requests; each request works on its own copy.
        feed = copy(self)
        feed.request = request
        response = super(StoryFeed, feed).__call__(request, *args, **kwargs)
        response.headers["Content-Type"] = "application/rss+xml; charset=utf-8"
        return response

    def stories(self, obj: Any) -> StoryQuerySet:
        return queries.published()

    def items(self, obj: Any) -> list[Any]:
        newest = self.stories(obj).select_related("institution", "main_image")
        return list(newest.prefetch_related("main_image__renditions", "topics").specific()[:LENGTH])

    def title(self, obj: Any) -> str:
        return "Baruga"

    def link(self, obj: Any) -> str:
        return "/"

    def description(self, obj: Any) -> str:
        return _("News of all public institutions of the region.")

    def item_title(self, item: Any) -> str:
        return writable(item.title)

    def item_description(self, item: Any) -> str:
        return writable(item.summary)

    def item_link(self, item: Any) -> str:
        return item.get_url(self.request) or "/"

    def item_guid(self, item: Any) -> str:
        return f"urn:uuid:{item.translation_key}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: Any) -> Any:
        return item.first_published_at

    def item_updateddate(self, item: Any) -> Any:
        return item.last_published_at

    def item_categories(self, item: Any) -> list[str]:
        return [str(topic.label) for topic in item.topics.all()]

    def item_enclosures(self, item: Any) -> list[Enclosure]:
        picture = rendition_of(item.main_image, SHARE) if item.main_image else None
        if picture is None:
            return []
        address = self.request.build_absolute_uri(picture.url)
        return [Enclosure(address, str(_size_of(picture)), "image/jpeg")]

    def item_extra_kwargs(self, item: Any) -> dict[str, Any]:
        words = render_to_string("portal/feed_text.html", {"story": item}, self.request)
        return {
            "creator": writable(item.byline or item.institution.name),
            "full_text": writable(absolute(words, self.request)),
        }


class SiteFeed(StoryFeed):
    pass


class InstitutionFeed(StoryFeed):
    def get_object(self, request: HttpRequest, **kwargs: Any) -> Institution:
        return get_object_or_404(Institution, slug=kwargs["slug"])

    def stories(self, obj: Institution) -> StoryQuerySet:
        return queries.of_institution(obj)

    def title(self, obj: Institution) -> str:
        return obj.name

    def link(self, obj: Institution) -> str:
        return obj.public_path

    def description(self, obj: Institution) -> str:
        return obj.about or obj.name


class RegionFeed(StoryFeed):
    def get_object(self, request: HttpRequest, **kwargs: Any) -> Region:
        return get_object_or_404(Region, slug=kwargs["slug"])

    def stories(self, obj: Region) -> StoryQuerySet:
        return queries.of_region(obj)

    def title(self, obj: Region) -> str:
        return obj.name

    def link(self, obj: Region) -> str:
        return reverse("portal:region", args=[obj.slug])

    def description(self, obj: Region) -> str:
        return _("News of public institutions about %(region)s.") % {"region": obj.name}


class TopicFeed(StoryFeed):
    def get_object(self, request: HttpRequest, **kwargs: Any) -> Topic:
        return get_object_or_404(Topic, slug=kwargs["slug"])

    def stories(self, obj: Topic) -> StoryQuerySet:
        return queries.of_topic(obj)

    def title(self, obj: Topic) -> str:
        return str(obj.label)

    def link(self, obj: Topic) -> str:
        return reverse("portal:topic", args=[obj.slug])

    def description(self, obj: Topic) -> str:
        return _("News of public institutions on: %(topic)s.") % {"topic": obj.label}


def absolute(markup: str, request: HttpRequest) -> str:
    """`markup` with our own addresses complete, as they must be away from our pages."""
    return _OUR_ADDRESS.sub(rf"\g<1>{request.build_absolute_uri('/')}", markup)


def writable(text: str) -> str:
    """`text` without what XML cannot write."""
    return _UNWRITABLE.sub("", text)


def _size_of(picture: Rendition) -> int:
    """In bytes; 0, which RSS readers take as unknown, when the file has been lost."""
    try:
        return int(picture.file.size)
    except OSError:
        return 0
