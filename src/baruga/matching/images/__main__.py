"""The engine as a process of its own: `python -m baruga.matching.images search|update|ids FOLDER...`.

Called by `apart`. Strangers' pictures are decoded here, within limits and without secrets at hand,
and numpy and OpenCV are gone from memory once it ends.
"""

from __future__ import annotations

import dataclasses
import json
import os
import resource
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from baruga.matching.images import apart
from baruga.matching.images.errors import (
    ImageMatchingError,
    IndexBusyError,
    IndexDamagedError,
    UnreadablePictureError,
)

SECONDS = 300  # of computing; a picture takes less than one
STATUS = {IndexDamagedError: apart.DAMAGED, IndexBusyError: apart.BUSY}


def main() -> int:
    """One JSON value on stdout, or a status that `apart` knows."""
    verb, folders = sys.argv[1], [Path(folder) for folder in sys.argv[2:]]
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        json.dump(VERBS[verb](*folders), sys.stdout)
    except ImageMatchingError as fault:
        sys.stderr.write(str(fault))
        return STATUS.get(type(fault), apart.UNREADABLE)
    return 0


def _search(*folders: Path) -> object:
    """`[[path, [ids left out]]]` on stdin; for each what it was made from, null when it cannot be read.

    Every folder is asked: in one of them a closer copy ends the search before anything else is seen.
    """
    from baruga.matching.images.index import ImageIndex

    _one_thread()
    found: list[object] = []
    with ExitStack() as opened:
        indexes = [opened.enter_context(ImageIndex.open(folder)) for folder in folders]
        for path, without in json.load(sys.stdin):
            try:
                data = Path(path).read_bytes()
                matches = [one for index in indexes for one in index.search(data, without)]
            except (UnreadablePictureError, OSError):
                found.append(None)
            else:
                matches.sort(key=lambda one: not one.confirmed)
                found.append([dataclasses.asdict(one) for one in matches])
    return found


def _update(folder: Path) -> object:
    """`{"add": {id: path}, "remove": [id]}` on stdin, one commit; answers what was not taken and why."""
    from baruga.matching.images.index import ImageIndex

    _one_thread()
    os.nice(10)  # nobody waits
    wanted = json.load(sys.stdin)
    refused = {}
    with ImageIndex.open(folder) as index:
        for id in wanted["remove"]:
            index.remove(id)
        for number, (id, path) in enumerate(wanted["add"].items(), start=1):
            try:
                index.add(id, Path(path).read_bytes())
            except (UnreadablePictureError, OSError) as fault:
                refused[id] = str(fault)
            if number % apart.AT_ONCE == 0:
                index.commit()
        index.commit()
    return refused


def _ids(folder: Path) -> object:
    from baruga.matching.images.index import ImageIndex

    with ImageIndex.open(folder) as index:
        return sorted(index.ids())


def _one_thread() -> None:
    import cv2

    cv2.setNumThreads(1)  # the web server and the worker have their own work


VERBS: dict[str, Callable[..., object]] = {"search": _search, "update": _update, "ids": _ids}

if __name__ == "__main__":
    sys.exit(main())
