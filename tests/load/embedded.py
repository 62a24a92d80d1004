"""The embedded default on a newcomer's machine: how soon it answers, how much memory it holds."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from tests.load.figures import Figure, at_most
from tests.load.machine import ROOT, baruga, clean_environment, free_port, running, wait_for_page
from tests.load.reading import Reader, times

ADDRESS = re.compile(rb'href="(/instansi/[a-z0-9-]+/[a-z0-9-]+/)"')
MEGABYTE = 1024  # in the kilobytes of /proc


def memory(folder: Path) -> Iterator[Figure]:
    """The process tree of `baruga run` on SQLite with the demo, sampled while it is used.

    PSS counts a page that two processes share half for each, so the sum is what the machine
    lacks; the sum of RSS counts it twice.
    """
    port = free_port()
    with baruga(folder / "embedded", port=port, variables={}, prepare=True) as first:
        samples: list[tuple[int, int]] = []
        stopping = threading.Event()
        sampler = threading.Thread(target=_sample, args=(first, samples, stopping))
        sampler.start()
        try:
            _use(port)
            _wait_for_rest(folder / "embedded" / "baruga.sqlite3")
            time.sleep(2)
        finally:
            stopping.set()
            sampler.join()
    pss, rss = samples[-1]
    highest = max(each for each, _rss in samples)
    rest, most, counted_twice = (size / MEGABYTE for size in (pss, highest, rss))
    shown = f"PSS {rest:.0f} MB at rest, {most:.0f} MB at most; RSS {counted_twice:.0f} MB"
    yield at_most("memory of `baruga run`, SQLite and demo", most, 350, "MB", measured=shown)


def _use(port: int) -> None:
    """Read what a visitor reads, by four readers at once."""
    front = Reader(port).read("/")
    stories = sorted({match.decode() for match in ADDRESS.findall(front)})
    others = [
        "/",
        "/terbaru/",
        "/umpan/",
        "/cari/?q=air",
        "/instansi/",
        "/akun/masuk/",
        "/wilayah/",
    ]
    for _turn in range(3):
        times(port, [*stories, *others], at_once=4)


def _wait_for_rest(database: Path) -> None:
    """Until the worker has nothing left to do."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=20)) as reader:
        while reader.execute(
            "SELECT 1 FROM django_tasks_database_dbtaskresult WHERE status IN ('READY', 'RUNNING')"
        ).fetchone():
            time.sleep(0.5)


def _sample(first: int, samples: list[tuple[int, int]], stopping: threading.Event) -> None:
    while not stopping.wait(0.25):
        sizes = [_size(process) for process in _tree(first)]
        samples.append((sum(pss for pss, _rss in sizes), sum(rss for _pss, rss in sizes)))


def _tree(first: int) -> list[int]:
    """The process and all that descend from it."""
    parents: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parent = int(path.read_text().rpartition(")")[2].split()[1])
            parents.setdefault(parent, []).append(int(path.parent.name))
    found = [first]
    for process in found:
        found += parents.get(process, [])
    return found


def _size(process: int) -> tuple[int, int]:
    """PSS and RSS in kilobytes; nothing when the process has just ended."""
    with suppress(OSError):
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        values = dict(line.split()[:2] for line in lines[1:])
        return int(values["Pss:"]), int(values["Rss:"])
    return 0, 0


def cold(folder: Path) -> Iterator[Figure]:
    """`make run` in a fresh clone of what is committed; pip's cache is left as it is."""
    clone, port = folder / "clone", free_port()
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    begin = time.monotonic()
    command = ["make", "run", f"PORT={port}"]
    environment = clean_environment()
    with running(command, log=folder / "clone.log", cwd=clone, env=environment) as process:
        wait_for_page(f"http://127.0.0.1:{port}/", seconds=900, process=process)
        taken = time.monotonic() - begin
    yield at_most("cold `make run` to the first page", taken, 180, "s")
