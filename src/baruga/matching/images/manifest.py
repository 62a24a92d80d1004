"""What belongs to an index at one moment: one small file, replaced as a whole by each commit."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from baruga.matching.images.errors import IndexBusyError, IndexDamagedError

ENGINE = "pictures-1"  # changes when what is kept, the vocabulary or a threshold changes
NAME = "manifest.json"
CORNERS = "corners.bin"
LOCK = "writing.lock"
NEVER = (0, 0)


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """`gone` are removed photographs: the segment's name and their number in it."""

    engine: str = ENGINE
    segments: list[dict[str, Any]] = field(default_factory=list)
    gone: list[tuple[str, int]] = field(default_factory=list)
    corners: int = 0  # bytes of the corner file that are in use
    commits: int = 0

    @property
    def photographs(self) -> int:
        return sum(entry["photographs"] for entry in self.segments) - len(self.gone)


def stamp(folder: Path) -> tuple[int, int]:
    """Changes with every commit; NEVER before the first."""
    try:
        known = (folder / NAME).stat()
    except FileNotFoundError:
        return NEVER
    return (known.st_mtime_ns, known.st_ino)


def read(folder: Path) -> Manifest:
    """Raises IndexDamagedError when it is unreadable, of another engine, or gone while segments are there."""
    try:
        held = json.loads((folder / NAME).read_text("utf-8"))
        found = Manifest(**held | {"gone": [(name, number) for name, number in held["gone"]]})
    except FileNotFoundError as fault:
        if folder.is_dir() and any(folder.glob("part-*")):
            raise IndexDamagedError(f"{NAME} of the picture index is missing.") from fault
        return Manifest()
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise IndexDamagedError(f"{NAME} of the picture index cannot be read: {fault}") from fault
    if found.engine != ENGINE:
        raise IndexDamagedError(f"The picture index was made by {found.engine}, this is {ENGINE}.")
    return found


def write(manifest: Manifest, folder: Path) -> None:
    draft = folder / f"{NAME}.new"
    with draft.open("w", encoding="utf-8") as stream:
        json.dump(asdict(manifest), stream)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(folder / NAME)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Alone among all processes. Raises IndexBusyError when another one writes."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            raise IndexBusyError("Another process writes into the picture index.") from fault
        yield
