"""A recording as the public site plays it: its sizes, its subtitles, its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from baruga.newsroom.recordings import subtitles
from baruga.portal.pictures import WHOLE, rendition_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from baruga.newsroom.models import RecordedStory, Recording, RecordingRendition

SAVING = 480  # short side in pixels up to which a size is for those who count their data


@dataclass(frozen=True)
class Line:
    """One subtitle in the transcript: when, for people and for the player."""

    second: float
    clock: str
    text: str


@dataclass(frozen=True)
class Player:
    """What the template needs; `smallest` None while nothing can be played."""

    recording: Recording
    sizes: list[RecordingRendition]
    voice: RecordingRendition | None
    poster: str
    track: str
    lines: list[Line]
    text: str
    root: str

    @property
    def kind(self) -> str:
        return "video" if self.recording.is_video else "audio"

    @property
    def smallest(self) -> RecordingRendition | None:
        return self.sizes[0] if self.sizes else None

    @property
    def largest(self) -> RecordingRendition | None:
        return self.sizes[-1] if self.sizes else None

    @property
    def smallest_address(self) -> str:
        return f"{self.root}{self.smallest.file.url}" if self.smallest else ""

    @property
    def clock(self) -> str:
        return subtitles.clock(self.recording.duration)


def player_of(story: RecordedStory, request: HttpRequest) -> Player | None:
    """The player of `story`, made once; None without a recording that is ready. Three queries."""
    known = story.__dict__
    if "_player" not in known:
        known["_player"] = _gather(story, request)
    found: Player | None = known["_player"]
    return found


def _gather(story: RecordedStory, request: HttpRequest) -> Player | None:
    recording: Recording | None = story.recording
    if recording is None or not recording.is_ready:
        return None
    every = list(recording.renditions.all())
    shown = [size for size in every if bool(size.height) == recording.is_video]
    picture = story.main_image or recording.poster
    still = rendition_of(picture, WHOLE[1]) if picture and recording.is_video else None
    return Player(
        recording=recording,
        sizes=shown,
        voice=next((size for size in every if recording.is_video and not size.height), None),
        poster=still.url if still else "",
        track=_track(story, request),
        lines=[Line(cue.start, subtitles.clock(cue.start), cue.text) for cue in story.cues],
        text="" if story.transcript == subtitles.spoken(story.cues) else story.transcript,
        root=request.build_absolute_uri("/")[:-1],
    )


def _track(story: RecordedStory, request: HttpRequest) -> str:
    """Where the subtitles are: those approved, or in a preview those of the desk."""
    if not story.subtitles:
        return ""
    if getattr(request, "is_preview", False) or not story.live:
        return reverse("recordings:track", args=[story.recording.pk])
    return reverse("portal:track", args=[story.pk])
