"""Drawing on a sheet of 1600 x 1000 units, whatever the size of the picture.

Everything is drawn at twice the asked size and reduced at the end, which gives smooth edges.
A picture of another shape shows the middle of the sheet.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from random import Random

from PIL import Image, ImageColor, ImageDraw

Point = tuple[float, float]
RGB = tuple[int, int, int]

SHEET = (1600, 1000)
_FINE = 2  # drawn at this multiple of the asked size


@lru_cache(maxsize=2048)
def rgb(colour: str) -> RGB:
    red, green, blue = ImageColor.getrgb(colour)[:3]
    return red, green, blue


@lru_cache(maxsize=8192)
def mix(colour: str, other: str, share: float) -> str:
    """`colour` with `share` (0 to 1) of `other` in it."""
    pairs = zip(rgb(colour), rgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def curve(start: Point, bend: Point, end: Point, steps: int = 18) -> list[Point]:
    """A quadratic Bézier curve as points."""
    points: list[Point] = []
    for step in range(steps + 1):
        t = step / steps
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        x = a * start[0] + b * bend[0] + c * end[0]
        points.append((x, a * start[1] + b * bend[1] + c * end[1]))
    return points


def gradient(stops: Sequence[str], height: int) -> Image.Image:
    """A column one pixel wide that runs evenly through the colours."""
    column = Image.new("RGB", (1, max(1, height)))
    last = len(stops) - 1
    for y in range(column.height):
        place = y / max(1, column.height - 1) * last
        step = min(int(place), max(0, last - 1))
        column.putpixel((0, y), rgb(mix(stops[step], stops[min(step + 1, last)], place - step)))
    return column


@dataclass(frozen=True)
class Mood:
    """The hour and the weather: sky from top to horizon, and what the light does to colours."""

    name: str
    sky: tuple[str, ...]
    sun: str
    haze: str
    light: str
    strength: float
    lamps: bool = False


@dataclass(frozen=True)
class Pen:
    """Draws in its own units; `at` moves, scales and flips whatever is drawn next."""

    image: Image.Image
    mood: Mood
    dice: Random
    sx: float
    sy: float
    ox: float
    oy: float
    wash: tuple[str, float] = ("#000000", 0.0)

    @property
    def _brush(self) -> ImageDraw.ImageDraw:
        return ImageDraw.Draw(self.image, "RGBA")

    def at(self, x: float, y: float, scale: float = 1.0, *, flip: bool = False) -> "Pen":
        return replace(
            self,
            sx=self.sx * scale * (-1 if flip else 1),
            sy=self.sy * scale,
            ox=self.ox + self.sx * x,
            oy=self.oy + self.sy * y,
        )

    def washed(self, colour: str, share: float) -> "Pen":
        """A pen whose colours sink into another: distance, or a reflection in water."""
        return replace(self, wash=(colour, share))

    def shade(self, colour: str) -> str:
        """The colour in this light."""
        lit = mix(colour, self.mood.light, self.mood.strength)
        return mix(lit, *self.wash) if self.wash[1] else lit

    def _points(self, points: Sequence[Point]) -> list[Point]:
        return [(self.ox + self.sx * x, self.oy + self.sy * y) for x, y in points]

    def _fill(self, colour: str, alpha: float, pure: bool) -> tuple[int, int, int, int]:
        red, green, blue = rgb(colour if pure else self.shade(colour))
        return red, green, blue, round(255 * alpha)

    def poly(
        self, points: Sequence[Point], colour: str, alpha: float = 1.0, *, pure: bool = False
    ) -> None:
        self._brush.polygon(self._points(points), self._fill(colour, alpha, pure))

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        colour: str,
        *,
        alpha: float = 1.0,
        round_by: float = 0.0,
        pure: bool = False,
    ) -> None:
        (ax, ay), (bx, by) = self._points([(x, y), (x + width, y + height)])
        corners = (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
        fill = self._fill(colour, alpha, pure)
        if round_by:
            self._brush.rounded_rectangle(corners, abs(self.sx) * round_by, fill)
        else:
            self._brush.rectangle(corners, fill)

    def oval(
        self,
        x: float,
        y: float,
        rx: float,
        ry: float,
        colour: str,
        *,
        alpha: float = 1.0,
        pure: bool = False,
    ) -> None:
        (ax, ay), (bx, by) = self._points([(x - rx, y - ry), (x + rx, y + ry)])
        corners = (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
        self._brush.ellipse(corners, self._fill(colour, alpha, pure))

    def line(
        self,
        points: Sequence[Point],
        colour: str,
        width: float,
        alpha: float = 1.0,
        *,
        pure: bool = False,
    ) -> None:
        thick = max(1, round(abs(self.sx) * width))
        fill = self._fill(colour, alpha, pure)
        self._brush.line(self._points(points), fill, thick, joint="curve")

    def fade(self, points: Sequence[Point], *colours: str, pure: bool = False) -> None:
        """A shape filled with colours that run from its top to its bottom."""
        spots = self._points(points)
        left = max(0, math.floor(min(x for x, _ in spots)))
        top = max(0, math.floor(min(y for _, y in spots)))
        right = min(self.image.width, math.ceil(max(x for x, _ in spots)))
        bottom = min(self.image.height, math.ceil(max(y for _, y in spots)))
        if right <= left or bottom <= top:
            return
        size = (right - left, bottom - top)
        mask = Image.new("L", size)
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in spots], 255)
        stops = colours if pure else tuple(self.shade(colour) for colour in colours)
        self.image.paste(gradient(stops, size[1]).resize(size), (left, top), mask)

    def glow(self, x: float, y: float, radius: float, colour: str, strength: float = 0.6) -> None:
        """A soft light around a point."""
        (cx, cy) = self._points([(x, y)])[0]
        reach = abs(self.sx) * radius
        mask = _halo(round(strength * 100)).resize((max(1, round(2 * reach)),) * 2)
        self.image.paste(rgb(colour), (round(cx - reach), round(cy - reach)), mask)


@lru_cache(maxsize=32)
def _halo(percent: int) -> Image.Image:
    fall = [round(255 * percent / 100 * max(0.0, 1 - d / 127) ** 2) for d in range(256)]
    # radial_gradient reaches 255 in the corners; 127 is where the circle touches the sides
    return Image.radial_gradient("L").point([fall[min(255, round(d * 0.7))] for d in range(256)])


def sheet(size: tuple[int, int], mood: Mood, dice: Random) -> Pen:
    """A pen on an empty picture of twice the size."""
    width, height = size[0] * _FINE, size[1] * _FINE
    scale = max(width / SHEET[0], height / SHEET[1])
    image = Image.new("RGB", (width, height), rgb(mood.haze))
    ox, oy = (width - SHEET[0] * scale) / 2, (height - SHEET[1] * scale) / 2
    return Pen(image, mood, dice, scale, scale, ox, oy)


def finish(pen: Pen) -> Image.Image:
    return pen.image.reduce(_FINE)
