"""A clarification as a reader meets it: verdict, evidence, signatures and the clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from baruga.hoaxdesk.choices import Kind, Ruling
from baruga.hoaxdesk.models.objection import OPEN_FOR, may_be_objected_to
from baruga.hoaxdesk.recognised import photographs_of
from baruga.newsroom.choices import Format

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest

    from baruga.hoaxdesk.gallery import Shown
    from baruga.hoaxdesk.models import ClarificationPage, Evidence, ReportPicture, Verdict
    from baruga.newsroom.models import StoryPage

Thing = dict[str, Any]
# Google's guidelines for ClaimReview: a scale from 1 to 5; what is not decided has a name and no number.
RATINGS = {
    Ruling.TRUE: 5,
    Ruling.PARTLY_TRUE: 3,
    Ruling.MISLEADING: 2,
    Ruling.FALSE: 1,
    Ruling.SCAM: 1,
}
# https://schema.org/MediaManipulationRatingEnumeration; the other types say nothing about a picture.
AUTHENTICITY = {
    Kind.SATIRE: "SatireOrParodyContent",
    Kind.FALSE_CONNECTION: "DecontextualizedContent",
    Kind.FALSE_CONTEXT: "DecontextualizedContent",
    Kind.MANIPULATED: "TransformedContent",
}
COLOURS = {Ruling.TRUE: "green", Ruling.PARTLY_TRUE: "gold", Ruling.NOT_ENOUGH: "gold"}


@dataclass(frozen=True)
class Clarified:
    """What stands beside the words of a clarification."""

    verdict: Verdict
    evidence: list[Evidence]
    concerned: set[int]
    moments: list[tuple[str, datetime]]
    earlier: list[Verdict]
    open_until: datetime | None
    stamped: ReportPicture | None
    real: Shown | None
    """The photograph that the stamped picture was made from, as people found."""

    @property
    def colour(self) -> str:
        return colour_of(self.verdict.ruling)


def clarified(page: ClarificationPage) -> Clarified | None:
    """None while no verdict is in force, as in a preview of what was decided anew.

    Five queries, three more with a picture.
    """
    verdict = page.verdict
    if verdict is None:
        return None
    claim = page.claim
    stamped = page.stamped
    moments = [
        (_("first report"), claim.first_seen_at),
        (_("taken up"), claim.taken_at),
        (_("verdict proposed"), verdict.at),
        (_("signed by the second institution"), verdict.signed_at),
        (_("published"), page.first_published_at),
    ]
    return Clarified(
        verdict=verdict,
        evidence=list(page.evidence),
        concerned=set(claim.about.values_list("pk", flat=True)),
        moments=[(name, at) for name, at in moments if at is not None],
        earlier=list(claim.verdicts.exclude(replaced_at=None).order_by("-replaced_at")),
        open_until=_open_until(verdict),
        stamped=stamped,
        real=next(iter(photographs_of(stamped)), None) if stamped else None,
    )


def _open_until(verdict: Verdict) -> datetime | None:
    """The last moment for an objection; None once it is over."""
    if verdict.signed_at is None or not may_be_objected_to(verdict, timezone.now()):
        return None
    return verdict.signed_at + OPEN_FOR


def colour_of(ruling: str) -> str:
    """Red is for what is false alone; a word always stands beside the colour."""
    return COLOURS.get(Ruling(ruling), "red")


def things(story: StoryPage, request: HttpRequest) -> list[Thing]:
    """The verdict as ClaimReview and MediaReview; nothing for other stories."""
    if story.specific_class is None or story.specific_class.format != Format.CLARIFICATION:
        return []
    found = (review_of(story, request), media_review_of(story, request))
    return [thing for thing in found if thing]


def review_of(page: ClarificationPage, request: HttpRequest) -> Thing | None:
    """As ClaimReview (https://schema.org/ClaimReview); None while no verdict is in force.

    `page.institution` is fetched with it.
    """
    verdict = page.verdict
    if verdict is None or verdict.signed_at is None:
        return None
    ruling = Ruling(verdict.ruling)
    rating: Thing = {"@type": "Rating", "alternateName": str(ruling.label)}
    if ruling in RATINGS:
        rating |= {"ratingValue": RATINGS[ruling], "bestRating": 5, "worstRating": 1}
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": request.build_absolute_uri(page.get_url(request) or "/"),
        "claimReviewed": page.circulates or page.claim.sentence,
        "datePublished": verdict.signed_at.isoformat(),
        "author": _voice(page, request),
        "reviewRating": rating,
        "reviewBody": verdict.fact,
        "itemReviewed": {
            "@type": "Claim",
            "datePublished": page.claim.first_seen_at.isoformat(),
        },
        "inLanguage": "id",
    }


def media_review_of(page: ClarificationPage, request: HttpRequest) -> Thing | None:
    """The picture as MediaReview (https://schema.org/MediaReview); None when none is shown.

    It names the circulating file by its hash, and leads to the stamped form alone.
    """
    verdict, picture = page.verdict, page.stamped
    if picture is None or verdict is None or verdict.signed_at is None:
        return None
    width, height = picture.stamped_size
    thing: Thing = {
        "@context": "https://schema.org",
        "@type": "MediaReview",
        "url": request.build_absolute_uri(page.get_url(request) or "/"),
        "datePublished": verdict.signed_at.isoformat(),
        "author": _voice(page, request),
        "reviewBody": verdict.fact,
        "itemReviewed": {
            "@type": "MediaReviewItem",
            "interpretedAsClaim": {
                "@type": "Claim",
                "description": page.circulates or page.claim.sentence,
            },
            "mediaItemAppearance": {
                "@type": "ImageObjectSnapshot",
                "contentUrl": request.build_absolute_uri(picture.stamped.url),
                "sha256": picture.sha256,
                "width": width,
                "height": height,
            },
        },
        "inLanguage": "id",
    }
    category = AUTHENTICITY.get(Kind(verdict.kind)) if verdict.kind else None
    if verdict.ruling == Ruling.TRUE:
        category = "OriginalMediaContent"
    return thing | ({"mediaAuthenticityCategory": category} if category else {})


def _voice(page: ClarificationPage, request: HttpRequest) -> Thing:
    return {
        "@type": "GovernmentOrganization",
        "name": page.institution.name,
        "url": request.build_absolute_uri(page.institution.public_path),
    }
