"""The first page: who speaks today, from all branches of the state, and what of it is near me."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Count

from baruga.network.choices import BRANCH_OF, Branch
from baruga.network.models import Institution, Region
from baruga.newsroom.models import StoryPage
from baruga.portal import queries

Key = TypeVar("Key")

WINDOW = 200  # the newest stories among which the first page chooses
FIRST = 10  # within these no institution speaks more than twice
PER_INSTITUTION = 2
PER_BRANCH = 4
LOCAL = 5
PHOTO_STORIES = 6


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
    more: list[StoryPage]
    local: list[StoryPage]
    branches: list[BranchView]
    photo_stories: list[StoryPage]
    institutions: int


def compose(region: Region | None) -> Front:
    """Choose the first page for a reader of `region`; None: a reader who has not said.

    Eight queries, and one more for each branch that is not among the newest stories.
    """
    window = newest()
    ten = mix(window, FIRST)
    strip = list(queries.as_cards(queries.photo_stories())[:PHOTO_STORIES])
    seen = {candidate.pk for candidate in ten} | {story.pk for story in strip}
    rest = [candidate for candidate in window if candidate.pk not in seen][:6]
    by_branch = newest_by_branch(window)
    spread = one_per_region(window) if region is None else []
    wanted = {candidate.pk for candidate in (*ten, *rest, *by_branch.values(), *spread)}
    cards = {
        story.pk: story for story in queries.as_cards(queries.published().filter(pk__in=wanted))
    }

    def shown(candidates: Iterable[Candidate]) -> list[StoryPage]:
        return [cards[candidate.pk] for candidate in candidates if candidate.pk in cards]

    lead = next((candidate for candidate in ten if candidate.picture), ten[0] if ten else None)
    counts = institutions_by_branch()
    return Front(
        lead=cards.get(lead.pk) if lead else None,
        stories=shown(candidate for candidate in ten if candidate is not lead),
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


def mix(candidates: Iterable[Candidate], count: int) -> list[Candidate]:
    """The newest, but no institution more than twice and no branch more than four times.

    A quiet day loosens the limit on branches, never the one on institutions. The order stays
    that of publication.
    """
    pool = list(candidates)
    chosen = _within(pool, count, [], PER_BRANCH)
    if len(chosen) < count:
        chosen = _within(pool, count, chosen, count)
    return [candidate for candidate in pool if candidate in chosen]


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
