"""What a person is shown of a match: the words that message and claim share, where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from baruga.matching.claims.normalise import Word, read


@dataclass(frozen=True, slots=True)
class SharedWord:
    """One stem, and every place (start, end) where it stands: Python string indices."""

    stem: str
    in_message: tuple[tuple[int, int], ...]
    in_field: tuple[tuple[int, int], ...]


def meeting(message: list[Word], fields: Mapping[str, str]) -> tuple[str, tuple[SharedWord, ...]]:
    """The field that shares most with the message (the first of equals), and what they share."""
    best = next(iter(fields), "")
    shared: tuple[SharedWord, ...] = ()
    for name, text in fields.items():
        found = _shared(message, read(text))
        if len(found) > len(shared):
            best, shared = name, found
    return best, shared


def shared_words(message: str, text: str) -> tuple[SharedWord, ...]:
    """What any two texts have in common, for whoever shows others than those that met."""
    return _shared(read(message), read(text))


def _shared(message: list[Word], field: list[Word]) -> tuple[SharedWord, ...]:
    here, there = _places(message), _places(field)
    return tuple(SharedWord(stem, here[stem], there[stem]) for stem in there if stem in here)


def _places(words: list[Word]) -> dict[str, tuple[tuple[int, int], ...]]:
    places: dict[str, list[tuple[int, int]]] = {}
    for word in words:
        places.setdefault(word.stem, []).append((word.start, word.end))
    return {stem: tuple(found) for stem, found in places.items()}
