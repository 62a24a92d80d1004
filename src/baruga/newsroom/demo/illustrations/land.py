"""Scenes in the fields, the hills and the villages."""

import math

from baruga.newsroom.demo.illustrations.buildings import LAMP, stilt_house, tongkonan
from baruga.newsroom.demo.illustrations.canvas import Pen, Point, curve, mix
from baruga.newsroom.demo.illustrations.nature import (
    bamboo,
    birds,
    bushes,
    ground,
    hills,
    lawn,
    mist,
    palm,
    sky,
    tree,
)
from baruga.newsroom.demo.illustrations.people import Head, anyone, person, wearing
from baruga.newsroom.demo.illustrations.vehicles import car, motorcycle


def _band(
    pen: Pen, top: list[Point], bottom: list[Point], *colours: str, pure: bool = False
) -> None:
    pen.fade([*top, *reversed(bottom)], *colours, pure=pure)


def rice(pen: Pen) -> None:
    """Terraces between hills: green, ripe or under water, as the season has it."""
    light = sky(pen, 560)
    hills(pen, 560, 260, "#4f8089", 0.55, bumps=1.6)
    hills(pen, 590, 150, "#4a8a6c", 0.3, bumps=2.2)
    mist(pen, 560, 4)
    bushes(pen, 596, "#4a8558", 0.6)
    season = pen.dice.choice(("green", "green", "ripe", "water"))
    tones = {
        "green": ("#a8cf6a", "#5d9a45"),
        "ripe": ("#ecd079", "#b98f35"),
        "water": ("#a9d2d2", "#7fae72"),
    }[season]
    edges = [_terrace_edge(pen, 600 + 44 * k + 7.5 * k * k) for k in range(7)]
    for k, top in enumerate(edges):
        bottom = edges[k + 1] if k + 1 < len(edges) else [(x, 1020.0) for x, _ in top]
        tone = mix(tones[0], tones[1], k / 6)
        if season == "water" and k % 2 == 0:
            _band(
                pen, top, bottom, pen.mood.sky[-2], mix(pen.mood.sky[0], "#4f8a86", 0.4), pure=True
            )
        else:
            _band(pen, top, bottom, mix(tone, "#fff6c2", 0.2), mix(tone, "#2d5a2c", 0.22))
        _tufts(pen, top, bottom, tone, k)
        pen.line(top, mix(tone, "#2d4a26", 0.5), 4 + k)
    x = pen.dice.choice((230.0, 1180.0))
    stilt_house(pen, x, 700, 0.62)
    palm(pen, x - 90, 705, 0.95)
    palm(pen, x + 210, 702, 0.8)
    for k in range(pen.dice.randint(3, 5)):
        look = wearing(
            pen.dice,
            pen.dice.choice(("#b23a25", "#0f6485", "#f1e6d0", "#d99a1c")),
            head=Head.FARMER,
        )
        person(pen, 1420 - x + 84 * k, 892 + pen.dice.uniform(-16, 22), 0.95, look, arm=k % 2)
    if light[1] < 400:
        birds(pen, 5, 300)


def _terrace_edge(pen: Pen, level: float) -> list[Point]:
    wave, phase = pen.dice.uniform(14, 34), pen.dice.uniform(0, 6.3)
    tilt = pen.dice.uniform(-26, 26)
    return [
        (x, level + wave * math.sin(x / 310 + phase) + tilt * (x - 800) / 800)
        for x in range(-20, 1641, 20)
    ]


def _tufts(pen: Pen, top: list[Point], bottom: list[Point], tone: str, row: int) -> None:
    """Rows of plants that follow the terrace."""
    dark = mix(tone, "#24502a", 0.42)
    for share in (0.3, 0.62, 0.9):
        for step in range(0, len(top) - 1, 1):
            x = top[step][0] + pen.dice.uniform(-8, 8)
            y = top[step][1] + (bottom[step][1] - top[step][1]) * share
            high = 7 + 3.4 * row
            pen.poly(
                [
                    (x - 4 - row * 0.5, y),
                    (x - 2, y - high),
                    (x, y - high * 0.3),
                    (x + 3, y - high),
                    (x + 4 + row * 0.5, y),
                ],
                dark,
                0.5,
            )


