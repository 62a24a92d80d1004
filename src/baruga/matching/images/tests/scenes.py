"""Pictures for tests, drawn by code: scenes with as many corners as a photograph, a logo, a letter."""

from __future__ import annotations

import io

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

RGB = npt.NDArray[np.uint8]


def scene(seed: int, width: int = 480, height: int = 360) -> RGB:
    """Shapes of all sizes on a ground that changes slowly, with grain: no two seeds share anything."""
    chance = np.random.default_rng(seed)
    ground = chance.integers(0, 256, (4, 5, 3), np.uint8)
    made = cv2.resize(ground, (width, height), interpolation=cv2.INTER_CUBIC)
    for _ in range(140):
        middle = chance.uniform(0, (width, height))
        reach = chance.exponential(22) + 4
        shape = middle + chance.uniform(-reach, reach, (int(chance.integers(3, 7)), 2))
        ink = tuple(int(part) for part in chance.integers(0, 256, 3))
        cv2.fillPoly(made, [shape.astype(np.int32)], ink, cv2.LINE_AA)
    return np.clip(made + chance.normal(0, 6, made.shape), 0, 255).astype(np.uint8)


def jpeg(picture: RGB, **options: object) -> bytes:
    file = io.BytesIO()
    Image.fromarray(picture).save(file, "JPEG", **options)
    return file.getvalue()


def logo(side: int = 90) -> RGB:
    """A coat of arms with much detail."""
    return scene(991, side, side)


def with_logo(picture: RGB) -> RGB:
    made, mark = picture.copy(), logo(picture.shape[0] // 4)
    made[10 : 10 + mark.shape[0], 10 : 10 + mark.shape[1]] = mark
    return made


def letter(seed: int) -> RGB:
    """A page under the same letterhead; what it says differs with the seed."""
    chance = np.random.default_rng(seed)
    page = np.full((680, 480, 3), 252, np.uint8)
    page[20:100, 30:110] = logo(80)
    for line, text in enumerate(
        ("PEMERINTAH KABUPATEN CONTOH", "DINAS KOMUNIKASI", "Jalan Contoh 12")
    ):
        cv2.putText(
            page,
            text,
            (125, 45 + 24 * line),
            cv2.FONT_HERSHEY_SIMPLEX,
            0.6,
            (20, 20, 20),
            2,
            cv2.LINE_AA,
        )
    cv2.line(page, (30, 112), (450, 112), (10, 10, 10), 3)
    for row in range(int(chance.integers(14, 22))):
        words = " ".join(
            "".join(chance.choice([*"abcdeghiklmnoprstu"], int(size)))
            for size in chance.integers(2, 9, 7)
        )
        cut = words[: int(chance.integers(24, 44))]
        cv2.putText(
            page,
            cut,
            (40, 150 + 24 * row),
            cv2.FONT_HERSHEY_SIMPLEX,
            0.5,
            (30, 30, 30),
            1,
            cv2.LINE_AA,
        )
    return page


def framed(picture: RGB) -> RGB:
    """In the template that an institution uses for all its posts: header, footer, borders."""
    made = np.full((picture.shape[0] + 130, picture.shape[1] + 30, 3), (20, 60, 120), np.uint8)
    made[80 : 80 + picture.shape[0], 15 : 15 + picture.shape[1]] = picture
    made[8:72, 12:76] = logo(64)
    white = (255, 255, 255)
    cv2.putText(
        made,
        "HUMAS KABUPATEN CONTOH",
        (90, 48),
        cv2.FONT_HERSHEY_SIMPLEX,
        0.8,
        white,
        2,
        cv2.LINE_AA,
    )
    bottom = made.shape[0] - 18
    cv2.putText(
        made,
        "@humascontoh  contoh.go.id  0411 123",
        (20, bottom),
        cv2.FONT_HERSHEY_SIMPLEX,
        0.6,
        white,
        2,
    )
    return made
