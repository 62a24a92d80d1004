"""Statements of time in Indonesian: dates, days, hours, "pekan depan", "menjelang Iduladha"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from baruga.matching.reading import Reading

_DAYS = r"(?:senin|selasa|rabu|kamis|jum'?at|sabtu|ahad)"
_SUNDAY = r"(?:Minggu|MINGGU)"  # a day with a capital letter or after "hari", else a week
_MONTHS = (
    r"(?:januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|november"
    r"|nopember|desember|(?:jan|feb|mar|apr|jun|jul|agt|ags|agu|sept|sep|okt|nov|des)\b\.?)"
)
# A month alone needs its capital letter: "mei" and "maret" are rare, but names of people are not.
_LONG_MONTHS = (
    r"(?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
    r"|Muharam|Safar|Rajab|Syakban|Syaban|Ramadan|Ramadhan|Syawal|Zulkaidah|Zulhijah)"
)
_DAY_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d\d"
_TO = r"\s?(?:-|–|hingga|sampai|dan)\s?"
_PART_OF_DAY = r"(?:dini hari|subuh|pagi|siang|sore|petang|malam)"
_ZONE = r"(?:wib|wita|wit|utc|waktu setempat)"
_HOUR = r"(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?"
_HOURS = rf"{_HOUR}(?:{_TO}{_HOUR})?"
_NUMBER = (
    r"(?:\d{1,3}|se|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|beberapa)"
)
_UNIT = r"(?:hari|pekan|minggu|bulan|tahun|dekade|jam|menit)"
_AWAY = r"(?:yang )?(?:lalu|terakhir|mendatang|lagi|ke depan|sebelumnya)"
_NEXT = r"(?: ini| lalu| mendatang| depan)"
_PERIOD = r"(?:pekan|minggu|bulan|tahun|semester|triwulan)"
_IN_TIME = r"(?:awal|akhir|pertengahan|bulan|pada|sejak|hingga|sampai|mulai|selama|sepanjang)"
_FEASTS = (
    r"(?:Idul\s?fitri|Idul\s?adha|Lebaran|Natal|Tahun Baru|Imlek|Nyepi|Waisak|Maulid|Isra Mikraj"
    r"|Hari [A-Z]\w+|Ramadan|Ramadhan|HUT|musim (?:hujan|kemarau|haji|tanam|panen))"
)


class Precision(IntEnum):
    """How closely a statement fixes the time; the greater the better."""

    SEASON = 1
    YEAR = 2
    MONTH = 3
    RELATIVE = 4
    HOUR = 5
    DAY = 6
    DATE = 7


@dataclass(frozen=True, slots=True)
class Moment:
    """One statement of time as it stands in the text: "Senin (23/11/2026) pukul 08.00 WITA"."""

    start: int
    end: int
    text: str
    precision: Precision


def _pattern(expression: str) -> re.Pattern[str]:
    """Case counts only where the expression says so with (?-i:...)."""
    return re.compile(rf"(?<![\w/.-]){expression}(?![\w/]|\.\d)", re.IGNORECASE)


_PATTERNS: tuple[tuple[Precision, re.Pattern[str]], ...] = (
    # 23 November 2026, 23-25 November
    (Precision.DATE, _pattern(rf"{_DAY_NUMBER}(?:{_TO}{_DAY_NUMBER})?\s{_MONTHS}(?:\s{_YEAR})?")),
    # 23/11/2026, 23-25/11/26; 2026-11-23
    (
        Precision.DATE,
        _pattern(rf"{_DAY_NUMBER}(?:-{_DAY_NUMBER})?([/.-]){_MONTH_NUMBER}\1(?:{_YEAR}|\d\d)"),
    ),
    (Precision.DATE, _pattern(rf"{_YEAR}-{_MONTH_NUMBER}-{_DAY_NUMBER}")),
    # Without a year only after a day or in brackets: "1/2" is a half.
    (Precision.DATE, _pattern(rf"{_DAYS},?\s{_DAY_NUMBER}/{_MONTH_NUMBER}")),
    (
        Precision.DATE,
        re.compile(rf"\(\s?{_DAY_NUMBER}(?:\s?[-–]\s?{_DAY_NUMBER})?/{_MONTH_NUMBER}\s?\)"),
    ),
    (Precision.DAY, _pattern(rf"(?:hari\s)?{_DAYS}(?:\s{_PART_OF_DAY})?")),
    (
        Precision.DAY,
        _pattern(
            rf"(?:(?:hari\sminggu|(?-i:{_SUNDAY}))(?:\s{_PART_OF_DAY})?|minggu\s{_PART_OF_DAY})"
        ),
    ),
    (
        Precision.HOUR,
        _pattern(rf"(?:pukul|jam)\s{_HOURS}(?:\s(?:{_ZONE}|{_PART_OF_DAY}))?"),
    ),
    (Precision.HOUR, _pattern(rf"{_HOURS}\s{_ZONE}")),
    (
        Precision.RELATIVE,
        _pattern(
            r"(?:(?<!beberapa )hari ini|besok|esok hari|keesokan harinya|lusa|kemarin|semalam"
            rf"|tadi {_PART_OF_DAY}|{_PART_OF_DAY} (?:ini|tadi|nanti|kemarin|harinya)"
            rf"|pada {_PART_OF_DAY}(?: hari)?|akhir pekan(?:{_NEXT})?"
            rf"|(?:akhir |awal )?{_PERIOD} (?:ini|depan|lalu|kemarin)"
            rf"|{_NUMBER}\s?{_UNIT} {_AWAY}|sepekan ini)"
        ),
    ),
    (
        Precision.MONTH,
        _pattern(rf"(?:{_IN_TIME}\s){{1,3}}(?-i:{_LONG_MONTHS})(?:\s{_YEAR}|{_NEXT})?"),
    ),
    (Precision.MONTH, _pattern(rf"(?-i:{_LONG_MONTHS})(?:\s{_YEAR}|{_NEXT})")),
    (
        Precision.MONTH,
        _pattern(rf"(?:triwulan|kuartal|semester)(?:\s(?:ke-)?\w{{1,8}})?(?:\stahun)?\s{_YEAR}"),
    ),
    (
        Precision.YEAR,
        _pattern(rf"(?:(?:{_IN_TIME}\s){{1,3}}(?:tahun )?|tahun ){_YEAR}(?:-{_YEAR})?"),
    ),
    (
        Precision.SEASON,
        _pattern(
            r"(?:jelang|menjelang|selama|saat|sepanjang|pada|usai) (?:perayaan )?"
            rf"(?-i:{_FEASTS})"
        ),
    ),
)

# Names that contain a day or a date and say nothing about when: "Lapangan 17 Agustus", "Jumat
# Berkah", "Undang-Undang Nomor 20 Tahun 2023", "APBD tahun 2026".
_NAMES_BEFORE = re.compile(
    r"(?:(?:nomor|no\.?)\s?\d{1,4}|lapangan|jalan|jl\.|gedung|stadion|monumen|salat|shalat"
    r"|anggaran|apb[dn]|piala)\s*$",
    re.IGNORECASE,
)
_NAMES_AFTER = re.compile(r"\s(?:Berkah|Bersih|Sehat|Curhat|Kliwon|Wage|Manis|Agung|Kelabu)\b")
_LEAD_IN = re.compile(
    r"(?:pada|mulai|sejak|hingga|sampai|per|tanggal|setiap|tiap|hari)\s$", re.IGNORECASE
)
_CLOSING = re.compile(r"\s?\)")
_PART_AFTER = re.compile(rf"\s{_PART_OF_DAY}(?!\w)")
_JOINT = re.compile(r"[\s,()/|-]{0,4}(?:(?:pada|tanggal|mulai|hingga|sampai)\s)?\(?")


def moments(text: str) -> list[Moment]:
    """Every statement of time, in order of place; neighbouring ones are one ("Senin (23/11)").

    Dates in words and in figures (day before month, EYD V), days, hours with their zone, relative
    expressions, months, years after a preposition, feasts after one. Vague words ("kini",
    "saat ini", "segera", "baru-baru ini") fix no time and are not found.
    """
    reading = Reading(text)
    found = []
    for start, end, precision in moment_places(reading.plain):
        span = reading.span(start, end)
        found.append(Moment(span.start, span.end, span.text, precision))
    return found


def moment_places(plain: str) -> list[tuple[int, int, Precision]]:
    """The same as offsets in `Reading.plain`."""
    places = [
        (found.start(), found.end(), precision)
        for precision, pattern in _PATTERNS
        for found in pattern.finditer(plain)
        if not _is_part_of_name(plain, found)
    ]
    joined: list[tuple[int, int, Precision]] = []
    for start, end, precision in sorted(places):
        if joined and (start < joined[-1][1] or _JOINT.fullmatch(plain, joined[-1][1], start)):
            first, last, best = joined[-1]
            joined[-1] = (first, max(last, end), max(best, precision))
        else:
            joined.append((start, end, precision))
    return [_with_surroundings(plain, place) for place in joined]


def _is_part_of_name(plain: str, found: re.Match[str]) -> bool:
    before = plain[max(0, found.start() - 16) : found.start()]
    return bool(_NAMES_BEFORE.search(before) or _NAMES_AFTER.match(plain, found.end()))


def _with_surroundings(plain: str, place: tuple[int, int, Precision]) -> tuple[int, int, Precision]:
    """The preposition before, the bracket and the part of the day after belong to the statement."""
    start, end, precision = place
    lead_in = _LEAD_IN.search(plain, max(0, start - 12), start)
    if lead_in and (lead_in.start() == 0 or not plain[lead_in.start() - 1].isalnum()):
        start = lead_in.start()
    if plain.count("(", start, end) > plain.count(")", start, end):
        closing = _CLOSING.match(plain, end)
        end = closing.end() if closing else end
    later = _PART_AFTER.match(plain, end)
    return start, later.end() if later else end, precision
