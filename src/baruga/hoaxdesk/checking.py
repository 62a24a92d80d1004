"""Has this message been answered? Nobody gets a wrong answer by machine.

Only the very same wording, which a person has judged, is answered for certain; what the engine
finds similar is shown as such.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from baruga.hoaxdesk import engine, linked
from baruga.hoaxdesk.choices import ClaimStage, Door
from baruga.hoaxdesk.fingerprints import fingerprint
from baruga.hoaxdesk.models import Claim, ClarificationPage, Fingerprint, Verdict

if TYPE_CHECKING:
    from collections.abc import Collection

LOOKED_AT = 30  # claims nearest to a message, answered or not
MOST_SIMILAR = 3


@dataclass(frozen=True)
class Found:
    """A claim with its verdict in force; `page` is its clarification once it is published."""

    claim: Claim
    verdict: Verdict
    page: ClarificationPage | None


@dataclass(frozen=True)
class Check:
    """What is known of a message.

    `answer`: these very words were judged. `stage` and `door`: they are known and not decided.
    `similar`: answered claims that it may be. `fault`: why its link could not be read; then the
    address alone was looked for.
    """

    answer: Found | None = None
    stage: ClaimStage | None = None
    door: Door | None = None
    similar: tuple[Found, ...] = ()
    is_link: bool = False
    fault: str = ""


def check(message: str) -> Check:
    """Look for a message, or for the page when it is nothing but a link. About six queries.

    What is left unamplified is not told of. Reads no more than the page it was given.
    """
    is_link = linked.is_link(message)
    words, fault = message, ""
    if is_link:
        try:
            words = linked.words_of(message.strip())
        except linked.Unreadable as refused:
            words, fault = "", str(refused)
    known = _known(message, is_link=is_link) or (_known(words) if is_link and words else None)
    if known is not None:
        found = _answered([known.pk])
        if found:
            return Check(answer=found[0], is_link=is_link, fault=fault)
    similar = tuple(_similar(words)) if words.strip() else ()
    if known is None or known.stage == ClaimStage.QUIET:
        return Check(similar=similar, is_link=is_link, fault=fault)
    return Check(stage=known.stage, door=known.door, similar=similar, is_link=is_link, fault=fault)


def _known(message: str, *, is_link: bool = False) -> Claim | None:
    """The claim of which these very words, or this very link, were reported."""
    digest = fingerprint("", message) if is_link else fingerprint(message)
    if not digest:
        return None
    found = Fingerprint.objects.select_related("claim").filter(digest=digest).first()
    return found.claim if found else None


def _similar(words: str) -> list[Found]:
    """Answered claims that a message may be, the likeliest first."""
    near = engine.search(words, limit=LOOKED_AT)
    return _answered([int(match.id) for match in near if match.band != "none"])[:MOST_SIMILAR]


def _answered(claim_ids: Collection[int]) -> list[Found]:
    """Those with a verdict in force, in the given order; three queries."""
    in_force = Verdict.objects.in_force().select_related("institution", "signed_for")
    claims = Claim.objects.standing().filter(pk__in=claim_ids)
    by_pk = {
        claim.pk: claim
        for claim in claims.prefetch_related(
            Prefetch("verdicts", queryset=in_force, to_attr="fetched_in_force")
        )
        if claim.is_checkable
    }
    pages = {
        page.claim_id: page for page in ClarificationPage.objects.live().filter(claim__in=by_pk)
    }
    return [
        Found(by_pk[pk], by_pk[pk].__dict__["fetched_in_force"][0], pages.get(pk))
        for pk in claim_ids
        if pk in by_pk and by_pk[pk].__dict__["fetched_in_force"]
    ]
