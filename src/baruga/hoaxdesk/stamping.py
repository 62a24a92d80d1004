"""The only form in which the public sees a picture that circulates: pale, with the verdict across it.

Hatching and words run over the whole of it, so that no part can be cut out and passed on as it was.
"""

from __future__ import annotations

from io import BytesIO
from typing import IO, Any

from PIL import Image, ImageDraw, ImageEnhance, ImageFont

WIDTH = 800  # pixels
TALLEST = 1.5  # times its width; a chat screenshot is shortened at its foot
PALE = 0.3  # of its colours that remain
TILT = 9.0  # degrees
QUALITY = 68
EVERY = 42  # pixels between two lines of the hatching
RED, GOLD, GREEN = (168, 52, 31), (122, 82, 0), (37, 112, 79)  # sutra, emas ink, daun


def size_of(width: int, height: int) -> tuple[int, int]:
    """Of the stamped form of a picture of this size, in pixels."""
    return WIDTH, max(1, min(round(height * WIDTH / width), round(WIDTH * TALLEST)))


def stamp(picture: IO[bytes] | Any, words: str, colour: tuple[int, int, int] = RED) -> bytes:
    """A JPEG of `picture` with `words` across it. Raises OSError when it cannot be read."""
    with Image.open(picture) as image:
        shown = image.convert("RGB")
    size = size_of(*shown.size)
    shown = shown.resize((WIDTH, max(1, round(shown.height * WIDTH / shown.width))))
    shown = shown.crop((0, 0, *size))
    shown = ImageEnhance.Contrast(ImageEnhance.Color(shown).enhance(PALE)).enhance(0.8)
    layer = Image.new("RGBA", shown.size)
    _hatch(ImageDraw.Draw(layer), shown.size, colour)
    label = _label(words, shown.size, colour)
    layer.alpha_composite(
        label,
        (max(0, (shown.width - label.width) // 2), max(0, (shown.height - label.height) // 2)),
    )
    drawn = BytesIO()
    Image.alpha_composite(shown.convert("RGBA"), layer).convert("RGB").save(
        drawn, "JPEG", quality=QUALITY, optimize=True
    )
    return drawn.getvalue()


def _hatch(pen: ImageDraw.ImageDraw, size: tuple[int, int], colour: tuple[int, int, int]) -> None:
    width, height = size
    for begin in range(-height, width, EVERY):
        pen.line([(begin, height), (begin + height, 0)], fill=(*colour, 120), width=5)
    pen.rectangle([0, 0, width - 1, height - 1], outline=(*colour, 255), width=14)


def _label(words: str, size: tuple[int, int], colour: tuple[int, int, int]) -> Image.Image:
    """A tilted board, as wide as fits."""
    room = round(min(size[0] * 0.82, max(size[1] * 1.6, 120)))
    points = 170
    while points > 18 and _extent(words, points)[0] > room:
        points -= 4
    width, height = _extent(words, points)
    edge = max(6, points // 9)
    board = Image.new("RGBA", (width + 6 * edge, height + 5 * edge), (255, 255, 255, 240))
    pen = ImageDraw.Draw(board)
    pen.rectangle([0, 0, board.width - 1, board.height - 1], outline=(*colour, 255), width=edge)
    pen.text(
        (board.width / 2, board.height / 2),
        words,
        fill=(*colour, 255),
        font=ImageFont.load_default(points),
        anchor="mm",
        stroke_width=max(1, points // 24),
        stroke_fill=(*colour, 255),
    )
    tilted = board.rotate(TILT, expand=True, resample=Image.Resampling.BICUBIC)
    return tilted.crop((0, 0, min(tilted.width, size[0]), min(tilted.height, size[1])))


def _extent(words: str, points: int) -> tuple[int, int]:
    left, top, right, bottom = ImageFont.load_default(points).getbbox(
        words, stroke_width=max(1, points // 24)
    )
    return round(right - left), round(bottom - top)