def highland(pen: Pen) -> None:
    """Tongkonan with their rice barns under misty mountains."""
    sky(pen, 600)
    hills(pen, 600, 380, "#57768a", 0.5, bumps=1.7, sharp=True)
    mist(pen, 470, 4)
    hills(pen, 640, 230, "#45776a", 0.3, bumps=2.4)
    mist(pen, 600, 5)
    bushes(pen, 690, "#376a4c", 0.9)
    lawn(pen, 720, "#7fa85c")
    for x in (60.0, 1540.0):
        bamboo(pen, x + pen.dice.uniform(-30, 30), 760, 1.15)
    houses = pen.dice.randint(2, 3)
    for k in range(houses):
        x = 1600 * (k + 0.5) / houses + pen.dice.uniform(-50, 50)
        tongkonan(pen, x, 815, pen.dice.uniform(0.92, 1.12))
    for k in range(houses):
        tongkonan(pen, 1600 * (k + 1) / (houses + 0.2) - 130, 928, 0.9, barn=True)
    pen.fade(
        [*curve((-20, 968), (800, 930), (1620, 975), 20), (1620, 1020), (-20, 1020)],
        "#cdb88f",
        "#a98f66",
    )
    for k in range(pen.dice.randint(3, 5)):
        person(pen, 240 + 270 * k + pen.dice.uniform(-60, 60), 985, 1.0)


def karst(pen: Pen) -> None:
    """Limestone towers over rice fields and a small river."""
    light = sky(pen, 620)
    for level, far, count in ((610.0, 0.6, 7), (632.0, 0.38, 5), (660.0, 0.14, 4)):
        for k in range(count):
            x = 1600 * (k + pen.dice.uniform(0.0, 1.0)) / count
            wide = pen.dice.uniform(200, 330) * (1.45 - far)
            _tower(pen, x, level, wide, pen.dice.uniform(150, 330) * (1.25 - far), far=far)
        mist(pen, level - 16, 3)
    bushes(pen, 668, "#4a8558", 0.7)
    ground(pen, 690, "#a5c76a", "#5c8f45")
    for k in range(9):
        y = 706 + 7 * k + 3.2 * k * k
        pen.line(
            curve((-20, y), (800, y + pen.dice.uniform(-24, 24)), (1620, y), 20),
            mix("#6f9f4c", "#24502a", 0.3),
            2 + k * 0.5,
            0.7,
        )
    bank = pen.dice.uniform(-240, 240)
    left = curve((790 + bank, 692), (560 + bank, 800), (640 - bank, 1020), 24)
    right = curve((812 + bank, 692), (760 + bank, 800), (1020 - bank, 1020), 24)
    pen.fade(
        [*left, *reversed(right)], pen.mood.sky[-2], mix(pen.mood.sky[0], "#3f8390", 0.5), pure=True
    )
    pen.line(left, "#d8cda0", 5, 0.8)
    pen.line(right, "#d8cda0", 5, 0.8)
    palm(pen, 1600 - 520 - bank, 830, 1.15)
    stilt_house(pen, 180 if bank > 0 else 1180, 880, 1.0)
    for k in range(3):
        person(
            pen,
            (470 if bank > 0 else 860) + 70 * k,
            945,
            1.0,
            wearing(pen.dice, "#f1e6d0", head=Head.FARMER),
        )
    if light[1] < 360:
        birds(pen, 6, 300)


def _tower(pen: Pen, x: float, foot: float, wide: float, high: float, *, far: float) -> None:
    """One limestone tower: pale rock below, green above."""
    rock = mix(pen.shade("#a9ab9e"), pen.mood.haze, far)
    green = mix(pen.shade("#3f7850"), pen.mood.haze, far)
    lean = pen.dice.uniform(-0.16, 0.16)
    outline: list[Point] = []
    for step in range(-20, 21):
        u = step / 20
        lift = high * (1 - abs(u) ** 2.6) * (1 - 0.07 * math.sin(u * 7 + x))
        outline.append((x + (u + lean * (1 - abs(u))) * wide / 2, foot - lift))
    shape = [*outline, (x + wide / 2, foot + 30), (x - wide / 2, foot + 30)]
    pen.fade(
        shape,
        green,
        mix(green, rock, 0.25),
        mix(green, rock, 0.4),
        mix(green, pen.mood.haze, 0.45),
        pure=True,
    )
    for _ in range(pen.dice.randint(2, 4)):
        _cliff(
            pen,
            x + pen.dice.uniform(-0.26, 0.26) * wide,
            foot - high * pen.dice.uniform(0.4, 0.66),
            wide,
            high,
            rock=rock,
        )
    for _ in range(int(wide / 22)):
        u = pen.dice.uniform(-0.4, 0.4)
        radius = pen.dice.uniform(8, 15) * (1.35 - far)
        py = foot - high * (1 - abs(2 * u) ** 2.6) * pen.dice.uniform(0.1, 0.85)
        pen.oval(
            x + u * wide,
            py,
            radius,
            radius * 0.62,
            mix(green, "#e9e6a0", 0.12),
            alpha=0.8,
            pure=True,
        )


