"""From a picture to the photographs it was made from: hashes first, then corners, then its panels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt

from baruga.matching.images import pdq
from baruga.matching.images.corner_file import CornerFile
from baruga.matching.images.features import Features, features
from baruga.matching.images.manifest import ENGINE
from baruga.matching.images.pictures import Grey
from baruga.matching.images.postings import Corners
from baruga.matching.images.segments import Segment
from baruga.matching.images.verify import Agreement, agreement, corners
from baruga.matching.images.views import View, mirrored, panels, part, reduced, whole
from baruga.matching.images.vocabulary import vocabulary

SHORTLIST = 20  # photographs whose corners are compared one by one
HASHED = 5  # of those that look alike by hash
CONFIRMED = 8  # agreeing corners in different cells; fixed on photographs kept apart
SUGGESTED = 5
WITH_HASH = 5  # of those that look alike by hash as well
SPREAD, DEPTH, INNER = 0.08, 0.05, 2  # see `verify.Agreement`: no logo, letterhead or frame reaches them
POOR = 60  # corners below which a picture is judged by its hash alone
SAME_POOR = 16  # bits in which such pictures may differ

Place = tuple[int, int]  # segment and number
Outline = tuple[tuple[float, float], ...]


@dataclass(frozen=True, kw_only=True)
class ImageMatch:
    """`score` counts agreeing corners in different cells ("features") or differing bits of 256 ("pdq").

    `outline` says where the photograph's corners (top left, top right, bottom right, bottom left) lie in the
    picture that was asked for, in its pixels; outside of it where it was cropped.
    """

    id: str
    method: Literal["pdq", "features"]
    score: int
    confirmed: bool
    outline: Outline
    view: str
    engine: str = ENGINE


@dataclass(frozen=True)
class Looked:
    """A view of the query with what is computed from it, once and only when needed."""

    view: View

    @cached_property
    def features(self) -> Features:
        return features(self.view.picture)

    @cached_property
    def corners(self) -> Corners:
        return Corners.of(self.features, vocabulary())


@dataclass(frozen=True, kw_only=True)
class Archive:
    """What is searched: an index as it was at one moment."""

    segments: Sequence[Segment]
    gone: frozenset[Place]
    corners: CornerFile

    def features_at(self, place: Place) -> Features:
        segment, number = place
        return self.corners.read(**self.segments[segment].corners_at(number))

    def key(self, place: Place) -> str:
        return self.segments[place[0]].keys[place[1]]


def search(query: Grey, archive: Archive) -> list[ImageMatch]:
    """Confirmed matches, the best first; then suggestions.

    What takes longer is looked at only while nothing is confirmed: the panels of the query, and the query
    reduced, which brings a small piece of a photograph to the size it has in the archive.
    """
    found: list[ImageMatch] = []
    for view in _in_order(query):
        found += _of_views([Looked(view), Looked(mirrored(view))], archive)
        if any(match.confirmed for match in found):
            break
    return _best(found)


def _in_order(query: Grey) -> Iterator[View]:
    yield whole(query)
    for box in panels(query):
        yield part(query, box, "panel")
    yield reduced(query)


def _of_views(looked: list[Looked], archive: Archive) -> list[ImageMatch]:
    found = _by_hash(looked, archive)
    if any(match.confirmed for match in found):
        return found
    tried: list[ImageMatch] = []
    for place, which in shortlist(looked, archive):
        agreed = agreement(looked[which].features, archive.features_at(place))
        if agreed and agreed.score >= SUGGESTED:
            tried.append(_by_features(agreed, looked[which].view, archive.key(place)))
    return found + tried


def _by_hash(looked: list[Looked], archive: Archive) -> list[ImageMatch]:
    """Photographs whose hash is that of the first view, turned or mirrored, when their corners do not object."""
    frequencies, quality = pdq.frequencies(looked[0].view.picture)
    if quality < pdq.ENOUGH_QUALITY:
        return []
    found = []
    for place, distance in alike(pdq.dihedral(frequencies), archive):
        photo = archive.features_at(place)
        agreed, view = max(
            ((agreement(each.features, photo), each.view) for each in looked),
            key=lambda pair: pair[0].score if pair[0] else -1,
        )
        poor = min(len(looked[0].features), len(photo)) < POOR
        sure = distance <= SAME_POOR if poor else agreed is not None and stands(agreed, WITH_HASH)
        matrix = view.matrix if agreed is None else _chained(view.matrix, agreed.matrix)
        found.append(
            ImageMatch(
                id=archive.key(place),
                method="pdq",
                score=distance,
                confirmed=sure,
                outline=_outline(matrix, photo.size),
                view=view.name,
            )
        )
    return found


def alike(hashes: npt.NDArray[np.uint64], archive: Archive) -> list[tuple[Place, int]]:
    """The nearest few photographs by hash, with their distance."""
    found: list[tuple[int, Place]] = []
    for at, segment in enumerate(archive.segments):
        good = np.asarray(segment.qualities) >= pdq.ENOUGH_QUALITY
        nearest = np.min([pdq.distances(each, segment.hashes) for each in hashes], axis=0)
        near = np.flatnonzero((nearest <= pdq.SAME) & good)
        found += [(int(nearest[n]), (at, int(n))) for n in near if (at, int(n)) not in archive.gone]
    return [(place, distance) for distance, place in sorted(found)[:HASHED]]


def shortlist(looked: list[Looked], archive: Archive) -> list[tuple[Place, int]]:
    """The photographs with the most votes, and which of the views they have them from."""
    ranked: dict[Place, tuple[float, int]] = {}
    for which, each in enumerate(looked):
        for at, segment in enumerate(archive.segments):
            votes = segment.postings.votes(each.corners, len(segment))
            few = min(SHORTLIST + len(archive.gone), len(votes))
            best = np.argpartition(-votes, few - 1)[:few] if few else np.empty(0, np.int64)
            for number in best.tolist():
                place = (at, number)
                if votes[number] > ranked.get(place, (0.0, 0))[0] and place not in archive.gone:
                    ranked[place] = (float(votes[number]), which)
    order = sorted(ranked, key=lambda place: -ranked[place][0])[:SHORTLIST]
    return [(place, ranked[place][1]) for place in order]


def stands(agreed: Agreement, least: int = CONFIRMED) -> bool:
    return (
        agreed.score >= least
        and agreed.spread >= SPREAD
        and agreed.depth >= DEPTH
        and agreed.inner >= INNER
    )


def _by_features(agreed: Agreement, view: View, key: str) -> ImageMatch:
    return ImageMatch(
        id=key,
        method="features",
        score=agreed.score,
        confirmed=stands(agreed),
        outline=_outline(_chained(view.matrix, agreed.matrix), agreed.size),
        view=view.name,
    )


def _chained(outer: npt.NDArray[np.float64], inner: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """First `inner`, then `outer`."""
    return np.c_[outer[:, :2] @ inner[:, :2], outer[:, :2] @ inner[:, 2] + outer[:, 2]]


def _outline(matrix: npt.NDArray[np.float64], size: tuple[int, int]) -> Outline:
    placed = corners(size) @ matrix[:, :2].T + matrix[:, 2]
    return tuple((round(float(x), 1), round(float(y), 1)) for x, y in placed)


def _best(found: Iterable[ImageMatch]) -> list[ImageMatch]:
    """One match for each photograph, confirmed ones first."""
    best: dict[str, ImageMatch] = {}
    for match in sorted(found, key=_order):
        best.setdefault(match.id, match)
    return list(best.values())


def _order(match: ImageMatch) -> tuple[bool, bool, int]:
    by_hash = match.method == "pdq"
    return (not match.confirmed, not by_hash, match.score if by_hash else -match.score)
