"""Does a lead say who did what, where and when?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from baruga.matching.gazetteer import Gazetteer, prepared
from baruga.matching.prose import Prose
from baruga.matching.reading import Reading, Span
from baruga.matching.verbs import happenings
from baruga.matching.where import Place, bare_places, dateline, locatives
from baruga.matching.who import actors


@dataclass(frozen=True, slots=True)
class Answers:
    """For each question the words that answer it; None where none was found."""

    who: Span | None
    what: Span | None
    where: Span | None
    when: Span | None

    @property
    def missing(self) -> tuple[str, ...]:
        """The open questions, in the order who, what, where, when."""
        return tuple(
            name for name in ("who", "what", "where", "when") if getattr(self, name) is None
        )


def answers(
    lead: str,
    *,
    places: Iterable[str] | Gazetteer = (),
    names: Iterable[str] | Gazetteer = (),
) -> Answers:
    """Find evidence for the four questions that an Indonesian news lead answers first.

    `places` are names of the region (regencies, districts, villages), `names` people and
    institutions that the caller knows; both sharpen the answer, neither is needed. Rules by form,
    not understanding: an answer found may be a poor one, so the evidence is given to be read.
    """
    prose = Prose(Reading(lead))
    known_places, known_names = prepared(places), prepared(names)
    located = list(locatives(prose, known_places))
    taken = _indices(located)
    people = list(actors(prose, known_names, taken | _dateline_indices(prose)))
    held = taken | {index for actor in people for index in range(actor.start, actor.end)}
    who = min(people, key=lambda actor: (actor.wide, actor.start), default=None)
    where = _where(prose, known_places, located, held)
    what = _what(prose, held)
    when = max(prose.moments, key=lambda moment: moment[2], default=None)
    return Answers(
        who=_span(prose, who.start, who.end) if who else None,
        what=_span(prose, what, what + 1) if what is not None else None,
        where=_span(prose, where.start, where.end) if where else None,
        when=prose.reading.span(when[0], when[1]) if when else None,
    )


def _where(
    prose: Prose, places: Gazetteer, located: list[Place], held: frozenset[int]
) -> Place | None:
    candidates = [*located, *bare_places(prose, places, held | _dateline_indices(prose))]
    opening = dateline(prose, places)
    return min(
        [*candidates, *([opening] if opening else [])],
        key=lambda place: (place.rank, place.start),
        default=None,
    )


def _what(prose: Prose, held: frozenset[int]) -> int | None:
    """The verb of the main clause, else a noun of action."""
    found = min(happenings(prose, held), key=lambda pair: (pair[1], pair[0]), default=None)
    return found[0] if found else None


def _dateline_indices(prose: Prose) -> frozenset[int]:
    return frozenset(
        index for index, word in enumerate(prose.words[:12]) if word.end <= prose.dateline
    )


def _indices(located: list[Place]) -> frozenset[int]:
    return frozenset(index for place in located for index in range(place.start, place.end))


def _span(prose: Prose, first: int, end: int) -> Span:
    return prose.reading.span(prose.words[first].start, prose.words[end - 1].end)
