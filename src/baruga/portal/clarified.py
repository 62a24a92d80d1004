"""A clarification as a reader meets it: verdict, evidence, signatures and the clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from baruga.hoaxdesk.choices import Ruling
from baruga.hoaxdesk.models.objection import OPEN_FOR, may_be_objected_to
from baruga.newsroom.choices import Format

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest

    from baruga.hoaxdesk.models import ClarificationPage, Evidence, Verdict
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

    @property
    def colour(self) -> str:
        return colour_of(self.verdict.ruling)


def clarified(page: ClarificationPage) -> Clarified | None:
    """None while no verdict is in force, as in a preview of what was decided anew. Five queries."""
    verdict = page.verdict
    if verdict is None:
        return None
    claim = page.claim
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
    """The verdict as ClaimReview (https://schema.org/ClaimReview); nothing for other stories."""
    if story.specific_class is None or story.specific_class.format != Format.CLARIFICATION:
        return []
    return [review] if (review := review_of(story, request)) else []


def review_of(page: ClarificationPage, request: HttpRequest) -> Thing | None:
    """None while no verdict is in force. `page.institution` is fetched with it."""
    verdict = page.verdict
    if verdict is None or verdict.signed_at is None:
        return None
    ruling = Ruling(verdict.ruling)
    rating: Thing = {"@type": "Rating", "alternateName": str(ruling.label)}
    if ruling in RATINGS:
        rating |= {"ratingValue": RATINGS[ruling], "bestRating": 5, "worstRating": 1}
    voice = {
        "@type": "GovernmentOrganization",
        "name": page.institution.name,
        "url": request.build_absolute_uri(page.institution.public_path),
    }
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": request.build_absolute_uri(page.get_url(request) or "/"),
        "claimReviewed": page.circulates or page.claim.sentence,
        "datePublished": verdict.signed_at.isoformat(),
        "author": voice,
        "reviewRating": rating,
        "reviewBody": verdict.fact,
        "itemReviewed": {
            "@type": "Claim",
            "datePublished": page.claim.first_seen_at.isoformat(),
        },
        "inLanguage": "id",
    }
