"""The sizes in which the public site shows a photograph: few, so that a server makes few."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

if TYPE_CHECKING:
    from baruga.newsroom.models import Photo, Rendition

logger = logging.getLogger("baruga.faults")

# The smaller first: a browser takes the first kind that it knows. JPEG is for those that know neither.
MODERN = ("avif", "webp")

WHOLE_JPEG = "format-jpeg|width-1280"
LARGEST = "format-webp|max-1920x1440"
CARD = (
    *(f"format-{kind}|fill-{size}" for kind in MODERN for size in ("480x320", "960x640")),
    "format-jpeg|fill-960x640",
)
LEAD = (*CARD[:-1], *(f"format-{kind}|fill-1440x960" for kind in MODERN), CARD[-1])
WHOLE = (
    *(f"format-{kind}|{size}" for kind in MODERN for size in ("width-640", "width-1280")),
    "format-avif|max-1920x1440",
    LARGEST,
    WHOLE_JPEG,
)
# What the templates of a story's blocks ask for; being the newsroom's, they name their own sizes.
INLINE = (*WHOLE, "format-jpeg|width-640")
SHARE = "format-jpeg|fill-1200x630"

SHAPES = {"card": CARD, "lead": LEAD, "whole": WHOLE}


def renditions_of(photo: Photo, *specs: str) -> list[Rendition]:
    """The picture in these sizes, made when missing.

    Empty, with one line in the log, when its file is gone.
    """
    try:
        found: dict[str, Rendition] = photo.get_renditions(*specs)
    except (SourceImageIOError, InvalidFilterSpecError) as error:
        logger.warning("Picture %s cannot be shown: %s", photo.pk, error)
        return []
    return [found[spec] for spec in specs]


def rendition_of(photo: Photo, spec: str) -> Rendition | None:
    return next(iter(renditions_of(photo, spec)), None)
