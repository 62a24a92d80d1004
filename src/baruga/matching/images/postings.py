"""Which photographs hold corners like these: an inverted file of at most 65,536 photographs, and its votes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from baruga.matching.images.errors import IndexDamagedError
from baruga.matching.images.features import Features
from baruga.matching.images.vocabulary import WORDS, Vocabulary, Words

Begins = npt.NDArray[np.uint16] | npt.NDArray[np.uint32]

MOST = 1 << 16  # photographs of one file: their numbers fit into 16 bits
NEAR = 12  # of 64 bits in which two signatures may differ
PROMISING = 500  # photographs with the most votes, for which angles are compared
ANGLES = 16  # bins of the difference between two angles
COLUMNS = ("begins", "photos", "signatures", "angles")


@dataclass(frozen=True)
class Corners:
    """What is looked up of the corners of one picture."""

    words: Words
    signatures: npt.NDArray[np.uint64]
    angles: npt.NDArray[np.uint8]

    @classmethod
    def of(cls, features: Features, vocabulary: Vocabulary) -> Corners:
        words = vocabulary.words_of(features.descriptors)
        order = np.argsort(words, kind="stable")
        signatures = vocabulary.signatures(features.descriptors)
        return cls(words[order], signatures[order], features.angles[order])


@dataclass(frozen=True)
class Postings:
    """Corners of word `w` are `begins[w]` to `begins[w + 1]` of the other three."""

    begins: Begins
    photos: npt.NDArray[np.uint16]
    signatures: npt.NDArray[np.uint64]
    angles: npt.NDArray[np.uint8]

    @classmethod
    def of(cls, corners: list[Corners]) -> Postings:
        """The corners of photographs 0, 1, 2 and so on."""
        numbers = np.repeat(np.arange(len(corners)), [len(each.words) for each in corners])
        words = np.concatenate([np.empty(0, np.int64), *(each.words for each in corners)])
        order = np.argsort(words, kind="stable")
        signatures = np.concatenate(
            [np.empty(0, np.uint64), *(each.signatures for each in corners)]
        )
        angles = np.concatenate([np.empty(0, np.uint8), *(each.angles for each in corners)])
        return cls(
            _begins(words), numbers[order].astype(np.uint16), signatures[order], angles[order]
        )

    @classmethod
    def merged(cls, parts: list[tuple[Postings, npt.NDArray[np.int64]]]) -> Postings:
        """The parts in one. Beside each: the new number of its photographs, or -1 for those that go."""
        words, numbers, signatures, angles = [], [], [], []
        for part, renumbered in parts:
            number = renumbered[part.photos]
            stays = number >= 0
            words.append(np.repeat(np.arange(WORDS), np.diff(part.begins))[stays])
            numbers.append(number[stays].astype(np.uint16))
            signatures.append(part.signatures[stays])
            angles.append(part.angles[stays])
        order = np.argsort(np.concatenate(words), kind="stable")
        return cls(
            _begins(np.concatenate(words)),
            np.concatenate(numbers)[order],
            np.concatenate(signatures)[order],
            np.concatenate(angles)[order],
        )

    def votes(self, corners: Corners, count: int) -> npt.NDArray[np.float64]:
        """For each of `count` photographs: how strongly its corners agree with these, about one turn.

        Each corner has one vote for a photograph, worth less the more photographs it votes for; only votes
        for the same difference of angles add up.
        """
        found, voters = self._near(corners)
        photos = self.photos[found].astype(np.int64)
        if len(photos) and photos.max() >= count:
            raise IndexDamagedError("An index names a photograph that it does not have.")
        # Within a word photographs ascend, so what one corner says twice of a photograph stands together.
        new = np.r_[True, (photos[1:] != photos[:-1]) | (voters[1:] != voters[:-1])][: len(photos)]
        photos, voters, found = photos[new], voters[new], found[new]
        weight = (
            1 / np.sqrt(np.bincount(voters, minlength=1)[voters]) if len(voters) else np.empty(0)
        )
        every = np.bincount(photos, weight, count)
        best = (
            np.argpartition(-every, PROMISING)[:PROMISING]
            if count > PROMISING
            else np.arange(count)
        )
        rank = np.full(count, -1, np.int64)
        rank[best] = np.arange(len(best))
        kept = np.flatnonzero(rank[photos] >= 0)
        turned = (corners.angles[voters[kept]] - self.angles[found[kept]]).astype(
            np.int64
        )  # modulo 256
        bins = rank[photos[kept]] * ANGLES + turned * ANGLES // 256
        tally = np.bincount(bins, weight[kept], len(best) * ANGLES).reshape(len(best), ANGLES)
        votes = np.zeros(count)
        votes[best] = (tally + np.roll(tally, 1, axis=1)).max(axis=1)
        return votes

    def _near(self, corners: Corners) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Positions of corners with the same word and nearly the same signature, and who found them."""
        begins, ends = self.begins[corners.words], self.begins[corners.words + 1]
        found, voters = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        spans = zip(begins.tolist(), ends.tolist(), corners.signatures, strict=True)
        for voter, (begin, end, signature) in enumerate(spans):
            if begin == end:
                continue
            differing = np.bitwise_count(self.signatures[begin:end] ^ signature)
            near = (differing <= NEAR).nonzero()[0]
            if len(near):
                found.append(near + begin)
                voters.append(np.full(len(near), voter))
        return np.concatenate(found), np.concatenate(voters)


def _begins(words: Words) -> Begins:
    """In half the room as long as the numbers are small: a small index is mostly this."""
    narrow = len(words) < 1 << 16
    begins = np.r_[0, np.cumsum(np.bincount(words, minlength=WORDS))]
    return begins.astype(np.uint16 if narrow else np.uint32)
