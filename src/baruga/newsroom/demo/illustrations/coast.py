"""Scenes at the sea, the lake and the river mouth."""

from baruga.newsroom.demo.illustrations.boats import (
    canoe,
    cargo_ship,
    ferry,
    fishing_boat,
    phinisi,
)
from baruga.newsroom.demo.illustrations.buildings import LAMP, flag, lamp_post, stilt_house
from baruga.newsroom.demo.illustrations.canvas import Pen, curve, mix
from baruga.newsroom.demo.illustrations.nature import (
    birds,
    bushes,
    hills,
    mist,
    palm,
    sky,
    tree,
    water,
)
from baruga.newsroom.demo.illustrations.people import Head, anyone, crowd, person, wearing
from baruga.newsroom.demo.illustrations.vehicles import car, truck

BOAT_COLOURS = ("#0f6485", "#b23a25", "#25704f", "#d99a1c", "#7b5ea7")


def _islands(pen: Pen, level: float) -> None:
    """Islands that do not reach across the whole sheet."""
    for far in (0.62, 0.4):
        x, width = pen.dice.uniform(-200, 1300), pen.dice.uniform(420, 900)
        high = pen.dice.uniform(40, 120)
        tone = mix(pen.shade("#3f7482"), pen.mood.haze, far)
        bend = x + width * pen.dice.uniform(0.25, 0.7)
        outline = curve((x, level + 2), (bend, level - high * 2), (x + width, level + 2), 30)
        pen.fade(outline, tone, mix(tone, pen.mood.haze, 0.45), pure=True)


def _beach(pen: Pen) -> None:
    edge = curve((-20, 930), (500, 850), (1020, 1020), 30)
    pen.poly([*edge, (-20, 1020)], "#f2dfb8")
    pen.line(edge, "#fdf8ea", 9, 0.8)
    for x in (90, 210):
        palm(pen, x + pen.dice.uniform(-20, 60), 985, pen.dice.uniform(1.5, 2.0))


def sea(pen: Pen) -> None:
    """A phinisi under sail, sometimes with fishing boats or a beach before it."""
    level = pen.dice.uniform(520, 600)
    light = sky(pen, level)
    _islands(pen, level)
    tone = water(pen, level, pen.dice.choice(("#1d7291", "#1a6580", "#2a8a97")), light)
    flip = pen.dice.random() < 0.5
    x = pen.dice.uniform(620, 1080)
    phinisi(
        pen, x, level + pen.dice.uniform(110, 180), pen.dice.uniform(1.15, 1.5), tone, flip=flip
    )
    other = x - 560 if x > 850 else x + 560
    if pen.dice.random() < 0.6:
        phinisi(pen, other, level + 26, pen.dice.uniform(0.3, 0.42), tone, flip=flip)
    if pen.dice.random() < 0.5:
        colour = pen.dice.choice(BOAT_COLOURS)
        fishing_boat(pen, other, level + 270, 0.9, tone, colour=colour, flip=not flip)
    elif pen.mood.name != "night":
        _beach(pen)
    birds(pen, pen.dice.randint(3, 6), 170)


def ferry_crossing(pen: Pen) -> None:
    """A ferry on its way or at the landing with those who wait."""
    level = pen.dice.uniform(500, 560)
    light = sky(pen, level)
    hills(pen, level, 130, "#4a7f7a", 0.5, bumps=1.6)
    tone = water(pen, level, "#1f7590", light)
    flip = pen.dice.random() < 0.5
    ferry(
        pen,
        pen.dice.uniform(640, 960),
        level + pen.dice.uniform(120, 170),
        pen.dice.uniform(1.2, 1.45),
        tone,
        flip=flip,
    )
    if pen.dice.random() < 0.55:
        canoe(
            pen,
            pen.dice.uniform(220, 420),
            level + 250,
            0.8,
            tone,
            colour=pen.dice.choice(BOAT_COLOURS),
        )
        birds(pen, 5, 240)
        return
    pen.fade([(-20, 868), (1620, 836), (1620, 1020), (-20, 1020)], "#b9b3a6", "#8c877d")
    pen.line([(-20, 868), (1620, 836)], "#ddd7c8", 8)
    for k in range(7):
        pen.box(60 + 250 * k, 832 - 5 * k, 26, 34, "#39424f", round_by=6)
        pen.box(60 + 250 * k, 842 - 5 * k, 26, 8, "#d99a1c")
    car(pen, 1290, 962, 1.15, pen.dice.choice(BOAT_COLOURS), flip=not flip)
    crowd(pen, 120, 880, 950, 7, size=1.15)


