"""`python -m tests.load.bench`: the benchmarks of docs/reference/benchmarks.md."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tests.load import embedded, images, machine, matching, transcoding
from tests.load.figures import Figure, table
from tests.load.reading import WRK

if TYPE_CHECKING:
    from tests.load.pages import Archive

OF_ARCHIVE = ("queries", "uncached", "search", "cached", "proxy", "publish", "pictures")
EMBEDDED: dict[str, Callable[[Path], Iterator[Figure]]] = {
    "memory": embedded.memory,
    "cold": embedded.cold,
    "transcode": transcoding.transcode,
    "images": images.images,
    "matching": matching.matching,
}


def main() -> None:
    """Measure, show the table, and end with status 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="tests.load.bench", description=__doc__)
    parser.add_argument("--stories", type=int, default=100_000, help="in the archive (100000)")
    parser.add_argument("--only", nargs="+", choices=[*OF_ARCHIVE, *EMBEDDED], metavar="NAME")
    parser.add_argument("--json", type=Path, help="write the figures into this file as well")
    options = parser.parse_args()
    if WRK is None:
        say("wrk is not installed (apt install wrk): our own slower readers measure instead.")
    wanted = options.only or [*OF_ARCHIVE, *EMBEDDED]
    with tempfile.TemporaryDirectory(prefix="baruga-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # PostgreSQL and nginx work in it under names of their own
        figures: list[Figure] = []
        try:
            figures.extend(measure(folder, wanted, options.stories))
        finally:  # when one measure breaks, what the others found was paid for all the same
            say(f"\n{table(figures)}")
            if options.json:
                write(options.json, figures, options.stories)
    sys.exit(any(figure.met is False for figure in figures))


def measure(folder: Path, wanted: list[str], stories: int) -> Iterator[Figure]:
    """The embedded default first, while nothing else runs; then the archive."""
    for name, measure_embedded in EMBEDDED.items():
        if name in wanted:
            yield from shown(name, measure_embedded(folder))
    if set(wanted) & set(OF_ARCHIVE):
        with machine.postgresql(folder / "postgresql") as database:
            yield from measure_archive(folder, wanted, stories, database)


def measure_archive(
    folder: Path, wanted: list[str], stories: int, database: str
) -> Iterator[Figure]:
    """Load an archive into `database`, serve it, and measure what was asked for."""
    data, port = folder / "data", machine.free_port()
    variables = {"DATABASE_URL": database}
    start_django(data, variables)

    from tests.load import archive, pages, pictures, release
    from tests.load.loading import load

    yield from shown("load", load(data, variables, stories, archive.fill))
    measures: dict[str, Callable[[Archive], Iterator[Figure]]] = {
        "queries": pages.queries,
        "uncached": pages.uncached,
        "search": pages.search,
        "cached": pages.cached,
        "proxy": pages.proxy,
        "publish": release.publish,
        "pictures": pictures.pictures,
    }
    with machine.baruga(data, port=port, variables=variables):
        served = pages.Archive.look(port=port, folder=folder)
        for name in OF_ARCHIVE:
            if name in wanted:
                yield from shown(name, measures[name](served))


def start_django(data: Path, variables: dict[str, str]) -> None:
    """Make this process one of the installation that is measured."""
    for name in [name for name in os.environ if name.startswith(machine.OURS)]:
        del os.environ[name]
    os.environ |= {"BARUGA_DATA_DIR": str(data), "BARUGA_DEMO": "1", **variables}
    from baruga.config.command import choose_settings

    choose_settings()
    import django

    django.setup()


def shown(name: str, figures: Iterator[Figure]) -> Iterator[Figure]:
    """Say each figure as soon as it is known: the whole takes its time."""
    begin = time.monotonic()
    say(f"{name} (load of the machine: {os.getloadavg()[0]:.1f})")
    for figure in figures:
        say("  ".join(filter(None, figure.cells)))
        yield figure
    say(f"({name}: {time.monotonic() - begin:.0f} s)")


def write(path: Path, figures: list[Figure], stories: int) -> None:
    content = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "stories": stories,
        "figures": [asdict(figure) for figure in figures],
    }
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", "utf-8")


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
