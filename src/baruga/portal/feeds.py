"""Feeds with the full text: one for the site and one for every institution, region, topic and tag.

Each is written as RSS 2.0 and, at `umpan.json` below its address, as JSON Feed.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Enclosure, SyndicationFeed
from django.utils.translation import gettext as _

from baruga.network.models import Institution, Region
from baruga.newsroom.models import StoryPage, Tag, Topic
from baruga.portal import queries
from baruga.portal.feed_formats import FullTextFeed, absolute, writable
from baruga.portal.pictures import SHARE, WHOLE_JPEG, rendition_of
from baruga.portal.reading import pictures_in

if TYPE_CHECKING:
    from baruga.newsroom.models import Photo, Rendition
    from baruga.newsroom.models.story import StoryQuerySet

LENGTH = 20


class StoryFeed(Feed[StoryPage, Any]):
    """What every feed shares; a subclass says whose stories it carries."""

    language = "id"

    request: HttpRequest

    def __init__(self, feed_type: type[SyndicationFeed] = FullTextFeed) -> None:
        self.feed_type = feed_type

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        # Django keeps one feed for all requests; each request works on its own copy.
        feed = copy(self)
        feed.request = request
        return super(StoryFeed, feed).__call__(request, *args, **kwargs)

    def stories(self, obj: Any) -> StoryQuerySet:
        return queries.published()

    def items(self, obj: Any) -> list[Any]:
        newest = self.stories(obj).select_related("institution", "main_image")
        found = list(newest.prefetch_related("topics", "tagged_items__tag").specific()[:LENGTH])
        pictures = [picture for story in found for picture in pictures_in(story)]
        prefetch_related_objects(pictures, "renditions")
        return found

    def title(self, obj: Any) -> str:
        return str(settings.WAGTAIL_SITE_NAME)

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
        tags = [use.tag.name for use in item.tagged_items.all()]
        return [writable(word) for word in (*(str(t.label) for t in item.topics.all()), *tags)]

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
            "full_text": writable(absolute(words, self.request.build_absolute_uri("/"))),
            "pictures": [
                picture
                for photo in dict.fromkeys(pictures_in(item))
                if (picture := self._picture(photo))
            ],
        }

    def _picture(self, photo: Photo) -> dict[str, Any] | None:
        """A photograph of the story as both kinds of feed tell of it; None when its file is gone."""
        shown = rendition_of(photo, WHOLE_JPEG)
        return shown and {
            "url": self.request.build_absolute_uri(shown.url),
            "mime_type": "image/jpeg",
            "width": shown.width,
            "height": shown.height,
            "description": writable(photo.caption or photo.alt_text),
            "credit": writable(photo.credit_line),
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


class TagFeed(StoryFeed):
    def get_object(self, request: HttpRequest, **kwargs: Any) -> Tag:
        return get_object_or_404(queries.public_tags(), slug=kwargs["slug"])

    def stories(self, obj: Tag) -> StoryQuerySet:
        return queries.of_tag(obj)

    def title(self, obj: Tag) -> str:
        return obj.name

    def link(self, obj: Tag) -> str:
        return obj.get_absolute_url()

    def description(self, obj: Tag) -> str:
        return _("News of public institutions on: %(topic)s.") % {"topic": obj.name}


class ClarificationFeed(StoryFeed):
    def stories(self, obj: Any) -> StoryQuerySet:
        return queries.clarifications()

    def title(self, obj: Any) -> str:
        return _("Clarifications")

    def link(self, obj: Any) -> str:
        return reverse("portal:clarifications")

    def description(self, obj: Any) -> str:
        return _("What circulates, and what is the case: verdicts that two institutions signed.")


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


def _size_of(picture: Rendition) -> int:
    """In bytes; 0, which RSS readers take as unknown, when the file has been lost."""
    try:
        return int(picture.file.size)
    except OSError:
        return 0