def _crane(pen: Pen, x: float, y: float, size: float, colour: str) -> None:
    it = pen.at(x, y, size)
    for px in (-70, 58):
        it.box(px, -330, 13, 330, colour)
    it.line([(-64, -10), (64, -190)], colour, 6)
    it.line([(64, -10), (-64, -190)], colour, 6)
    it.box(-250, -346, 460, 18, colour)
    it.line([(0, -470), (-244, -346)], colour, 5)
    it.line([(0, -470), (204, -346)], colour, 5)
    it.box(-9, -470, 18, 128, colour)
    it.box(-30, -328, 44, 34, "#f4efe3", round_by=4)
    it.line([(-170, -330), (-170, -232)], "#2b3346", 3)
    it.box(-206, -232, 72, 32, "#b23a25")


def harbour(pen: Pen) -> None:
    """A quay with cranes and containers, a cargo ship alongside."""
    level = pen.dice.uniform(520, 570)
    light = sky(pen, level)
    hills(pen, level, 90, "#5d8390", 0.6, bumps=1.3)
    tone = water(pen, level, "#226c86", light)
    cranes = pen.dice.choice(
        (("#b23a25", "#b23a25"), ("#0f6485", "#0f6485"), ("#d99a1c", "#b23a25"))
    )
    shift = pen.dice.uniform(-90, 90)
    _crane(pen, 1180 + shift, 770, 1.0, mix(cranes[0], pen.mood.haze, 0.25))
    cargo_ship(pen, 640 + shift, 760, 1.12, tone)
    _crane(pen, 1430 + shift, 850, 1.28, cranes[1])
    pen.fade([(-20, 850), (1620, 830), (1620, 1020), (-20, 1020)], "#a9a498", "#7f7b73")
    pen.line([(-20, 850), (1620, 830)], "#ded8ca", 9)
    tones = ("#0f6485", "#d99a1c", "#25704f", "#b23a25", "#8a94a3")
    for column in range(4):
        for row in range(pen.dice.randint(1, 2)):
            x, tone = 40 + 128 * column, pen.dice.choice(tones)
            pen.box(x, 888 - 58 * row, 122, 56, tone)
            for k in range(8):
                pen.box(x + 8 + 14 * k, 893 - 58 * row, 4, 46, mix(tone, "#101820", 0.22))
    truck(pen, 1010, 960, 1.0, "#d99a1c", flip=pen.dice.random() < 0.5)
    for k in range(3):
        look = wearing(pen.dice, "#e28a2b", head=Head.HELMET, headwear="#fbfaf6")
        person(pen, 660 + 62 * k, 950 + 8 * k, 0.98, look)


def fish_landing(pen: Pen) -> None:
    """Morning at a fish landing: painted boats, baskets, people who carry and weigh."""
    level = pen.dice.uniform(470, 520)
    light = sky(pen, level)
    _islands(pen, level)
    tone = water(pen, level, "#23798f", light)
    x = pen.dice.uniform(150, 260)
    for k in range(3):
        colour = BOAT_COLOURS[(k + pen.dice.randint(0, 4)) % 5]
        fishing_boat(
            pen, x, level + 70 + 46 * k, 0.75 + 0.32 * k, tone, colour=colour, flip=k % 2 == 0
        )
        x += pen.dice.uniform(400, 480)
    pen.fade([(-20, 800), (1620, 780), (1620, 1020), (-20, 1020)], "#c6b697", "#96876d")
    pen.line([(-20, 800), (1620, 780)], "#e9dcc0", 8)
    for k in range(6):
        left, top = 130 + 250 * k + pen.dice.uniform(-40, 40), pen.dice.uniform(880, 925)
        _basket(pen, left, top)
    crowd(pen, 120, 1480, 945, 8, size=1.3)
    birds(pen, 7, 250)


