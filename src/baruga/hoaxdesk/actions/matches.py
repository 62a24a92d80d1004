"""Matches: suggest that two claims are the same, confirm it, refuse it, part them again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from baruga.hoaxdesk import engine
from baruga.hoaxdesk.choices import MatchBand, MatchDecision, MatchField
from baruga.hoaxdesk.models import (
    Ask,
    Claim,
    Fingerprint,
    Match,
    Report,
    ReportPicture,
    Resemblance,
)
from baruga.hoaxdesk.permissions import may_join, may_part, require_joinable

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from baruga.accounts.models import User
    from baruga.hoaxdesk.models.claim import ClaimQuerySet
    from baruga.matching.claims import Match as Found

MOST = 5  # suggestions of one claim
SEEN = 20  # of the engine's answers, before those that may not be suggested are left out
AGAIN = 200  # open claims that are looked at again once the index is made anew


class AlreadyDecided(Exception):
    """Somebody else said otherwise a moment ago, or one of the two lies in another claim by now."""


def look_soon(claim_id: int) -> None:
    """Once what happens now is written: index the claim anew, and look for its likes."""
    from baruga.hoaxdesk import tasks

    transaction.on_commit(lambda: tasks.find_matches.enqueue(claim_id))


def suggest(*, claim_id: int) -> int:
    """Suggest what an open claim may be; answer how many suggestions stand. Safe to repeat.

    An older claim, or one that is decided; never one that a person refused, whichever of the two
    asked then. What was suggested and is not found any more goes, unless the index could not be
    read.
    """
    claim = Claim.objects.joinable().filter(pk=claim_id).first()
    fields = engine.fields_of(claim_id) if claim else {}
    if claim is None:
        return _keep(claim_id, [])
    pictured = _pictured(claim)
    found = engine.search(fields, limit=SEEN, without=[claim_id]) if fields else []
    eligible = _suggestible(claim, _ids(found))
    if rivals := set(_ids(found)) - set(eligible):
        # What cannot be suggested would only take chances away from what can.
        found = engine.search(fields, limit=SEEN, without=[claim_id, *rivals])
    worded = [match for match in found if match.band in MatchBand.values]
    known = set(_ids(pictured))
    return _keep(claim_id, [*pictured, *(one for one in worded if int(one.id) not in known)])


def suggest_to_others(*, claim_id: int) -> int:
    """Look again at open claims near to this one: they may be what it says. Answers how many."""
    claim = Claim.objects.standing().with_verdicts().filter(pk=claim_id).first()
    fields = engine.fields_of(claim_id) if claim else {}
    if claim is None:
        return 0
    near = _ids(_pictured(claim))
    if fields:
        near += _ids(engine.search(fields, limit=SEEN, without=[claim_id]))
    waiting = Claim.objects.joinable().filter(pk__in=near)
    if not claim.__dict__["has_signed"]:
        at = claim.first_seen_at
        waiting = waiting.filter(Q(first_seen_at__gt=at) | Q(first_seen_at=at, pk__gt=claim.pk))
    for pk in (found := list(waiting.values_list("pk", flat=True))):
        suggest(claim_id=pk)
    return len(found)


def suggest_again() -> int:
    """Look again at the newest open claims, as after a rebuild; answer how many suggestions stand."""
    newest = Claim.objects.joinable().order_by("-first_seen_at", "-pk")[:AGAIN]
    return sum(suggest(claim_id=pk) for pk in newest.values_list("pk", flat=True))


@transaction.atomic
def confirm(*, by: User, at: datetime, match: Match) -> Claim:
    """Say that both are the same: reports, wordings and requests go to the other. Safe to repeat.

    Requests to other institutions only go along within one institution: nobody shares somebody
    else's case. Evidence stays with its claim. Raises PermissionDenied, NoVerdict for a claim that
    was judged already or leaves by another door, or AlreadyDecided. Answers the claim that stays.
    """
    match = _locked(by, match)
    claim, other = match.claim, match.other
    if match.decision == MatchDecision.SAME and claim.merged_into_id == other.pk:
        return other
    if match.decision or claim.merged_into_id or other.merged_into_id:
        raise AlreadyDecided
    _require_seen(by, match)
    require_joinable(claim, other)
    _decide(match, MatchDecision.SAME, by, at)
    _move(claim, other)
    claim.merged_into = other
    claim.save(update_fields=["merged_into"])
    Match.objects.undecided().between(claim).delete()
    log(instance=other, action="hoaxdesk.join", user=by, data={"claim": claim.sentence})
    log(instance=claim, action="hoaxdesk.merge", user=by, data={"other": other.pk})
    _answer_soon(other)
    look_soon(claim.pk)
    look_soon(other.pk)
    return other


@transaction.atomic
def refuse(*, by: User, at: datetime, match: Match) -> None:
    """Say that they are two claims; the pair is never suggested again. Safe to repeat.

    Raises PermissionDenied or AlreadyDecided.
    """
    match = _locked(by, match)
    if match.decision == MatchDecision.DIFFERENT:
        return
    if match.decision:
        raise AlreadyDecided
    _require_seen(by, match)
    _decide(match, MatchDecision.DIFFERENT, by, at)
    # No sentence: whoever sees this claim need not know of the other.
    log(
        instance=match.claim,
        action="hoaxdesk.keep_apart",
        user=by,
        data={"other": match.other_id},
    )


@transaction.atomic
def part(*, by: User, at: datetime, match: Match) -> Claim:
    """Take a confirmation back: the claim is one of its own again, with all that belongs to it.

    Also what was reported in its words since. The pair counts as refused from then on. Raises
    PermissionDenied or AlreadyDecided. Safe to repeat. Answers the claim.
    """
    match = _row(match)
    claim, other = match.claim, match.other
    if not may_part(by, match):
        raise PermissionDenied
    if match.decision == MatchDecision.DIFFERENT:
        return claim
    if claim.merged_into_id != other.pk:
        raise AlreadyDecided
    _decide(match, MatchDecision.DIFFERENT, by, at)
    _move_back(claim)
    claim.merged_into = None
    claim.save(update_fields=["merged_into"])
    log(instance=other, action="hoaxdesk.let_go", user=by, data={"claim": claim.sentence})
    log(instance=claim, action="hoaxdesk.part", user=by, data={"other": other.pk})
    look_soon(claim.pk)
    look_soon(other.pk)
    return claim


def _answer_soon(claim: Claim) -> None:
    """Whoever asked in other words is told as well, if there is an answer already."""
    from baruga.hoaxdesk import tasks

    transaction.on_commit(lambda: tasks.answer_all.enqueue(claim.pk))


@transaction.atomic
def _keep(claim_id: int, found: Collection[Found]) -> int:
    """Make the suggestions of a claim those that were found, at most `MOST`."""
    claim = _lock(claim_id).first()
    if claim is None:
        return 0
    stopgap = any(match.engine == engine.DATABASE for match in found)
    others = _suggestible(claim, _ids(found))
    kept = {int(match.id): match for match in found if int(match.id) in others}
    chosen = dict(list(kept.items())[:MOST])
    standing = Match.objects.undecided().filter(claim=claim)
    if stopgap:
        for pk in standing.values_list("other", flat=True):
            chosen.pop(pk, None)  # the engine said more of it
    else:
        standing.exclude(other__in=chosen).delete()
    for pk, match in chosen.items():
        Match.objects.undecided().filter(claim=pk, other=claim).delete()
        Match.objects.update_or_create(
            claim=claim, other=others[pk], defaults=_seen(match, claim, others[pk])
        )
    return standing.count()


def _pictured(claim: Claim) -> list[Found]:
    """Claims that came with the same picture, whichever of the two was seen to resemble the other.

    The engine is sure of the picture; whether it says the same, people decide.
    """
    from baruga.matching.claims import Match as FoundMatch

    sure = Resemblance.objects.filter(is_sure=True).exclude(other=None)
    ours = sure.filter(picture__in=ReportPicture.objects.of_claim(claim))
    theirs = sure.filter(other__in=ReportPicture.objects.of_claim(claim))
    seen = {
        **dict(ours.values_list("other__report__claim", "engine")),
        **dict(theirs.values_list("picture__report__claim", "engine")),
    }
    field = str(MatchField.PICTURE)
    return [
        FoundMatch(str(pk), 1.0, "same", field, field, (), engine_name)
        for pk, engine_name in seen.items()
        if pk not in {None, claim.pk}
    ]


def _ids(found: Iterable[Found]) -> list[int]:
    return [int(match.id) for match in found]


def _suggestible(claim: Claim, ids: Iterable[int]) -> dict[int, Claim]:
    """Of these, the claims that `claim` may be: standing, never decided about, older or judged."""
    if not Claim.objects.joinable().filter(pk=claim.pk).exists():
        return {}
    decided = Match.objects.between(claim).exclude(decision="").values_list("claim", "other")
    known = {pk for pair in decided for pk in pair}
    candidates = Claim.objects.standing().with_verdicts().filter(pk__in=set(ids) - known)
    age = (claim.first_seen_at, claim.pk)
    return {
        other.pk: other
        for other in candidates
        if other.pk != claim.pk
        and (other.__dict__["has_signed"] or (other.first_seen_at, other.pk) < age)
    }


def _seen(match: Found, claim: Claim, other: Claim) -> dict[str, Any]:
    return {
        "score": min(max(match.score, 0.0), 1.0),
        "band": match.band,
        "message_field": match.message_field,
        "claim_field": match.claim_field,
        "shared": engine.words_in_common(claim.sentence, other.sentence),
        "engine": match.engine,
        "found_at": timezone.now(),
    }


def _row(match: Match) -> Match:
    """The suggestion and its claims as they are now; the claims locked, always in the same order.

    Raises AlreadyDecided when the suggestion is gone.
    """
    list(_lock(match.claim_id, match.other_id))
    found = (
        Match.objects.select_related("claim__institution", "other__institution")
        .filter(pk=match.pk)
        .first()
    )
    if found is None:
        raise AlreadyDecided
    return found


def _lock(*claim_ids: int) -> ClaimQuerySet:
    """Their rows, locked once they are read; new reports may go on pointing at them meanwhile."""
    rows = Claim.objects.select_for_update(of=("self",), no_key=True)
    return rows.filter(pk__in=claim_ids).order_by("pk")


def _locked(by: User, match: Match) -> Match:
    """As `_row`, if `by` may decide it. Raises PermissionDenied, with words when a case is another's."""
    found = _row(match)
    if not may_join(by, found.claim):
        raise PermissionDenied(_("Another institution looks after this claim."))
    return found


