"""Sky, hills, water and plants: what several scenes stand in."""

import math

from baruga.newsroom.demo.illustrations.canvas import Mood, Pen, Point, curve, mix

DAWN = Mood(
    "dawn", ("#7fa9c9", "#c9cfd0", "#f7d8b3", "#fbe9cd"), "#ffdf9e", "#f2dcc5", "#eab288", 0.12
)
DAY = Mood(
    "day", ("#4f9ac4", "#8fc6de", "#cfe7ea", "#f0f4ea"), "#fff4d0", "#dbeaea", "#fff6df", 0.04
)
MORNING = Mood(
    "morning", ("#8cc4d8", "#bfe0e2", "#e8efdd", "#fbefd2"), "#fff0bd", "#e6ece0", "#fff0cf", 0.08
)
GOLDEN = Mood(
    "golden", ("#dd9a63", "#efb975", "#f8d79a", "#fdeecb"), "#fff3cc", "#f5cf98", "#dd8a3c", 0.14
)
DUSK = Mood(
    "dusk",
    ("#26396a", "#6d5a86", "#c97f7e", "#f6b27a"),
    "#ffd9a0",
    "#c08a8c",
    "#3d3a6b",
    0.28,
    True,
)
NIGHT = Mood(
    "night",
    ("#071528", "#0f2b49", "#1f4a68", "#3b6a80"),
    "#f6efd4",
    "#27495f",
    "#0b2140",
    0.52,
    True,
)
CLOUDY = Mood(
    "cloudy", ("#7f93a1", "#a9b8bf", "#cdd5d4", "#e6e5da"), "#f4f1e2", "#ccd3d2", "#8795a0", 0.2
)

DAYTIME = (DAWN, DAY, MORNING, GOLDEN, DAY, MORNING)
ALL_HOURS = (DAWN, DAY, MORNING, GOLDEN, DUSK, NIGHT, CLOUDY)


def sky(pen: Pen, horizon: float = 620.0, *, sun: Point | None = None, clouds: int = 3) -> Point:
    """The sky with its light and clouds; answers where the light stands."""
    pen.fade([(-20, -20), (1620, -20), (1620, horizon), (-20, horizon)], *pen.mood.sky, pure=True)
    low = pen.mood.name in ("dawn", "golden", "dusk")
    span = (0.56, 0.76) if low else (0.2, 0.42)
    place = sun or (pen.dice.uniform(220, 1380), pen.dice.uniform(*span) * horizon)
    if pen.mood.lamps:
        _stars(pen, horizon)
    if pen.mood.name != "cloudy":
        radius = pen.dice.uniform(46, 74)
        pen.glow(*place, radius * 5.2, pen.mood.sun, 0.5)
        pen.oval(*place, radius, radius, pen.mood.sun, pure=True)
        if pen.mood.name == "night":
            for dx, dy, size in ((-0.3, -0.2, 0.2), (0.25, 0.3, 0.26), (0.3, -0.35, 0.12)):
                spot = (place[0] + dx * radius, place[1] + dy * radius)
                pen.oval(*spot, size * radius, size * radius, "#d9cfae", alpha=0.6, pure=True)
    for _ in range(clouds + (3 if pen.mood.name == "cloudy" else 0)):
        x, y = pen.dice.uniform(-60, 1600), pen.dice.uniform(0.08, 0.66) * horizon
        cloud(pen, x, y, pen.dice.uniform(0.5, 1.25) * (0.45 + 0.6 * (1 - y / horizon)))
    return place


def _stars(pen: Pen, horizon: float) -> None:
    for _ in range(90 if pen.mood.name == "night" else 26):
        x, y = pen.dice.uniform(0, 1600), pen.dice.uniform(0, 0.6) * horizon
        size = pen.dice.uniform(0.8, 2.3)
        pen.oval(x, y, size, size, "#fff8e2", alpha=pen.dice.uniform(0.35, 0.95), pure=True)


def cloud(pen: Pen, x: float, y: float, size: float) -> None:
    """A long cloud with a flat foot, lit from above."""
    night = pen.mood.name in ("night", "dusk")
    body = mix(pen.mood.sky[2], "#ffffff", 0.12 if night else 0.62)
    puffs = [(0.0, 0.0, 70.0), (66.0, -26.0, 56.0), (-70.0, -8.0, 44.0), (132.0, -4.0, 46.0)]
    shape = pen.at(x, y, size, flip=pen.dice.random() < 0.5)
    top = mix(body, "#ffffff", 0.08 if night else 0.55)
    width = pen.dice.uniform(200, 300)
    for lift, colour in ((-7.0, top), (0.0, body)):
        shape.box(-width / 2, -26 + lift, width, 52, colour, round_by=26, pure=True)
        for dx, dy, radius in puffs:
            shape.oval(dx - 30, dy - 8 + lift, radius * 0.8, radius * 0.62, colour, pure=True)
    shape.box(-width * 0.7, 10, width * 0.9, 24, body, round_by=12, pure=True)


