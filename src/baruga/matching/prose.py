"""Words of a lead with what stands between them: names, openings of sentences, the dateline."""

from __future__ import annotations

import re

from baruga.matching.capitals import dateline_end
from baruga.matching.dates import moment_places
from baruga.matching.reading import Reading
from baruga.matching.words import Word, read_words, sentence_places

_BETWEEN_NAMES = re.compile(r"\.? ")
_FIGURES = ("", *"0123456789")
_WITHIN_NAMES = frozenset({"dan", "&", "bin", "binti", "of", "the", "de", "la"})


class Prose:
    """One text read once for `who`, `where` and `verbs`; indices are those of `words`."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.plain = reading.plain
        self.words: list[Word] = read_words(reading)
        self.dateline = dateline_end(self.plain)
        self.moments = moment_places(self.plain)
        self.times = self._indices_of_times()
        self.openings = self._openings()

    def _indices_of_times(self) -> frozenset[int]:
        """Words that are part of a statement of time and so no part of a name."""
        found, at = set(), 0
        for index, word in enumerate(self.words):
            while at < len(self.moments) and self.moments[at][1] <= word.start:
                at += 1
            if at < len(self.moments) and word.end > self.moments[at][0]:
                found.add(index)
        return frozenset(found)

    def _openings(self) -> frozenset[int]:
        """Words that have a capital letter for opening a sentence, a quotation or the news."""
        starts = [start for start, _ in sentence_places(self.plain)]
        found, at = set(), 0
        for index, word in enumerate(self.words):
            opened = False
            while at < len(starts) and starts[at] <= word.start:
                at, opened = at + 1, True
            quoted = self.plain[max(0, word.start - 1) : word.start] in ('"', "“")
            news = word.start >= self.dateline and (
                not index or self.words[index - 1].start < self.dateline
            )
            if opened or quoted or news:
                found.add(index)
        return frozenset(found)

    def adjoins(self, index: int) -> bool:
        """Does only a space part this word from the one before, as in "Jl. Veteran"?"""
        if not 0 < index < len(self.words):
            return False
        gap = self.plain[self.words[index - 1].end : self.words[index].start]
        if gap == "/":  # "Kodim 1407/Bone"
            return self.words[index - 1].text[-1].isdigit()
        return gap == " " or (
            index not in self.openings and _BETWEEN_NAMES.fullmatch(gap) is not None
        )

    def follows_comma(self, index: int) -> bool:
        if not 0 < index < len(self.words):
            return False
        return self.plain[self.words[index - 1].end : self.words[index].start] in (", ", ",")

    def key(self, index: int) -> str:
        return self.words[index].key if 0 <= index < len(self.words) else ""

    def is_proper(self, index: int) -> bool:
        """A capital letter that means a name: not the first word of a sentence, no time."""
        if not 0 <= index < len(self.words) or index in self.times:
            return False
        if self.words[index].key.startswith("rp") and self.words[index].text[2:3] in _FIGURES:
            return False
        return self.words[index].is_capitalised and index not in self.openings

    def name_end(self, index: int) -> int:
        """Where the name that runs on from `index` ends: "Komunikasi dan Informatika Kota Bone".

        Words with a capital letter, figures after them, and small words between two of them.
        """
        end = index
        while end < len(self.words) and (end == index or self.adjoins(end)):
            if self._goes_on(index, end):
                end += 1
            elif self.key(end) in _WITHIN_NAMES and self._goes_on(end, end + 1):
                end += 2
            else:
                break
        return end

    def _goes_on(self, index: int, at: int) -> bool:
        """Does the word at `at` belong to the name that began at `index`?"""
        if at == index and at in self.openings:
            return True
        figure = at < len(self.words) and self.words[at].text.isdigit() and at not in self.times
        return (at == index or self.adjoins(at)) and (self.is_proper(at) or figure)
