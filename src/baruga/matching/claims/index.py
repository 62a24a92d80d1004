"""The index of claims: has this message been answered before?"""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from baruga.matching.claims.body import Body
from baruga.matching.claims.ranking import Band, Ranking, shipped
from baruga.matching.claims.shared import SharedWord, meeting
from baruga.matching.claims.store import Store

LOOK_EVERY = 1.0  # seconds between two looks for what others have committed
_TEXT = "text"


@dataclass(frozen=True, slots=True)
class Match:
    """A claim that may be the message's, and why: a suggestion, never a verdict.

    `claim_field` and `shared` are empty for band "none" below the first.
    """

    id: str
    score: float  # 0 to 1: how likely it is the same claim
    band: Band
    message_field: str
    claim_field: str
    shared: tuple[SharedWord, ...]
    engine: str


class ClaimIndex:
    """Claims in a folder. Every call may raise `IndexDamaged`: then `create` and add all again.

    Reading needs nobody's leave. `add` and `remove` keep other writers out until `commit`, which
    makes them seen: by this process at once, by others within `LOOK_EVERY` seconds.
    """

    def __init__(self, store: Store, ranking: Ranking | None = None) -> None:
        self._store = store
        self._ranking = ranking or shipped()
        self._looked = time.monotonic()

    @classmethod
    def open(cls, path: Path | str) -> Self:
        return cls(Store(Path(path)))

    @classmethod
    def create(cls, path: Path | str) -> Self:
        """An empty index in this folder; the one that lay there is gone."""
        Store.create(Path(path))
        return cls.open(path)

    def __len__(self) -> int:
        return len(self._store)

    def add(self, id: str, fields: Mapping[str, str]) -> None:
        """Put a claim in, or in the place of the one of this id.

        The first field that says something leads: the claim in a sentence, as its headline. The
        others (conclusion, text in the picture, transcript) support it.
        """
        self._store.add(id, fields)

    def remove(self, id: str) -> None:
        """Take a claim out; nothing happens when there is none of this id."""
        self._store.remove(id)

    def commit(self) -> None:
        self._store.commit()

    def search(
        self,
        message: str | Mapping[str, str],
        limit: int = 10,
        *,
        without: Collection[str] = (),
    ) -> list[Match]:
        """The claims nearest to a message, best first, band "none" included: the caller decides.

        A message of several fields (its text, the words in its picture) is searched by each; a
        claim keeps its best. Whoever asks for a claim that lies here itself leaves it out by
        `without`: a rival that says the very same would take away every other's chance.
        """
        self._look()
        if isinstance(message, str):
            return self._search(_TEXT, message, limit, without)
        best: dict[str, Match] = {}
        for name, text in message.items():
            for match in self._search(name, text, limit, without):
                if match.id not in best or best[match.id].score < match.score:
                    best[match.id] = match
        return sorted(best.values(), key=lambda match: -match.score)[:limit]

    def _search(self, name: str, text: str, limit: int, without: Collection[str]) -> list[Match]:
        body, words = Body.of({name: text})
        claims = [kept for kept in self._store.nearest(body, words) if kept.id not in without]
        bodies = [claim.body for claim in claims]
        judged = self._ranking.judge(body, bodies, self._store.rarity, limit=limit)
        matches = []
        for rank, judgement in enumerate(judged):
            claim = claims[judgement.number]
            field: str = ""
            shared: tuple[SharedWord, ...] = ()
            if rank == 0 or judgement.band != "none":  # nobody is shown why something is no match
                field, shared = meeting(words, claim.fields)
            found = (claim.id, judgement.chance, judgement.band, name, field, shared)
            matches.append(Match(*found, self._ranking.version))
        return matches

    def _look(self) -> None:
        now = time.monotonic()
        if now - self._looked >= LOOK_EVERY:
            self._looked = now
            self._store.refresh()
