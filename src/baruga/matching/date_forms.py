"""Dates and times in another form than Indonesian news writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from baruga.matching.reading import Reading


class Kind(Enum):
    ENGLISH = "english"
    SHORT = "short"
    FIGURES = "figures"
    NO_YEAR = "no_year"
    CLOCK = "clock"
    NO_ZONE = "no_zone"


@dataclass(frozen=True, slots=True)
class Form:
    """A date or a time to write differently; `better` is empty where only the writer can know."""

    start: int
    end: int
    text: str
    kind: Kind
    better: str


MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
# Those that English writes differently; the short ones of both languages.
_ENGLISH = {
    "january": 1,
    "february": 2,
    "march": 3,
    "may": 5,
    "june": 6,
    "july": 7,
    "august": 8,
    "october": 10,
    "december": 12,
}
_SHORT = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "agt": 8,
    "agu": 8,
    "ags": 8,
    "agust": 8,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "okt": 10,
    "oct": 10,
    "nov": 11,
    "nop": 11,
    "des": 12,
    "dec": 12,
}
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d\d"
_ENGLISH_NAMES = "|".join(_ENGLISH)
_DAY_FIRST = re.compile(
    rf"(?<!\w)({_DAY})(?:st|nd|rd|th)?\s({_ENGLISH_NAMES})(?:,?\s({_YEAR}))?(?!\w)", re.IGNORECASE
)
_MONTH_FIRST = re.compile(
    rf"(?<!\w)(?-i:(?=[A-Z]))({_ENGLISH_NAMES})\s({_DAY})(?:st|nd|rd|th)?(?:,?\s({_YEAR}))(?!\w)",
    re.IGNORECASE,
)
_MONTH_ONLY = re.compile(rf"(?<!\w)(?<!\d\s)({_ENGLISH_NAMES})\s({_YEAR})(?!\w)", re.IGNORECASE)
_SHORTENED = re.compile(
    rf"(?<!\w)({_DAY})\s?[-\s]\s?({'|'.join(_SHORT)})\.?(?:\s?[-\s]\s?'?({_YEAR}|\d\d)(?![\w.,]*\d))?(?!\w)",
    re.IGNORECASE,
)
# "12/06/2026" belongs into brackets after the day; "No. 12/06/2026" and "2025/2026" are no dates.
_IN_FIGURES = re.compile(rf"(?<![\w/.(-])({_DAY})([/.-])(0?[1-9]|1[0-2])\2({_YEAR})(?![\w/-])")
_NUMBER_BEFORE = re.compile(r"(?:nomor|no|telepon|telp|hp|wa)[.:]?\s?$", re.IGNORECASE)
_LONG = "|".join(MONTHS)
_WITHOUT_YEAR = re.compile(rf"(?<!\w)(?:{_DAY})\s(?:{_LONG})(?!\s?,?\s?{_YEAR})(?!\w)")
_WITH_YEAR = re.compile(rf"(?:{_LONG}|/\d{{1,2}}/)\s?{_YEAR}|/{_YEAR}|tahun {_YEAR}", re.IGNORECASE)
_BRACKETED = re.compile(rf"\({_DAY}/(?:0?[1-9]|1[0-2])\)")
# Days that are names: the street, the feast, the square.
_NAME_BEFORE = re.compile(
    r"(?:upacara|lapangan|jalan|jl\.|stadion|gedung|perayaan|peringatan|HUT(?:\sRI)?|semarak|lomba|setiap"
    r"|tiap|kemerdekaan|monumen|universitas)\s$",
    re.IGNORECASE,
)
_HOUR = r"(?:[01]?\d|2[0-4])"
_COLON = re.compile(
    rf"(?<![\d:.,])({_HOUR}):([0-5]\d)(?![\d:])(\s?(?:am|pm|a\.m\.|p\.m\.))?", re.IGNORECASE
)
_AM_PM = re.compile(
    rf"(?<![\d:.,])({_HOUR})(?:\.([0-5]\d))?\s?(am|pm|a\.m\.|p\.m\.)(?!\w)", re.IGNORECASE
)
_CLOCK_WORD = re.compile(rf"(?<!\w)jam\s({_HOUR})[.:]([0-5]\d)(?!\d)", re.IGNORECASE)
_AT = re.compile(r"(?:pukul|jam|pk\.?)\s$", re.IGNORECASE)
_THEN = re.compile(
    rf"\s?(?:(?:[-–]|sampai|hingga|s\.d\.)\s?{_HOUR}[:.][0-5]\d|WIB|WITA|WIT)(?!\w)", re.IGNORECASE
)
_TIME = re.compile(rf"(?<!\w)(?:pukul|jam)\s{_HOUR}(?:[.:][0-5]\d)?(?!\d)", re.IGNORECASE)
_ZONE = re.compile(r"(?<!\w)(?:WIB|WITA|WIT)(?!\w)", re.IGNORECASE)


def date_forms(text: str) -> list[Form]:
    """Dates and times to write differently, in order of place.

    News writes "12 Juni 2026" in the sentence and "(12/6/2026)" after the day of the week, and
    times as "pukul 09.00 WITA" (EYD V: a full stop between hours and minutes; KBBI: "pukul" for the
    point of time, "jam" for how long). A year is missed only when the whole text names none, a zone
    likewise. Names such as "Lapangan 17 Agustus", scores and scales are left alone.
    """
    reading = Reading(text)
    found: list[Form] = []
    places = [*_dates(reading.plain), *_times(reading.plain)]
    for start, end, kind, better in sorted(places, key=lambda place: place[:2]):
        if found and start < found[-1].end:
            continue
        span = reading.span(start, end)
        found.append(Form(span.start, span.end, span.text, kind, better))
    return found


Place = tuple[int, int, Kind, str]


def _dates(plain: str) -> Iterator[Place]:
    for found in _DAY_FIRST.finditer(plain):
        yield _written(found, Kind.ENGLISH, found[1], _ENGLISH[found[2].lower()], found[3])
    for found in _MONTH_FIRST.finditer(plain):
        yield _written(found, Kind.ENGLISH, found[2], _ENGLISH[found[1].lower()], found[3])
    for found in _MONTH_ONLY.finditer(plain):
        month = MONTHS[_ENGLISH[found[1].lower()] - 1]
        yield (*found.span(), Kind.ENGLISH, f"{month} {found[2]}")
    for found in _SHORTENED.finditer(plain):
        yield _written(found, Kind.SHORT, found[1], _SHORT[found[2].lower()], found[3])
    for found in _IN_FIGURES.finditer(plain):
        if not _NUMBER_BEFORE.search(plain, max(0, found.start() - 10), found.start()):
            yield _written(found, Kind.FIGURES, found[1], int(found[3]), found[4])
    if not _WITH_YEAR.search(plain):
        yield from _without_year(plain)


def _written(found: re.Match[str], kind: Kind, day: str, month: int, year: str | None) -> Place:
    """In words; a year of two figures belongs to this century."""
    full = f" {year if len(year) == 4 else f'20{year}'}" if year else ""
    return (*found.span(), kind, f"{int(day)} {MONTHS[month - 1]}{full}")


def _without_year(plain: str) -> Iterator[Place]:
    """The first date of a text that never says the year."""
    for pattern in (_WITHOUT_YEAR, _BRACKETED):
        for found in pattern.finditer(plain):
            if not _NAME_BEFORE.search(plain, max(0, found.start() - 16), found.start()):
                yield (*found.span(), Kind.NO_YEAR, "")
                return


def _times(plain: str) -> Iterator[Place]:
    for found in _COLON.finditer(plain):
        at = _AT.search(plain, max(0, found.start() - 6), found.start())
        if at or found[3] or _THEN.match(plain, found.end()):
            yield (*found.span(), Kind.CLOCK, _clock(found[1], found[2], found[3]))
    for found in _AM_PM.finditer(plain):
        yield (*found.span(), Kind.CLOCK, _clock(found[1], found[2] or "00", found[3]))
    for found in _CLOCK_WORD.finditer(plain):
        yield (*found.span(), Kind.CLOCK, f"pukul {_clock(found[1], found[2], None)}")
    if not _ZONE.search(plain) and (found_time := _TIME.search(plain)):
        yield (*found_time.span(), Kind.NO_ZONE, "")


def _clock(hour: str, minute: str, half: str | None) -> str:
    """ "9", "00", "pm" as "21.00"."""
    hours = int(hour)
    afternoon = half is not None and half.strip().lower().startswith("p")
    if half is not None and hours == 12:
        hours = 12 if afternoon else 0
    elif afternoon and hours < 12:
        hours += 12
    return f"{hours:02d}.{minute}"
