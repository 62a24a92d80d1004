"""The first page: who speaks today, from all branches of the state, and what of it is near me."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db.models import Count

from baruga.network.choices import BRANCH_OF, Branch
from baruga.network.models import Institution, Region
from baruga.newsroom.models import StoryPage
from baruga.portal import queries
from baruga.portal import turns as turns_today
from baruga.portal.choices import Position
from baruga.portal.models import Pin

Key = TypeVar("Key")

WINDOW = 200  # the newest stories among which the first page chooses
FIRST = 10  # within these no institution speaks more than twice
PER_INSTITUTION = 2
PER_BRANCH = 4
LOCAL = 5
PHOTO_STORIES = 6
CLARIFICATIONS = 3


@dataclass(frozen=True)
class Candidate:
    """A published story as far as choosing needs to know it."""

    pk: int
    institution: int
    kind: str
    region: int | None
    picture: int | None

    @property
    def branch(self) -> Branch:
        return BRANCH_OF[self.kind]


@dataclass(frozen=True)
class BranchView:
    """One branch of the state: how many institutions take part, and what it said last."""

    branch: Branch
    institutions: int
    newest: StoryPage | None


@dataclass(frozen=True)
class Front:
    lead: StoryPage | None
    stories: list[StoryPage]
    turns: list[StoryPage]
    more: list[StoryPage]
    local: list[StoryPage]
    branches: list[BranchView]
    photo_stories: list[StoryPage]
    clarifications: list[StoryPage]
    institutions: int


def compose(region: Region | None, *, at: datetime, regions: Sequence[Region]) -> Front:
    """Choose the first page for a reader of `region`; None: a reader who has not said.

    `regions` are all regencies and cities in the order of their codes. Ten queries, one more
    for each branch that is not among the newest stories and up to three for each region whose
    day it is.
    """
    window = newest()
    pins = list(Pin.objects.standing(at=at).select_related("story"))
    pinned = pinned_first(pins, window)
    ten = mix(window, FIRST, pinned)
    strip = list(queries.as_cards(queries.photo_stories())[:PHOTO_STORIES])
    shown_above = {candidate.pk for candidate in ten}
    turns = turns_today.stories_of(at, regions, shown_above)
    seen = shown_above | {story.pk for story in (*strip, *turns)}
    rest = [candidate for candidate in window if candidate.pk not in seen][:6]
    by_branch = newest_by_branch(window)
    spread = one_per_region(window) if region is None else []
    wanted = {candidate.pk for candidate in (*ten, *rest, *by_branch.values(), *spread)}
    cards = {
        story.pk: story for story in queries.as_cards(queries.published().filter(pk__in=wanted))
    }

    def shown(candidates: Iterable[Candidate]) -> list[StoryPage]:
        return [cards[candidate.pk] for candidate in candidates if candidate.pk in cards]

    lead = leading(ten, pins)
    counts = institutions_by_branch()
    return Front(
        lead=cards.get(lead.pk) if lead else None,
        stories=shown(candidate for candidate in ten if candidate is not lead),
        turns=turns,
        more=shown(rest),
        local=list(queries.as_cards(queries.of_region(region))[:LOCAL])
        if region
        else shown(spread),
        branches=[
            BranchView(
                branch,
                counts[branch],
                cards.get(by_branch[branch].pk) if branch in by_branch else None,
            )
            for branch in Branch
        ],
        photo_stories=strip,
        clarifications=list(queries.as_cards(queries.clarifications())[:CLARIFICATIONS]),
        institutions=counts.total(),
    )


def newest(length: int = WINDOW, **only: object) -> list[Candidate]:
    rows = (
        queries.published()
        .filter(**only)
        .values_list(
            "pk", "institution_id", "institution__kind", "institution__region_id", "main_image_id"
        )
    )
    return [Candidate(*row) for row in rows[:length]]


def pinned_first(pins: Sequence[Pin], window: list[Candidate]) -> list[Candidate]:
    """The pinned stories in their order; one query when one of them is older than the window."""
    known = {candidate.pk: candidate for candidate in window}
    missing = [pin.story_id for pin in pins if pin.story_id not in known]
    if missing:
        known |= {candidate.pk: candidate for candidate in newest(pk__in=missing)}
    return [known[pin.story_id] for pin in pins if pin.story_id in known]


def leading(ten: list[Candidate], pins: Sequence[Pin]) -> Candidate | None:
    """The pinned top story; otherwise the newest with a picture."""
    top = {pin.story_id for pin in pins if pin.position == Position.LEAD}
    return next(
        (candidate for candidate in ten if candidate.pk in top),
        next((candidate for candidate in ten if candidate.picture), ten[0] if ten else None),
    )


def mix(
    candidates: Iterable[Candidate], count: int, pinned: Sequence[Candidate] = ()
) -> list[Candidate]:
    """What is pinned, then the newest, but no institution more than twice and no branch more
    than four times.

    A quiet day loosens the limit on branches, never the one on institutions, and what is pinned
    counts for both. The order stays that of publication.
    """
    pool = list(candidates)
    chosen = _within(pool, count, list(pinned), PER_BRANCH)
    if len(chosen) < count:
        chosen = _within(pool, count, chosen, count)
    by_rule = set(chosen).difference(pinned)
    return [*pinned, *(candidate for candidate in pool if candidate in by_rule)]


def _within(
    pool: list[Candidate], count: int, chosen: list[Candidate], per_branch: int
) -> list[Candidate]:
    voices = Counter(candidate.institution for candidate in chosen)
    branches = Counter(candidate.branch for candidate in chosen)
    chosen = list(chosen)
    for candidate in pool:
        if len(chosen) == count:
            break
        full = (
            voices[candidate.institution] >= PER_INSTITUTION
            or branches[candidate.branch] >= per_branch
        )
        if full or candidate in chosen:
            continue
        chosen.append(candidate)
        voices[candidate.institution] += 1
        branches[candidate.branch] += 1
    return chosen


def newest_by_branch(window: list[Candidate]) -> dict[Branch, Candidate]:
    found = _first_by(window, lambda candidate: candidate.branch)
    for branch in Branch:
        if branch not in found:
            kinds = [kind for kind, of in BRANCH_OF.items() if of == branch]
            found.update(
                (branch, candidate) for candidate in newest(1, institution__kind__in=kinds)
            )
    return found


def one_per_region(window: list[Candidate]) -> list[Candidate]:
    """News of different places, for a reader who has not said where they live."""
    local = (candidate for candidate in window if candidate.region is not None)
    return list(_first_by(local, lambda candidate: candidate.region).values())[:LOCAL]


def _first_by(
    candidates: Iterable[Candidate], key: Callable[[Candidate], Key]
) -> dict[Key, Candidate]:
    found: dict[Key, Candidate] = {}
    for candidate in candidates:
        found.setdefault(key(candidate), candidate)
    return found


def institutions_by_branch() -> Counter[Branch]:
    """How many institutions of each branch take part; one query."""
    kinds = Institution.objects.active().order_by().values_list("kind").annotate(Count("pk"))
    counts: Counter[Branch] = Counter()
    for kind, count in kinds:
        counts[BRANCH_OF[kind]] += count
    return counts
