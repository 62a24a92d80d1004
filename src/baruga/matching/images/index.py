"""The index of photographs in a folder: one process adds and removes, any number search."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import numpy.typing as npt

from baruga.matching.images import corner_file, manifest, pdq, pictures, segments
from baruga.matching.images.corner_file import CornerFile
from baruga.matching.images.errors import IndexDamagedError
from baruga.matching.images.features import features
from baruga.matching.images.manifest import Manifest
from baruga.matching.images.postings import MOST, Corners
from baruga.matching.images.resemblance import thumbnail
from baruga.matching.images.search import Archive, ImageMatch, search
from baruga.matching.images.segments import Photograph, Segment
from baruga.matching.images.vocabulary import vocabulary

Picture = bytes | npt.NDArray[np.uint8]

ATTEMPTS = 5
GROWTH = 8  # a part is merged into a new one that has at least an eighth of its photographs


class ImageIndex:
    """`add` and `remove` wait in memory until `commit`, which every other process sees with its next search.

    The first of them takes the lock of the only writer until `close` (or the end of `with`). Searching sees
    commits only. All of it may raise IndexDamagedError: then delete the folder and add everything again.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = ExitStack()
        self._writes = False
        self._added: dict[str, Photograph] = {}
        self._removed: set[str] = set()
        self._records: list[bytes] = []
        self._segments: dict[str, Segment] = {}
        self._corners: CornerFile | None = None
        self._seen: tuple[int, int] | None = None
        self._refresh()

    @classmethod
    def open(cls, folder: Path | str) -> ImageIndex:
        """The index in `folder`, an empty one when there is none. Raises IndexDamagedError."""
        return cls(Path(folder))

    def __enter__(self) -> ImageIndex:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __len__(self) -> int:
        self._refresh()
        return self._manifest.photographs

    @property
    def bytes(self) -> int:
        """Memory of all that searching touches but the corners of the few that are compared."""
        return sum(segment.bytes for segment in self._segments.values())

    def ids(self) -> set[str]:
        """The photographs that were committed."""
        self._refresh()
        return set(self._places())

    def search(self, picture: Picture, without: Collection[str] = ()) -> list[ImageMatch]:
        """The photographs that `picture` was made from, confirmed ones first, then suggestions.

        Those of `without` count as not there. Raises UnreadablePictureError, IndexDamagedError.
        """
        query = pictures.grey(picture)
        return search(query, self.archive(without))

    def add(self, id: str, picture: Picture) -> None:
        """Add a photograph, or replace the one of this id.

        Raises UnreadablePictureError, IndexBusyError.
        """
        seen, _factor = pictures.sized(pictures.grey(picture))
        found = features(seen)
        frequencies, quality = pdq.frequencies(seen)
        self.remove(id)
        self._added[id] = Photograph(
            key=id,
            corners=Corners.of(found, vocabulary()),
            hash=pdq.bits(frequencies),
            quality=quality,
            place=self._manifest.corners + sum(map(len, self._records)),
            count=len(found),
            size=found.size,
        )
        self._records.append(corner_file.record(found, thumbnail(seen)))

    def remove(self, id: str) -> None:
        """Take a photograph out; one that is not there is no fault. Raises IndexBusyError."""
        if not self._writes:
            self._lock.enter_context(manifest.writing(self._folder))
            self._writes = True
            self._refresh()
        self._added.pop(id, None)
        self._removed.add(id)

    def commit(self) -> None:
        """Write what was added and removed, for all to see; nothing when nothing was."""
        if not self._removed:
            return
        places = self._places()
        old = self._manifest
        gone = [*old.gone, *(places[id] for id in self._removed if id in places)]
        end = corner_file.append(self._folder / manifest.CORNERS, old.corners, self._records)
        entries, left = self._merged(old, gone)
        new = Manifest(segments=entries, gone=left, corners=end, commits=old.commits + 1)
        manifest.write(new, self._folder)
        self._added, self._removed, self._records = {}, set(), []
        segments.sweep(self._folder, {entry["name"] for entry in entries})
        self._refresh()

    def close(self) -> None:
        """Let another process write; what was not committed is forgotten."""
        self._added, self._removed, self._records = {}, set(), []
        self._lock.close()
        self._writes = False
        if self._corners is not None:
            self._corners.close()
            self._corners, self._seen = None, None

    def _merged(
        self, old: Manifest, gone: list[tuple[str, int]]
    ) -> tuple[list[dict[str, Any]], list[tuple[str, int]]]:
        """The entries of the next manifest and what is still gone: small parts join the new photographs."""
        name = f"part-{old.commits + 1:08d}"
        parts, entries, total = (
            [Segment.of(name, list(self._added.values()))],
            list(old.segments),
            len(self._added),
        )
        while entries and entries[-1]["photographs"] <= GROWTH * max(total, 1):
            if total + entries[-1]["photographs"] > MOST:
                break
            total += entries[-1]["photographs"]
            parts.insert(0, self._segments[entries.pop()["name"]])
        taken = {part.name for part in parts}
        made = parts[0] if len(parts) == 1 else Segment.merged(name, parts, frozenset(gone))
        left = [place for place in gone if place[0] not in taken]
        if len(made):
            entries.append(segments.write(made, self._folder))
        return entries, left

    def _places(self) -> dict[str, tuple[str, int]]:
        gone = set(self._manifest.gone)
        return {
            key: (name, number)
            for name, segment in self._segments.items()
            for number, key in enumerate(segment.keys)
            if (name, number) not in gone
        }

    def archive(self, without: Collection[str] = ()) -> Archive:
        """What a search looks through: the latest commit, without some of it."""
        self._refresh()
        numbers = {name: at for at, name in enumerate(self._segments)}
        left_out = list(self._manifest.gone)
        if without:
            places = self._places()
            left_out += [places[id] for id in without if id in places]
        gone = frozenset((numbers[name], number) for name, number in left_out)
        return Archive(segments=list(self._segments.values()), gone=gone, corners=self._corners)

    def _refresh(self) -> None:
        """See the latest commit. A writer may sweep old parts away while they are opened: then look again."""
        for attempt in range(ATTEMPTS):
            stamp = manifest.stamp(self._folder)
            if stamp == self._seen and stamp != manifest.NEVER:
                return
            try:
                self._take(manifest.read(self._folder))
            except IndexDamagedError:
                if attempt == ATTEMPTS - 1 or manifest.stamp(self._folder) == stamp:
                    raise
            else:
                self._seen = stamp
                return

    def _take(self, found: Manifest) -> None:
        known = self._segments
        self._segments = {
            entry["name"]: known.get(entry["name"]) or segments.read(entry, self._folder)
            for entry in found.segments
        }
        self._manifest = found
        if self._corners is not None:
            self._corners.close()
            self._corners = None
        if found.segments:
            self._corners = CornerFile(self._folder / manifest.CORNERS, found.corners)