def _cliff(pen: Pen, x: float, y: float, wide: float, high: float, *, rock: str) -> None:
    """A bare pale face in the green."""
    across, down = wide * pen.dice.uniform(0.07, 0.13), high * pen.dice.uniform(0.2, 0.38)
    face = [
        (x - across * 0.7, y),
        (x + across * 0.5, y - 8),
        (x + across, y + down * 0.5),
        (x + across * 0.6, y + down),
        (x - across, y + down * 0.9),
    ]
    pen.poly(face, rock, 0.85, pure=True)
    for k in range(3):
        px = x + across * (k - 1) * 0.45
        pen.line(
            [(px, y + 6), (px + 2, y + down * 0.8)], mix(rock, "#2f4a3f", 0.22), 3, 0.6, pure=True
        )


def _plain(pen: Pen) -> None:
    sky(pen, 560)
    hills(pen, 560, 190, "#4f8089", 0.5, bumps=1.8)
    hills(pen, 600, 110, "#4f8f62", 0.25, bumps=2.6)
    bushes(pen, 606, "#4a8558", 0.7)


def maize(pen: Pen) -> None:
    """Maize in rows, the farmers among it."""
    _plain(pen)
    ground(pen, 616, "#b98f5c", "#7d5a38")
    middle = pen.dice.uniform(560, 1040)
    for row in range(13):
        t = (row / 12) ** 1.7
        y = 632 + t * 330
        size = 0.24 + 0.95 * t
        step = 120 * size
        x = middle % step - step - pen.dice.uniform(0, 12)
        while x < 1640:
            _stalk(pen, x, y + 12, size)
            x += step
        if row in (8, 10):
            for k in range(2):
                look = wearing(pen.dice, pen.dice.choice(("#b23a25", "#0f6485")), head=Head.FARMER)
                person(pen, middle - 260 + 380 * k + 40 * row, y + 14, size * 1.15, look, arm=1)


def _stalk(pen: Pen, x: float, y: float, size: float) -> None:
    it = pen.at(x + pen.dice.uniform(-5, 5), y, size * pen.dice.uniform(0.9, 1.1))
    it.line([(0, 0), (0, -150)], "#6f9a45", 7)
    for k, (side, level) in enumerate(((-1, -44), (1, -66), (-1, -92), (1, -112))):
        tone = "#5c9440" if k % 2 else "#74a94e"
        tip = (side * 62, level + 6)
        it.poly(
            curve((0, level), (side * 34, level - 42), tip, 7)
            + curve(tip, (side * 30, level - 22), (0, level + 13), 7),
            tone,
        )
    it.oval(9, -76, 8, 19, "#ecc24d")
    for dx in (-11, 0, 11):
        it.line([(0, -146), (dx, -178)], "#dcc07a", 3)


def cocoa(pen: Pen) -> None:
    """A cocoa garden with ripe pods, and those who tend it."""
    _plain(pen)
    ground(pen, 616, "#8fae5e", "#5f7f3e")
    for row, (y, size) in enumerate(((690, 0.85), (800, 1.25), (925, 1.75))):
        count = 8 - 2 * row
        for k in range(count):
            x = 1600 * (k + 0.5 + 0.25 * (row % 2)) / count + pen.dice.uniform(-30, 30)
            _cocoa_tree(pen, x, y, size)
    for x in pen.dice.sample((400, 800, 1200), 2):  # in the gaps of the nearest row
        shirt = pen.dice.choice(("#b23a25", "#0f6485", "#d99a1c"))
        look = wearing(pen.dice, shirt, head=Head.FARMER)
        person(pen, x, pen.dice.uniform(950, 975), 1.3, look, arm=pen.dice.choice((1, 2)))


