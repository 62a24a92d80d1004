"""Scenes of water, power and flight: the works behind everyday services."""

from baruga.newsroom.demo.illustrations.buildings import LAMP, window
from baruga.newsroom.demo.illustrations.canvas import Pen, curve, mix
from baruga.newsroom.demo.illustrations.nature import (
    birds,
    bushes,
    hills,
    lawn,
    mist,
    palm,
    sky,
    tree,
)
from baruga.newsroom.demo.illustrations.people import Head, Look, person, wearing
from baruga.newsroom.demo.illustrations.vehicles import truck


def _technician(pen: Pen) -> Look:
    vest = pen.dice.choice(("#e28a2b", "#d6c23a"))
    return wearing(
        pen.dice, vest, head=Head.HELMET, headwear=pen.dice.choice(("#fbfaf6", "#f0bd55"))
    )


def waterworks(pen: Pen) -> None:
    """A water tower, settling pools and pipes, with technicians at a valve."""
    sky(pen, 600)
    hills(pen, 600, 260, "#4f8089", 0.5, bumps=1.7)
    hills(pen, 640, 130, "#4f8f62", 0.25, bumps=2.6)
    bushes(pen, 660, "#4a8558", 0.8)
    lawn(pen, 680, "#8fb863")
    flip = pen.dice.random() < 0.5
    tank = pen.at(1270 if flip else 330, 780)
    _tank(tank, pen.dice.choice(("#5b8fb0", "#d9d4c6", "#7fb3a0")))
    house = pen.at(560 if flip else 850, 740)
    house.box(-150, -120, 300, 120, "#f4ead6")
    house.poly([(-176, -116), (-130, -172), (130, -172), (176, -116)], "#0f6485")
    house.box(-26, -84, 52, 84, "#33637a")
    for px in (-112, 66):
        window(house, px, -92, 46, 44)
    for k in range(3):
        _pool(pen, (240 if flip else 700) + 330 * k, 810)
    pipe = pen.dice.choice(("#0f6485", "#5b8fb0", "#4a7d92"))
    for y, thick in ((892, 46), (956, 40)):
        pen.fade(
            [
                (-20, y - thick / 2),
                (1620, y - thick / 2),
                (1620, y + thick / 2),
                (-20, y + thick / 2),
            ],
            mix(pipe, "#ffffff", 0.35),
            pipe,
            mix(pipe, "#0a1a26", 0.4),
        )
        for k in range(7):
            pen.box(
                120 + 240 * k + y % 90,
                y - thick / 2 - 7,
                20,
                thick + 14,
                mix(pipe, "#0a1a26", 0.25),
                round_by=4,
            )
    _valve(pen, 800, 880)
    for k, x in enumerate((640, 930, 1040)):
        person(pen, x, 1000, 1.35, _technician(pen), arm=1 if k == 0 else 0)
    tree(pen, 70 if flip else 1540, 800, 1.7)


def _tank(it: Pen, body: str) -> None:
    for px in (-96, -34, 28, 90):
        it.box(px, -250, 13, 252, "#8a94a3")
    for y in (-190, -100):
        it.line([(-92, y), (98, y - 60)], "#8a94a3", 6)
        it.line([(98, y), (-92, y - 60)], "#8a94a3", 6)
    it.box(-126, -264, 258, 20, "#6d7783", round_by=4)
    it.box(-116, -420, 238, 158, body, round_by=18)
    it.box(-104, -416, 46, 150, mix(body, "#ffffff", 0.35), round_by=16)
    it.box(76, -416, 40, 150, mix(body, "#10202c", 0.22), round_by=16)
    it.poly([(-132, -412), (3, -478), (138, -412)], mix(body, "#10202c", 0.3))
    it.poly(
        curve((3, -376), (-40, -316), (3, -298), 10) + curve((3, -298), (46, -316), (3, -376), 10),
        "#fbfaf6",
    )


def _pool(pen: Pen, x: float, y: float) -> None:
    pen.oval(x, y + 7, 142, 42, "#8d8a80")
    pen.oval(x, y, 142, 40, "#d8d2c3")
    pen.oval(x, y + 2, 124, 31, "#4aa3b5")
    pen.oval(x, y + 6, 118, 25, "#6dbcc8")
    pen.line([(x - 118, y - 2), (x + 118, y - 2)], "#e9e3d4", 7)
    pen.oval(x, y - 2, 16, 8, "#39424f")


def _valve(pen: Pen, x: float, y: float) -> None:
    pen.box(x - 13, y - 78, 26, 70, "#22506b", round_by=4)
    pen.oval(x, y - 84, 62, 17, "#b23a25")
    pen.oval(x, y - 84, 47, 10, "#f2dccb")
    pen.line([(x - 56, y - 84), (x + 56, y - 84)], "#b23a25", 8)
    pen.oval(x, y - 84, 12, 7, "#8c2d1d")


