"""What circulates is found, and what only shares a logo is not."""

from __future__ import annotations

import numpy as np
import pytest

from baruga.matching.images.tests.scenes import framed, jpeg, letter, logo, scene, with_logo
from tests.load import circulation


def linked(index, picture):
    return {match.id for match in index.search(picture) if match.confirmed}


@pytest.mark.parametrize("way", sorted(circulation.ways([]).keys() - {"collage"}))
def test_a_photograph_is_found_in_whatever_way_it_circulates(index, way):
    query = circulation.ways([])[way](scene(3), np.random.default_rng(1))
    assert linked(index, query) == {"scene 3"}


def test_every_photograph_of_a_collage_that_we_have_is_shown(index):
    query = circulation.collage(
        scene(3), [scene(70), scene(71), scene(72)], np.random.default_rng(1)
    )
    assert linked(index, query) == {"scene 3"}


def test_a_near_copy_is_found_by_its_hash(index):
    best = index.search(jpeg(scene(5), quality=40))[0]
    assert (best.id, best.method, best.confirmed) == ("scene 5", "pdq", True)
    assert best.score <= 31


def test_a_crop_is_found_by_its_corners(index):
    best = index.search(circulation.cropped(scene(5), 0.2))[0]
    assert (best.id, best.method, best.confirmed) == ("scene 5", "features", True)
    assert best.score >= 6


def test_the_outline_says_where_the_photograph_lies(index):
    screen = np.full((900, 600, 3), 240, np.uint8)
    screen[300:660, 60:540] = scene(7)
    best = index.search(screen)[0]
    expected = np.array([(60, 300), (540, 300), (540, 660), (60, 660)])
    assert np.abs(np.array(best.outline) - expected).max() < 8


def test_the_outline_of_a_mirrored_photograph_is_mirrored(index):
    best = index.search(circulation.mirrored(scene(7)))[0]
    assert np.abs(np.array(best.outline) - [(480, 0), (0, 0), (0, 360), (480, 360)]).max() < 8


def test_a_match_names_the_engine_that_found_it(index):
    assert index.search(scene(7))[0].engine.startswith("pictures-")


@pytest.mark.parametrize("seed", range(80, 86))
def test_another_photograph_is_not_linked(index, seed):
    assert linked(index, scene(seed)) == set()


@pytest.mark.parametrize("seed", range(80, 84))
def test_the_same_logo_on_another_photograph_does_not_link(index, seed):
    assert linked(index, with_logo(scene(seed))) == set()


@pytest.mark.parametrize("seed", range(80, 84))
def test_the_same_frame_around_another_photograph_does_not_link(index, seed):
    assert linked(index, framed(scene(seed))) == set()


@pytest.mark.parametrize("seed", range(80, 84))
def test_the_same_letterhead_over_another_letter_does_not_link(index, seed):
    assert linked(index, letter(seed)) == set()


def test_a_logo_alone_does_not_link(index):
    assert linked(index, logo(300)) == set()


def test_the_same_letter_photographed_is_found(index):
    query = circulation.photographed(letter(51), np.random.default_rng(1), long_side=640)
    assert linked(index, query) == {"letter 1"}


def test_a_picture_without_anything_finds_nothing(index):
    assert index.search(np.full((300, 400, 3), 200, np.uint8)) == []
