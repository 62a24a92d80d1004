"""Sentences in which one passive follows the other, so that nobody seems to do anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from baruga.matching.prose import Prose
from baruga.matching.reading import Reading, Span
from baruga.matching.verbs import is_split_passive, is_verb
from baruga.matching.vocabulary import listed
from baruga.matching.words import sentence_places

FEWEST = 3
"""Passives in one sentence from which it counts as a pile-up."""

# With ter- most words tell of a state or are superlatives ("terbuka", "terbaik"); these tell that
# something was done, as those in -kan do ("terselesaikan").
_DONE = listed(
    "terangkut terbangun terbentuk tercapai tercatat terdaftar terdampak tergenang terhambat",
    "terealisasi terjaring terjual terkumpul terlaksana terpasang terpenuhi terserap tersusun",
    "tertangani tertangkap tertunda",
)
# Of ke-an only these are verbs of what happens to somebody; the rest are nouns ("kesehatan").
_SUFFERED = listed(
    "kebanjiran kecolongan kecopetan kecurian kehabisan kehilangan kehujanan kekurangan",
    "kemalingan ketinggalan",
)
# Between verbs of one series, "dicuci, dijemur, lalu disimpan": a list is easy to read.
_SERIES = re.compile(
    r"\s*(?:,\s*)?(?:(?:dan|atau|serta|lalu|kemudian|hingga)(?:\s+(?:akan|telah|sudah|juga))?\s+)?"
)


@dataclass(frozen=True, slots=True)
class PileUp:
    """A sentence with its passives; `text` is the whole sentence."""

    start: int
    end: int
    text: str
    verbs: tuple[Span, ...]


def pile_ups(text: str, *, fewest: int = FEWEST) -> list[PileUp]:
    """Sentences with `fewest` passives or more.

    Passive are verbs in di- (not the preposition "di", which EYD V writes apart), a "di gelar" whose
    space is a slip, ter- where something was done, and the few verbs in ke-an. A series counts as
    one, a name in capital letters as none.
    """
    reading = Reading(text)
    prose = Prose(reading)
    found, at = [], 0
    places = list(_passives(prose))
    for start, end in sentence_places(reading.plain):
        here = []
        while at < len(places) and places[at][0] < end:
            here.append(places[at])
            at += 1
        verbs = list(_without_series(reading.plain, here))
        if len(verbs) >= fewest:
            sentence = reading.span(start, end)
            spans = tuple(reading.span(*verb) for verb in verbs)
            found.append(PileUp(sentence.start, sentence.end, sentence.text, spans))
    return found


def _passives(prose: Prose) -> Iterator[tuple[int, int]]:
    for index, word in enumerate(prose.words):
        if prose.is_proper(index):
            continue
        if is_passive(word.key):
            yield word.start, word.end
        elif prose.key(index - 1) == "di" and is_split_passive(word.key):
            yield prose.words[index - 1].start, word.end


def is_passive(key: str) -> bool:
    """Is this lower-case word a passive verb by its form?"""
    if key in _DONE or key in _SUFFERED:
        return True
    if key.startswith("ter"):
        return key.endswith("kan") and len(key) > 8 and is_verb(key)
    return key.startswith("di") and len(key) > 5 and is_verb(key)


def _without_series(plain: str, places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The first verb of each series."""
    end = -1
    for place in places:
        if end < 0 or not _SERIES.fullmatch(plain, end, place[0]):
            yield place
        end = place[1]
