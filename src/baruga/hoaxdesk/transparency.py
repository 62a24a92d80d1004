"""The monthly report on the desk itself: computed from what happened, never typed.

Everything in it is a count or a median; nothing leads to a person, a message or an open case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from django.db import models
from django.db.models import Count, Min, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baruga.hoaxdesk.choices import Channel, Door, Nature, Rejection, Ruling
from baruga.hoaxdesk.models import Claim, ClarificationPage, Objection, Report, Verdict


@dataclass(frozen=True, order=True)
class Month:
    """A month of the region's time."""

    year: int
    number: int

    @property
    def begin(self) -> datetime:
        zone = timezone.get_current_timezone()
        return datetime(self.year, self.number, 1, tzinfo=zone)

    @property
    def end(self) -> datetime:
        return self.following.begin

    @property
    def following(self) -> Month:
        return Month(self.year + self.number // 12, self.number % 12 + 1)

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02}"


@dataclass(frozen=True)
class Line:
    """`value` is a count; a duration where `is_time`; None: nothing to count it from."""

    label: str | Promise
    value: int | timedelta | None
    is_time: bool = False
    is_part: bool = False


@dataclass(frozen=True)
class Section:
    title: str | Promise
    lines: list[Line]


def month_of(at: datetime) -> Month:
    local = timezone.localtime(at)
    return Month(local.year, local.month)


def months(*, at: datetime) -> list[Month]:
    """From the first report to the month of `at`, the newest first; empty before any report."""
    first = Report.objects.aggregate(first=Min("received_at"))["first"]
    if first is None:
        return []
    found, last = [month_of(first)], month_of(at)
    while found[-1] < last:
        found.append(found[-1].following)
    return found[::-1]


def report_of(month: Month) -> list[Section]:
    """What came in, what became of it, what was objected to, how long it took. Ten queries."""
    during = (month.begin, month.end)
    reports = Report.objects.filter(received_at__gte=during[0], received_at__lt=during[1])
    gated = Claim.objects.filter(gated_at__gte=during[0], gated_at__lt=during[1])
    signed = Verdict.objects.filter(signed_at__gte=during[0], signed_at__lt=during[1])
    objections = Objection.objects.filter(received_at__gte=during[0], received_at__lt=during[1])
    answered = Objection.objects.filter(answered_at__gte=during[0], answered_at__lt=during[1])
    quiet = Claim.objects.filter(quiet_at__gte=during[0], quiet_at__lt=during[1]).count()
    pages = ClarificationPage.objects.filter(
        first_published_at__gte=during[0], first_published_at__lt=during[1]
    )
    return [
        Section(_("What came in"), list(_counted(_("Messages"), reports, "channel", Channel))),
        Section(
            _("What was not looked at, and why"),
            list(
                _counted(
                    _("In the bin"),
                    reports.exclude(rejected_at=None),
                    "rejection",
                    Rejection,
                )
            ),
        ),
        Section(_("What it was"), _by_door(gated, quiet)),
        Section(
            _("What was found"),
            [
                *_counted(_("Verdicts that two institutions signed"), signed, "ruling", Ruling),
                Line(_("Clarifications published"), pages.count()),
            ],
        ),
        Section(
            _("Objections"),
            [
                Line(_("Received"), objections.count()),
                Line(_("Upheld"), answered.filter(upheld=True).count()),
                Line(_("Not upheld"), answered.filter(upheld=False).count()),
                Line(
                    _("Not answered in time"),
                    objections.filter(answered_at=None, due_at__lt=timezone.now()).count(),
                ),
            ],
        ),
        Section(_("How long it took, in the middle"), _times(signed)),
    ]


def _counted(
    whole: str | Promise, rows: QuerySet[Any], field: str, words: type[models.TextChoices]
) -> Iterator[Line]:
    """The sum, and a line for each kind that there was."""
    found = _count_by(rows, field)
    yield Line(whole, sum(found.values()))
    for value, label in words.choices:
        if found.get(value):
            yield Line(label, found[value], is_part=True)


def _count_by(rows: QuerySet[Any], field: str) -> dict[str, int]:
    return dict(rows.order_by().values_list(field).annotate(count=Count("pk")))


def _by_door(gated: QuerySet[Claim], quiet: int) -> list[Line]:
    found = _count_by(gated, "nature")
    lines = [Line(_("Claims of which somebody said what they are"), sum(found.values()))]
    for door in Door:
        count = sum(number for nature, number in found.items() if Nature(nature).door == door)
        if count:
            lines.append(Line(door.label, count, is_part=True))
    return [*lines, Line(_("Not amplified, with a reason"), quiet)]


def _times(signed: QuerySet[Verdict]) -> list[Line]:
    rows = list(signed.select_related("claim"))
    taken = (v.claim.taken_at - v.claim.first_seen_at for v in rows if v.claim.taken_at)
    decided = (v.signed_at - v.claim.first_seen_at for v in rows if v.signed_at)
    published = (
        page.first_published_at - page.claim.first_seen_at
        for page in ClarificationPage.objects.filter(
            claim__in=[verdict.claim_id for verdict in rows], first_published_at__isnull=False
        ).select_related("claim")
    )
    return [
        Line(_("From the first report to somebody taking it"), _middle(taken), is_time=True),
        Line(_("To the second signature"), _middle(decided), is_time=True),
        Line(_("To the clarification"), _middle(published), is_time=True),
    ]


def _middle(times: Iterable[timedelta]) -> timedelta | None:
    """The median; None of nothing."""
    seconds = [each.total_seconds() for each in times]
    return timedelta(seconds=round(median(seconds))) if seconds else None
