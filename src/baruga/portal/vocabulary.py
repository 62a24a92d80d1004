"""The words of what is published, in memory: what a mistyped word was meant to be, how one goes on."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import lru_cache

from django.core.cache import caches
from django.db import transaction
from rapidfuzz import process
from rapidfuzz.distance import OSA

from baruga.matching.stems import STOP_WORDS, stem, words
from baruga.portal.models import Word

KEY = "portal-vocabulary"
NEAR = 5  # letters up to which one slip is forgiven; longer words may have two


@dataclass(frozen=True)
class Vocabulary:
    """Every word with the number of stories that hold it, and all stems."""

    stories: dict[str, int]
    stems: frozenset[str]

    def knows(self, word: str) -> bool:
        return word in self.stories or stem(word) in self.stems

    def meant(self, word: str) -> str | None:
        """The word that `word` was meant to be: the nearest, of those the one with the same letters,
        then the commonest.

        Distance is optimal string alignment: a letter too many, missing, wrong, or two swapped.
        None when nothing is near.
        """
        slips = 1 if len(word) <= NEAR else 2
        near = process.extract(
            word, self.stories.keys(), scorer=OSA.distance, score_cutoff=slips, limit=20
        )
        letters = sorted(word)
        best = min(
            near,
            key=lambda hit: (hit[1], sorted(hit[0]) != letters, -self.stories[hit[0]], hit[0]),
            default=None,
        )
        return best[0] if best else None

    def going_on(self, beginning: str, count: int) -> list[str]:
        """The commonest words that begin so."""
        found = [word for word in self.stories if word.startswith(beginning) and word != beginning]
        return sorted(found, key=lambda word: (-self.stories[word], word))[:count]


def current() -> Vocabulary:
    """The vocabulary now; read from the database once per process and change."""
    cache = caches["default"]
    name: str | None = cache.get(KEY)
    if name is None:
        cache.add(KEY, secrets.token_hex(8), timeout=None)
        name = cache.get(KEY)
    return _read(name or "")


def renew_on_commit() -> None:
    """Everybody reads the vocabulary anew, once what changed is there to be read."""
    transaction.on_commit(lambda: caches["default"].set(KEY, secrets.token_hex(8), timeout=None))


def corrected(text: str) -> str:
    """`text` with each unknown word replaced by the one it was meant to be; "" when none is."""
    known = current()
    parts, end, changed = [], 0, False
    for match in words(text):
        word = match.group().lower()
        if len(word) >= 3 and word not in STOP_WORDS and not known.knows(word):
            meant = known.meant(word) if word.isalpha() else None
            if meant:
                parts += [text[end : match.start()], meant]
                end, changed = match.end(), True
    return "".join([*parts, text[end:]]) if changed else ""


@lru_cache(maxsize=1)
def _read(name: str) -> Vocabulary:
    rows = list(Word.objects.values_list("word", "stem", "stories"))
    return Vocabulary(
        {word: count for word, _stem, count in rows}, frozenset(row[1] for row in rows)
    )
