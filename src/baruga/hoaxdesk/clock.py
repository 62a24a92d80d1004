"""Time as the hoax desk counts it: while somebody is on duty, and not on holidays.

What is urgent does not rest: then `Hours` are left out, and every minute counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache

COUNTRY = "ID"
FARTHEST = 400  # days that are looked through; nobody sets a target of more than a year


@dataclass(frozen=True)
class Hours:
    """When somebody is on duty, in the region's own time. `opens` is before `closes`."""

    opens: time
    closes: time
    rests_on_holidays: bool
    zone: tzinfo


def due(begin: datetime, amount: timedelta, hours: Hours | None) -> datetime:
    """When `amount` of duty has passed since `begin`."""
    if hours is None:
        return begin + amount
    left = amount
    for opens, closes in _duty(begin, hours):
        if closes - opens >= left:
            return opens + left
        left -= closes - opens
    return begin + timedelta(days=FARTHEST)


def served(begin: datetime, end: datetime, hours: Hours | None) -> timedelta:
    """How much duty lies between the two; nothing when the second is earlier."""
    if hours is None:
        return max(end - begin, timedelta())
    total = timedelta()
    for opens, closes in _duty(begin, hours):
        if opens >= end:
            break
        total += min(closes, end) - opens
    return total


@lru_cache(maxsize=16)
def holidays_of(year: int) -> dict[date, str]:
    """Public holidays of the whole country by day; those by the moon are estimated at first."""
    from holidays import country_holidays

    return dict(country_holidays(COUNTRY, years=year, language="id"))


def _duty(begin: datetime, hours: Hours) -> Iterator[tuple[datetime, datetime]]:
    """The times of duty from `begin` on, one for each day that has any left."""
    day = begin.astimezone(hours.zone).date()
    for _number in range(FARTHEST):
        if not (hours.rests_on_holidays and day in holidays_of(day.year)):
            opens = datetime.combine(day, hours.opens, hours.zone)
            closes = datetime.combine(day, hours.closes, hours.zone)
            if closes > begin:
                yield max(opens, begin), closes
        day += timedelta(days=1)
