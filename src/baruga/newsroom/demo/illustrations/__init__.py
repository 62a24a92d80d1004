"""Layered scenes of the region, drawn by code, for stories that have no photograph.

`draw` answers the same picture for the same scene, seed and size. Each picture carries the hall's
roof as a small mark in its corner; whoever stores it also says in its metadata that it is an
illustration.
"""

from collections.abc import Callable
from random import Random

from PIL import Image

from baruga.newsroom.demo.illustrations import coast, land, town, works
from baruga.newsroom.demo.illustrations.canvas import SHEET, Mood, Pen, finish, sheet
from baruga.newsroom.demo.illustrations.nature import (
    ALL_HOURS,
    CLOUDY,
    DAWN,
    DAY,
    DAYTIME,
    DUSK,
    GOLDEN,
    MORNING,
    NIGHT,
)

Scene = tuple[Callable[[Pen], None], tuple[Mood, ...]]

_OFFICE_HOURS = (DAY, MORNING, DAY, GOLDEN, CLOUDY)
_SCENES: dict[str, Scene] = {
    "sea": (coast.sea, (GOLDEN, DAY, DUSK, MORNING, DAWN, NIGHT)),
    "ferry": (coast.ferry_crossing, (DAY, GOLDEN, CLOUDY, MORNING, DUSK)),
    "harbour": (coast.harbour, (MORNING, DUSK, DAY, GOLDEN, CLOUDY)),
    "fish_landing": (coast.fish_landing, (DAWN, MORNING, DAY, GOLDEN)),
    "shore_village": (coast.shore_village, DAYTIME),
    "quay": (coast.quay, (DUSK, NIGHT, GOLDEN, DUSK)),
    "mangrove": (coast.mangrove, DAYTIME),
    "lake": (coast.lake, (DAWN, GOLDEN, DUSK, MORNING, DAY)),
    "rice": (land.rice, DAYTIME),
    "highland": (land.highland, (MORNING, DAWN, DAY, CLOUDY, GOLDEN)),
    "karst": (land.karst, (MORNING, DAY, GOLDEN, DAWN)),
    "maize": (land.maize, DAYTIME),
    "cocoa": (land.cocoa, DAYTIME),
    "bridge": (land.bridge, (DAY, MORNING, GOLDEN, CLOUDY, DUSK)),
    "rain": (land.rain, (NIGHT,)),
    "clinic": (town.clinic, _OFFICE_HOURS),
    "market": (town.market, (MORNING, DAY, GOLDEN, DAWN, DUSK)),
    "school": (town.school, _OFFICE_HOURS),
    "library_bus": (town.library_bus, _OFFICE_HOURS),
    "court": (town.court, (DAY, MORNING, GOLDEN, CLOUDY, DUSK)),
    "counter": (town.counter, (DAY, MORNING, CLOUDY, GOLDEN, DUSK)),
    "street": (town.street, (DAY, DUSK, MORNING, GOLDEN, CLOUDY)),
    "waterworks": (works.waterworks, DAYTIME),
    "airport": (works.airport, (DAY, DUSK, GOLDEN, MORNING, NIGHT)),
    "power": (works.power, ALL_HOURS),
}

SCENES: tuple[str, ...] = tuple(_SCENES)


def draw(scene: str, seed: int, size: tuple[int, int] = SHEET) -> Image.Image:
    """The picture of one of `SCENES`; neighbouring seeds have different light.

    An unknown scene raises `KeyError`.
    """
    paint, moods = _SCENES[scene]
    pen = sheet(size, moods[seed % len(moods)], Random(f"{scene} {seed}"))
    paint(pen)
    _mark(pen, size)
    return finish(pen)


def _mark(pen: Pen, size: tuple[int, int]) -> None:
    """The hall's roof on its posts, small and pale, in the corner of what `size` leaves of the sheet."""
    width, height = SHEET
    right = (width + min(width, height * size[0] / size[1])) / 2
    it = pen.at(right - 54, 964, 0.5)
    it.oval(0, -26, 56, 56, "#12202b", alpha=0.34, pure=True)
    it.poly([(-40, -22), (0, -62), (40, -22)], "#fbfaf6", 0.92, pure=True)
    it.box(-40, -22, 80, 5, "#fbfaf6", alpha=0.92, pure=True)
    for x in (-29, -11, 5, 23):
        it.box(x, -14, 6, 24, "#fbfaf6", alpha=0.92, pure=True)
    it.box(-38, 10, 76, 5, "#fbfaf6", alpha=0.92, pure=True)
