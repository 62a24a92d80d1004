"""A message as it was meant: words without tricks of spelling, with their places in the text.

What people do to letters to get past a filter or to look loud is undone word by word: fonts made
of mathematical letters, stacked accents, zero-width characters, figures for letters, letters held
down. Words are cut to their stems; words that say nothing are left out.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import Stemmer

from baruga.matching.claims.boilerplate import ABBREVIATED, EMPTY, ENGLISH

LONGEST_TEXT = 20_000  # characters that are read; no message says something new after them
LONGEST_WORD = 40  # letters; what is longer is cut, it is no word but may hold one

# Combining marks, zero-width characters, marks of direction, variation selectors, soft hyphen.
_UNSEEN = (
    "\u00ad\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
)
_HIDDEN = re.compile(f"[{_UNSEEN}]+")
# A word: letters and figures, unseen characters among them, a figure's own points, @ and $ inside.
_RUN = re.compile(f"[^\\W_](?:[^\\W_]|[{_UNSEEN}]|[@$](?=[^\\W\\d_])|(?<=\\d)[.,](?=\\d))*")
_HUMPS = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z]{2})")
_HELD = re.compile(r"([^\W\d])\1{2,}")
_POINTS = re.compile(r"(?<=\d)[.,](?=\d)")
_REPEATED = re.compile(r"^([a-z]{3,})2$")  # "teman2" is "teman-teman"
_DISGUISED = str.maketrans("01345789@$", "oieastbgas")
# Figures that stand for letters: not "covid19", "500rb", "b17", where they count something.
_COUNTED = re.compile(r"\d{2,}[a-z]+|[a-z]+\d{2,}|[a-z]\d|\d[a-z]{1,2}")
_IN_DISGUISE = re.compile(r"(?=.*[a-z].*[a-z])[a-z01345789@$]+")

_stemmers = {"id": Stemmer.Stemmer("indonesian", 0), "en": Stemmer.Stemmer("english", 0)}
_one_at_a_time = Lock()  # a stemmer keeps the word it works on


@dataclass(frozen=True, slots=True)
class Word:
    """A word that says something: its stem, how it reads, where it stands in the text."""

    stem: str
    plain: str
    start: int
    end: int


@lru_cache(maxsize=200_000)
def plain(run: str) -> str:
    """One word in lower-case letters without marks and disguises."""
    word = run
    if not word.isascii():
        word = unicodedata.normalize("NFKD", _HIDDEN.sub("", word))
        word = "".join(letter for letter in word if not unicodedata.combining(letter))
    word = _POINTS.sub("", word.lower())
    if repeated := _REPEATED.match(word):
        word = repeated.group(1)
    if not word.isalpha() and _IN_DISGUISE.fullmatch(word) and not _COUNTED.fullmatch(word):
        word = word.translate(_DISGUISED)
    word = _HELD.sub(r"\1", word)[:LONGEST_WORD]
    return ABBREVIATED.get(word, word)


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """The stem of a word that `plain` has given back; a figure is its own."""
    if not word.isalpha() or not word.isascii():
        return word
    with _one_at_a_time:
        return str(_stemmers[language].stemWord(word))


def read(text: str) -> list[Word]:
    """The words of `text` that say something; all its words when none of them does."""
    runs = [(plain(run), start, end) for run, start, end in _runs(text[:LONGEST_TEXT])]
    telling = [each for each in runs if each[0] and each[0] not in EMPTY] or runs
    english = sum(word in ENGLISH for word, _start, _end in runs)
    language = "en" if english * 5 >= len(runs) else "id"
    return [Word(stem(word, language), word, start, end) for word, start, end in telling if word]


def _runs(text: str) -> list[tuple[str, int, int]]:
    """Words as written; "AwasHoaks" is two of them."""
    found: list[tuple[str, int, int]] = []
    for match in _RUN.finditer(text):
        start = match.start()
        for piece in _HUMPS.split(match.group()):
            found.append((piece, start, start + len(piece)))
            start += len(piece)
    return found
