"""How well pictures are found again: an archive, queries and the truth about them, without a database."""

from __future__ import annotations

import csv
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from baruga.matching.images.errors import ImageMatchingError, UnreadablePictureError
from baruga.matching.images.index import ImageIndex

HEADER = ["query", "archive", "kind"]
TOGETHER = 1000  # photographs of one commit
Progress = Callable[[str], None]


class EvaluationError(ImageMatchingError):
    """The files do not fit together; the message says which and how."""


@dataclass(frozen=True)
class Question:
    """`archive` is empty when the query was made from no photograph of the archive."""

    query: Path
    archive: str
    kind: str


def evaluate(*, archive: Path, queries: Path, truth: Path, say: Progress) -> dict[str, Any]:
    """The figures of DESIGN 8 by their names. Raises EvaluationError.

    `false_links` counts confirmed matches with another photograph than the truth names. Unreadable pictures of
    the archive are left out and said; an unreadable query finds nothing.
    """
    questions = _questions(truth, queries, archive)
    with tempfile.TemporaryDirectory(prefix="baruga-pictures-") as folder:
        start = time.perf_counter()
        index = _indexed(archive, Path(folder), say)
        index_s = time.perf_counter() - start
        return _asked(index, questions, say) | {
            "index_s": round(index_s, 3),
            "bytes_per_item": round(index.bytes / max(len(index), 1)),
        }


def _questions(truth: Path, queries: Path, archive: Path) -> list[Question]:
    try:
        with truth.open(newline="", encoding="utf-8-sig") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise EvaluationError(f"{truth} cannot be read: {fault}") from fault
    if not rows or not set(HEADER) <= set(rows[0]):
        raise EvaluationError(f"{truth} needs the header {','.join(HEADER)} and at least one line.")
    found = [
        Question(queries / row["query"], row["archive"] or "", row["kind"] or "") for row in rows
    ]
    for each in found:
        if not each.query.is_file():
            raise EvaluationError(f"{truth} names a query that is not there: {each.query}")
        if each.archive and not (archive / each.archive).is_file():
            raise EvaluationError(f"{truth} names a photograph that is not there: {each.archive}")
    return found


def _indexed(archive: Path, folder: Path, say: Progress) -> ImageIndex:
    files = (
        sorted(path for path in archive.rglob("*") if path.is_file()) if archive.is_dir() else []
    )
    if not files:
        raise EvaluationError(f"{archive} holds no photographs.")
    index = ImageIndex.open(folder)
    for number, path in enumerate(files, 1):
        try:
            index.add(path.relative_to(archive).as_posix(), path.read_bytes())
        except UnreadablePictureError as fault:
            say(f"left out: {path.name}: {fault}")
        if number % TOGETHER == 0 or number == len(files):
            index.commit()
            say(f"indexed {number} of {len(files)}")
    return index


def _asked(index: ImageIndex, questions: list[Question], say: Progress) -> dict[str, Any]:
    index.search(
        np.zeros((64, 64), np.uint8)
    )  # vocabulary and files are read before the clock starts
    took: list[float] = []
    right: defaultdict[str, list[bool]] = defaultdict(list)
    false_links = 0
    for number, each in enumerate(questions, 1):
        data = each.query.read_bytes()
        start = time.perf_counter()
        linked = _linked(index, data)
        took.append((time.perf_counter() - start) * 1000)
        if each.archive:
            right[each.kind].append(each.archive in linked)
        false_links += len(linked - {each.archive})
        if number % 100 == 0:
            say(f"asked {number} of {len(questions)}")
    return {
        "queries": len(questions),
        "kinds": {
            kind: {"n": len(all_), "recall": round(sum(all_) / len(all_), 4)}
            for kind, all_ in right.items()
        },
        "false_links": false_links,
        "p50_ms": round(float(np.percentile(took, 50)), 2),
        "p95_ms": round(float(np.percentile(took, 95)), 2),
    }


def _linked(index: ImageIndex, data: bytes) -> set[str]:
    try:
        return {match.id for match in index.search(data) if match.confirmed}
    except UnreadablePictureError:
        return set()


def table(figures: dict[str, Any]) -> Iterator[str]:
    """The figures for people, line by line."""
    kinds = figures["kinds"]
    width = max([len("kind"), *map(len, kinds)])
    yield f"{'kind'.ljust(width)}  {'n':>6}  recall"
    for kind, found in sorted(kinds.items()):
        yield f"{kind.ljust(width)}  {found['n']:>6}  {found['recall']:.3f}"
    if kinds:
        mean = sum(found["recall"] for found in kinds.values()) / len(kinds)
        yield f"{'mean of kinds'.ljust(width)}  {'':>6}  {mean:.3f}"
    for name in ("queries", "false_links", "p50_ms", "p95_ms", "index_s", "bytes_per_item"):
        yield f"{name}: {figures[name]}"
