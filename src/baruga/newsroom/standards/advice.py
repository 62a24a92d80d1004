"""Advice while one writes: what a machine can point at and only the writer can judge.

Nothing here forbids anything. What one sets aside for a story stays aside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baruga.matching import date_forms, figures, passives, sourcing
from baruga.matching.terms import Terms
from baruga.newsroom import elections
from baruga.newsroom.queries import plain_words
from baruga.newsroom.standards.assessment import judge
from baruga.newsroom.standards.manuscript import Manuscript

if TYPE_CHECKING:
    from baruga.newsroom.models import StoryPage

MOST = 5
LONGEST_KEY = 100


@dataclass(frozen=True)
class Place:
    """Where in the story: the field, the words to find in it, and what to write instead."""

    kind: str
    target: str
    words: str
    better: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        """What a story remembers when somebody sets this aside."""
        return f"{self.kind}:{' '.join(self.words.lower().split())}"[:LONGEST_KEY]


@dataclass(frozen=True)
class Tip:
    """One kind of advice with its places, those set aside left out."""

    kind: str
    label: str | Promise
    remedy: str | Promise
    places: tuple[Place, ...]

    @property
    def shown(self) -> tuple[Place, ...]:
        return self.places[:MOST]

    @property
    def more(self) -> int:
        return len(self.places) - len(self.shown)


KINDS: dict[str, tuple[str | Promise, str | Promise]] = {
    "jargon": (_("Words of the office"), _("Residents understand the plain word.")),
    "election": (
        _("Candidates and parties"),
        _("Public institutions are neutral. Leave them out, or say only what their office does."),
    ),
    "passive": (
        _("Passives one after the other"),
        _("Say who does it: “The office repairs the road.”"),
    ),
    "source": (_("Unclear who says so"), _("Name whoever says or suspects it, with their office.")),
    "figure": (
        _("Figures in another form"),
        _("A full stop between thousands, a comma before decimals."),
    ),
    "date": (_("Dates and times in another form"), _("Write 12 Juni 2026 and 09.00 WITA.")),
    "alt": (
        _("Photographs without alternative text"),
        _("Open the photograph and say what can be seen in it."),
    ),
}
NOTES = {
    date_forms.Kind.NO_YEAR: _("the year is not said anywhere"),
    date_forms.Kind.NO_ZONE: _("add WITA, WIB or WIT"),
}


def help_with(story: StoryPage) -> dict[str, Any]:
    """What the panel beside the text shows of `story` as it is in memory."""
    tips = advise(story)
    return {
        "verdict": judge(story),
        "tips": tips,
        "tips_total": len(tips),
        "dismissed": story.dismissed,
    }


def advise(story: StoryPage) -> list[Tip]:
    """Everything that is worth a second look in `story` as it is in memory; no query of its own.

    The list of words is read once in five minutes. About 5 ms for a story of 600 words.
    """
    manuscript = Manuscript.of(story)
    aside = set(story.dismissed or ())
    by_kind: dict[str, dict[str, Place]] = {}
    for place in _places(manuscript):
        if place.key not in aside:
            by_kind.setdefault(place.kind, {}).setdefault(place.key, place)
    return [
        Tip(kind, label, remedy, tuple(by_kind[kind].values()))
        for kind, (label, remedy) in KINDS.items()
        if kind in by_kind
    ]


def _places(manuscript: Manuscript) -> Iterator[Place]:
    sheet = _Sheet(manuscript)
    yield from _jargon(sheet)
    for name in elections.named_in(sheet.text):
        yield Place(
            "election", sheet.target(max(0, sheet.text.casefold().find(name.casefold()))), name
        )
    for pile in passives.pile_ups(sheet.text):
        yield Place("passive", sheet.target(pile.start), pile.text)
    for unsaid in sourcing.unsaid_sources(sheet.text):
        yield Place("source", sheet.target(unsaid.start), unsaid.text)
    for figure in figures.figures(sheet.text):
        yield Place("figure", sheet.target(figure.start), figure.text, figure.better)
    for form in date_forms.date_forms(sheet.text):
        note = str(NOTES.get(form.kind, ""))
        yield Place("date", sheet.target(form.start), form.text, form.better, note)
    yield from _without_alt(manuscript)


class _Sheet:
    """Headline, lead and text as one text, and which field a place in it belongs to."""

    def __init__(self, manuscript: Manuscript) -> None:
        fields = (
            ("title", manuscript.headline),
            ("lead", manuscript.lead),
            ("body", manuscript.text),
        )
        self._begins: list[tuple[int, str]] = []
        pieces, at = [], 0
        for name, words in fields:
            self._begins.append((at, name))
            pieces.append(words)
            at += len(words) + 2
        self.text = "\n\n".join(pieces)

    def target(self, start: int) -> str:
        return next(name for begin, name in reversed(self._begins) if start >= begin)


def _jargon(sheet: _Sheet) -> Iterable[Place]:
    listed = plain_words()
    for use in Terms(listed).find(sheet.text):
        better, reason = listed[use.term]
        if use.text[:1].isupper():
            better = better[:1].upper() + better[1:]
        yield Place("jargon", sheet.target(use.start), use.text, better, reason)


def _without_alt(manuscript: Manuscript) -> Iterable[Place]:
    """Pictures in the text; the main one and those of a photo story have criteria of their own."""
    for picture in manuscript.pictures:
        if not picture.alt:
            yield Place("alt", "body", picture.caption)
