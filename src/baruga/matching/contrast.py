"""How well marks stand out: relative luminance and contrast ratio of WCAG 2.2.

Definitions: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance and #dfn-contrast-ratio. Text needs
4.5:1 (criterion 1.4.3), other marks 3:1 (criterion 1.4.11).
"""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageColor, ImageFilter

Colour = tuple[int, int, int]
TEXT, MARKS = 4.5, 3.0
WIDE = 640
"""Pixels across to which a picture is brought: about what a phone shows of it."""
TILE = 16
LINES_IN_TILE = 1.25
"""Below this ratio a tile is plain ground: noise, a shade, a soft gradient."""


def luminance(colour: Sequence[int]) -> float:
    """Relative luminance of sRGB with 0-255 per channel: 0 for black, 1 for white."""
    red, green, blue = (_linear(channel / 255) for channel in colour[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: Sequence[int], other: Sequence[int]) -> float:
    """Contrast ratio of two colours, from 1 to 21."""
    return _ratio(luminance(one), luminance(other))


def colour(text: str) -> Colour | None:
    """A CSS colour without transparency; None for what is none, or depends on something else."""
    try:
        found = ImageColor.getrgb(text.strip())
    except ValueError:
        return None
    return (found[0], found[1], found[2]) if len(found) == 3 or found[3] == 255 else None


def faint_share(image: Image.Image) -> float:
    """Share (0-1) of the marked tiles of a picture whose marks stand out less than 3:1.

    The picture is brought to `WIDE` pixels and cut into tiles of 16; a tile's contrast is that of its
    lightest and darkest point after a median of 3 has taken specks away. It cannot tell writing from
    drawing, so it advises and never decides. 0 for a picture without marks.
    """
    grey = image.convert("RGB")
    grey.thumbnail((WIDE, 4 * WIDE))
    levels = [_linear(step / 255) for step in range(256)]
    calm = grey.convert("L").filter(ImageFilter.MedianFilter(3))
    ratios = []
    for top in range(0, calm.height, TILE):
        for left in range(0, calm.width, TILE):
            tile = calm.crop((left, top, left + TILE, top + TILE))
            darkest, lightest = tile.getextrema()
            ratios.append(_ratio(levels[int(lightest)], levels[int(darkest)]))  # type: ignore[arg-type]  # "L" has one band
    marked = [each for each in ratios if each >= LINES_IN_TILE]
    return sum(each < MARKS for each in marked) / len(marked) if marked else 0.0


def _ratio(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
