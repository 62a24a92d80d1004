"""What happens to a photograph on its way through chat groups: 28 ways, each made by code.

Each takes and answers an RGB array. The same photograph and seed give the same picture.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import cv2
import numpy as np
import numpy.typing as npt

RGB = npt.NDArray[np.uint8]
Way = Callable[[RGB, np.random.Generator], RGB]
WORDS = (
    "SEBARKAN",
    "WASPADA",
    "VIRAL",
    "hari",
    "ini",
    "warga",
    "segera",
    "tolong",
    "bagikan",
    "penting",
)
PEOPLE = [(r, g, b) for r, g, b in ((37, 211, 102), (214, 60, 60), (60, 90, 210), (240, 170, 20))]


def saved(picture: RGB, quality: int = 60) -> RGB:
    """As a JPEG of this quality comes out again."""
    _, data = cv2.imencode(".jpg", picture[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.ascontiguousarray(cv2.imdecode(data, cv2.IMREAD_COLOR)[..., ::-1])


def scaled(picture: RGB, long_side: int) -> RGB:
    factor = long_side / max(picture.shape[:2])
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
    size = (max(round(picture.shape[1] * factor), 1), max(round(picture.shape[0] * factor), 1))
    return np.asarray(cv2.resize(picture, size, interpolation=way), np.uint8)


def cropped(picture: RGB, share: float) -> RGB:
    """Without `share` of each side."""
    down, across = int(picture.shape[0] * share), int(picture.shape[1] * share)
    return np.ascontiguousarray(
        picture[down : picture.shape[0] - down, across : picture.shape[1] - across]
    )


def written(
    picture: RGB,
    box: tuple[int, int, int, int],
    chance: np.random.Generator,
    ink: tuple[int, int, int],
) -> None:
    """Fill the box (left, top, width, height) with lines of words."""
    left, top, width, height = box
    line = max(int(chance.uniform(18, 34)), 8)
    for bottom in range(top + line, top + height - 2, line):
        text = " ".join(chance.choice(WORDS, 12))
        cut = text[: max(int(width / (line * 0.42)), 1)]
        cv2.putText(
            picture,
            cut,
            (left + 6, bottom),
            cv2.FONT_HERSHEY_SIMPLEX,
            line / 42,
            ink,
            2,
            cv2.LINE_AA,
        )


def captioned(picture: RGB, share: float, chance: np.random.Generator) -> RGB:
    """A bar of words below the photograph, covering `share` of its height."""
    made = picture.copy()
    height = int(made.shape[0] * share)
    top = 0 if chance.random() < 0.3 else made.shape[0] - height
    made[top : top + height] = 255 if chance.random() < 0.5 else 0
    ink = (200, 30, 30) if made[top, 0, 0] else (255, 230, 60)
    written(made, (0, top, made.shape[1], height), chance, ink)
    return made


def bannered(picture: RGB, share: float, chance: np.random.Generator) -> RGB:
    """Words above the photograph, on `share` of its height more."""
    height = int(picture.shape[0] * share)
    bar = np.full((height, *picture.shape[1:]), chance.integers(0, 256, 3), np.uint8)
    written(bar, (0, 0, bar.shape[1], height), chance, (255, 255, 255))
    return np.concatenate([bar, picture])


def screenshot(picture: RGB, share: float, chance: np.random.Generator) -> RGB:
    """A chat on a telephone of 720 x 1440 in which the photograph takes `share` of the frame's area at most."""
    wide, high = 720, 1440
    screen = np.full((high, wide, 3), (236, 229, 221), np.uint8)
    screen[:90] = PEOPLE[int(chance.integers(len(PEOPLE)))]
    written(screen, (80, 20, 400, 60), chance, (255, 255, 255))
    aspect = picture.shape[1] / picture.shape[0]
    width = min(
        (share * wide * high * aspect) ** 0.5, wide * (0.94 if share > 0.3 else 0.7), 1100 * aspect
    )
    small = cv2.resize(picture, (int(width), int(width / aspect)), interpolation=cv2.INTER_AREA)
    left = 20 if chance.random() < 0.5 else wide - small.shape[1] - 20
    top = int(chance.integers(110, high - 110 - small.shape[0] + 1))
    screen[top - 8 : top + small.shape[0] + 60, left - 8 : left + small.shape[1] + 8] = 255
    screen[top : top + small.shape[0], left : left + small.shape[1]] = small
    written(screen, (left, top + small.shape[0], small.shape[1], 52), chance, (30, 30, 30))
    for begin, end in ((100, top - 16), (top + small.shape[0] + 70, high - 90)):
        bubble = begin
        while bubble + 90 < end:
            side = int(chance.integers(20, 200))
            screen[bubble : bubble + 80, side : side + 480] = 255
            written(screen, (side, bubble, 470, 78), chance, (20, 20, 20))
            bubble += 100
    return screen


def collage(picture: RGB, others: list[RGB], chance: np.random.Generator) -> RGB:
    """One of four fields of a square picture."""
    side, gap = 480, int(chance.integers(0, 12))
    fields = [picture, *others[:3]]
    order = chance.permutation(4)
    made = np.full((2 * side + gap, 2 * side + gap, 3), 255, np.uint8)
    for place, which in enumerate(order):
        field = fields[which]
        factor = side / min(field.shape[:2])
        size = (
            max(round(field.shape[1] * factor), side),
            max(round(field.shape[0] * factor), side),
        )
        large = cv2.resize(field, size, interpolation=cv2.INTER_AREA)
        down, across = (large.shape[0] - side) // 2, (large.shape[1] - side) // 2
        top, left = place // 2 * (side + gap), place % 2 * (side + gap)
        made[top : top + side, left : left + side] = large[
            down : down + side, across : across + side
        ]
    return made


