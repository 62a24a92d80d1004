"""The benchmark of pictures measures what it says."""

from __future__ import annotations

import numpy as np

from baruga.matching.images.index import ImageIndex
from baruga.matching.images.tests.scenes import scene
from tests.load import circulation, images


def test_recombined_photographs_are_an_index_that_is_added_to_and_searched(tmp_path, monkeypatch):
    monkeypatch.setattr(images, "DRAWN", 3)
    images.recombined(tmp_path / "many", 40)
    with ImageIndex.open(tmp_path / "many") as index:
        index.add("ours", scene(1))
        index.commit()
        assert [match.id for match in index.search(scene(1)) if match.confirmed] == ["ours"]
        assert len(index) == 41


def test_without_photographs_recall_is_skipped_and_says_so(tmp_path, monkeypatch):
    monkeypatch.delenv(images.PHOTOGRAPHS, raising=False)
    figures = list(images._recall(tmp_path))
    assert [figure.met for figure in figures] == [None]
    assert "skipped" in figures[0].measured


def test_there_are_twenty_eight_ways_and_each_gives_another_picture():
    ways = circulation.ways([scene(2), scene(3), scene(4)])
    made = {name: way(scene(1), np.random.default_rng(1)) for name, way in ways.items()}
    assert len(made) == 28
    assert len({picture.tobytes() for picture in made.values()}) == 28