def _cocoa_tree(pen: Pen, x: float, y: float, size: float) -> None:
    it = pen.at(x, y, size)
    leaf = pen.dice.choice(("#3c8450", "#4a9356", "#357a4d"))
    it.oval(0, 2, 62, 9, "#1d3a22", alpha=0.22)
    for lean in (-40, 0, 40):
        it.line(curve((0, 0), (lean * 0.2, -70), (lean, -132), 8), "#6d4a33", 9)
    for dx, dy in ((-56, -134), (56, -136), (0, -168), (-26, -120), (30, -122)):
        it.oval(dx, dy, 48, 34, mix(leaf, "#123524", 0.2))
    for dx, dy in ((-52, -142), (50, -146), (0, -178)):
        it.oval(dx, dy, 40, 24, mix(leaf, "#e9e08a", 0.16))
    for dx, dy in ((-18, -70), (12, -96), (26, -62), (-4, -44)):
        it.oval(dx, dy, 9, 16, pen.dice.choice(("#d99a1c", "#c4562e", "#e0b23f")))


def bridge(pen: Pen) -> None:
    """A road bridge over a river."""
    sky(pen, 560)
    hills(pen, 560, 250, "#4f8089", 0.5, bumps=1.5, sharp=True)
    hills(pen, 610, 130, "#47865f", 0.25, bumps=2.4)
    bushes(pen, 640, "#3f7f55", 0.8)
    tone = mix(pen.shade("#3f8fa0"), pen.mood.sky[-1], 0.25)
    pen.fade(
        [(-20, 680), (1620, 680), (1620, 1020), (-20, 1020)],
        mix(tone, pen.mood.sky[-1], 0.4),
        tone,
        mix(tone, "#0d3444", 0.35),
        pure=True,
    )
    for _ in range(40):
        y = pen.dice.uniform(700, 980)
        pen.box(
            pen.dice.uniform(-40, 1600),
            y,
            pen.dice.uniform(40, 170),
            3,
            mix(tone, "#ffffff", 0.4),
            alpha=0.5,
            round_by=2,
            pure=True,
        )
    for it in (pen, pen.at(1600, 0, flip=True)):
        reach = pen.dice.uniform(330, 470)
        bank = curve((-20, 640), (reach * 0.7, 650), (reach, 716)) + curve(
            (reach, 716), (reach * 0.5, 790), (-20, 850)
        )
        it.fade(bank, "#9cc069", "#5d8f49")
    steel = pen.dice.choice(("#b23a25", "#0f6485", "#d9d4c6", "#25704f"))
    deck = 650.0
    for x in (420, 800, 1180):
        pen.box(x - 26, deck + 20, 52, 190, "#b9b2a4")
        pen.box(x - 26, deck + 20, 16, 190, "#d5cfc1")
    _span(pen, deck, steel)
    pen.box(-20, deck - 8, 1660, 34, "#8d8a84")
    pen.box(-20, deck - 12, 1660, 8, "#e2dccd")
    car(
        pen,
        pen.dice.uniform(520, 820),
        deck - 8,
        0.62,
        pen.dice.choice(("#d99a1c", "#fbfaf6", "#b23a25")),
    )
    for k in range(2):
        motorcycle(pen, 240 + 860 * k + pen.dice.uniform(-60, 60), deck - 8, 0.56)
    pen.box(-20, deck - 42, 1660, 5, steel)
    lawn(pen, 905, "#86b061")
    tree(pen, 120, 930, 1.9)
    palm(pen, 1470, 950, 1.9)
    for k in range(pen.dice.randint(2, 4)):
        person(pen, 380 + 90 * k, 972, 1.1)


