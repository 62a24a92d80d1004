"""The index of pictures, asked in a process of its own: nothing of numpy or OpenCV is loaded here."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baruga.matching.images.errors import (
    ImageMatchingError,
    IndexBusyError,
    IndexDamagedError,
    UnreadablePictureError,
)

UNREADABLE, DAMAGED, BUSY = 3, 4, 5  # exit statuses of `__main__`
AT_ONCE = 200  # pictures between two commits
PATIENCE = 60.0  # seconds for a search
LONG_PATIENCE = 3600.0  # seconds for an update; a hundred thousand photographs take about an hour
FAULTS: dict[int, type[ImageMatchingError]] = {
    UNREADABLE: UnreadablePictureError,
    DAMAGED: IndexDamagedError,
    BUSY: IndexBusyError,
}


@dataclass(frozen=True, kw_only=True)
class Seen:
    """As `search.ImageMatch`, which says what each value means."""

    id: str
    method: str
    score: int
    confirmed: bool
    outline: tuple[tuple[float, float], ...]
    view: str
    engine: str


def search(
    folders: Sequence[Path], pictures: Sequence[tuple[Path, Collection[str]]]
) -> list[list[Seen] | None]:
    """What each picture was made from, the best first; None for one that cannot be read.

    With each picture stand the ids that count as not there. Raises IndexDamagedError, or
    ImageMatchingError when it takes too long.
    """
    asked = json.dumps([[str(path), list(without)] for path, without in pictures])
    told = _run("search", folders, asked, PATIENCE)
    return [None if found is None else [_seen(each) for each in found] for found in told]


def update(folder: Path, *, add: Mapping[str, Path], remove: Sequence[str] = ()) -> dict[str, str]:
    """Add and remove, for every later search to see; answers which were not taken, and why.

    Raises IndexDamagedError, IndexBusyError.
    """
    wanted = {"add": {id: str(path) for id, path in add.items()}, "remove": list(remove)}
    refused: dict[str, str] = _run("update", [folder], json.dumps(wanted), LONG_PATIENCE)
    return refused


def ids(folder: Path) -> set[str]:
    """What is in the index. Raises IndexDamagedError."""
    return set(_run("ids", [folder], "", PATIENCE))


def _run(verb: str, folders: Sequence[Path], said: str, patience: float) -> Any:
    try:
        done = subprocess.run(  # noqa: S603  our own module
            [sys.executable, "-m", "baruga.matching.images", verb, *map(str, folders)],
            input=said,
            capture_output=True,
            text=True,
            timeout=patience,
            check=False,
            env={"PYTHONPATH": ":".join(sys.path), "LC_ALL": "C.UTF-8"},
        )
    except subprocess.TimeoutExpired as late:
        raise ImageMatchingError(f"Looking at pictures took more than {patience:.0f} s.") from late
    if done.returncode:
        fault = FAULTS.get(done.returncode, ImageMatchingError)
        raise fault(done.stderr.strip()[-500:] or f"It ended with status {done.returncode}.")
    return json.loads(done.stdout)


def _seen(told: dict[str, Any]) -> Seen:
    return Seen(**told | {"outline": tuple((x, y) for x, y in told["outline"])})
