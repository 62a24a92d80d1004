"""From a picture to the photographs it was made from: hashes first, then corners, then parts of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from baruga.matching.images import pdq
from baruga.matching.images.comparing import Compared, Looked, Outline, compared, laid_over
from baruga.matching.images.corner_file import CornerFile, Kept
from baruga.matching.images.errors import IndexDamagedError
from baruga.matching.images.manifest import ENGINE
from baruga.matching.images.pictures import Grey
from baruga.matching.images.segments import Segment
from baruga.matching.images.views import View, mirrored, panels, part, reduced, whole

SHORTLIST = 20  # photographs whose corners are compared one by one
LATER = 10  # of a panel or the reduced query
HASHED = 5  # of those that look alike by hash

Place = tuple[int, int]  # segment and number


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


@dataclass(frozen=True, kw_only=True)
class Archive:
    """What is searched: an index as it was at one moment."""

    segments: Sequence[Segment]
    gone: frozenset[Place]
    corners: CornerFile | None  # None before the first commit

    def kept(self, place: Place) -> Kept:
        """Raises IndexDamagedError when what was kept cannot be read."""
        segment, number = place
        if self.corners is None:
            raise IndexDamagedError("The corners of the picture index are missing.")
        return self.corners.read(**self.segments[segment].corners_at(number))

    def key(self, place: Place) -> str:
        return self.segments[place[0]].keys[place[1]]


def search(query: Grey, archive: Archive) -> list[ImageMatch]:
    """Confirmed matches, the best first; then suggestions.

    What takes longer is looked at only while nothing is confirmed: the panels of the query, and the query
    reduced, which brings a small piece of a photograph to the size it has in the archive.
    """
    found: list[ImageMatch] = []
    for number, looked in enumerate(in_order(query)):
        found += _of_views(looked, archive, LATER if number else SHORTLIST)
        if any(match.confirmed for match in found):
            break
    return _best(found)


def in_order(query: Grey) -> Iterator[list[Looked]]:
    """Views that are asked together. The smaller panels are not tried mirrored: it would take too long."""
    yield _both(whole(query))
    for number, box in enumerate(panels(query)):
        view = part(query, box, "panel")
        yield [Looked(view)] if number else _both(view)
    yield _both(reduced(query))


def _both(view: View) -> list[Looked]:
    return [Looked(view), Looked(mirrored(view))]


def _of_views(looked: list[Looked], archive: Archive, most: int) -> list[ImageMatch]:
    """By hash when one is confirmed so; else by corners as well, comparing `most` photographs."""
    found = _by_hash(looked, archive)
    if any(match.confirmed for match in found):
        return found
    for place, which in shortlist(looked, archive)[:most]:
        best = compared(looked[which], archive.kept(place))
        if best:
            found.append(_match(archive.key(place), "features", best.score, best.confirmed, best))
    return found


def _by_hash(looked: list[Looked], archive: Archive) -> list[ImageMatch]:
    """Photographs whose hash is that of the view, turned or mirrored, and whether comparing bears it out."""
    frequencies, quality = pdq.frequencies(looked[0].view.picture)
    if quality < pdq.ENOUGH_QUALITY:
        return []
    found = []
    for place, distance in alike(pdq.dihedral(frequencies), archive):
        kept = archive.kept(place)
        pairs = [
            each
            for view in looked
            for each in (compared(view, kept), laid_over(view, kept))
            if each
        ]
        best = max(pairs, key=lambda each: (each.confirmed_with_hash, each.score, each.resemblance))
        found.append(_match(archive.key(place), "pdq", distance, best.confirmed_with_hash, best))
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
            for number in np.argpartition(-votes, few - 1)[:few].tolist():
                place = (at, number)
                if votes[number] > ranked.get(place, (0.0, 0))[0] and place not in archive.gone:
                    ranked[place] = (float(votes[number]), which)
    order = sorted(ranked, key=lambda place: -ranked[place][0])[:SHORTLIST]
    return [(place, ranked[place][1]) for place in order]


def _match(
    key: str, method: Literal["pdq", "features"], score: int, confirmed: bool, best: Compared
) -> ImageMatch:
    return ImageMatch(
        id=key,
        method=method,
        score=score,
        confirmed=confirmed,
        outline=best.outline,
        view=best.view.name,
    )


def _best(found: Iterable[ImageMatch]) -> list[ImageMatch]:
    """One match for each photograph, confirmed ones first."""
    best: dict[str, ImageMatch] = {}
    for match in sorted(found, key=_order):
        best.setdefault(match.id, match)
    return list(best.values())


def _order(match: ImageMatch) -> tuple[bool, bool, int]:
    by_hash = match.method == "pdq"
    return (not match.confirmed, not by_hash, match.score if by_hash else -match.score)
