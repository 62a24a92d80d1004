"""`baruga evaluate_matching` needs files only: no test here is given a database."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

KEYS = "queries R@1 R@5 R@10 MAP@5 MRR p50_ms p95_ms index_s bytes_per_item"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    contents = {
        "corpus": '{"id": "a", "title": "Kapal Roti Hanyut sampai Selayar"}\n{"id": "b", "title": "Gula Asin"}',
        "queries": '{"qid": "1", "text": "kapal roti hanyut ke Selayar", "primary": true}\n'
        '{"qid": "2", "text": "gula kok asin", "primary": false}',
        "qrels": "qid\t0\tdoc_id\tgrade\n1\t0\ta\t2\n2\t0\tb\t2",
    }
    for name, content in contents.items():
        (tmp_path / name).write_text(content, "utf-8")
    return [part for name in contents for part in (f"--{name}", str(tmp_path / name))]


def output(*arguments: str) -> str:
    out = StringIO()
    call_command("evaluate_matching", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_it_prints_one_object_with_the_keys_of_the_contract(files: list[str]) -> None:
    found = json.loads(output(*files, "--json"))
    assert set(KEYS.split()) <= set(found)
    assert (found["queries"], found["R@1"]) == (2, 1.0)


def test_it_prints_a_table_for_people(files: list[str]) -> None:
    printed = output(*files)
    assert all(key in printed for key in KEYS.split())
    assert "primary" in printed


def test_it_can_speak_of_primary_messages_only(files: list[str]) -> None:
    assert json.loads(output(*files, "--json", "--primary"))["queries"] == 1


def test_a_missing_file_is_one_clear_line(files: list[str]) -> None:
    files[1] = "/nowhere/corpus.jsonl"
    with pytest.raises(CommandError, match=r"/nowhere/corpus\.jsonl cannot be read"):
        output(*files)
