"""Information voids: what residents ask and nobody has answered, as proposals of what to write next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import F

from baruga.hoaxdesk.models import Claim, Reply
from baruga.matching.stems import stems
from baruga.portal import search
from baruga.portal.models import SearchMiss

if TYPE_CHECKING:
    from baruga.accounts.models import User

LOOKED_BACK = timedelta(days=90)
SHOWN_QUESTIONS = 30
SHOWN_SEARCHES = 30
READ = 500  # rows that are grouped


@dataclass(frozen=True)
class Wanted:
    """Searches of the same stems: as most people wrote them, how often, and other ways to write it."""

    words: str
    count: int
    last_at: datetime
    others: tuple[str, ...]


@dataclass(frozen=True)
class Voids:
    """`answered` says how many of the searches find a story by now; they are left out."""

    questions: list[Claim]
    searches: list[Wanted]
    answered: int

    @property
    def is_empty(self) -> bool:
        return not (self.questions or self.searches)


def voids(user: User, *, at: datetime) -> Voids:
    """What `user` may see of it: questions of their institutions, searches of everybody.

    About four queries, and one search for each of at most `SHOWN_SEARCHES` groups.
    """
    groups = grouped(at=at)[:SHOWN_SEARCHES]
    missing = [group for group in groups if not finds_a_story(group.words)]
    return Voids(open_questions(user), missing, len(groups) - len(missing))


def open_questions(user: User) -> list[Claim]:
    """Questions that nobody has answered, the most asked first. `is_begun`: an answer waits."""
    asked = Claim.objects.visible_to(user).awaiting_reply().with_demand()
    found = asked.select_related("institution", "region").order_by(
        F("demand").desc(), "-first_seen_at"
    )
    questions = list(found[:SHOWN_QUESTIONS])
    begun = set(Reply.objects.pending().filter(claim__in=questions).values_list("claim", flat=True))
    for claim in questions:
        claim.is_begun = claim.pk in begun  # type: ignore[attr-defined]  # for the template
    return questions


def grouped(*, at: datetime) -> list[Wanted]:
    """Searches of the last 90 days by stem, whatever the order of the words; the most asked first."""
    groups: dict[tuple[str, ...], list[SearchMiss]] = {}
    for miss in SearchMiss.objects.asked_since(at - LOOKED_BACK)[:READ]:
        groups.setdefault(tuple(sorted(stems(miss.words))), []).append(miss)
    wanted = [
        Wanted(
            words=rows[0].words,
            count=sum(row.count for row in rows),
            last_at=max(row.last_at for row in rows),
            others=tuple(row.words for row in rows[1:4]),
        )
        for rows in groups.values()
    ]
    return sorted(wanted, key=lambda each: (-each.count, -each.last_at.timestamp()))


def finds_a_story(words: str) -> bool:
    """Whether a reader who asks it now gets a story with every word."""
    return search.find(search.Question(words)).exists()
