"""What the standard sees of a graphic: its words, how they stand out, what it lost."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from django.core.cache import cache
from wagtail.images.models import Filter, SourceImageIOError

from baruga.matching import contrast
from baruga.newsroom.intake import svg
from baruga.newsroom.intake.svg_contrast import Words, faint_words

if TYPE_CHECKING:
    from baruga.newsroom.models import Drawing, StoryPage

WEEK = 7 * 24 * 60 * 60


@dataclass(frozen=True)
class Graphic:
    """A cleaned drawing; read only when a check asks."""

    markup: str
    removed: tuple[str, ...]

    @classmethod
    def of(cls, drawing: Drawing | None) -> Graphic | None:
        return cls(drawing.markup, tuple(drawing.removed)) if drawing else None

    @cached_property
    def root(self) -> Element:
        """The tree without its namespace, as the cleaner wrote it."""
        return fromstring(self.markup.replace(f' xmlns="{svg.SVG}"', "", 1))

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(svg.texts(self.root))

    def faint(self, limit: float) -> list[Words]:
        return faint_words(self.root, limit)


def faint_share(story: StoryPage) -> float:
    """How much of the main picture stands out little; measured once for each original."""
    from baruga.newsroom.sizes import prepare

    photo = story.main_image
    if photo is None:
        return 0.0
    key = f"faint-share-{photo.pk}-{photo.file_hash}"
    known: float | None = cache.get(key)
    if known is None:
        try:
            known = contrast.faint_share(prepare(photo, [Filter("width-640")]).picture.image)
        except (SourceImageIOError, OSError):
            known = 0.0
        cache.set(key, known, WEEK)
    return known