def ridge(
    pen: Pen, level: float, height: float, bumps: float = 2.0, *, sharp: bool = False
) -> list[Point]:
    """The outline of hills across the sheet, closed at its foot."""
    waves = [
        (bumps * m, pen.dice.uniform(0, 6.3), h) for m, h in ((1, 0.55), (2.3, 0.3), (5.1, 0.15))
    ]
    outline: list[Point] = []
    for x in range(-20, 1640, 12):
        lift = 0.0
        for pitch, phase, share in waves:
            wave = math.sin(pitch * x / 1600 * math.tau / 2 + phase)
            lift += share * (1 - abs(wave) if sharp else (wave + 1) / 2)
        outline.append((x, level - height * lift))
    return [*outline, (1640, 1020), (-20, 1020)]


def hills(
    pen: Pen,
    level: float,
    height: float,
    colour: str,
    far: float,
    *,
    bumps: float = 2.0,
    sharp: bool = False,
) -> None:
    """One range; `far` (0 to 1) sinks it into the haze, most of all at its foot."""
    outline = ridge(pen, level, height, bumps, sharp=sharp)
    top = mix(pen.shade(colour), pen.mood.haze, far)
    foot = mix(top, pen.mood.haze, 0.55)
    trimmed = [(x, min(y, level + 60)) for x, y in outline]
    pen.fade(trimmed, top, foot, pure=True)


def mist(pen: Pen, level: float, count: int = 4) -> None:
    for _ in range(count):
        x, width = pen.dice.uniform(-200, 1300), pen.dice.uniform(300, 700)
        y, high = level + pen.dice.uniform(-30, 30), pen.dice.uniform(10, 26)
        pen.box(
            x,
            y,
            width,
            high,
            mix(pen.mood.haze, "#ffffff", 0.35),
            alpha=0.4,
            round_by=high / 2,
            pure=True,
        )


def water(pen: Pen, level: float, colour: str = "#1d7291", light: Point | None = None) -> str:
    """Water from `level` to the foot of the sheet; answers its colour for reflections."""
    near = pen.shade(colour)
    far = mix(near, pen.mood.sky[-1], 0.5)
    deep = mix(near, "#06263a", 0.35)
    pen.fade([(-20, level), (1620, level), (1620, 1020), (-20, 1020)], far, near, deep, pure=True)
    if light and pen.mood.name != "cloudy":
        for step in range(26):
            y = level + 4 + (step / 26) ** 1.5 * (960 - level)
            spread = 30 + step * 7
            x = light[0] + pen.dice.uniform(-0.5, 0.5) * spread
            long = pen.dice.uniform(0.5, 1.5) * (24 + step * 5)
            pen.box(
                x - long / 2,
                y,
                long,
                2.5 + step * 0.22,
                pen.mood.sun,
                alpha=0.5,
                round_by=2,
                pure=True,
            )
    for _ in range(46):
        depth = pen.dice.random() ** 1.6
        y, long = level + 6 + depth * (980 - level), 26 + depth * pen.dice.uniform(40, 190)
        tone = mix(near, "#ffffff", 0.42) if pen.dice.random() < 0.7 else deep
        x = pen.dice.uniform(-60, 1600)
        pen.box(x, y, long, 1.6 + 2.6 * depth, tone, alpha=0.4, round_by=2, pure=True)
    return near


def birds(pen: Pen, count: int, level: float = 300.0) -> None:
    x, y = pen.dice.uniform(200, 1200), level + pen.dice.uniform(-80, 60)
    for _ in range(count):
        bird = pen.at(
            x + pen.dice.uniform(-130, 130),
            y + pen.dice.uniform(-60, 60),
            pen.dice.uniform(0.5, 0.95),
        )
        wing = curve((-20, -7), (-9, -15), (0, 0), 8) + curve((0, 0), (9, -15), (20, -7), 8)
        bird.line(wing, "#3a4657", 3.4, 0.8)


