"""The verdict: a story held against the standard in force for its format."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.functional import Promise

from baruga.newsroom.choices import Judge
from baruga.newsroom.models.standard import Assessment, Criterion, Standard
from baruga.newsroom.standards.checks import KNOWN
from baruga.newsroom.standards.manuscript import Manuscript

if TYPE_CHECKING:
    from wagtail.models import Revision

    from baruga.newsroom.models import StoryPage


@dataclass(frozen=True)
class Result:
    """How one criterion stands. `target` is the field of the editor that mends it."""

    key: str
    label: str | Promise
    remedy: str | Promise
    target: str
    by_person: bool
    blocking: bool
    met: bool
    detail: str = ""
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """A story against one version of a standard; `standard` None when none was adopted."""

    standard: Standard | None
    results: tuple[Result, ...]

    @cached_property
    def met(self) -> int:
        return sum(result.met for result in self.results)

    @property
    def total(self) -> int:
        return len(self.results)

    @cached_property
    def blocking(self) -> list[Result]:
        """What forbids submitting and publishing."""
        return [result for result in self.results if result.blocking and not result.met]

    @cached_property
    def advice(self) -> list[Result]:
        return [result for result in self.results if not result.blocking and not result.met]

    @cached_property
    def done(self) -> list[Result]:
        return [result for result in self.results if result.met]

    @property
    def share(self) -> int:
        """Met criteria in whole percent."""
        return round(100 * self.met / self.total) if self.total else 100


def judge(story: StoryPage) -> Verdict:
    """Hold `story`, as it is in memory, to the current standard; 2 queries and its pictures."""
    standard = Standard.objects.current(story.format)
    if standard is None:
        return Verdict(None, ())
    manuscript = Manuscript.of(story)
    ticked = set(story.confirmed or ())
    results = (_judge_one(criterion, manuscript, ticked) for criterion in standard.criteria.all())
    return Verdict(standard, tuple(results))


def label_of(criterion: Criterion) -> str:
    """Its own words, else the built-in ones with its limit in them."""
    known = KNOWN.get(criterion.key)
    return criterion.label or (known.label_with(criterion.limit) if known else criterion.key)


def _judge_one(criterion: Criterion, manuscript: Manuscript, ticked: set[str]) -> Result:
    known = KNOWN.get(criterion.key)
    by_person = criterion.judge == Judge.PERSON or known is None or known.check is None
    miss = None
    if not by_person and known is not None and known.check is not None:
        miss = known.check(manuscript, criterion.limit)
    return Result(
        key=criterion.key,
        label=label_of(criterion),
        remedy=criterion.remedy or (known.remedy if known else ""),
        target=known.target if known else "confirmed",
        by_person=by_person,
        blocking=criterion.blocking,
        met=criterion.key in ticked if by_person else miss is None,
        detail=miss.detail if miss else "",
        places=miss.places if miss else (),
    )


def assess(story: StoryPage, revision: Revision) -> None:
    """Keep the verdict's counts for lists; called with every saved version."""
    verdict = judge(story)
    if verdict.standard is None:
        return
    Assessment.objects.update_or_create(
        story_id=story.pk,
        defaults={
            "revision_id": revision.pk,
            "standard": verdict.standard,
            "met": verdict.met,
            "total": verdict.total,
            "blocked": len(verdict.blocking),
        },
    )


def ticks_for(story: StoryPage) -> list[tuple[str, str]]:
    """Keys and labels of the criteria that a person ticks for this format."""
    standard = Standard.objects.current(story.format)
    if standard is None:
        return []
    return [
        (criterion.key, label_of(criterion))
        for criterion in standard.criteria.all()
        if criterion.judge == Judge.PERSON
    ]
