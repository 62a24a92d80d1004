"""Words of a list in a text, as whole words, however they are spaced or written large."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from baruga.matching.prose import Prose
from baruga.matching.reading import Reading

_PARTICLES = ("nya", "lah", "kah", "pun")


@dataclass(frozen=True, slots=True)
class Term:
    """A use of a listed term; `term` is how the list writes it."""

    start: int
    end: int
    text: str
    term: str


class Terms:
    """A list prepared once for many texts. The longest term wins: "stakeholder terkait"."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._by_first: Mapping[str, list[tuple[tuple[str, ...], str]]] = {}
        grouped: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for term in terms:
            keys = tuple(term.lower().split())
            if keys:
                grouped.setdefault(keys[0], []).append((keys, term))
        for group in grouped.values():
            group.sort(key=lambda entry: -len(entry[0]))
        self._by_first = grouped

    def find(self, text: str) -> list[Term]:
        """Every use, in order of place. Names ("Smart City" in capitals amid a sentence) are spared.

        A last word may carry -nya, -lah, -kah or -pun.
        """
        prose = Prose(Reading(text))
        found: list[Term] = []
        index = 0
        while index < len(prose.words):
            length, term = self._at(prose, index)
            if term:
                last = prose.words[index + length - 1]
                span = prose.reading.span(prose.words[index].start, last.end)
                found.append(Term(span.start, span.end, span.text, term))
            index += max(1, length)
        return found

    def _at(self, prose: Prose, index: int) -> tuple[int, str]:
        for bare in _bare(prose.key(index)):
            for keys, term in self._by_first.get(bare, ()):
                if self._stands_at(prose, index, keys) and not (
                    prose.is_proper(index) and term[0].islower()
                ):
                    return len(keys), term
        return 0, ""

    def _stands_at(self, prose: Prose, index: int, keys: tuple[str, ...]) -> bool:
        for offset, key in enumerate(keys):
            at = index + offset
            last = offset == len(keys) - 1
            if offset and not prose.adjoins(at):
                return False
            if key != prose.key(at) and not (last and key in _bare(prose.key(at))):
                return False
        return True


def _bare(key: str) -> tuple[str, ...]:
    """The word, and without its particle."""
    for particle in _PARTICLES:
        if key.endswith(particle) and len(key) > len(particle) + 3:
            return key, key.removesuffix(particle)
    return (key,)