def airport(pen: Pen) -> None:
    """A control tower, a terminal and an aircraft, on the ground or climbing."""
    sky(pen, 640)
    hills(pen, 640, 190, "#5d8390", 0.55, bumps=1.5, sharp=True)
    bushes(pen, 656, "#5a9468", 0.5)
    pen.fade([(-20, 664), (1620, 664), (1620, 1020), (-20, 1020)], "#a3b873", "#7f9a58")
    flip = pen.dice.random() < 0.5
    it = pen.at(1600 if flip else 0, 0, flip=flip)
    _terminal(it)
    _control_tower(it, 250, 690)
    pen.fade([(-20, 800), (1620, 770), (1620, 960), (-20, 1000)], "#8d9198", "#6b7079")
    for k in range(11):
        pen.poly(
            [
                (30 + 160 * k, 889 - 2 * k),
                (110 + 160 * k, 887 - 2 * k),
                (106 + 160 * k, 896 - 2 * k),
                (24 + 160 * k, 898 - 2 * k),
            ],
            "#f6f1e4",
        )
    for k in range(12):
        tone = LAMP if pen.mood.lamps else "#f4efe3"
        pen.oval(40 + 145 * k, 796 - 2.6 * k, 6, 5, tone, pure=pen.mood.lamps)
    tail = pen.dice.choice(("#b23a25", "#0f6485", "#25704f", "#d99a1c"))
    if pen.dice.random() < 0.5:
        _aircraft(it.at(900, 290, 0.85), tail, climb=0.16)
    else:
        pen.oval(840, 880, 330, 16, "#10202c", alpha=0.25)
        _aircraft(it.at(800, 812, 1.3), tail, climb=0.0)
    for k in range(2):
        person(
            pen,
            250 + 74 * k if not flip else 1300 + 74 * k,
            985,
            1.1,
            _technician(pen),
            arm=2 * (k % 2),
        )


def _terminal(it: Pen) -> None:
    it.box(430, 570, 900, 130, "#33637a")
    for k in range(18):
        it.box(
            440 + 50 * k,
            586,
            42,
            76,
            LAMP if it.mood.lamps and k % 3 else "#9cc8d2",
            round_by=2,
            pure=it.mood.lamps,
        )
    roof = curve((390, 578), (880, 440), (1370, 578), 30)
    it.poly(
        [
            *roof,
            *reversed([(x, y + 24) for x, y in curve((390, 578), (880, 476), (1370, 578), 30)]),
        ],
        "#f4ecda",
    )
    it.line(roof, "#d99a1c", 7)
    it.box(430, 664, 900, 38, "#d8d2c3")


def _control_tower(it: Pen, x: float, y: float) -> None:
    it.poly([(x - 36, y), (x - 26, y - 300), (x + 26, y - 300), (x + 36, y)], "#f4ecda")
    it.poly([(x - 36, y), (x - 26, y - 300), (x - 10, y - 300), (x - 14, y)], "#fffaf0")
    it.poly([(x - 46, y - 296), (x - 78, y - 372), (x + 78, y - 372), (x + 46, y - 296)], "#22506b")
    for k in range(4):
        left = x - 66 + 34 * k
        it.poly(
            [(left + 6, y - 306), (left, y - 364), (left + 29, y - 364), (left + 27, y - 306)],
            LAMP if it.mood.lamps else "#a9d6de",
            pure=it.mood.lamps,
        )
    it.box(x - 86, y - 388, 172, 18, "#b23a25", round_by=5)
    it.line([(x, y - 388), (x, y - 450)], "#6d7783", 5)
    it.oval(x, y - 450, 7, 7, "#e2573c", pure=True)


def _aircraft(it: Pen, tail: str, climb: float) -> None:
    """A jet seen from the side, its nose to the right; `climb` is its slope."""

    def up(*points: tuple[float, float]) -> list[tuple[float, float]]:
        return [(x, y - climb * x) for x, y in points]

    it.poly(up((-296, -30), (-352, -140), (-300, -140), (-214, -34)), tail)
    it.poly(up((-280, -8), (-356, -30), (-320, -38), (-230, -24)), mix(tail, "#ffffff", 0.5))
    body = up(
        *curve((-330, -24), (-240, -52), (-120, -54), 10),
        *curve((200, -54), (296, -48), (330, -6), 12),
    )
    belly = up(
        *curve((330, -6), (300, 30), (200, 32), 12), *curve((-100, 32), (-240, 26), (-330, -24), 12)
    )
    it.poly([*body, *belly], "#fdfbf5")
    it.poly([*up((-300, -12), (322, 4)), *belly[:13], *belly[13:]], "#dfe4e4")
    it.line(up((-306, -14), (324, 0)), tail, 7)
    for k in range(15):
        x = -190 + 28 * k
        it.oval(x, -28 - climb * x, 7, 9, "#22506b")
    it.poly(up((262, -36), (288, -34), (306, -16), (268, -16)), "#22506b")
    it.poly(up((60, 4), (-30, 8), (-196, 92), (-146, 92)), "#c9d0d1")
    it.poly(up((60, 4), (20, 4), (-156, 92), (-146, 92)), "#aeb7ba")
    it.poly(
        up(*curve((-40, 40), (-46, 66), (-10, 68), 8), (46, 64), (52, 40)),
        mix(tail, "#22303c", 0.3),
    )
    if not climb:
        for x in (-60, 240):
            it.line([(x, 26), (x, 58)], "#6d7783", 7)
            it.oval(x, 62, 15, 15, "#23272f")


