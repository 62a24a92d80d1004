"""Abbreviations that a text uses before it has written them out, or without ever doing so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from baruga.matching.capitals import read_capitals
from baruga.matching.reading import Reading
from baruga.matching.vocabulary import EVERYBODY_KNOWS
from baruga.matching.words import Word, read_words

# Names of offices and plans shortened to syllables. "Puskesmas", "Polres", "Pemkab" and their like
# are not here: KBBI has them as words, and residents know no other name.
_SYLLABIC = re.compile(
    r"(?:Kadis|Sekdis|Dis|Din)"
    r"(?:arpus|bud|budpar|bun|capil|dag|damkar|dik|dikbud|dikpora|dukcapil|hub|hut|kan|kes|ketapang|kominfo"
    r"|kominfotik|kop|lutkan|nak|naker|nakertrans|par|parbud|perin|perindag|perkim|perkimtan|pmd|pora|pus"
    r"|sos|tan|tanak|tanhor)"
    r"|Kemen(?:ag|aker|dag|dagri|desa|dikbud|dikbudristek|dikdasmen|diktisaintek|ekraf|ham|han|hub|hut|imipas"
    r"|kes|keu|ko|komdigi|kominfo|kop|kumham|lh|lhk|lu|naker|pan|par|parekraf|perin|pora|pppa|pu|pupr|setneg"
    r"|sos|tan|trans)"
    r"|Bapenda|Bappeda|Bappelitbangda|Bappenas|Balitbangda|Bakesbangpol|Kesbangpol|Kominfo|Komdigi"
    r"|Dekranasda|Forkopimda|Forkopimcam|Musrenbang|Renstra|Renja|Gapoktan|Pokdarwis|Bumdes|Bumdesa|Germas"
)
_BRACKETS = re.compile(r"\(([^()\n]{2,160})\)")
_SENTENCE_GAP = re.compile(r"[.!?;:\n\"“”()]")
_SAYS_SO = frozenset({"disingkat", "disebut", "singkatan", "akronim", "singkatnya"})
_OR = frozenset({"atau", "alias", "yaitu", "yakni", "dari"})
_LONGEST_NAME = 14  # words of an office's name looked at


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """The first use of an abbreviation that a reader meets unprepared.

    `uses` counts it in the whole text; `explained_later` says that only the order is wrong.
    """

    start: int
    end: int
    text: str
    uses: int
    explained_later: bool


def unexplained(text: str, *, known: Collection[str] = ()) -> list[Abbreviation]:
    """Abbreviations not written out where they are first used, one finding for each.

    EYD V wants the full name first and the abbreviation in brackets after it: "Badan Penanggulangan
    Bencana Daerah (BPBD)". Accepted as well: "BPBD (Badan ...)", "Badan ..., disingkat BPBD" and
    "BPBD atau Badan ...". A translated name counts too, so brackets after two words or more are
    enough ("Organisasi Pangan Dunia (FAO)"). Exempt: `vocabulary.EVERYBODY_KNOWS`, `known` (the
    region's own), numerals, units and codes. Pass lead and body as one text.
    """
    reading = Reading(text)
    everything = read_words(reading)
    exempt = EVERYBODY_KNOWS.union(known)
    page = _Page(reading.plain, everything)
    uses: dict[str, list[Word]] = {}
    for use in _uses(reading.plain, everything):
        if use.text not in exempt and use.text.upper() not in exempt:
            uses.setdefault(use.text, []).append(use)
    found = []
    for places in uses.values():
        explained = page.first_explained(places)
        if explained != 0:
            span = reading.span(places[0].start, places[0].end)
            later = explained is not None
            found.append(Abbreviation(span.start, span.end, span.text, len(places), later))
    return found


def _uses(plain: str, everything: list[Word]) -> list[Word]:
    """Every use of an abbreviation, in order of place; "Diskominfo-SP" is one, not two."""
    syllabic = [
        Word(word.start, word.start + len(part), part, part.lower())
        for word in everything
        if word.is_capitalised
        for part in [word.text.split("-", 1)[0]]
        if _SYLLABIC.fullmatch(part)
    ]
    joined = {word.end + 1 for word in syllabic if plain.startswith("-", word.end)}
    capitals = [
        Word(found.start, found.end, found.text, found.text.lower())
        for found in read_capitals(plain, everything)
        if not found.shouted and found.start not in joined
    ]
    return sorted(capitals + syllabic, key=lambda word: word.start)


class _Page:
    """The words of one text and its brackets, to look around a place."""

    def __init__(self, plain: str, everything: list[Word]) -> None:
        self._plain = plain
        self._words = everything
        self._starts = [word.start for word in everything]
        self._brackets = {found.start(): found for found in _BRACKETS.finditer(plain)}

    def first_explained(self, places: list[Word]) -> int | None:
        """Index of the first use that is written out; None when no use is."""
        for index, use in enumerate(places):
            if self._is_explained(use):
                return index
        return None

    def _is_explained(self, use: Word) -> bool:
        opened = self._plain.rfind("(", max(0, use.start - 160), use.start)
        bracket = self._brackets.get(opened)
        if bracket and bracket.end() > use.end:
            return self._by_brackets_around(use, bracket)
        after = self._brackets.get(use.end + 1)
        if after and self._plain[use.end] == " ":
            return _names(use.text, after.group(1).split())
        return self._by_words_around(use)

    def _by_brackets_around(self, use: Word, bracket: re.Match[str]) -> bool:
        """As in "Badan Narkotika Nasional (BNN)" and "(selanjutnya disebut BNN)"."""
        before = self._words_before(bracket.start())
        inside = bracket.group(1).split()
        alone = len(inside) == 1 or any(word.lower() in _SAYS_SO for word in inside)
        return (alone and len(before) > 1) or spells(use.text, before)

    def _by_words_around(self, use: Word) -> bool:
        before = self._words_before(use.start)
        if before and before[-1].lower() in _SAYS_SO:
            return len(before) > 2
        if before and before[-1].lower() in _OR:
            return spells(use.text, before[:-1])
        after = self._words_after(use.end)
        signs = [word.lower() for word in after[:3]]
        for index, sign in enumerate(signs):
            if sign in _OR and all(
                earlier in _SAYS_SO | {"adalah", "merupakan"} for earlier in signs[:index]
            ):
                return spells(use.text, after[index + 1 :], at_start=True)
        return False

    def _words_before(self, place: int) -> list[str]:
        """Up to `_LONGEST_NAME` words of the same sentence before a place, in order."""
        found: list[str] = []
        end = place
        for index in range(bisect_right(self._starts, place - 1) - 1, -1, -1):
            word = self._words[index]
            if word.end > place:
                continue  # the word that the abbreviation is a part of
            if len(found) == _LONGEST_NAME or _SENTENCE_GAP.search(self._plain, word.end, end):
                break
            found.append(word.text)
            end = word.start
        return found[::-1]

    def _words_after(self, place: int) -> list[str]:
        found: list[str] = []
        for index in range(bisect_right(self._starts, place), len(self._words)):
            word = self._words[index]
            if len(found) == _LONGEST_NAME or _SENTENCE_GAP.search(self._plain, place, word.start):
                break
            found.append(word.text)
            place = word.end
        return found


def _names(abbreviation: str, inside: list[str]) -> bool:
    """Do the words in brackets after an abbreviation write it out? "BPBD (Sulsel)" does not."""
    if any(character.isdigit() for word in inside for character in word):
        return False
    return (
        len(inside) > 2
        or spells(abbreviation, inside)
        or (len(inside) == 2 and inside[0].islower())
    )


def spells(abbreviation: str, names: list[str], *, at_start: bool = False) -> bool:
    """Do the letters stand in these words in order, from the first letter of one of them?

    Figures count letters ("P3K") and are passed over. `at_start`: the first word must begin it.
    """
    letters = [letter for letter in abbreviation.lower() if letter.isalpha()]
    for first in range(1 if at_start else len(names)):
        if names[first : first + 1] and names[first][0].lower() == letters[0]:
            rest = _characters(names[first:])
            if all(letter in rest for letter in letters):
                return True
    return False


def _characters(names: list[str]) -> Iterator[str]:
    """Letters in order; `in` on the iterator goes on from where the last one was found."""
    return (letter for name in names for letter in name.lower())