def _basket(pen: Pen, x: float, y: float) -> None:
    for _ in range(11):
        px, py = x + pen.dice.uniform(8, 92), y + pen.dice.uniform(-12, 4)
        tone = pen.dice.choice(("#b9ccd3", "#8fa9b6", "#d4dfe0", "#c98f7b"))
        pen.oval(px, py, 19, 6.5, tone)
        pen.poly([(px + 15, py), (px + 29, py - 8), (px + 29, py + 8)], tone)
    pen.poly([(x - 4, y), (x + 104, y), (x + 92, y + 44), (x + 8, y + 44)], "#a9743f")
    for k in range(3):
        pen.line([(x, y + 9 + 13 * k), (x + 100, y + 9 + 13 * k)], "#8a5a2e", 3)


def quay(pen: Pen) -> None:
    """The promenade of a city in the evening."""
    level = 690.0
    light = sky(pen, level, clouds=2)
    hills(pen, level, 120, "#48627a", 0.55, bumps=1.2)
    _skyline(pen, level, 0.38, 190)
    _skyline(pen, level, 0.12, 320)
    tone = water(pen, level, "#17536f", light)
    if pen.mood.lamps:
        for _ in range(70):
            x, y = pen.dice.uniform(0, 1600), pen.dice.uniform(level + 6, 860)
            pen.box(
                x,
                y,
                pen.dice.uniform(14, 64),
                3,
                LAMP,
                alpha=pen.dice.uniform(0.15, 0.5),
                round_by=2,
                pure=True,
            )
    canoe(pen, pen.dice.uniform(300, 1200), 800, 0.7, tone)
    for k in range(4):
        palm(pen, 290 + 340 * k + pen.dice.uniform(-40, 40), 872, 1.05)
    pen.fade([(-20, 872), (1620, 872), (1620, 1020), (-20, 1020)], "#c2ab8d", "#8f7a63")
    pen.box(-20, 866, 1660, 10, "#e4d3b6")
    for k in range(27):
        pen.box(20 + 62 * k, 812, 6, 56, "#39424f")
    pen.box(-20, 808, 1660, 8, "#39424f", round_by=4)
    for k in range(5):
        lamp_post(pen, 110 + 340 * k, 872, 250)
    crowd(pen, 140, 1460, 965, pen.dice.randint(6, 9), size=1.12)


