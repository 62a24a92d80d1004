"""Finding photographs again: at a hundred thousand of them, and in all the ways in which they circulate."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.load.figures import Figure, at_most, speed

if TYPE_CHECKING:
    from baruga.matching.images.features import Features
    from baruga.matching.images.index import ImageIndex
    from tests.load.circulation import RGB

MANY = 100_000
DRAWN = 60  # scenes whose corners are recombined into the many
ASKED = 40
PHOTOGRAPHS = "BARUGA_PHOTOGRAPHS"  # folders, with ":" between them
ENOUGH = 60  # photographs, to say anything about recall
ARCHIVED, WITHHELD = (
    40,
    20,
)  # at most, of those asked with; 20 in 28 ways are 560 queries without an original


def images(folder: Path) -> Iterator[Figure]:
    import cv2

    cv2.setNumThreads(1)
    yield from _large(folder / "many")
    yield from _recall(folder / "photographs")


def _large(folder: Path) -> Iterator[Figure]:
    """Speed and memory beside recombined photographs."""
    from baruga.matching.images.index import ImageIndex
    from baruga.matching.images.tests.scenes import jpeg

    begin = time.perf_counter()
    recombined(folder, MANY)
    taken = time.perf_counter() - begin
    yield Figure(what="loading 100,000 recombined photographs", measured=f"{taken:.0f} s")
    known, unknown = _asked_with()
    added = []
    with ImageIndex.open(folder) as index:
        for number, picture in enumerate(known):
            data = jpeg(picture)
            added.append(timed(partial(_added, index, f"asked {number}", data)))
        yield at_most("bytes of memory per photograph", index.bytes / len(index), 6000)
        yield speed("adding a photograph, for all to see", added, 60)
        yield from _asked(index, known, unknown)


def _asked_with() -> tuple[list[RGB], list[RGB]]:
    """Photographs of the archive and others: real ones when there are any, else drawn scenes."""
    from baruga.matching.images.tests.scenes import scene

    real = photographs()
    if len(real) >= ENOUGH:
        return list(real[:ASKED]), list(real[ARCHIVED : ARCHIVED + WITHHELD])
    drawn = [scene(1000 + number, 1280, 960) for number in range(2 * ASKED)]
    return drawn[:ASKED], drawn[ASKED:]


def _added(index: ImageIndex, name: str, picture: bytes) -> None:
    index.add(name, picture)
    index.commit()


def _asked(index: ImageIndex, known: list[RGB], unknown: list[RGB]) -> Iterator[Figure]:
    """Each photograph in one of the ways, so that all ways come up."""
    import numpy as np

    from tests.load import circulation

    ways = list(circulation.ways(unknown[:3]).values())
    took, found = [], 0
    for number, picture in enumerate(known):
        query = ways[number % len(ways)](picture, np.random.default_rng(number))
        took.append(timed(partial(index.search, query)))
        found += any(m.confirmed and m.id == f"asked {number}" for m in index.search(query))
    yield Figure(what="found among them", measured=f"{found} of {len(known)}")
    yield speed("shortlist of one view", _shortlists(index, known), 60)
    yield speed("whole query, known, processor time", took, 500)
    lost = [
        timed(
            partial(index.search, ways[number % len(ways)](picture, np.random.default_rng(number)))
        )
        for number, picture in enumerate(unknown)
    ]
    yield speed("whole query, unknown, processor time", lost, 500)


def _shortlists(index: ImageIndex, known: list[RGB]) -> list[float]:
    from baruga.matching.images.comparing import Looked
    from baruga.matching.images.pictures import grey
    from baruga.matching.images.search import shortlist
    from baruga.matching.images.views import whole

    archive = index.archive()
    took = []
    for picture in known:
        looked = Looked(whole(grey(picture)))
        assert len(looked.corners.words)  # computed before the clock starts
        took.append(timed(partial(shortlist, [looked], archive)))
    return took


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of processor time."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def recombined(folder: Path, count: int) -> None:
    """An index of `count` photographs whose corners come from drawn scenes, 500 by chance each."""
    import numpy as np

    from baruga.matching.images import corner_file, manifest, segments
    from baruga.matching.images.postings import MOST, Corners
    from baruga.matching.images.resemblance import thumbnail
    from baruga.matching.images.vocabulary import vocabulary

    pool = _pool()
    folder.mkdir(parents=True)
    records = [
        corner_file.record(found, thumbnail(np.zeros(found.size[::-1], np.uint8))) for found in pool
    ]
    places = np.cumsum([0, *map(len, records)])
    end = corner_file.append(folder / manifest.CORNERS, 0, records)
    every = [Corners.of(found, vocabulary()) for found in pool]
    words = np.concatenate([each.words for each in every])
    signatures = np.concatenate([each.signatures for each in every])
    angles = np.concatenate([each.angles for each in every])
    chance = np.random.default_rng(1)
    entries = []
    for begin in range(0, count, MOST):
        photographs = []
        for number in range(begin, min(begin + MOST, count)):
            chosen = chance.integers(0, len(words), 500)
            noise = np.uint64(1) << chance.integers(0, 64, (2, 500)).astype(np.uint64)
            shown = number % len(pool)
            photographs.append(
                segments.Photograph(
                    key=f"recombined {number}",
                    corners=Corners(
                        words[chosen], signatures[chosen] ^ noise[0] ^ noise[1], angles[chosen]
                    ),
                    hash=chance.integers(0, 1 << 63, 4).astype(np.uint64),
                    quality=100,
                    place=int(places[shown]),
                    count=len(pool[shown]),
                    size=pool[shown].size,
                )
            )
        entries.append(
            segments.write(segments.Segment.of(f"part-{len(entries):08d}", photographs), folder)
        )
    manifest.write(manifest.Manifest(segments=entries, corners=end, commits=len(entries)), folder)


def _pool() -> list[Features]:
    """Corners of drawn scenes, and of photographs when there are any: they share words as real ones do."""
    from baruga.matching.images.features import features
    from baruga.matching.images.pictures import grey, sized
    from baruga.matching.images.tests.scenes import scene

    pictures = [scene(5000 + number, 640, 480) for number in range(DRAWN)]
    pictures += photographs()[ARCHIVED + WITHHELD : ARCHIVED + WITHHELD + 2 * DRAWN]
    return [features(sized(grey(picture))[0]) for picture in pictures]


@lru_cache(maxsize=1)
def photographs() -> tuple[RGB, ...]:
    """Different photographs of the folders that the environment names, in an order of chance that stays."""
    import numpy as np

    from baruga.matching.images import pdq
    from baruga.matching.images.errors import UnreadablePictureError
    from baruga.matching.images.pictures import coloured, grey, sized
    from tests.load.circulation import scaled

    found: list[RGB] = []
    hashes = np.empty((0, 4), np.uint64)
    folders = filter(None, os.environ.get(PHOTOGRAPHS, "").split(":"))
    for path in sorted(
        path for folder in folders for path in Path(folder).rglob("*") if path.is_file()
    ):
        try:
            picture = coloured(path.read_bytes())
        except UnreadablePictureError:
            continue
        frequencies, quality = pdq.frequencies(sized(grey(picture))[0])
        own = pdq.bits(frequencies)
        new = not len(hashes) or pdq.distances(own, hashes).min() >= 70
        if new and quality >= pdq.ENOUGH_QUALITY and min(picture.shape[:2]) >= 300:
            found.append(scaled(picture, 1280))
            hashes = np.concatenate([hashes, own[None]])
    order = np.random.default_rng(5).permutation(len(found))
    return tuple(found[at] for at in order)


def _recall(folder: Path) -> Iterator[Figure]:
    """Each photograph in 28 ways: those of the archive, and others that nobody has."""
    import numpy as np

    from baruga.matching.images.index import ImageIndex
    from tests.load import circulation

    known = photographs()
    if len(known) < ENOUGH:
        yield Figure(
            what="recall in 28 ways",
            measured=f"skipped: {PHOTOGRAPHS} names {len(known)} photographs, {ENOUGH} are needed",
        )
        return
    archived, withheld = _shares(len(known))
    with ImageIndex.open(folder) as index:
        for number, picture in enumerate(known[:archived] + known[archived + withheld :]):
            index.add(str(number), picture)
        index.commit()
        ways = circulation.ways(list(known[archived : archived + 3]))
        recalls, links, by_hash, asked = [], 0, [], 0
        for name, way in ways.items():
            right = []
            for number, picture in enumerate(known[: archived + withheld]):
                matches = index.search(way(picture, np.random.default_rng(number)))
                linked = {match.id: match.method for match in matches if match.confirmed}
                original = str(number) if number < archived else None
                links += len(linked.keys() - {original})
                asked += original is None
                if original:
                    right.append(original in linked)
                    by_hash.append(linked.get(original) == "pdq")
            recalls.append(sum(right) / len(right))
            least = 0.5 if name == "screenshot 1/4" else 0.85
            yield at_least(f"recall, {name} ({len(right)})", recalls[-1], least)
    alone = sum(by_hash) / len(by_hash)
    yield at_least(
        "recall, mean of 28 ways", sum(recalls) / len(recalls), 0.96, peer=f"hash alone {alone:.3f}"
    )
    yield Figure(
        what=f"false links, {asked} queries without an original",
        measured=str(links),
        target="0",
        met=not links,
    )


def _shares(count: int) -> tuple[int, int]:
    return min(ARCHIVED, count // 2), min(WITHHELD, count // 4)


def at_least(what: str, value: float, limit: float, peer: str = "") -> Figure:
    return Figure(
        what=what,
        measured="; ".join(filter(None, (f"{value:.3f}", peer))),
        target=f">= {limit:g}",
        met=value >= limit,
    )
