"""Dates as Indonesian newsrooms write them: "Rabu, 18 Juni 2025 10.05 WITA"."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

MONTHS = {
    "jan": 1, "feb": 2, "peb": 2, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7,
    "agu": 8, "agt": 8, "ags": 8, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11,
    "des": 12, "dec": 12,
}  # fmt: skip
# Keputusan Presiden 41/1987: west, central and east Indonesian time.
ZONES: dict[str, tzinfo] = {
    "WIB": timezone(timedelta(hours=7)),
    "WITA": timezone(timedelta(hours=8)),
    "WIT": timezone(timedelta(hours=9)),
    "GMT": UTC,
    "UTC": UTC,
}
DAY = re.compile(r"\b(\d{1,2})[\s./-]+([A-Za-z]{3,}|\d{1,2})[\s.,/-]+(\d{4})\b")
CLOCK = re.compile(r"\b(\d{1,2})[.:](\d{2})(?:[.:](\d{2}))?")
ZONE = re.compile(r"\b(WIB|WITA|WIT|GMT|UTC)\b|([+-])(\d{2}):?(\d{2})\b", re.IGNORECASE)
INDONESIAN_ZONE = re.compile(r"\b(?:WIB|WITA|WIT)\b", re.IGNORECASE)


def parse(text: str, *, zone: tzinfo) -> datetime | None:
    """The moment that `text` names, anywhere in it; None when it names none.

    ISO 8601, or day, month (name or number), year, with or without time and zone. What says no
    zone is in `zone`, what says no time is midnight.
    """
    text = text.strip()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return _from_words(text, zone)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _from_words(text: str, zone: tzinfo) -> datetime | None:
    day = DAY.search(text)
    if day is None:
        return None
    rest = text[day.end() :]
    clock = CLOCK.search(rest)
    hour, minute, second = (int(part or 0) for part in clock.groups()) if clock else (0, 0, 0)
    month = day[2]
    number = int(month) if month.isdigit() else MONTHS.get(month[:3].lower(), 0)
    try:
        return datetime(
            int(day[3]), number, int(day[1]), hour, minute, second,
            tzinfo=_zone_in(rest[clock.end() :] if clock else rest) or zone,
        )  # fmt: skip
    except ValueError:
        return None


def _zone_in(text: str) -> tzinfo | None:
    found = ZONE.search(text)
    if found is None:
        return None
    if found[1]:
        return ZONES[found[1].upper()]
    offset = timedelta(hours=int(found[3]), minutes=int(found[4]))
    return timezone(-offset if found[2] == "-" else offset)
