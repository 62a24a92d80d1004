"""What plays: videos, audio, a series, and the subtitles of a published story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control

from baruga.newsroom.models import AudioPage, VideoPage
from baruga.portal import queries, recorded_schema
from baruga.portal.views.lists import StoryList

if TYPE_CHECKING:
    from baruga.newsroom.models.story import StoryQuerySet


class Videos(StoryList):
    template_name = "portal/videos.html"

    def stories(self) -> StoryQuerySet:
        return queries.videos()


class Audio(StoryList):
    """Newest audio, and the series one can subscribe to."""

    template_name = "portal/audio.html"

    def stories(self) -> StoryQuerySet:
        return queries.audio()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"all_series": queries.series_on_air()}


class Series(StoryList):
    template_name = "portal/series.html"

    def stories(self) -> StoryQuerySet:
        return queries.episodes_of(self.series)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.series = get_object_or_404(queries.series_on_air(), slug=kwargs["slug"])
        thing = recorded_schema.podcast(self.series, self.request)
        return super().get_context_data(**kwargs) | {
            "series": self.series,
            "fact": {"@context": "https://schema.org", **thing},
        }


@cache_control(public=True, max_age=60)
def track(request: HttpRequest, story: int) -> HttpResponse:
    """The subtitles as approved, in WebVTT."""
    for model in (VideoPage, AudioPage):
        found = model.objects.live().filter(pk=story).values_list("subtitles", flat=True).first()
        if found:
            return HttpResponse(found, content_type="text/vtt; charset=utf-8")
    raise Http404
