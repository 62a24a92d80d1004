"""The corners and the thumbnail of every photograph: one record each in one file that only grows."""

from __future__ import annotations

import os
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from baruga.matching.images.errors import IndexDamagedError
from baruga.matching.images.features import Features
from baruga.matching.images.pictures import Grey
from baruga.matching.images.resemblance import thumbnail_size

FINENESS = 32  # steps of a pixel in which places are kept
_EACH = 32 + 4 + 1  # bytes: descriptor, x and y, angle
_SUM = 4


@dataclass(frozen=True)
class Kept:
    """What two pictures are compared by."""

    features: Features
    thumbnail: Grey


def record(features: Features, thumbnail: Grey) -> bytes:
    places = np.clip(np.round(features.points * FINENESS), 0, 65535).astype("<u2")
    body = features.descriptors.tobytes() + places.tobytes() + features.angles.tobytes()
    body += thumbnail.tobytes()
    return body + zlib.crc32(body).to_bytes(_SUM, "little")


def length(count: int, size: tuple[int, int]) -> int:
    """Bytes of the record of a photograph of `size` with `count` corners."""
    width, height = thumbnail_size(size)
    return count * _EACH + width * height + _SUM


def append(path: Path, end: int, records: list[bytes]) -> int:
    """Write `records` at `end`, over what an interrupted commit left; returns the new end."""
    with path.open("r+b" if path.exists() else "wb") as stream:
        stream.seek(end)
        stream.writelines(records)
        stream.truncate()
        stream.flush()
        os.fsync(stream.fileno())
        return stream.tell()


class CornerFile:
    """Read from any process; opened anew when the file was replaced."""

    def __init__(self, path: Path, expected: int) -> None:
        """Raises IndexDamagedError when there are less than `expected` bytes."""
        try:
            self._file = path.open("rb")
        except OSError as fault:
            raise IndexDamagedError(f"{path.name} of the picture index is missing.") from fault
        if path.stat().st_size < expected:
            raise IndexDamagedError(f"{path.name} of the picture index is too short.")

    def read(self, *, begin: int, count: int, size: tuple[int, int]) -> Kept:
        self._file.seek(begin)
        data = self._file.read(length(count, size))
        body, expected = data[:-_SUM], data[-_SUM:]
        if (
            len(data) != length(count, size)
            or zlib.crc32(body).to_bytes(_SUM, "little") != expected
        ):
            raise IndexDamagedError("The corners of a photograph are not what was written.")
        places = np.frombuffer(body, "<u2", 2 * count, 32 * count).reshape(-1, 2)
        width, height = thumbnail_size(size)
        found = Features(
            descriptors=np.frombuffer(body, np.uint8, 32 * count).reshape(-1, 32),
            points=np.asarray(places / FINENESS, np.float32),
            angles=np.frombuffer(body, np.uint8, count, 36 * count),
            size=size,
        )
        small = np.frombuffer(body, np.uint8, width * height, _EACH * count)
        return Kept(found, small.reshape(height, width))

    def close(self) -> None:
        self._file.close()
