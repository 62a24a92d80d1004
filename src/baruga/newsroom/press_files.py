"""A photograph as a newsroom gets it: in press resolution, with everything written inside."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from baruga.newsroom.embedding import Label, embed

if TYPE_CHECKING:
    from baruga.network.models import Institution
    from baruga.newsroom.models import Photo

logger = logging.getLogger("baruga.faults")

# What a printing press needs, and no more than an upload keeps.
SIZE = "format-jpeg|max-3000x3000|jpegquality-92"


def licence(photo: Photo, institution: Institution) -> str:
    """Under which terms a newsroom may print it, as one line."""
    credit = photo.credit_line or institution.name
    return _("Free for news reporting, unaltered and with credit: %(credit)s") % {"credit": credit}


def download(photo: Photo, institution: Institution, address: str) -> bytes | None:
    """The photograph as JPEG of at most 3000 pixels, labelled; None when its file is gone.

    `address` is where the public reads of it, now or once an embargo has ended.
    """
    try:
        rendition = photo.get_rendition(SIZE)
    except (SourceImageIOError, InvalidFilterSpecError) as error:
        logger.warning("Picture %s cannot be handed out: %s", photo.pk, error)
        return None
    with rendition.file.open("rb") as file:
        return embed(file.read(), label_of(photo, institution, address))


def label_of(photo: Photo, institution: Institution, address: str) -> Label:
    return Label(
        title=photo.title,
        caption=photo.caption or photo.alt_text,
        alt_text=photo.alt_text,
        creator=photo.creator,
        credit=photo.credit or institution.name,
        place=photo.place or (photo.region.name if photo.region else ""),
        rights=licence(photo, institution),
        address=address,
        source_type=photo.source_type,
        taken_at=photo.taken_at,
    )