def palm(pen: Pen, x: float, y: float, size: float = 1.0) -> None:
    """A coconut palm standing at (x, y), leaning as the wind has made it."""
    lean = pen.dice.uniform(-50, 50)
    tree = pen.at(x, y, size)
    trunk = curve((0, 0), (lean * 0.1, -130), (lean, -230))
    back = [(px + 9 - 4 * k / 18, py) for k, (px, py) in enumerate(trunk)]
    tree.poly(
        [*[(px - 8 + 4 * k / 18, py) for k, (px, py) in enumerate(trunk)], *reversed(back)],
        "#7a5a3c",
    )
    for angle in (-172, -148, -118, -92, -62, -34, -8, 14, -196):
        turn = math.radians(angle + pen.dice.uniform(-8, 8))
        reach = pen.dice.uniform(92, 122)
        tip = (lean + reach * math.cos(turn), -230 + reach * math.sin(turn) * 0.75 + 42)
        bend = (lean + reach * 0.55 * math.cos(turn), -230 + reach * 0.75 * math.sin(turn) - 22)
        upper = curve((lean, -232), bend, tip, 10)
        lower = curve(tip, (bend[0], bend[1] + 26), (lean, -226), 10)
        tree.poly(upper + lower, "#2f7d4f" if angle % 4 else "#3f9159")
    for dx in (-9, 5, 0):
        tree.oval(lean + dx, -222 + abs(dx) * 0.4, 8, 9, "#8a6a2f")


def tree(pen: Pen, x: float, y: float, size: float = 1.0, colour: str = "#3f8456") -> None:
    """A broad tree with a lit crown."""
    it = pen.at(x, y, size)
    it.poly([(-9, 0), (-5, -110), (5, -110), (10, 0)], "#6f5138")
    dark, light = mix(colour, "#12382a", 0.3), mix(colour, "#f3e3a0", 0.22)
    crown = [(0, -150, 62), (-48, -120, 46), (48, -122, 48), (-22, -182, 42), (28, -180, 40)]
    for dx, dy, radius in crown:
        it.oval(dx + 4, dy + 10, radius, radius * 0.86, dark)
    for dx, dy, radius in crown:
        it.oval(dx, dy, radius * 0.94, radius * 0.8, colour)
    for dx, dy, radius in crown[::2]:
        it.oval(dx - 12, dy - 14, radius * 0.5, radius * 0.36, light, alpha=0.75)


def bushes(pen: Pen, level: float, colour: str = "#3f7f55", size: float = 1.0) -> None:
    """A soft line of shrubs across the sheet."""
    x = -40.0
    while x < 1640:
        radius = pen.dice.uniform(26, 62) * size
        pen.oval(x, level, radius, radius * 0.72, mix(colour, "#d8d67a", pen.dice.uniform(0, 0.16)))
        x += radius * 1.1
    pen.box(-20, level, 1660, 60 * size, colour)


def bamboo(pen: Pen, x: float, y: float, size: float = 1.0) -> None:
    it = pen.at(x, y, size)
    for _ in range(9):
        foot, lean = it.dice.uniform(-30, 30), it.dice.uniform(-70, 70)
        stem = curve((foot, 0), (foot + lean * 0.1, -150), (foot + lean, -250))
        it.line(stem, "#7d9a4a", 6)
        for px, py in stem[8::2]:
            reach = it.dice.uniform(26, 52) * (1 if it.dice.random() < 0.5 else -1)
            it.poly(
                [
                    (px, py),
                    (px + reach * 0.6, py + 4),
                    (px + reach, py + 26),
                    (px + reach * 0.4, py + 14),
                ],
                "#5f9a4c",
            )


def ground(pen: Pen, level: float, colour: str, near: str | None = None) -> None:
    pen.fade(
        [(-20, level), (1620, level), (1620, 1020), (-20, 1020)],
        colour,
        near or mix(colour, "#1d2a1c", 0.25),
    )


def lawn(pen: Pen, level: float, colour: str = "#86b061", bumps: float = 1.0) -> None:
    """Grass with a gently curved edge and some tufts."""
    pen.fade(
        ridge(pen, level, 26, bumps),
        mix(colour, "#f4e8a8", 0.18),
        colour,
        mix(colour, "#21452b", 0.35),
    )
    for _ in range(60):
        x, y = pen.dice.uniform(0, 1600), pen.dice.uniform(level + 24, 990)
        high = 6 + (y - level) * 0.03
        pen.poly([(x - 3, y), (x, y - high), (x + 3, y)], mix(colour, "#1d4a2c", 0.4), 0.55)