def turned(picture: RGB, degrees: float) -> RGB:
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return np.asarray(
        cv2.warpAffine(picture, matrix, (width, height), borderValue=(0, 0, 0)), np.uint8
    )


def emojis(picture: RGB, chance: np.random.Generator) -> RGB:
    made = picture.copy()
    for _ in range(4):
        radius = int(min(made.shape[:2]) * chance.uniform(0.06, 0.13))
        middle = (int(chance.integers(made.shape[1])), int(chance.integers(made.shape[0])))
        cv2.circle(made, middle, radius, (255, 204, 50), -1, cv2.LINE_AA)
        for side in (-1, 1):
            eye = (middle[0] + side * radius // 3, middle[1] - radius // 4)
            cv2.circle(made, eye, max(radius // 7, 1), (70, 40, 10), -1, cv2.LINE_AA)
        cv2.ellipse(
            made, middle, (radius // 2, radius // 2), 0, 20, 160, (70, 40, 10), 3, cv2.LINE_AA
        )
    return made


def lit(picture: RGB, gain: float, shift: float) -> RGB:
    return np.clip(picture.astype(np.float32) * gain + shift, 0, 255).astype(np.uint8)


def grey(picture: RGB) -> RGB:
    return np.repeat(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)[..., None], 3, axis=2)


def mirrored(picture: RGB) -> RGB:
    return np.ascontiguousarray(picture[:, ::-1])


def photographed(picture: RGB, chance: np.random.Generator, long_side: int = 240) -> RGB:
    """A screen with the photograph, taken by another telephone: askew, soft, with its pattern, small."""
    large = scaled(picture, 640)
    height, width = large.shape[:2]
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    moved = corners + chance.uniform(-0.03, 0.03, (4, 2)).astype(np.float32) * min(width, height)
    seen = cv2.warpPerspective(large, cv2.getPerspectiveTransform(corners, moved), (width, height))
    lines = 6 * np.sin(np.arange(height) * 2 * np.pi / chance.uniform(2.5, 4))[:, None, None]
    noisy = cv2.GaussianBlur(seen, (0, 0), 1) * chance.uniform(0.85, 1.1) + lines
    noisy = noisy + chance.normal(0, 4, seen.shape)
    return saved(scaled(np.clip(noisy, 0, 255).astype(np.uint8), long_side), 70)


def ways(others: list[RGB]) -> dict[str, Way]:
    """All 28 by name. `others` are the neighbours in a collage."""
    always: dict[str, Callable[[RGB], RGB]] = {
        "recompressed": lambda p: saved(scaled(p, 800), 30),
        **{f"crop {n} %": partial(cropped, share=n / 100) for n in (5, 10, 20, 30)},
        **{f"turned {n}": partial(turned, degrees=n) for n in (2, 5)},
        "turned 90": lambda p: np.ascontiguousarray(np.rot90(p)),
        "mirrored": mirrored,
        "brighter": lambda p: lit(p, 1.0, 50),
        "contrast": lambda p: lit(p, 1.5, -60),
        "grey": grey,
        "thumbnail 240": lambda p: scaled(p, 240),
        "turned+crop+grey": lambda p: grey(cropped(turned(p, 2), 0.1)),
    }
    by_chance: dict[str, Way] = {
        **{f"caption {n} %": partial(_captioned, n / 100) for n in (15, 40)},
        **{f"banner {n} %": partial(_bannered, n / 100) for n in (10, 20, 30)},
        "screenshot 1/2": lambda p, c: screenshot(p, 0.5, c),
        "screenshot 1/4": lambda p, c: screenshot(p, 0.25, c),
        "collage": lambda p, c: collage(p, others, c),
        "emoji": emojis,
        "photographed 240": photographed,
        "crop+emoji+screenshot": lambda p, c: screenshot(emojis(cropped(p, 0.1), c), 0.5, c),
        "caption+recompressed+thumbnail": lambda p, c: scaled(
            saved(captioned(p, 0.15, c), 30), 320
        ),
        "mirrored+crop+caption": lambda p, c: captioned(cropped(mirrored(p), 0.1), 0.15, c),
        "brighter+banner+recompressed": lambda p, c: saved(bannered(lit(p, 1.1, 25), 0.2, c), 30),
    }
    return {name: partial(_sent, made=made) for name, made in always.items()} | {
        name: partial(_sent_by_chance, made=made) for name, made in by_chance.items()
    }


def _sent(picture: RGB, chance: np.random.Generator, made: Callable[[RGB], RGB]) -> RGB:
    return saved(made(picture))


def _sent_by_chance(picture: RGB, chance: np.random.Generator, made: Way) -> RGB:
    return saved(made(picture, chance))


def _captioned(share: float, picture: RGB, chance: np.random.Generator) -> RGB:
    return captioned(picture, share, chance)


def _bannered(share: float, picture: RGB, chance: np.random.Generator) -> RGB:
    return bannered(picture, share, chance)
