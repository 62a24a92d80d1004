"""Words in capital letters: which are abbreviations, and which are somebody shouting.

Both `abbreviations` and `shouting` ask here, so a word is never both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from baruga.matching.vocabulary import ACRONYMS, EVERYBODY_KNOWS, OFTEN_SHOUTED, UNITS, listed
from baruga.matching.words import Word, is_address

# "P3K" and "DP3AP2KB" are abbreviations, "H5N1" and "B3" are codes.
_ABBREVIATION = re.compile(r"[A-Z]{2,}|[A-Z]+(?:\d[A-Z]+)+")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_AFFIXED = re.compile(r"(?:MEM|MEN|MENG|BER|TER|DI|PEM|PEN|PENG)[A-Z]{4,}|[A-Z]{4,}(?:KAN|NYA|LAH)")
_STARTS = (
    "PR",
    "KR",
    "TR",
    "GR",
    "BR",
    "DR",
    "ST",
    "SP",
    "PL",
    "KL",
    "BL",
    "GL",
    "NY",
    "SY",
    "KH",
    "SW",
    "FR",
)
_LITTLE = frozenset({"DI", "KE"})
_VOWELS = frozenset("AIUEO")
# What may stand between the words of one shouted phrase.
_BETWEEN = re.compile(r" (?:& )?")
_BRACKETED = re.compile(r"\(([A-Z]{3,})\)")
# A place in capitals before the first dash opens a news text: "MAKASSAR, HUMAS –".
_DATELINE = re.compile(r"\s*[^\s–—-][^–—\n]{0,60}?(?:[–—]|--|\s-|-\s)")


@dataclass(frozen=True, slots=True)
class Capitals:
    """One word in capitals: offsets in `Reading.plain`; `shouted`, or else an abbreviation."""

    start: int
    end: int
    text: str
    shouted: bool


def read_capitals(plain: str, everything: list[Word]) -> list[Capitals]:
    """The abbreviations and the shouted words of a text, in order.

    Roman numerals, units after a figure, plates and other codes, initials before a name, degrees
    after a comma, addresses and a dateline are none of either.
    """
    explained = set(_BRACKETED.findall(plain)) - OFTEN_SHOUTED
    quiet = {word.key for word in everything if not word.text.isupper()}
    found: list[Capitals] = []
    for run in _runs(plain, everything):
        parts = [part for word in run for part in _parts(word) if part.text not in explained]
        phrase = _is_phrase([part.text for part in parts])
        for part in (part for word in run for part in _parts(word)):
            shouted = part.text not in explained and _is_shouted(part.text, quiet, phrase)
            if shouted or part.text not in _LITTLE:
                found.append(Capitals(part.start, part.end, part.text, shouted))
    return found


def dateline_end(plain: str) -> int:
    """Where the dateline that opens a text ends; 0 without one.

    A dateline is short, ends with a dash between spaces and names its place first, in capitals or
    with a capital letter; what follows the place is a comma, brackets, or nothing.
    """
    opening = _DATELINE.match(plain)
    if not opening:
        return 0
    place = re.split(r"[,(]", opening.group(), maxsplit=1)[0].strip(" –—-")
    names = place.split()
    is_place = 0 < len(names) < 5 and all(name[0].isupper() for name in names)
    return opening.end() if is_place else 0


def is_roman(text: str) -> bool:
    """A numeral as in "Kodam XIV"; two letters with C, D, L or M are rather an abbreviation."""
    if not text or not _ROMAN.fullmatch(text):
        return False
    return len(text) > 3 or not set(text) & set("CDLM")


def _runs(plain: str, everything: list[Word]) -> Iterator[list[Word]]:
    """Neighbouring words in capitals, those of the dateline left out."""
    after = dateline_end(plain)
    run: list[Word] = []
    for index, word in enumerate(everything):
        if word.start < after or not _is_in_capitals(plain, everything, index):
            continue
        if run and not _BETWEEN.fullmatch(plain[run[-1].end : word.start]):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _is_in_capitals(plain: str, everything: list[Word], index: int) -> bool:
    word = everything[index]
    text = word.text
    letters = text.upper() == text and any(character.isalpha() for character in text)
    capital_part = "-" in text and any(_ABBREVIATION.fullmatch(part) for part in text.split("-"))
    if len(text) < 2 or not (letters or capital_part) or is_roman(text) or is_address(text):
        return False
    before = everything[index - 1] if index else None
    after = everything[index + 1] if index + 1 < len(everything) else None
    if _is_code(plain, word, before, after):
        return False
    return not _belongs_to_name(plain, word, before, after)


def _is_code(plain: str, word: Word, before: Word | None, after: Word | None) -> bool:
    """Units after a figure, plates ("DD 1234 AB"), flights ("GA 602"), numbers of letters."""
    follows_figure = (
        before is not None and before.text[-1].isdigit() and word.start - before.end < 2
    )
    if follows_figure and word.text in UNITS:
        return True
    if plain[word.end : word.end + 1] == "/" and after is not None and after.text[0].isdigit():
        return True
    if plain[word.start - 1 : word.start] == "/" and follows_figure:
        return True
    if len(word.text) > 3 or word.text in EVERYBODY_KNOWS:
        return False
    leads_figure = after is not None and after.text.isdigit() and after.start - word.end < 2
    if leads_figure and len(word.text) < 3:
        return True
    return (
        follows_figure and before is not None and before.text.isdigit() and _is_plate(plain, before)
    )


def _is_plate(plain: str, number: Word) -> bool:
    return (
        re.search(r"(?<![A-Z])[A-Z]{1,2} $", plain[max(0, number.start - 4) : number.start])
        is not None
    )


_INITIALS = listed(
    "AA AB AH AM AS BJ HA HB HM HR HS KH MH",
)
_DEGREES = listed(
    "MA MH MKES MM MP MPD MSI MT SAG SE SH SHUT SIP SKM SP SPD SPI SS SSOS ST",
)


def _belongs_to_name(plain: str, word: Word, before: Word | None, after: Word | None) -> bool:
    """The initials of "HM Amin" and the degrees of "Rahman, SE, MM"."""
    if word.text in _INITIALS and after is not None and plain[word.end : after.start] == " ":
        return after.is_capitalised and not after.text.isupper()
    if before is not None and (before.key, word.text) == ("satpol", "PP"):
        return True
    follows_comma = before is not None and plain[before.end : word.start] == ", "
    return follows_comma and word.text in _DEGREES


def _parts(word: Word) -> Iterator[Word]:
    """The parts of "KTP-el" and "UMKM-nya" that are in capitals."""
    if any(character.isdigit() for character in word.text) and not _ABBREVIATION.fullmatch(
        word.text
    ):
        return
    at = word.start
    for part in word.text.split("-"):
        if _ABBREVIATION.fullmatch(part) and not is_roman(part):
            yield Word(at, at + len(part), part, part.lower())
        at += len(part) + 1


def _is_phrase(run: list[str]) -> bool:
    """Two words that read like Indonesian ("ANDI RAHMAN"), or three of any language."""
    foreign = [
        text for text in run if len(text) > 3 and text not in ACRONYMS and _VOWELS & set(text)
    ]
    return sum(map(_is_word, run)) > 1 or len(foreign) > 2


def _is_shouted(text: str, quiet: set[str], in_phrase: bool) -> bool:
    if text in EVERYBODY_KNOWS or text in ACRONYMS:
        return False
    if text in OFTEN_SHOUTED or in_phrase:
        return True
    if not _is_word(text):
        return False
    return text.lower() in quiet or _AFFIXED.fullmatch(text) is not None


def _is_word(text: str) -> bool:
    """Could this be read as an Indonesian word? "BANJIR" can, "BPBD", "APBN" and "SMAN" cannot."""
    if text in OFTEN_SHOUTED:
        return True
    if len(text) < 4 or not text.isalpha() or text in EVERYBODY_KNOWS or text in ACRONYMS:
        return False
    vowels = [character in _VOWELS for character in text]
    if not vowels[0] and not vowels[1] and not text.startswith(_STARTS):
        return False
    if not vowels[-1] and not vowels[-2] and not text.endswith("NG"):
        return False
    return sum(vowels) * 4 >= len(text) and not re.search(r"[^AIUEO]{4}", text)
