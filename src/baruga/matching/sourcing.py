"""Claims that somebody is said to have made, where nobody is named."""

from __future__ import annotations

import re
from dataclasses import dataclass

from baruga.matching.reading import Reading
from baruga.matching.vocabulary import INSTITUTIONS, OFFICE_HEADS, OFFICES, TITLES, listed
from baruga.matching.words import Word, read_words, sentence_places

# Words that pass something on without saying from whom.
_HEARSAY = re.compile(
    r"(?<!\w)(?:diduga(?:\skuat)?|ditengarai|disinyalir|dikabarkan|kabarnya|konon(?:\skabarnya)?"
    r"|disebut-sebut|digadang-gadang|diisukan|isunya|beredar\skabar|kabar\syang\sberedar"
    r"|menurut\s(?:sebuah\s|salah\ssatu\s)?(?:sumber|informasi|kabar)"
    r"|informasi\syang\s(?:dihimpun|diperoleh|beredar)|sumber\s(?:tepercaya|terpercaya)"
    r"|sumber\syang\s(?:enggan|tidak\smau|tak\smau)\sdisebut(?:kan)?"
    r"|(?:banyak|sejumlah|beberapa|berbagai)\spihak\s(?:menilai|menyebut|menduga|mengatakan))(?!\w)",
    re.IGNORECASE,
)
# After these somebody is named: "kata Bupati", "menurut BPBD", "oleh Dinas Kesehatan".
_NAMES_SOMEBODY = listed(
    "berdasarkan dari jelas kata katanya keterangan laporan menurut oleh sebut terang tutur ucap",
    "ujar ungkap data hasil rilis",
)
_SAYS = listed(
    "menduga mengatakan menjelaskan menyatakan menyebut menuturkan menegaskan mengungkapkan",
    "melaporkan mencatat memperkirakan menyampaikan membenarkan",
)
_REACH = 4  # words after "kata" or before "menjelaskan" in which a name may stand


@dataclass(frozen=True, slots=True)
class Unsaid:
    """The words that pass on hearsay; the sentence around them names no source."""

    start: int
    end: int
    text: str


def unsaid_sources(text: str) -> list[Unsaid]:
    """Hearsay ("diduga", "kabarnya", "menurut sumber") in sentences that name nobody.

    Somebody is named by a name, an institution or an office near a word of speaking, in the same
    sentence: "Kebakaran diduga karena korsleting, kata Kapolsek Galesong" says who suspects it.
    """
    reading = Reading(text)
    everything = read_words(reading)
    found, at = [], 0
    for start, end in sentence_places(reading.plain):
        while at < len(everything) and everything[at].start < start:
            at += 1
        last = at
        while last < len(everything) and everything[last].start < end:
            last += 1
        hearsay = _HEARSAY.search(reading.plain, start, end)
        if hearsay and not _says_who(everything[at:last], hearsay.span()):
            span = reading.span(*hearsay.span())
            found.append(Unsaid(span.start, span.end, span.text))
        at = last
    return found


def _says_who(sentence: list[Word], hearsay: tuple[int, int]) -> bool:
    """The hearsay's own words name nobody: "Sumber" opens a sentence with a capital letter."""
    for index, word in enumerate(sentence):
        near: list[Word] = []
        if word.key in _NAMES_SOMEBODY:
            near = sentence[index + 1 : index + 1 + _REACH]
        elif word.key in _SAYS:
            near = sentence[max(0, index - 2 * _REACH) : index]
        if any(_is_somebody(one) for one in near if not hearsay[0] <= one.start < hearsay[1]):
            return True
    return False


def _is_somebody(word: Word) -> bool:
    return word.is_capitalised or word.key in INSTITUTIONS | OFFICES | OFFICE_HEADS | TITLES
