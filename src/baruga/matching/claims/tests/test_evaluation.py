"""What the figures mean, on files small enough to count by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from baruga.matching.claims.evaluation import (
    BadFile,
    Question,
    evaluate,
    measure,
    read_corpus,
    read_qrels,
    read_questions,
)
from baruga.matching.claims.tests.claims import CLAIMS

QUERIES: list[dict[str, Any]] = [
    {"qid": "q1", "text": "jembatan layang Tamalanrea ambruk", "primary": True, "stratum": "high"},
    {"qid": "q2", "text": "pulsa gratis 150 ribu pelajar", "primary": False, "stratum": "high"},
    {"qid": "q3", "text": "resep kue tradisional", "primary": True, "stratum": "low"},
    {"qid": "unknown", "text": "tanpa catatan"},
]
QRELS = (
    "qid\t0\tdoc_id\tgrade\nq1\t0\tjembatan\t2\nq2\t0\tpulsa\t2\nq2\t0\tberas\t0\nq3\t0\tberas\t1\n"
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    corpus, queries, qrels = (tmp_path / name for name in ("c.jsonl", "q.jsonl", "r.tsv"))
    rows = [{"id": id, **fields} for id, fields in CLAIMS.items()] + [{"id": "bare"}]
    corpus.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    queries.write_text("\n".join(json.dumps(row) for row in QUERIES) + "\n", "utf-8")
    qrels.write_text(QRELS, "utf-8")
    return corpus, queries, qrels


def ask(*relevant: str) -> Question:
    return Question("q", "", frozenset(relevant))


def test_recall_counts_a_message_when_one_of_its_claims_is_found() -> None:
    figures = measure([["x", "a"], ["b"]], [ask("a", "c"), ask("b")])
    assert (figures["R@1"], figures["R@5"], figures["MRR"]) == (0.5, 1.0, 0.75)


def test_average_precision_looks_at_five_and_at_all_known_claims() -> None:
    assert measure([["a", "x", "c"]], [ask("a", "c")])["MAP@5"] == round((1 + 2 / 3) / 2, 4)
    assert measure([["x", "x", "x", "x", "x", "a"]], [ask("a")])["MAP@5"] == 0


def test_all_messages_with_a_known_claim_are_asked(
    files: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    corpus, queries, qrels = files
    found = evaluate(tmp_path / "i", list(read_corpus(corpus)), read_questions(queries, qrels))
    assert found.figures["queries"] == 3
    assert found.figures["R@1"] == round(2 / 3, 4)
    assert found.parts["primary"]["R@1"] == 0.5
    assert set(found.parts) == {"primary", "high", "low"}
    assert found.figures["bytes_per_item"] > 0


def test_a_grade_of_nothing_is_no_claim_of_the_message(files: tuple[Path, Path, Path]) -> None:
    assert read_qrels(files[2])["q2"] == {"pulsa"}


def test_a_claim_without_title_and_conclusion_is_left_out(files: tuple[Path, Path, Path]) -> None:
    assert "bare" not in dict(read_corpus(files[0]))


@pytest.mark.parametrize("content", ["{", "[1]", '{"title": "tanpa id"}', "\xff"])
def test_a_file_of_claims_that_is_none_says_where(tmp_path: Path, content: str) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text('{"id": "a", "title": "b"}\n' + content, "latin-1")
    with pytest.raises(BadFile, match=r"c\.jsonl"):
        list(read_corpus(path))


def test_files_that_do_not_belong_together_are_refused(files: tuple[Path, Path, Path]) -> None:
    files[2].write_text("qid\t0\tdoc_id\tgrade\nother\t0\tberas\t2\n", "utf-8")
    with pytest.raises(BadFile, match="no message has a claim"):
        read_questions(files[1], files[2])