def _skyline(pen: Pen, level: float, far: float, top: float) -> None:
    """Roofs and towers of a city of nowhere, with lamps in some windows."""
    x = pen.dice.uniform(-60, 0)
    while x < 1620:
        width, high = pen.dice.uniform(62, 136), pen.dice.uniform(0.25, 1.0) * top
        tone = mix(
            pen.shade(pen.dice.choice(("#5c7387", "#6d7f8d", "#8a7f7a", "#4f6a80"))),
            pen.mood.haze,
            far,
        )
        pen.box(x, level - high, width, high + 2, tone, pure=True)
        pen.box(x, level - high, width * 0.22, high + 2, mix(tone, "#ffffff", 0.1), pure=True)
        lit = LAMP if pen.mood.lamps else mix(tone, "#ffffff", 0.3)
        for column in range(int(width // 24)):
            for row in range(int(high // 32)):
                if pen.dice.random() < 0.5:
                    pen.box(
                        x + 9 + column * 24,
                        level - high + 12 + row * 32,
                        10,
                        15,
                        lit,
                        alpha=0.85 - far,
                        pure=True,
                    )
        x += width + pen.dice.choice((4, 18, 60))


def mangrove(pen: Pen) -> None:
    """People plant mangroves along a boardwalk."""
    level = pen.dice.uniform(470, 520)
    light = sky(pen, level)
    hills(pen, level, 110, "#55827c", 0.55)
    bushes(pen, level - 14, "#3f7f5c", 0.7)
    tone = water(pen, level + 14, "#4d8f8c", light)
    for k in range(7):
        x, y = 60 + 245 * k + pen.dice.uniform(-70, 70), level + pen.dice.uniform(46, 120)
        _mangrove(pen, x, y, pen.dice.uniform(0.75, 1.15), tone)
    pen.fade(
        [*curve((-20, 800), (700, 740), (1620, 830), 30), (1620, 1020), (-20, 1020)],
        "#8d7a5f",
        "#5f5140",
    )
    for _ in range(34):
        x, y = pen.dice.uniform(20, 1580), pen.dice.uniform(840, 985)
        _seedling(pen, x, y, 0.6 + (y - 800) / 240)
    deck = pen.dice.uniform(590, 700)
    for side in (-1, 1):
        pen.line([(800 + side * 26, level + 40), (deck + side * 190, 1010)], "#6b4a30", 8)
    pen.poly(
        [(778, level + 40), (822, level + 40), (deck + 170, 1010), (deck - 170, 1010)], "#b58a5a"
    )
    for k in range(15):
        t = (k / 15) ** 1.5
        y, half = level + 40 + t * (970 - level), 22 + 148 * t
        middle = 800 + (deck - 800) * t
        pen.line([(middle - half, y), (middle + half, y)], "#8a643e", 2 + 2 * t)
    for x, y in ((260, 905), (400, 950), (1080, 900), (1230, 940), (1370, 890)):
        look = wearing(
            pen.dice, pen.dice.choice(("#e28a2b", "#25704f", "#0f6485")), head=Head.FARMER
        )
        person(pen, x, y, 1.12, look if pen.dice.random() < 0.5 else anyone(pen.dice), arm=1)


def _mangrove(pen: Pen, x: float, y: float, size: float, tone: str) -> None:
    it = pen.at(x, y, size)
    leaf = pen.dice.choice(("#2f7a4f", "#3c8a58", "#2a6b4c"))
    it.washed(tone, 0.72).oval(0, 34, 100, 18, leaf, alpha=0.7)
    for reach in (-74, -46, -20, 20, 46, 74):
        it.line(curve((0, -84), (reach * 0.9, -62), (reach, 8), 10), "#5b4030", 6)
    for dx, dy, radius in (
        (-62, -112, 56),
        (60, -116, 60),
        (0, -146, 68),
        (-20, -100, 50),
        (34, -96, 48),
    ):
        it.oval(dx, dy, radius, radius * 0.66, leaf)
    for dx, dy, radius in ((-30, -150, 34), (44, -134, 30)):
        it.oval(dx, dy, radius, radius * 0.45, mix(leaf, "#f1e6a0", 0.26), alpha=0.8)


def _seedling(pen: Pen, x: float, y: float, size: float) -> None:
    it = pen.at(x, y, size)
    it.line([(0, 0), (0, -34)], "#6f8a4c", 4)
    for side in (-1, 1):
        it.poly(
            curve((0, -32), (side * 12, -46), (side * 24, -40), 6)
            + curve((side * 24, -40), (side * 12, -30), (0, -32), 6),
            "#4fa064",
        )


def lake(pen: Pen) -> None:
    """A lake with floating houses, fish traps and water hyacinth."""
    level = pen.dice.uniform(500, 560)
    light = sky(pen, level)
    hills(pen, level, 150, "#5a7f8c", 0.55, bumps=1.5)
    mist(pen, level - 20, 3)
    tone = water(pen, level, "#2a7d92", light)
    spots = [
        (pen.dice.uniform(160, 330), 96, 0.82),
        (pen.dice.uniform(1020, 1180), 150, 1.2),
        (760, 40, 0.5),
    ]
    for x, down, size in sorted(spots, key=lambda spot: spot[2]):
        _floating_house(pen, x, level + down, size, tone)
    for k in range(9):
        x = 420 + 52 * k
        pen.line(
            [(x, level + 150 + 12 * k), (x + pen.dice.uniform(-6, 6), level + 66 + 12 * k)],
            "#5b4632",
            5,
        )
    pen.line([(420, level + 92), (836, level + 190)], "#d9cda8", 2, 0.7)
    boat = canoe(pen, pen.dice.uniform(480, 640), level + 290, 1.2, tone)
    person(boat, -20, -6, 1.0, wearing(pen.dice, "#b23a25", head=Head.FARMER), arm=1)
    boat.line([(40, -120), (96, 30)], "#8a643e", 5)
    for _ in range(26):
        x, y = pen.dice.uniform(-20, 1620), pen.dice.uniform(905, 1000)
        pen.oval(
            x,
            y,
            pen.dice.uniform(24, 50),
            pen.dice.uniform(9, 17),
            pen.dice.choice(("#4d9a5c", "#63ab62", "#3c8350")),
        )
        if pen.dice.random() < 0.3:
            pen.oval(x, y - 14, 8, 11, "#a48bd0")
    birds(pen, 5, 260)


def _floating_house(pen: Pen, x: float, y: float, size: float, tone: str) -> None:
    it = pen.at(x, y, size)
    it.poly(
        [(-150, 14), (290, 14), (250, 120), (-100, 120)],
        mix(pen.shade("#7b5a3c"), tone, 0.72),
        0.7,
        pure=True,
    )
    it.box(-150, -6, 440, 22, "#a57d4a", round_by=9)
    for k in range(9):
        it.oval(-136 + 52 * k, 8, 14, 11, "#8a6437")
    roof = pen.dice.choice(("#5f8299", "#9a5236", "#7b6a56"))
    house = it.at(0, 62)
    house.box(-78, -150, 306, 84, "#c59a66")
    for k in range(20):
        house.line([(-74 + 16 * k, -150), (-74 + 16 * k, -66)], "#a87c4b", 2)
    house.poly([(-110, -146), (-60, -226), (210, -226), (262, -146)], roof)
    for k in range(13):
        house.line([(-52 + 21 * k, -226), (-96 + 28 * k, -148)], mix(roof, "#ffffff", 0.18), 2)
    house.box(-10, -128, 34, 62, "#5a3722")
    for px in (-56, 70, 150):
        house.box(px, -128, 34, 30, LAMP if pen.mood.lamps else "#44606a", pure=pen.mood.lamps)
    it.line([(256, 0), (256, -120)], "#5b4632", 4)
    for k in range(3):
        it.box(180 + 24 * k, -84, 18, 26, ("#b23a25", "#f1e6d0", "#0f6485")[k], round_by=2)
    it.line([(170, -86), (258, -90)], "#3a4657", 2)


def shore_village(pen: Pen) -> None:
    """Houses on posts under palms, boats drawn up on the sand."""
    level = pen.dice.uniform(450, 500)
    light = sky(pen, level)
    _islands(pen, level)
    tone = water(pen, level, "#2a8a97", light)
    fishing_boat(pen, 300, level + 90, 0.7, tone, colour=pen.dice.choice(BOAT_COLOURS))
    edge = curve((-20, 860), (760, 800), (1620, level + 40), 36)
    pen.fade([*edge, (1620, 1020), (-20, 1020)], "#f4e4c0", "#d9bf8d")
    pen.line(edge, "#fdf8ea", 8, 0.8)
    for x, y, size in ((1330, 690, 0.8), (950, 800, 1.05)):
        stilt_house(pen, x, y, size, pen.dice.choice(("#7b4a35", "#5f8299", "#8a5a36")))
    for x, y, size in ((1230, 700, 1.2), (860, 830, 1.6), (1560, 760, 1.7)):
        palm(pen, x, y, size)
    tree(pen, 1470, 730, 1.0)
    flag(pen, 760, 880, 250)
    crowd(pen, 380, 740, 930, 4, size=1.15)
    for k in range(2):
        canoe(pen, 190 + 90 * k, 920 + 50 * k, 1.1, "#d9bf8d", colour=pen.dice.choice(BOAT_COLOURS))