def _span(pen: Pen, deck: float, steel: str) -> None:
    """An arch or a truss."""
    if pen.dice.random() < 0.5:
        arch = curve((300, deck), (800, deck - 560), (1300, deck), 40)
        pen.line(arch, steel, 18)
        pen.line([(x, y + 30) for x, y in arch], mix(steel, "#101820", 0.25), 7)
        for x, y in arch[3:-3:2]:
            pen.line([(x, y), (x, deck)], steel, 4)
        return
    top = deck - 150
    pen.line([(250, deck), (340, top), (1260, top), (1350, deck)], steel, 13)
    for k in range(9):
        x = 340 + 115 * k
        pen.line([(x, top), (x, deck)], steel, 7)
        pen.line([(x, top), (x + (57 if k < 8 else -57), deck)], mix(steel, "#101820", 0.15), 6)


def rain(pen: Pen) -> None:
    """A village on a night of rain, lamps in the windows."""
    pen.fade(
        [(-20, -20), (1620, -20), (1620, 700), (-20, 700)],
        "#0b1826",
        "#16304a",
        "#2c4f68",
        pure=True,
    )
    for _ in range(14):
        x, y = pen.dice.uniform(-100, 1600), pen.dice.uniform(-10, 210)
        pen.oval(
            x,
            y,
            pen.dice.uniform(140, 300),
            pen.dice.uniform(40, 82),
            pen.dice.choice(("#1b3247", "#22394e", "#15283a")),
            pure=True,
        )
    if pen.dice.random() < 0.6:
        _lightning(pen, pen.dice.uniform(300, 1300))
    hills(pen, 640, 210, "#2c4a5c", 0.2, bumps=1.8)
    hills(pen, 690, 110, "#23453f", 0.12, bumps=2.6)
    ground(pen, 690, "#3d5a4c", "#223a34")
    pen.fade([(620, 700), (980, 700), (1320, 1020), (280, 1020)], "#40566a", "#5a7284", pure=True)
    for x, y, size, flip in (
        (250, 800, 1.05, False),
        (1290, 790, 1.0, True),
        (640, 716, 0.5, False),
        (1010, 714, 0.46, True),
    ):
        pen.glow(x + 30, y - 110 * size, 260 * size, LAMP, 0.3)
        stilt_house(pen, x, y, size, flip=flip)
    for x in (90, 1500):
        palm(pen, x, 830, 1.4)
    for _ in range(9):
        x, y = pen.dice.uniform(420, 1180), pen.dice.uniform(800, 985)
        pen.oval(
            x, y, pen.dice.uniform(40, 110), pen.dice.uniform(6, 12), LAMP, alpha=0.2, pure=True
        )
    for k in range(2):
        _umbrella(pen, 700 + 190 * k + pen.dice.uniform(-40, 40), 930 + 30 * k)
    for _ in range(420):
        x, y, long = (
            pen.dice.uniform(-20, 1640),
            pen.dice.uniform(-20, 1000),
            pen.dice.uniform(16, 44),
        )
        pen.line(
            [(x, y), (x - long * 0.24, y + long)],
            "#cfe2ee",
            1.6,
            pen.dice.uniform(0.18, 0.5),
            pure=True,
        )


def _lightning(pen: Pen, x: float) -> None:
    pen.glow(x, 230, 420, "#d9e8f6", 0.5)
    bolt = [(x, 60.0)]
    while bolt[-1][1] < 470:
        bolt.append(
            (bolt[-1][0] + pen.dice.uniform(-46, 46), bolt[-1][1] + pen.dice.uniform(40, 74))
        )
    pen.line(bolt, "#fdf6d8", 5, pure=True)
    middle = bolt[len(bolt) // 2]
    pen.line(
        [middle, (middle[0] + 60, middle[1] + 58), (middle[0] + 84, middle[1] + 130)],
        "#fdf6d8",
        3,
        pure=True,
    )


def _umbrella(pen: Pen, x: float, y: float) -> None:
    person(pen, x, y, 1.15, anyone(pen.dice), arm=2)
    colour = pen.dice.choice(("#b23a25", "#d99a1c", "#0f8ab0"))
    it = pen.at(x, y, 1.15)
    it.line([(40, -140), (22, -226)], "#39424f", 4)
    dome = curve((-62, -176), (14, -292), (96, -180), 20)
    it.poly([*dome, (58, -190), (18, -182), (-22, -190)], colour)
    it.poly([(22, -232), (58, -190), (18, -182), (-22, -190)], mix(colour, "#ffffff", 0.2))
