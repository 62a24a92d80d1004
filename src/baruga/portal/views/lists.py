"""Lists of stories: all, photographs, of a region, of a topic; and the lists of those."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from baruga.hoaxdesk.choices import Kind, Ruling
from baruga.network.choices import Status
from baruga.network.models import Region
from baruga.newsroom.models import Topic
from baruga.portal import queries
from baruga.portal.views.preferences import chosen_region

if TYPE_CHECKING:
    from baruga.newsroom.models.story import StoryQuerySet


class StoryList(TemplateView):
    """A list that goes on by the place where the reader stopped."""

    def stories(self) -> StoryQuerySet:
        return queries.published()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        before = self.request.GET.get("sebelum", "")
        return super().get_context_data(**kwargs) | {
            "listing": queries.slice_of(self.stories(), before)
        }


class Latest(StoryList):
    template_name = "portal/latest.html"


@dataclass(frozen=True, kw_only=True)
class Shape:
    """A format's list: a new format says this much and gets its page (see `urls`)."""

    stories: Callable[[], StoryQuerySet]
    title: str | Promise
    about: str | Promise
    empty: str | Promise
    in_pictures: bool = False  # cards instead of rows


NEWS = Shape(
    stories=queries.news,
    title=_("News"),
    about=_("Reports in words, each with its source, place and time."),
    empty=_("No news has been published yet."),
)
PHOTO = Shape(
    stories=queries.photo_stories,
    title=_("In pictures"),
    about=_("Photo stories: what happened, told in photographs with their place and time."),
    empty=_("No photo story has been published yet."),
    in_pictures=True,
)


class FormatStories(StoryList):
    template_name = "portal/format.html"
    shape: Shape = NEWS

    def stories(self) -> StoryQuerySet:
        return self.shape.stories()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"shape": self.shape}


class Infographics(StoryList):
    template_name = "portal/infographics.html"

    def stories(self) -> StoryQuerySet:
        return queries.infographics()


class Clarifications(StoryList):
    """*Hoaks*: what circulates and what is the case, with what every word of a verdict means."""

    template_name = "portal/clarifications.html"
    extra_context = {"rulings": Ruling, "kinds": Kind}

    def stories(self) -> StoryQuerySet:
        return queries.clarifications()


class TopicStories(StoryList):
    template_name = "portal/topic.html"

    def stories(self) -> StoryQuerySet:
        return queries.of_topic(self.topic)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.topic = get_object_or_404(Topic, slug=kwargs["slug"])
        return super().get_context_data(**kwargs) | {"topic": self.topic}


class TagStories(StoryList):
    """A tag of drafts alone is no page; one of a single story is none for search engines."""

    template_name = "portal/tag.html"

    def stories(self) -> StoryQuerySet:
        return queries.of_tag(self.tag)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.tag = get_object_or_404(queries.public_tags(), slug=kwargs["slug"])
        return super().get_context_data(**kwargs) | {
            "tag": self.tag,
            "is_thin": self.stories().order_by()[:2].count() < 2,
        }


class RegionStories(StoryList):
    """*Wilayah saya*: figures, whom to turn to, and what is told of the region."""

    template_name = "portal/region.html"

    def stories(self) -> StoryQuerySet:
        return queries.of_region(self.region)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.region = get_object_or_404(
            Region.objects.select_related("parent"), slug=kwargs["slug"]
        )
        return super().get_context_data(**kwargs) | {
            "region": self.region,
            "institutions": queries.institutions_of(self.region),
            "is_mine": chosen_region(self.request) == self.region,
        }


class Regions(TemplateView):
    template_name = "portal/regions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        taking_part = Count("institutions", filter=Q(institutions__status=Status.ACTIVE))
        regions = queries.local_regions().annotate(taking_part=taking_part)
        return super().get_context_data(**kwargs) | {
            "regions": regions,
            "mine": chosen_region(self.request),
        }


class Topics(TemplateView):
    template_name = "portal/topics.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "topics": Topic.objects.all(),
            "tags": queries.busiest_tags(),
        }


class About(TemplateView):
    template_name = "portal/about.html"


class Accessibility(TemplateView):
    template_name = "portal/accessibility.html"