def _require_seen(by: User, match: Match) -> None:
    """Nobody decides about a case that they do not see. Raises PermissionDenied."""
    if not Match.objects.visible_to(by).filter(pk=match.pk).exists():
        raise PermissionDenied


def _decide(match: Match, decision: MatchDecision, by: User, at: datetime) -> None:
    Match.objects.filter(pk=match.pk).update(decision=decision, decided_by=by, decided_at=at)


def _move(claim: Claim, other: Claim) -> None:
    """Everything of `claim` to `other`, each remembering where it came from; wordings first."""
    for model in (Fingerprint, Report):
        _carry(model._default_manager.filter(claim=claim), claim, other)
    if claim.institution_id == other.institution_id:
        there = list(other.asks.values_list("institution", flat=True))
        _carry(Ask.objects.filter(claim=claim).exclude(institution__in=there), claim, other)


def _carry(rows: QuerySet[Any], claim: Claim, other: Claim) -> None:
    rows.filter(origin=None).update(origin=claim)
    rows.update(claim=other)


def _move_back(claim: Claim) -> None:
    """What belongs to `claim`, and to what was merged into it before, wherever it lies by now."""
    family = _family(claim)
    for model in (Fingerprint, Report, Ask):
        model._default_manager.filter(origin__in=family).update(claim=claim)
        model._default_manager.filter(origin=claim).update(origin=None)


def _family(claim: Claim) -> set[int]:
    """The claim, and all that lies in it, at any remove."""
    family, newest = {claim.pk}, {claim.pk}
    while newest:
        newest = set(Claim.objects.filter(merged_into__in=newest).values_list("pk", flat=True))
        family |= newest
    return family
