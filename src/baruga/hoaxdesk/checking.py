"""Has this message or picture been answered? Nobody gets a wrong answer by machine.

Only the very same wording or file, which a person has judged, is answered for certain; what an
engine finds similar is shown as such.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from baruga.hoaxdesk import engine, gallery, linked
from baruga.hoaxdesk.choices import ClaimStage, Door
from baruga.hoaxdesk.fingerprints import fingerprint
from baruga.hoaxdesk.models import Claim, ClarificationPage, Fingerprint, ReportPicture, Verdict
from baruga.matching.images.errors import ImageMatchingError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from baruga.hoaxdesk.cleaning import Clean
    from baruga.hoaxdesk.gallery import Shown

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

    `answer`: these very words, or this very file, were judged. `stage` and `door`: they are known and
    not decided. `similar`: answered claims that it may be. `archived`: published photographs that a
    picture seems to be made from. `fault`: why its link could not be read, when the address alone was
    looked for, or why a picture could not be compared.
    """

    answer: Found | None = None
    stage: ClaimStage | None = None
    door: Door | None = None
    similar: tuple[Found, ...] = ()
    archived: tuple[Shown, ...] = ()
    is_link: bool = False
    is_picture: bool = False
    fault: str = ""


def check_picture(picture: Clean) -> Check:
    """Look for a picture among what was reported and in the archive of published photographs.

    About seven queries, and the engine in a process of its own. Nothing of the picture is kept.
    """
    with NamedTemporaryFile(suffix=".jpg") as file:
        file.write(picture.jpeg)
        file.flush()
        try:
            found, fault = gallery.search(Path(file.name))[0], ""
        except ImageMatchingError as late:
            found, fault = [], str(late)
    sure = [each for each in found if each.seen.confirmed]
    archived = _archived(sure)
    same = ReportPicture.objects.standing().filter(sha256=picture.sha256)
    known = Claim.objects.standing().filter(reports__in=same.values("report")).distinct()[:2]
    decided = _answered([claim.pk for claim in known])
    answer = decided[0] if len(known) == len(decided) == 1 else None
    near = _claims_of(sure, known)
    similar = [each for each in _answered(near) if each != answer][:MOST_SIMILAR]
    open_ones = [claim for claim in known if claim.stage != ClaimStage.QUIET]
    told = open_ones[0] if len(known) == 1 and open_ones and answer is None else None
    return Check(
        answer=answer,
        stage=told.stage if told else None,
        door=told.door if told else None,
        similar=tuple(similar),
        archived=archived,
        is_picture=True,
        fault=fault,
    )


def _archived(sure: Sequence[gallery.Found]) -> tuple[Shown, ...]:
    photos = [each.photo for each in sure if each.photo is not None][:MOST_SIMILAR]
    shown = gallery.shown(photos) if photos else {}
    return tuple(shown[pk] for pk in photos if pk in shown)


def _claims_of(sure: Sequence[gallery.Found], known: Iterable[Claim]) -> list[int]:
    """Claims that came with the same picture, told by the engine or by the file."""
    pictures = [each.picture for each in sure if each.picture is not None]
    reported = ReportPicture.objects.standing().filter(pk__in=pictures)
    pks = reported.exclude(report__claim=None).values_list("report__claim", flat=True)
    return list(dict.fromkeys([*(claim.pk for claim in known), *pks]))


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
