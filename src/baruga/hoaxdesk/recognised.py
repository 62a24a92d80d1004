"""What the screen of a claim shows of its pictures: each once, beside the photographs it resembles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from baruga.hoaxdesk import gallery
from baruga.hoaxdesk.choices import MatchDecision
from baruga.hoaxdesk.models import ReportPicture, Resemblance

if TYPE_CHECKING:
    from baruga.hoaxdesk.gallery import Shown
    from baruga.hoaxdesk.models import Claim

MOST = 6
GUESSES = 2


@dataclass(frozen=True)
class Likeness:
    """A public photograph that a picture seems to be made from; `points` outlines it in the picture."""

    resemblance: Resemblance
    shown: Shown

    @property
    def points(self) -> str:
        return " ".join(f"{x},{y}" for x, y in self.resemblance.outline)


@dataclass
class Pictured:
    """A picture of a claim, and how many reports brought the very same file."""

    picture: ReportPicture
    reports: int = 1
    likenesses: list[Likeness] = field(default_factory=list)


def photographs_of(picture: ReportPicture) -> list[Shown]:
    """The public photographs that people said it was made from; two queries."""
    seen = Resemblance.objects.to_photographs().filter(
        picture__sha256=picture.sha256,
        picture__report__claim=picture.report.claim_id,
        decision=MatchDecision.SAME,
    )
    return list(gallery.shown([pk for pk in seen.values_list("photo", flat=True) if pk]).values())


def pictures_of(claim: Claim) -> list[Pictured]:
    """The first `MOST` different ones, the oldest first; three queries, one without pictures."""
    found: dict[str, Pictured] = {}
    for picture in ReportPicture.objects.of_claim(claim).select_related("report").order_by("pk"):
        if picture.sha256 in found:
            found[picture.sha256].reports += 1
        elif len(found) < MOST:
            found[picture.sha256] = Pictured(picture)
    if not found:
        return []
    by_picture = {one.picture.pk: one for one in found.values()}
    seen = Resemblance.objects.to_photographs().not_refused().filter(picture__in=by_picture)
    resemblances = list(seen.select_related("decided_by"))
    shown = gallery.shown([one.photo_id for one in resemblances if one.photo_id])
    for one in resemblances:
        if one.photo_id in shown:
            by_picture[one.picture_id].likenesses.append(Likeness(one, shown[one.photo_id]))
    for pictured in found.values():
        pictured.likenesses = _worth_showing(pictured.likenesses)
    return list(found.values())


def _worth_showing(likenesses: list[Likeness]) -> list[Likeness]:
    """What people recognised; else what the engine is sure of; else its best guesses."""
    decided = [one for one in likenesses if one.resemblance.decision]
    sure = [one for one in likenesses if one.resemblance.is_sure]
    return decided or sure or likenesses[:GUESSES]
