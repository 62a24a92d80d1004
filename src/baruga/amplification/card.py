"""What the card of a kit shows, before anything is drawn."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from baruga.amplification.words import how_we_know, signatures
from baruga.hoaxdesk.choices import Ruling
from baruga.hoaxdesk.recognised import photographs_of

if TYPE_CHECKING:
    from baruga.hoaxdesk.models import ClarificationPage, ReportPicture
    from baruga.newsroom.models import Photo

EDITION = 1  # of the drawing: a higher one has every card drawn anew
REASONS = 330  # characters of the reasoning on a card without pictures


@dataclass(frozen=True)
class Shot:
    """The photograph of a card, what it is, and where, when and by whom it was taken."""

    photo: Photo
    label: str
    caption: str


@dataclass(frozen=True)
class Card:
    """`how` is said where there is no picture; `stamped_label` stands below the stamped one."""

    tag: str
    fact: str
    how: str
    signed: str
    site: str
    ruling: str
    stamped_label: str
    shot: Shot | None
    stamped: ReportPicture | None

    @property
    def fingerprint(self) -> str:
        """Of everything that is to be seen: SHA-256, as 64 hexadecimal digits."""
        words = (
            EDITION,
            self.tag,
            self.fact,
            self.how,
            self.signed,
            self.site,
            self.ruling,
            self.stamped_label,
        )
        photo = self.shot.photo if self.shot else None
        pictures = (
            [self.shot.label, self.shot.caption] if self.shot else None,
            [photo.pk, photo.file.name, photo.sha256, photo.focal_point_x, photo.focal_point_y]
            if photo
            else None,
            self.stamped.stamped.name if self.stamped else None,
        )
        return hashlib.sha256(json.dumps([words, pictures]).encode()).hexdigest()


def card_of(page: ClarificationPage) -> Card | None:
    """None while no verdict is in force. At most five queries after `Kit.objects.with_pages`."""
    verdict = page.verdict
    if verdict is None:
        return None
    stamped = page.stamped
    with translation.override(settings.LANGUAGE_CODE):
        shot = _shot_of(page, stamped)
        bare = shot is None and stamped is None
        ruling = Ruling(verdict.ruling)
        return Card(
            tag=_("In fact"),
            fact=verdict.fact.strip().rstrip("."),
            how=how_we_know(page, verdict, REASONS) if bare else "",
            signed=signatures(verdict),
            site=settings.WAGTAIL_SITE_NAME,
            ruling=ruling.value,
            stamped_label=_("What circulates: %(ruling)s") % {"ruling": str(ruling.label).lower()},
            shot=shot,
            stamped=stamped,
        )


def _shot_of(page: ClarificationPage, stamped: ReportPicture | None) -> Shot | None:
    """What the stamped picture was made from, as people found; else the page's own photograph.

    A drawing is no answer to a picture that circulates, so it never stands beside one unless that
    was made from it.
    """
    shown = next(iter(photographs_of(stamped)), None) if stamped is not None else None
    if shown is not None:
        is_drawn = shown.photo.is_illustration
        label = _("The original picture") if is_drawn else _("The original photograph")
        return Shot(shown.photo, label, _caption(shown.photo))
    photo = page.main_image
    if photo is None or (stamped is not None and photo.is_illustration):
        return None
    label = _("Illustration") if photo.is_illustration else _("Photograph")
    return Shot(photo, label, _caption(photo))


def _caption(photo: Photo) -> str:
    day = timezone.localtime(photo.taken_at) if photo.taken_at else None
    return " · ".join(
        filter(None, (photo.place, date_format(day, "j F Y") if day else "", photo.credit_line))
    )
