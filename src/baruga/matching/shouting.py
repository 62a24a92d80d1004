"""Shouting: words in capitals that are no abbreviations, and marks repeated for effect."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from baruga.matching.capitals import Capitals, read_capitals
from baruga.matching.reading import Reading
from baruga.matching.vocabulary import ACRONYMS, EVERYBODY_KNOWS
from baruga.matching.words import read_words

_MARKS = re.compile(r"(?<![!?])[!?](?:\s?[!?])+")
_BETWEEN = re.compile(r"[ ,&-]{1,3}")
_FEWEST_CAPITALS = 0.6


class Kind(Enum):
    WORDS = "words"
    HEADLINE = "headline"
    MARKS = "marks"


@dataclass(frozen=True, slots=True)
class Shout:
    """A place where the text raises its voice."""

    start: int
    end: int
    text: str
    kind: Kind


def shouting(text: str) -> list[Shout]:
    """Words and phrases in capitals, and "!!" or "?!", in order of place.

    EYD V gives capitals to the first letter of a sentence, a name, a title, and to abbreviations;
    it has no capitals for emphasis, and one mark closes a sentence. Abbreviations, numerals, units,
    codes and the dateline stay quiet.
    """
    reading = Reading(text)
    plain = reading.plain
    loud = [word for word in read_capitals(plain, read_words(reading)) if word.shouted]
    places = [(start, end, Kind.WORDS) for start, end in _phrases(plain, loud)]
    places += [(found.start(), found.end(), Kind.MARKS) for found in _MARKS.finditer(plain)]
    return [_shout(reading, *place) for place in sorted(places, key=lambda place: place[0])]


def shouted_headline(headline: str) -> Shout | None:
    """The whole headline when most of its words are in capitals and not all are abbreviations."""
    reading = Reading(headline)
    spoken = [word for word in read_words(reading) if any(letter.isalpha() for letter in word.text)]
    spoken = [
        word for word in spoken if word.text not in EVERYBODY_KNOWS and word.text not in ACRONYMS
    ]
    capitals = [word for word in spoken if word.text.isupper() and len(word.text) > 1]
    readable = [word for word in capitals if any(vowel in word.text for vowel in "AIUEO")]
    if len(readable) < 2 or len(capitals) < _FEWEST_CAPITALS * len(spoken):
        return None
    return _shout(reading, 0, len(reading.plain), Kind.HEADLINE)


def _phrases(plain: str, loud: list[Capitals]) -> list[tuple[int, int]]:
    """Neighbouring shouted words as one place."""
    places: list[tuple[int, int]] = []
    for word in loud:
        if places and _BETWEEN.fullmatch(plain, places[-1][1], word.start):
            places[-1] = (places[-1][0], word.end)
        else:
            places.append((word.start, word.end))
    return places


def _shout(reading: Reading, start: int, end: int, kind: Kind) -> Shout:
    span = reading.span(start, end)
    return Shout(span.start, span.end, span.text, kind)
