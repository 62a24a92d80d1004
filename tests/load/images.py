"""Finding photographs again: at a hundred thousand of them, and in all the ways in which they circulate."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
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
    """Speed and memory beside recombined photographs; the queries are drawn scenes."""
    from baruga.matching.images.index import ImageIndex
    from baruga.matching.images.tests.scenes import jpeg, scene

    begin = time.perf_counter()
    recombined(folder, MANY)
    yield Figure(
        what="loading 100,000 recombined photographs",
        measured=f"{time.perf_counter() - begin:.0f} s",
    )
    index = ImageIndex.open(folder)
    added = []
    for number in range(ASKED):
        data = jpeg(scene(1000 + number, 1280, 960))
        added.append(timed(lambda d=data, n=number: _added(index, f"scene {n}", d)))
    index.close()
    yield at_most("bytes of memory per photograph", index.bytes / len(index), 6000)
    yield speed("adding a photograph, on disk and for all to see", added, 60)
    yield from _asked(index)


def _added(index: ImageIndex, name: str, data: bytes) -> None:
    index.add(name, data)
    index.commit()


def _asked(index: ImageIndex) -> Iterator[Figure]:
    import numpy as np

    from baruga.matching.images.tests.scenes import scene
    from tests.load import circulation

    ways = circulation.ways([scene(2000 + number) for number in range(3)])
    took, unknown, found = [], [], 0
    for number in range(ASKED):
        way = list(ways.values())[number % len(ways)]
        query = way(scene(1000 + number, 1280, 960), np.random.default_rng(number))
        took.append(timed(lambda q=query: index.search(q)))
        found += any(m.confirmed and m.id == f"scene {number}" for m in index.search(query))
        other = way(scene(3000 + number, 1280, 960), np.random.default_rng(number))
        unknown.append(timed(lambda q=other: index.search(q)))
    yield Figure(what="found among them", measured=f"{found} of {ASKED}")
    yield speed("shortlist of one view", shortlists(index), 60)
    yield speed("whole query, processor time, known", took, 500)
    yield speed("whole query, processor time, unknown", unknown, 500)


def shortlists(index: ImageIndex) -> list[float]:
    from baruga.matching.images.comparing import Looked
    from baruga.matching.images.pictures import grey
    from baruga.matching.images.search import shortlist
    from baruga.matching.images.tests.scenes import scene
    from baruga.matching.images.views import whole

    archive = index.archive()
    took = []
    for number in range(ASKED):
        looked = Looked(whole(grey(scene(1000 + number, 1280, 960))))
        looked.corners  # noqa: B018 - computed before the clock starts
        took.append(timed(lambda seen=looked: shortlist([seen], archive)))
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


def photographs() -> list[RGB]:
    """Different photographs of the folders that the environment names, in an order of chance that stays."""
    import numpy as np

    from baruga.matching.images import pdq
    from baruga.matching.images.errors import UnreadablePictureError
    from baruga.matching.images.pictures import coloured, grey, sized

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
            found.append(picture)
            hashes = np.concatenate([hashes, own[None]])
    order = np.random.default_rng(5).permutation(len(found))
    return [found[at] for at in order]


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
        ways = circulation.ways(known[archived : archived + 3])
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
    yield at_most(f"false links, {asked} queries without an original", links, 0)


def _shares(count: int) -> tuple[int, int]:
    return min(ARCHIVED, count // 2), min(WITHHELD, count // 4)


def at_least(what: str, value: float, limit: float, peer: str = "") -> Figure:
    return Figure(
        what=what,
        measured="; ".join(filter(None, (f"{value:.3f}", peer))),
        target=f">= {limit:g}",
        met=value >= limit,
    )
