"""Video, audio and episodes for machines (https://schema.org/VideoObject, AudioObject, PodcastEpisode)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from baruga.portal.pictures import SHARE, rendition_of
from baruga.portal.player import Player, player_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from baruga.newsroom.models import AudioSeries, StoryPage

Thing = dict[str, Any]


def things(story: StoryPage, request: HttpRequest) -> list[Thing]:
    """What a story plays, as data; nothing for stories that do not, or before they are published."""
    if not hasattr(story, "recording") or not story.first_published_at:
        return []
    player = player_of(story, request)
    if player is None or player.largest is None:
        return []
    media = _media(story, player, request)
    series: AudioSeries | None = getattr(story, "series", None)
    if series is None:
        return [media]
    return [_episode(story, series, media, request)]


def duration(seconds: float | None) -> str:
    """ISO 8601: `PT1H2M3S`."""
    minutes, rest = divmod(round(seconds or 0), 60)
    hours, minutes = divmod(minutes, 60)
    return f"PT{hours}H{minutes}M{rest}S"


def podcast(series: AudioSeries, request: HttpRequest) -> Thing:
    return {
        "@type": "PodcastSeries",
        "name": series.title,
        "url": request.build_absolute_uri(reverse("portal:series", args=[series.slug])),
        "webFeed": request.build_absolute_uri(reverse("portal:series_feed", args=[series.slug])),
        "inLanguage": series.language,
    }


def _media(story: StoryPage, player: Player, request: HttpRequest) -> Thing:
    size = player.largest
    assert size is not None  # noqa: S101  asked just before
    picture = story.main_image or player.recording.poster
    still = rendition_of(picture, SHARE) if picture else None
    thing: Thing = {
        "@context": "https://schema.org",
        "@type": "VideoObject" if player.recording.is_video else "AudioObject",
        "name": story.title,
        "description": story.summary or story.title,
        "uploadDate": story.first_published_at.isoformat(),
        "duration": duration(player.recording.duration),
        "contentUrl": request.build_absolute_uri(size.file.url),
        "encodingFormat": size.mime,
        "contentSize": str(size.size),
        "transcript": getattr(story, "transcript", ""),
        "thumbnailUrl": request.build_absolute_uri(still.url) if still else "",
        "width": size.width,
        "height": size.height,
        "inLanguage": "id",
        "digitalSourceType": f"http://cv.iptc.org/newscodes/digitalsourcetype/{player.recording.source_type}",
    }
    return {name: value for name, value in thing.items() if value}


def _episode(story: StoryPage, series: AudioSeries, media: Thing, request: HttpRequest) -> Thing:
    thing = {
        "@context": "https://schema.org",
        "@type": "PodcastEpisode",
        "name": story.title,
        "url": request.build_absolute_uri(story.get_url(request)),
        "datePublished": story.first_published_at.isoformat(),
        "description": story.summary,
        "timeRequired": media["duration"],
        "episodeNumber": getattr(story, "episode", None),
        "associatedMedia": {name: value for name, value in media.items() if name != "@context"},
        "partOfSeries": podcast(series, request),
    }
    return {name: value for name, value in thing.items() if value}
