"""Illustrations: the same picture for the same wish, another one for another wish."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops, ImageStat

from baruga.newsroom.demo.illustrations import SCENES, draw

SMALL = (320, 200)


def difference(one: Image.Image, other: Image.Image) -> float:
    """Mean distance of the pixels, 0 to 255."""
    bands: list[float] = ImageStat.Stat(ImageChops.difference(one, other)).mean
    return sum(bands) / len(bands)


def test_there_are_scenes_for_the_whole_region() -> None:
    assert len(SCENES) >= 20
    assert len(set(SCENES)) == len(SCENES)


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_is_drawn_in_the_size_asked_for(scene: str) -> None:
    picture = draw(scene, 1, SMALL)
    assert (picture.size, picture.mode) == (SMALL, "RGB")


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_is_drawn_the_same_way_every_time(scene: str) -> None:
    assert draw(scene, 7, SMALL).tobytes() == draw(scene, 7, SMALL).tobytes()


@pytest.mark.parametrize("scene", SCENES)
def test_another_seed_is_another_picture(scene: str) -> None:
    assert difference(draw(scene, 1, SMALL), draw(scene, 2, SMALL)) > 0.5


@pytest.mark.parametrize("scene", SCENES)
def test_no_part_of_the_sheet_is_left_blank(scene: str) -> None:
    picture = draw(scene, 3, SMALL)
    colours = picture.getcolors(maxcolors=SMALL[0] * SMALL[1]) or []
    assert max(count for count, _ in colours) < 0.4 * SMALL[0] * SMALL[1]


def test_every_scene_differs_from_every_other() -> None:
    pictures = [draw(scene, 1, (160, 100)) for scene in SCENES]
    for number, one in enumerate(pictures):
        assert all(difference(one, other) > 5 for other in pictures[number + 1 :])


@pytest.mark.parametrize("size", [(200, 400), (400, 120), (1, 1)])
def test_a_picture_of_another_shape_is_filled_too(size: tuple[int, int]) -> None:
    assert draw("sea", 1, size).size == size


def test_a_larger_picture_shows_the_same_scene() -> None:
    large = draw("rice", 4, (640, 400)).resize(SMALL)
    assert difference(large, draw("rice", 4, SMALL)) < 6


def test_a_picture_carries_the_mark_of_the_hall() -> None:
    corner = draw("rain", 1, (1600, 1000)).crop((1520, 930, 1575, 985))
    assert any(min(colour) > 220 for _, colour in corner.getcolors(maxcolors=9999) or [])


def test_an_unknown_scene_is_refused() -> None:
    with pytest.raises(KeyError):
        draw("volcano", 1)
