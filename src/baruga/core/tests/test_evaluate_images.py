"""`baruga evaluate_images`: the contract of its figures, and what it says of files that do not fit."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from baruga.matching.images.tests.scenes import jpeg, scene
from tests.load import circulation


@pytest.fixture
def files(tmp_path):
    for name in ("archive", "queries"):
        (tmp_path / name).mkdir()
    for seed in (1, 2, 3):
        (tmp_path / "archive" / f"{seed}.jpg").write_bytes(jpeg(scene(seed)))
    (tmp_path / "archive" / "notes.txt").write_text("no picture")
    (tmp_path / "queries" / "a.jpg").write_bytes(jpeg(circulation.cropped(scene(1), 0.1)))
    (tmp_path / "queries" / "b.jpg").write_bytes(jpeg(scene(9)))
    (tmp_path / "queries" / "c.jpg").write_bytes(b"cut off")
    truth = "query,archive,kind\na.jpg,1.jpg,crop\nb.jpg,,none\nc.jpg,2.jpg,broken\n"
    (tmp_path / "truth.csv").write_text(truth)
    return tmp_path


def evaluate(files, *options):
    places = {"archive": "archive", "queries": "queries", "truth": "truth.csv"}
    paths = [f"--{name}={files / place}" for name, place in places.items()]
    call_command("evaluate_images", *paths, *options)


def test_the_figures_come_as_one_object(files, capsys):
    evaluate(files, "--json")
    figures = json.loads(capsys.readouterr().out)
    assert figures["kinds"] == {"crop": {"n": 1, "recall": 1.0}, "broken": {"n": 1, "recall": 0.0}}
    assert (figures["queries"], figures["false_links"]) == (3, 0)
    assert {"p50_ms", "p95_ms", "index_s", "bytes_per_item"} < figures.keys()


def test_the_table_names_every_kind(files, capsys):
    evaluate(files)
    said = capsys.readouterr()
    assert "crop" in said.out
    assert "false_links: 0" in said.out
    assert "left out: notes.txt" in said.err


def test_a_link_to_another_photograph_is_false(files, capsys):
    (files / "truth.csv").write_text("query,archive,kind\na.jpg,2.jpg,crop\n")
    evaluate(files, "--json")
    assert json.loads(capsys.readouterr().out)["false_links"] == 1


@pytest.mark.parametrize(
    "truth",
    [
        "query,kind\na.jpg,crop\n",
        "",
        "query,archive,kind\nz.jpg,,none\n",
        "query,archive,kind\na.jpg,z.jpg,crop\n",
    ],
    ids=["no archive", "empty", "query missing", "photograph missing"],
)
def test_files_that_do_not_fit_are_told_in_one_line(files, truth):
    (files / "truth.csv").write_text(truth)
    with pytest.raises(CommandError, match=r"truth\.csv"):
        evaluate(files)


def test_an_archive_without_photographs_is_told(files):
    (files / "truth.csv").write_text("query,archive,kind\na.jpg,,none\n")
    for path in (files / "archive").iterdir():
        path.unlink()
    with pytest.raises(CommandError, match="holds no photographs"):
        evaluate(files)


def test_the_command_costs_the_others_nothing():
    modules = "baruga.core.management.commands.evaluate_images, baruga.matching.images"
    code = f"import sys, {modules}; print('cv2' in sys.modules, 'numpy' in sys.modules)"
    said = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == ["False", "False"]
