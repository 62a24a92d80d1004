"""How well the engine finds what is known to belong together: files in, figures out."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np

from baruga.matching.claims.index import ClaimIndex

FOUND = 10  # claims asked for; a reciprocal rank below counts as 0
_GRADED = 5
Say = Callable[[str], object]


class BadFile(Exception):
    """What is wrong, in which file and line."""


@dataclass(frozen=True, slots=True)
class Question:
    """A message whose claims are known."""

    qid: str
    text: str
    relevant: frozenset[str]
    primary: bool | None = None
    stratum: str = ""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of one run. `parts` holds the same figures for named parts of the questions."""

    figures: dict[str, float]
    parts: dict[str, dict[str, float]]

    def as_json(self) -> dict[str, Any]:
        return {**self.figures, "parts": self.parts}


def read_corpus(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Id and fields of every claim; a row without a title or conclusion is left out."""
    for number, row in _rows(path):
        if "id" not in row:
            raise BadFile(f"{path}, line {number}: no id.")
        fields = {name: str(row[name]) for name in ("title", "conclusion") if row.get(name)}
        if fields:
            yield str(row["id"]), fields


def read_questions(queries: Path, qrels: Path) -> list[Question]:
    """The messages that have a known claim; `primary` and `stratum` are read when they are there."""
    relevant = read_qrels(qrels)
    questions = []
    for number, row in _rows(queries):
        if "qid" not in row or "text" not in row:
            raise BadFile(f"{queries}, line {number}: qid and text are needed.")
        if known := relevant.get(str(row["qid"])):
            stratum = str(row.get("stratum", ""))
            questions.append(Question(row["qid"], row["text"], known, row.get("primary"), stratum))
    if not questions:
        raise BadFile(f"{queries}: no message has a claim in {qrels}.")
    return questions


def read_qrels(path: Path) -> dict[str, frozenset[str]]:
    """The claims of each message: columns qid, 0, doc_id, grade under a header; grade 0 is none."""
    known: dict[str, set[str]] = defaultdict(set)
    for number, row in enumerate(_lines(path), 1):
        cells = row.split("\t")
        if len(cells) < 3:
            raise BadFile(f"{path}, line {number}: qid, 0 and doc_id are needed, parted by tabs.")
        grade = cells[3] if len(cells) > 3 else "1"
        if number > 1 and grade.strip() != "0":
            known[cells[0]].add(cells[2])
    return {qid: frozenset(ids) for qid, ids in known.items()}


def evaluate(
    folder: Path,
    corpus: Sequence[tuple[str, dict[str, str]]],
    questions: Sequence[Question],
    say: Say = str,
) -> Evaluation:
    """Build an index of `corpus` in `folder`, ask every question, and measure."""
    begin = time.perf_counter()
    index = ClaimIndex.create(folder)
    for number, (id, fields) in enumerate(corpus, 1):
        index.add(id, fields)
        if number % 10_000 == 0:
            say(f"{number} claims read ...")
    index.commit()
    seconds = time.perf_counter() - begin
    ranked, times = [], []
    for number, question in enumerate(questions, 1):
        begin = time.perf_counter()
        found = index.search(question.text, limit=FOUND)
        times.append(1000 * (time.perf_counter() - begin))
        ranked.append([match.id for match in found])
        if number % 1_000 == 0:
            say(f"{number} messages searched ...")
    figures = measure(ranked, questions) | {
        "p50_ms": round(float(np.percentile(times, 50)), 2),
        "p95_ms": round(float(np.percentile(times, 95)), 2),
        "index_s": round(seconds, 2),
        "bytes_per_item": round(size(folder) / max(1, len(index))),
    }
    return Evaluation(figures, _parts(ranked, questions))


def size(folder: Path) -> int:
    """Bytes of the index on disk: all that can be mapped into memory."""
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file())


def measure(ranked: Sequence[Sequence[str]], questions: Sequence[Question]) -> dict[str, float]:
    """Recall at 1, 5 and 10 (any known claim counts), average precision at 5, reciprocal rank."""
    met = [
        [id in question.relevant for id in ids]
        for ids, question in zip(ranked, questions, strict=True)
    ]
    known = [len(question.relevant) for question in questions]
    figures = {f"R@{depth}": fmean(any(row[:depth]) for row in met) for depth in (1, 5, 10)}
    figures["MAP@5"] = fmean(map(_average_precision, met, known))
    figures["MRR"] = fmean(1 / (1 + row.index(True)) if True in row else 0.0 for row in met)
    return {"queries": len(questions)} | {name: round(value, 4) for name, value in figures.items()}


def _average_precision(met: Sequence[bool], known: int) -> float:
    good, total = 0, 0.0
    for rank, hit in enumerate(met[:_GRADED], 1):
        good += hit
        total += good / rank if hit else 0
    return total / min(_GRADED, known)


def _parts(
    ranked: Sequence[Sequence[str]], questions: Sequence[Question]
) -> dict[str, dict[str, float]]:
    members: Mapping[str, list[int]] = defaultdict(list)
    for number, question in enumerate(questions):
        if question.primary:
            members["primary"].append(number)
        if question.stratum:
            members[question.stratum].append(number)
    return {
        name: measure([ranked[n] for n in numbers], [questions[n] for n in numbers])
        for name, numbers in sorted(members.items())
    }


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(_lines(path), 1):
        try:
            row = json.loads(line)
        except ValueError as error:
            raise BadFile(f"{path}, line {number}: no JSON ({error}).") from error
        if not isinstance(row, dict):
            raise BadFile(f"{path}, line {number}: no JSON object.")
        yield number, row


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8") as file:
            yield from (line.rstrip("\n") for line in file if line.strip())
    except (OSError, UnicodeDecodeError) as error:
        raise BadFile(f"{path} cannot be read: {error}") from error
