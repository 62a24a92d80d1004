"""Figures in another form than EYD V gives them: separators, rupiah, per cent, ordinals."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from baruga.matching.reading import Reading


class Kind(Enum):
    THOUSANDS = "thousands"
    DECIMAL = "decimal"
    RUPIAH = "rupiah"
    PER_CENT = "per_cent"
    ORDINAL = "ordinal"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure to write differently, and how."""

    start: int
    end: int
    text: str
    kind: Kind
    better: str


_MAGNITUDE = r"(?:ribu|juta|miliar|milyar|triliun|persen|%)"
_UNIT = (
    r"(?:persen|ribu|juta|miliar|milyar|triliun|kilogram|kg|gram|ton|kuintal|kilometer|km|meter"
    r"|sentimeter|cm|hektare|hektar|ha|liter|derajat|°\s?C|magnitudo|skala|megawatt|MW)"
)
# "12,500,000"; a single group only when it ends in two noughts, for "1,250" may well be 1¼.
_THOUSANDS = re.compile(
    rf"(?<![\d.,/])\d{{1,3}}(?:(?:,\d{{3}}){{2,4}}|,\d00)(?![\d,]{{0,20}}\d)(?!\s?{_MAGNITUDE}(?!\w))"
)
# "2.5 persen" but not "09.30", "1.250 meter" or a version: the unit after it decides.
_DECIMAL = re.compile(
    rf"(?<![\d.,:/])\d{{1,4}}\.\d{{1,2}}(?=(?:\s{_UNIT}(?!\w)|\s?%))", re.IGNORECASE
)
_CLOCK_BEFORE = re.compile(r"(?:pukul|jam|pk\.?)\s$", re.IGNORECASE)
# "Rp 5.000", "Rp. 5.000", "IDR 5,000"; EYD V writes the sign right before the figure.
_RUPIAH = re.compile(r"(?<!\w)(?:Rp(?:\.\s?|\s)|IDR\s?)(\d[\d.,]{0,24})(?:,-+)?", re.IGNORECASE)
_RUPIAH_TAIL = re.compile(r"(?<!\w)Rp(\d[\d.]{0,24}),-+", re.IGNORECASE)
_PER_CENT = re.compile(r"(?<![\w.,])(\d[\d.,]{0,12})\s%")
# "HUT ke 81"; not "ke 5 desa", where "ke" is the preposition.
_ORDINAL = re.compile(
    r"(?i:(?<!\w)(?:HUT|ulang tahun|hari|peringkat|juara|tahap|gelombang|abad|urutan|angkatan)\s)"
    r"(ke\s(?:\d{1,3}|[IVXL]{1,6}))(?!\w)"
)


def figures(text: str) -> list[Figure]:
    """Figures in a foreign or mistaken form, in order of place, each with the better form.

    EYD V: a full stop between thousands, a comma before decimals, "Rp5.000" and "5%" without a
    space, "ke-81" with a hyphen. Times, dates, scores, versions and numbers of sections are left
    alone.
    """
    reading = Reading(text)
    found: list[Figure] = []
    for start, end, kind, better in sorted(_found(reading.plain), key=lambda place: place[:2]):
        if found and start < found[-1].end:
            continue
        span = reading.span(start, end)
        found.append(Figure(span.start, span.end, span.text, kind, better))
    return found


def _found(plain: str) -> Iterator[tuple[int, int, Kind, str]]:
    rules: tuple[tuple[Kind, re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
        (Kind.RUPIAH, _RUPIAH, lambda found: _rupiah(found.group(1))),
        (Kind.RUPIAH, _RUPIAH_TAIL, lambda found: _rupiah(found.group(1))),
        (Kind.THOUSANDS, _THOUSANDS, lambda found: found.group().replace(",", ".")),
        (Kind.PER_CENT, _PER_CENT, lambda found: f"{found.group(1)}%"),
    )
    for kind, pattern, better in rules:
        for found in pattern.finditer(plain):
            end = found.end() - _stray(found.group())
            yield found.start(), end, kind, better(found)
    for found in _DECIMAL.finditer(plain):
        if not _CLOCK_BEFORE.search(plain, max(0, found.start() - 6), found.start()):
            yield found.start(), found.end(), Kind.DECIMAL, found.group().replace(".", ",")
    for found in _ORDINAL.finditer(plain):
        yield (*found.span(1), Kind.ORDINAL, re.sub(r"\s", "-", found.group(1), count=1))


def _stray(matched: str) -> int:
    """How much of the sentence's own mark the match took with it: 1 for "Rp 5.000." """
    return 1 if matched[-1] in ".," else 0


def _rupiah(figure: str) -> str:
    """The amount with Indonesian separators, right after the sign."""
    amount = figure.rstrip(".,")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?", amount):
        amount = amount.replace(",", " ").replace(".", ",").replace(" ", ".")
    return f"Rp{amount}"
