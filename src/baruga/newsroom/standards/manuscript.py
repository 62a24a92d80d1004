"""A story as the standard sees it: plain words and pictures, whatever page it came from."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from baruga.newsroom.choices import Consent
from baruga.newsroom.standards.drawn import Graphic, faint_share

if TYPE_CHECKING:
    from baruga.newsroom.models import Photo, RecordedStory, StoryPage

BLOCK_END = re.compile(r"</(?:p|li|h[2-4]|blockquote)>|<br\s*/?>", re.IGNORECASE)
TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Quote:
    text: str
    speaker: str
    office: str


@dataclass(frozen=True)
class Picture:
    """`caption` is the one a reader of this story sees."""

    caption: str
    alt: str
    creator: str
    dated: bool
    consent_missing: bool


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """A chosen recording that is ready, with the words that the story took from it.

    `duration` in seconds, `loudness` of the web sizes in LUFS (None: no sound); `cues` and `words`
    are counts.
    """

    short_side: int
    duration: float
    loudness: float | None
    cues: int
    words: int
    transcript: str
    has_poster: bool
    credited: bool


@dataclass(frozen=True)
class Figure:
    value: str
    source: str
    dated: bool


@dataclass(frozen=True)
class Manuscript:
    """What the checks read. `paragraphs` are without markup and without quotations of blocks."""

    headline: str
    lead: str
    paragraphs: tuple[str, ...]
    quotes: tuple[Quote, ...]
    main_picture: Picture | None
    pictures: tuple[Picture, ...]
    dateline: str
    byline: str
    press_contact: str
    topics: int
    institutions: tuple[str, ...]
    places: tuple[str, ...]
    recording: Recorded | None = None
    figures: tuple[Figure, ...] = ()
    in_words: str = ""
    circulates: str = ""
    is_refuted: bool = False
    what_to_do: str = ""
    graphic: Graphic | None = None
    faint_share: float = 0.0

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)

    @classmethod
    def of(cls, story: StoryPage) -> Manuscript:
        """Read `story` as it is in memory, saved or not."""
        institution = story.institution
        graphic = Graphic.of(getattr(story, "graphic", None))
        measured = hasattr(story, "figures") and graphic is None
        return cls(
            headline=story.title or "",
            lead=story.lead or "",
            paragraphs=tuple(paragraphs(story.body)),
            quotes=tuple(_quotes(story.body)),
            main_picture=_picture(story.main_image) if story.main_image else None,
            pictures=tuple(_pictures(story)),
            dateline=story.dateline or "",
            byline=story.byline or "",
            press_contact=story.press_contact or "",
            topics=len(story.topics.all()) if story.pk or story.topics.all() else 0,
            institutions=(institution.name, institution.short_name),
            places=tuple(place_names()),
            recording=_recorded(story) if hasattr(story, "recording") else None,
            figures=tuple(_figures(story)),
            in_words=getattr(story, "in_words", ""),
            circulates=getattr(story, "circulates", ""),
            is_refuted=getattr(story, "is_refuted", False),
            what_to_do=getattr(story, "what_to_do", ""),
            graphic=graphic,
            faint_share=faint_share(story) if measured else 0.0,
        )


def paragraphs(body: Any) -> Iterable[str]:
    """The words of the text blocks of a StreamField, a paragraph each, without markup."""
    for block in body:
        if block.block_type == "text":
            for part in BLOCK_END.split(str(getattr(block.value, "source", block.value))):
                words = " ".join(html.unescape(TAG.sub("", part)).split())
                if words:
                    yield words


def place_names() -> Iterable[str]:
    """Names of the regions, as official and as people say them; read once per process."""
    from django.core.cache import cache

    from baruga.network.models import Region

    names: list[str] | None = cache.get("newsroom-places")
    if names is None:
        names = sorted(
            {name for region in Region.objects.all() for name in (region.name, region.short_name)}
        )
        cache.set("newsroom-places", names, 300)
    return names


def _quotes(body: Any) -> Iterable[Quote]:
    for block in body:
        if block.block_type == "quote":
            value = block.value
            yield Quote(value["text"] or "", value["speaker"] or "", value["office"] or "")


def _figures(story: StoryPage) -> Iterable[Figure]:
    for block in getattr(story, "figures", ()):
        value = block.value
        yield Figure(value["value"] or "", value["source"] or "", value["as_of"] is not None)


def _pictures(story: StoryPage) -> Iterable[Picture]:
    for block in _picture_blocks(story):
        if block["image"]:
            yield _picture(block["image"], block["caption"] or "")


def _picture_blocks(story: StoryPage) -> Iterable[Any]:
    for block in (*getattr(story, "photos", ()), *story.body):
        if block.block_type == "photo":
            yield block.value
        elif block.block_type == "gallery":
            yield from block.value


def _picture(photo: Photo, caption: str = "") -> Picture:
    return Picture(
        caption=caption or photo.caption,
        alt=photo.alt_text,
        creator=photo.credit_line,
        dated=photo.taken_at is not None,
        consent_missing=photo.consent == Consent.MISSING,
    )


def _recorded(story: RecordedStory) -> Recorded | None:
    recording = story.recording
    if recording is None or not recording.is_ready:
        return None
    return Recorded(
        short_side=recording.short_side,
        duration=recording.duration or 0,
        loudness=recording.loudness_made,
        cues=len(story.cues),
        words=len(story.transcript.split()),
        transcript=story.transcript,
        has_poster=recording.poster_id is not None,
        credited=bool(recording.credit_line),
    )
