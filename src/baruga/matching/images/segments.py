"""A part of the index on disk: at most 65,536 photographs, never changed once written."""

from __future__ import annotations

import json
import shutil
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from baruga.matching.images.errors import IndexDamagedError
from baruga.matching.images.postings import Corners, Postings

COLUMNS = (
    "begins",
    "photos",
    "signatures",
    "angles",
    "hashes",
    "qualities",
    "places",
    "counts",
    "sizes",
)


@dataclass(frozen=True, kw_only=True)
class Photograph:
    """What the index keeps of one photograph; `place` is where its corners begin in the corner file."""

    key: str
    corners: Corners
    hash: npt.NDArray[np.uint64]
    quality: int
    place: int
    count: int
    size: tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Segment:
    name: str
    keys: tuple[str, ...]
    postings: Postings
    hashes: npt.NDArray[np.uint64]  # n x 4
    qualities: npt.NDArray[np.uint8]
    places: npt.NDArray[np.uint64]
    counts: npt.NDArray[np.uint16]
    sizes: npt.NDArray[np.uint16]  # n x 2

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def bytes(self) -> int:
        """What lies in memory once everything was looked at."""
        return sum(column.nbytes for column in _columns(self).values()) + sum(map(len, self.keys))

    @classmethod
    def of(cls, name: str, photographs: Sequence[Photograph]) -> Segment:
        return cls(
            name=name,
            keys=tuple(each.key for each in photographs),
            postings=Postings.of([each.corners for each in photographs]),
            hashes=np.array([each.hash for each in photographs], np.uint64).reshape(-1, 4),
            qualities=np.array([each.quality for each in photographs], np.uint8),
            places=np.array([each.place for each in photographs], np.uint64),
            counts=np.array([each.count for each in photographs], np.uint16),
            sizes=np.array([each.size for each in photographs], np.uint16).reshape(-1, 2),
        )

    @classmethod
    def merged(
        cls, name: str, parts: Sequence[Segment], gone: frozenset[tuple[str, int]]
    ) -> Segment:
        """All photographs of `parts` but the `gone` (name of the segment, number)."""
        stays = [[n for n in range(len(part)) if (part.name, n) not in gone] for part in parts]
        renumbered, total = [], 0
        for part, kept in zip(parts, stays, strict=True):
            numbers = np.full(len(part), -1, np.int64)
            numbers[kept] = np.arange(total, total + len(kept))
            renumbered.append((part.postings, numbers))
            total += len(kept)
        joined: dict[str, Any] = {
            column: np.concatenate(
                [getattr(p, column)[k] for p, k in zip(parts, stays, strict=True)]
            )
            for column in ("hashes", "qualities", "places", "counts", "sizes")
        }
        keys = tuple(part.keys[n] for part, kept in zip(parts, stays, strict=True) for n in kept)
        return cls(name=name, keys=keys, postings=Postings.merged(renumbered), **joined)

    def corners_at(self, number: int) -> dict[str, Any]:
        """Where `CornerFile.read` finds the corners of photograph `number`."""
        width, height = self.sizes[number].tolist()
        return {
            "begin": int(self.places[number]),
            "count": int(self.counts[number]),
            "size": (width, height),
        }


def write(segment: Segment, folder: Path) -> dict[str, Any]:
    """Write the files of `segment`; returns what the manifest says of it."""
    path = folder / segment.name
    path.mkdir(parents=True, exist_ok=True)
    sums: dict[str, list[int]] = {}
    for column, values in _columns(segment).items():
        file = path / f"{column}.npy"
        with file.open("wb") as stream:
            np.save(stream, values, allow_pickle=False)
        sums[file.name] = _measured(file)
    keys = path / "keys.json"
    keys.write_text(json.dumps(segment.keys), "utf-8")
    sums[keys.name] = _measured(keys)
    return {"name": segment.name, "photographs": len(segment), "files": sums}


def read(entry: dict[str, Any], folder: Path) -> Segment:
    """The segment of a manifest's entry, memory-mapped. Raises IndexDamagedError."""
    path = folder / entry["name"]
    try:
        for name, expected in entry["files"].items():
            if _measured(path / name) != expected:
                raise IndexDamagedError(
                    f"{entry['name']}/{name} of the picture index is not what was written."
                )
        held = {
            column: np.load(path / f"{column}.npy", mmap_mode=_mode(path / f"{column}.npy"))
            for column in COLUMNS
        }
        keys = tuple(json.loads((path / "keys.json").read_text("utf-8")))
    except (OSError, ValueError, KeyError) as fault:
        raise IndexDamagedError(
            f"{entry['name']} of the picture index cannot be read: {fault}"
        ) from fault
    postings = Postings(
        *(held.pop(column) for column in ("begins", "photos", "signatures", "angles"))
    )
    return Segment(name=entry["name"], keys=keys, postings=postings, **held)


def _mode(path: Path) -> Any:
    """Small files are read: mapping costs more than they are worth."""
    return "r" if path.stat().st_size > 1 << 16 else None


def _columns(segment: Segment) -> dict[str, npt.NDArray[Any]]:
    return {
        column: getattr(segment.postings if hasattr(segment.postings, column) else segment, column)
        for column in COLUMNS
    }


def _measured(path: Path) -> list[int]:
    """Length and checksum of a file."""
    total = 0
    with path.open("rb") as stream:
        while piece := stream.read(1 << 22):
            total = zlib.crc32(piece, total)
    return [path.stat().st_size, total]


def sweep(folder: Path, kept: set[str]) -> None:
    """Delete the parts that no longer belong; who still searches them has them open."""
    for path in folder.glob("part-*"):
        if path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)
