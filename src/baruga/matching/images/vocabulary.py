"""Words for corners: 128 groups of 128 words, each the majority of the corners it stands for.

`vocabulary.npz` holds nothing but these majorities; `training` says from what they were made.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from baruga.matching.images.errors import ImageMatchingError
from baruga.matching.images.features import Descriptors

BRANCHES = 128
WORDS = BRANCHES * BRANCHES
FILE = Path(__file__).with_name("vocabulary.npz")
ROUNDS = 8

Words = npt.NDArray[np.int64]
Wide = npt.NDArray[np.uint64]  # n x 4: the 256 bits of a descriptor


@dataclass(frozen=True)
class Vocabulary:
    groups: Wide  # 128 x 4
    words: Wide  # 128 x 128 x 4
    signed: npt.NDArray[np.int64]  # the 64 of 256 bits that make a signature

    def words_of(self, descriptors: Descriptors) -> Words:
        """The nearest word of the nearest group, one for each descriptor."""
        wide = as_wide(descriptors)
        groups = nearest(wide, self.groups)
        near = np.bitwise_count(self.words[groups] ^ wide[:, None, :]).sum(axis=2, dtype=np.int32)
        return groups * BRANCHES + near.argmin(axis=1)

    def signatures(self, descriptors: Descriptors) -> npt.NDArray[np.uint64]:
        """64 bits of each descriptor: what tells corners of one word apart."""
        chosen = np.unpackbits(descriptors, axis=1, bitorder="little")[:, self.signed]
        packed = np.packbits(np.ascontiguousarray(chosen), axis=1, bitorder="little")
        return np.ascontiguousarray(packed).view(np.uint64).ravel()


def as_wide(descriptors: Descriptors) -> Wide:
    return np.ascontiguousarray(descriptors).view(np.uint64).reshape(-1, 4)


def nearest(wide: Wide, centres: Wide) -> Words:
    near = np.bitwise_count(centres[None] ^ wide[:, None, :]).sum(axis=2, dtype=np.int32)
    return near.argmin(axis=1)


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The one that is shipped. An index made with another does not fit it: see `index.ENGINE`."""
    try:
        with np.load(FILE, allow_pickle=False) as held:
            return Vocabulary(held["groups"], held["words"], held["signed"].astype(np.int64))
    except (OSError, ValueError, KeyError) as fault:
        raise ImageMatchingError(f"{FILE.name} cannot be read: install Baruga again.") from fault


def trained(descriptors: Descriptors, seed: int = 1) -> Vocabulary:
    """A vocabulary of `descriptors`, of which there should be several hundred thousand."""
    chance = np.random.default_rng(seed)
    groups = _majorities(descriptors, BRANCHES, chance)
    member = _nearest_many(descriptors, groups)
    words = [
        _majorities(descriptors[member == group], BRANCHES, chance) for group in range(BRANCHES)
    ]
    return Vocabulary(
        as_wide(groups), np.stack([as_wide(each) for each in words]), _telling_bits(descriptors)
    )


def save(made: Vocabulary, path: Path = FILE) -> None:
    np.savez(path, groups=made.groups, words=made.words, signed=made.signed.astype(np.uint8))


def _majorities(descriptors: Descriptors, count: int, chance: np.random.Generator) -> Descriptors:
    """k-majority clustering: each centre becomes, bit by bit, what most of its members have."""
    if len(descriptors) <= count:
        filler = chance.integers(0, 256, (count - len(descriptors), 32), np.uint8)
        return np.concatenate([descriptors, filler])
    centres = descriptors[chance.choice(len(descriptors), count, replace=False)].copy()
    for _ in range(ROUNDS):
        member = _nearest_many(descriptors, centres)
        for centre in range(count):
            mine = descriptors[member == centre]
            if not len(mine):
                centres[centre] = descriptors[chance.integers(len(descriptors))]
                continue
            set_in = np.unpackbits(mine[:5000], axis=1).mean(axis=0)
            centres[centre] = np.packbits(set_in > 0.5)
    return centres


def _nearest_many(descriptors: Descriptors, centres: Descriptors) -> Words:
    matches = cv2.BFMatcher(cv2.NORM_HAMMING).match(descriptors, centres)
    return np.fromiter((match.trainIdx for match in matches), np.int64, len(matches))


def _telling_bits(descriptors: Descriptors, count: int = 64) -> npt.NDArray[np.int64]:
    """The bits that are set about half the time and follow each other least, chosen one by one."""
    some = np.unpackbits(
        descriptors[:: max(len(descriptors) // 50_000, 1)], axis=1, bitorder="little"
    )
    related = np.abs(np.nan_to_num(np.corrcoef(some.T.astype(np.float32))))
    even = 2 * np.abs(some.mean(axis=0) - 0.5)
    chosen: list[int] = []
    worst = even.copy()
    while len(chosen) < count:
        best = int(np.argmin(worst))
        chosen.append(best)
        worst = np.maximum(worst, related[best])
        worst[chosen] = np.inf
    return np.array(chosen)