def power(pen: Pen) -> None:
    """Transmission towers over the fields, a substation and a crew with a lift truck."""
    sky(pen, 640)
    hills(pen, 640, 220, "#557f8c", 0.55, bumps=1.6)
    mist(pen, 600, 3)
    hills(pen, 670, 110, "#4f8f62", 0.28, bumps=2.4)
    lawn(pen, 690, "#94b865")
    flip = pen.dice.random() < 0.5
    it = pen.at(1600 if flip else 0, 0, flip=flip)
    spots = [
        (1360.0, 690.0, 0.42),
        (1090.0, 715.0, 0.66),
        (700.0, 770.0, 1.08),
        (110.0, 880.0, 1.75),
    ]
    for near, next_ in zip(spots[1:], spots, strict=False):
        _wires(it, near, next_)
    for k, (x, y, size) in enumerate(spots):
        far = 0.42 - 0.14 * k
        _pylon(it.at(x, y, size).washed(pen.mood.haze, max(0.0, far)))
    _substation(it, 930, 850)
    lift = truck(it, 1290, 960, 1.15, "#f0bd55", flip=True)
    lift.line([(60, -84), (-40, -260), (70, -400)], "#d99a1c", 16)
    lift.box(44, -456, 84, 60, "#fbfaf6", round_by=6)
    person(lift, 84, -404, 0.9, _technician(pen), arm=2)
    for k in range(2):
        person(it, 840 + 84 * k, 975, 1.2, _technician(pen), arm=k)
    if pen.mood.name in ("dawn", "golden"):
        birds(pen, 6, 260)
    palm(it, 1540, 840, 1.3)


def _pylon(it: Pen) -> None:
    steel = "#5a6473"
    it.line(
        [(-64, 0), (-16, -260), (-10, -400), (0, -430), (10, -400), (16, -260), (64, 0)], steel, 7
    )
    for k in range(5):
        y, half, up = -52 * k, 64 - 9.6 * k, 54.4 - 9.6 * k
        it.line([(-half, y), (up, y - 52)], steel, 3.5)
        it.line([(half, y), (-up, y - 52)], steel, 3.5)
    for y, half in ((-270, 104), (-330, 88), (-386, 70)):
        it.poly([(-half, y), (0, y - 18), (half, y), (0, y + 5)], steel)
        for side in (-1, 1):
            it.box(side * half - 3, y, 6, 22, "#a9d0d8", round_by=3)


def _wires(it: Pen, near: tuple[float, float, float], far: tuple[float, float, float]) -> None:
    for y, half in ((-248, 104), (-308, 88), (-364, 70)):
        for side in (-1, 1):
            start = (near[0] + side * half * near[2], near[1] + y * near[2])
            end = (far[0] + side * half * far[2], far[1] + y * far[2])
            sag = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + 60 * near[2])
            it.line(curve(start, sag, end, 24), "#39424f", 2.2, 0.8)


def _substation(it: Pen, x: float, y: float) -> None:
    it.box(x - 220, y - 6, 470, 16, "#b9b2a4")
    for k in range(3):
        left = x - 190 + 150 * k
        it.box(left, y - 96, 104, 92, "#8a94a3", round_by=5)
        for fin in range(6):
            it.box(left + 8 + 16 * fin, y - 84, 7, 70, "#6d7783")
        for pin in range(3):
            it.box(left + 18 + 30 * pin, y - 134, 9, 40, "#a9613f", round_by=3)
            it.oval(left + 22 + 30 * pin, y - 138, 7, 6, "#d9d4c6")
    for px in (x - 226, x + 250):
        it.box(px, y - 220, 10, 220, "#6d7783")
    it.box(x - 230, y - 222, 494, 9, "#6d7783")
    for k in range(22):
        it.line([(x - 250 + 24 * k, y + 14), (x - 250 + 24 * k, y - 44)], "#d9d4c6", 2.5)
    it.line([(x - 252, y - 32), (x + 256, y - 32)], "#d9d4c6", 2.5)
