"""Scenes of service: offices, schools, clinics, markets, streets."""

from dataclasses import replace

from baruga.newsroom.demo.illustrations.buildings import (
    TILE,
    awnings,
    bench,
    flag,
    lamp_post,
    pillars,
    town_house,
    window,
)
from baruga.newsroom.demo.illustrations.canvas import Pen, curve, mix
from baruga.newsroom.demo.illustrations.nature import DAY, bushes, hills, lawn, palm, sky, tree
from baruga.newsroom.demo.illustrations.people import (
    Head,
    Look,
    anyone,
    bust,
    crowd,
    person,
    wearing,
)
from baruga.newsroom.demo.illustrations.vehicles import ambulance, bus, car, motorcycle


def _paving(pen: Pen, level: float, tone: str = "#d3c7ae") -> None:
    pen.fade(
        [(-20, level), (1620, level), (1620, 1020), (-20, 1020)],
        mix(tone, "#ffffff", 0.2),
        mix(tone, "#6b5f4c", 0.3),
    )
    for k in range(7):
        y = level + 8 + 5 * k * (k + 1)
        pen.line([(-20, y), (1620, y)], mix(tone, "#6b5f4c", 0.35), 1.5 + 0.3 * k, 0.55)


def _road(pen: Pen, level: float) -> None:
    pen.fade([(-20, level), (1620, level), (1620, 1020), (-20, 1020)], "#7e838a", "#5d626b")
    pen.box(-20, level - 10, 1660, 12, "#e4dccb")
    for k in range(9):
        pen.poly(
            [
                (40 + 200 * k, level + 88),
                (140 + 200 * k, level + 88),
                (132 + 200 * k, level + 98),
                (28 + 200 * k, level + 98),
            ],
            "#f4efe3",
        )


def clinic(pen: Pen) -> None:
    """A health centre with an ambulance and those who wait in the shade."""
    sky(pen, 640)
    hills(pen, 640, 170, "#5f8f8b", 0.5, bumps=1.7)
    bushes(pen, 660, "#4a8a5c", 0.8)
    lawn(pen, 690, "#94b865")
    x, roof = pen.dice.uniform(330, 520), pen.dice.choice(("#0f6485", "#25704f", TILE))
    for tx in (x - 190, x + 920):
        tree(pen, tx, 770, pen.dice.uniform(1.4, 1.8))
    it = pen.at(x, 780)
    it.box(-30, -250, 800, 250, "#fbf6ea")
    it.box(-30, -250, 120, 250, "#fffdf7")
    it.poly([(-70, -246), (-10, -320), (750, -320), (810, -246)], roof)
    it.box(-70, -250, 880, 12, mix(roof, "#101820", 0.3))
    for k in range(7):
        if k != 3:
            window(it, 6 + 108 * k, -190, 66, 78, frame="#e6dcc8")
    it.box(262, -360, 216, 360, "#f4ecda")
    it.poly([(236, -352), (370, -424), (504, -352)], mix(roof, "#ffffff", 0.1))
    it.oval(370, -286, 48, 48, "#fffdf7")
    it.box(360, -316, 20, 60, "#b23a25", round_by=3)
    it.box(340, -296, 60, 20, "#b23a25", round_by=3)
    it.box(312, -150, 116, 150, "#33637a")
    it.box(318, -144, 50, 144, "#a9d0d8")
    it.box(372, -144, 50, 144, "#b9dbe0")
    it.box(276, -176, 188, 16, mix(roof, "#101820", 0.15), round_by=4)
    it.box(-30, -26, 800, 26, "#d5c7a8")
    _paving(pen, 780)
    flag(pen, x + 800, 800, 330)
    bench(pen, x + 520, 836, 220)
    for k in range(3):
        person(pen, x + 548 + 66 * k, 838, 0.92, sits=True)
    ambulance(pen, x - 150 + pen.dice.uniform(0, 60), 925, 1.3, flip=pen.dice.random() < 0.5)
    nurse = wearing(
        pen.dice, "#7fc4c0", trousers="#5fa8a6", head=Head.HEADSCARF, headwear="#fbfaf6"
    )
    person(pen, x + 330, 880, 1.2, nurse, arm=1)
    person(pen, x + 430, 886, 1.2, anyone(pen.dice))
    crowd(pen, x + 640, x + 980, 945, 3, size=1.25)


def market(pen: Pen) -> None:
    """Stalls with heaps of fruit and vegetables under striped awnings."""
    sky(pen, 520, clouds=2)
    hills(pen, 520, 90, "#6d93a0", 0.6)
    x = -60.0
    while x < 1600:
        width = pen.dice.uniform(190, 280)
        wall = pen.dice.choice(("#efe0c4", "#d9e2d6", "#f0cfae", "#cfdde2", "#f4ead6"))
        town_house(pen, x, 640, width, pen.dice.uniform(220, 330), wall=wall)
        x += width + 14
    _paving(pen, 640, "#cdb893")
    crowd(pen, 40, 1560, 736, 11, size=0.9)
    colours = ["#b23a25", "#0f6485", "#d99a1c", "#25704f"]
    pen.dice.shuffle(colours)
    for k in range(3):
        _stall(pen, 40 + 530 * k + pen.dice.uniform(-16, 16), 900, colours[k])
    for k in range(3):
        person(pen, 250 + 520 * k + pen.dice.uniform(-130, 130), 992, 1.3, arm=k % 2)


def _stall(pen: Pen, x: float, y: float, colour: str) -> None:
    it = pen.at(x, y)
    for px in (8, 448):
        it.box(px, -300, 9, 300, "#6d4a30")
    seller = wearing(pen.dice, pen.dice.choice(("#f1e6d0", "#d46f5b", "#5b8fb0")))
    person(it, pen.dice.uniform(150, 320), -40, 1.1, seller, arm=1)
    it.box(0, -112, 466, 112, "#a9743f")
    for k in range(8):
        it.line([(0, -96 + 14 * k), (466, -96 + 14 * k)], "#8a5a2e", 2)
    goods = ["#d9482f", "#e9b23a", "#6fae4a", "#8f4f8a", "#e8823a", "#c9d36a", "#7a3f2a"]
    pen.dice.shuffle(goods)
    for k in range(4):
        left = 14 + 112 * k
        it.poly([(left, -112), (left + 104, -112), (left + 94, -146), (left + 10, -146)], "#c79a5b")
        for row, count in ((0, 5), (1, 4), (2, 3), (3, 2)):
            for spot in range(count):
                px = left + 14 + spot * 19 + row * 9
                tone = mix(goods[k], "#ffffff", pen.dice.uniform(0, 0.2))
                it.oval(px, -148 - 13 * row, 11, 11, tone)
                it.oval(px - 3, -152 - 13 * row, 3.5, 3, "#ffffff", alpha=0.4)
    it.poly([(-24, -296), (24, -356), (442, -356), (490, -296)], mix(colour, "#101820", 0.1))
    awnings(it, -24, -318, 514, 48, colour=colour)
    it.oval(233, -236, 15, 17, "#ffe9ae", pure=True)
    it.line([(233, -280), (233, -252)], "#39424f", 3)
    it.glow(233, -236, 90, "#ffe9ae", 0.3)


def school(pen: Pen) -> None:
    """A school yard with its flag and the children."""
    sky(pen, 620)
    hills(pen, 620, 190, "#5a8a86", 0.5, bumps=1.9)
    bushes(pen, 640, "#4a8a5c", 0.9)
    roof = pen.dice.choice((TILE, "#8c4a36", "#0f6485"))
    it = pen.at(pen.dice.uniform(120, 260), 730)
    it.box(0, -200, 1140, 200, pen.dice.choice(("#f4e6c4", "#e2ecdf", "#f6ead8", "#dbe8ee")))
    it.box(0, -34, 1140, 34, "#8fb0a0")
    it.poly([(-50, -194), (40, -290), (1100, -290), (1190, -194)], roof)
    for k in range(1, 6):
        it.line(
            [(40 - 15 * k, -290 + 16 * k), (1100 + 15 * k, -290 + 16 * k)],
            mix(roof, "#1d1512", 0.18),
            3,
        )
    it.box(-50, -198, 1240, 11, mix(roof, "#1d1512", 0.35))
    for room in range(4):
        left = 30 + 285 * room
        it.box(left, -152, 66, 152, "#7a4f33")
        it.box(left + 52, -78, 6, 6, "#e9c46a")
        for k in range(2):
            window(it, left + 96 + 76 * k, -150, 58, 72)
    for k in range(9):
        it.box(-20 + 145 * k, -196, 12, 196, "#fbf6ea")
    lawn(pen, 728, "#94b865")
    pen.fade(
        [*curve((200, 772), (800, 740), (1400, 772), 20), (1640, 1020), (-40, 1020)],
        "#e3c694",
        "#c9a56c",
    )
    flag(pen, pen.dice.choice((420.0, 800.0, 1160.0)), 800, 360)
    tree(pen, 90, 850, 2.0)
    tree(pen, 1530, 830, 1.7, "#4f9a5a")
    uniform = pen.dice.choice(
        (("#fdfbf5", "#b23a25"), ("#fdfbf5", "#27476e"), ("#fdfbf5", "#5f6b77"))
    )
    for k in range(pen.dice.randint(8, 11)):
        head = pen.dice.choice((Head.HAIR, Head.HEADSCARF, Head.LONG_HAIR))
        cover = uniform[0] if head is Head.HEADSCARF else "#2a211d"
        look = Look(
            uniform[0],
            uniform[1],
            pen.dice.choice(("#b27a55", "#c58f68", "#9c6746")),
            head,
            cover,
            head is not Head.HAIR,
        )
        x, y = 240 + 110 * k + pen.dice.uniform(-30, 30), pen.dice.uniform(850, 960)
        person(pen, x, y, 0.95, look, arm=pen.dice.choice((0, 0, 1, 2)))
    person(pen, 1400, 930, 1.25, wearing(pen.dice, "#5b8fb0"), arm=1)


def library_bus(pen: Pen) -> None:
    """A library bus under a tree, children reading on a mat."""
    sky(pen, 600)
    hills(pen, 600, 210, "#5a8a86", 0.5, bumps=1.6)
    hills(pen, 640, 100, "#5a9468", 0.25, bumps=2.8)
    lawn(pen, 650, "#94bd66")
    flip = pen.dice.random() < 0.5
    tree(pen, 230 if flip else 1390, 800, 3.0, "#3f8a56")
    x = 930.0 if flip else 640.0
    colour, trim = pen.dice.sample(("#b23a25", "#0f6485", "#d99a1c", "#25704f"), 2)
    bus(pen, x, 830, 1.85, colour, flip=flip)
    it = pen.at(x - 190, 830)
    it.box(-110, -286, 330, 190, "#f6ead0", round_by=8)
    for shelf in range(3):
        left = -100.0
        while left < 196:
            width, high = pen.dice.uniform(9, 19), pen.dice.uniform(34, 47)
            tone = pen.dice.choice(
                ("#b23a25", "#0f6485", "#d99a1c", "#25704f", "#7b5ea7", "#d46f5b", "#f1e6d0")
            )
            it.box(left, -232 + 60 * shelf - high, width, high, tone, round_by=1.5)
            left += width + 2.5
        it.box(-108, -232 + 60 * shelf, 326, 8, "#9a6842")
    awnings(it, -128, -330, 366, 34, colour=trim)
    mat = pen.dice.choice(("#b23a25", "#0f6485", "#d99a1c"))
    pen.poly([(360, 880), (1250, 880), (1340, 985), (280, 985)], mix(mat, "#ffffff", 0.35))
    for k in range(9):
        pen.line([(400 + 98 * k, 880), (340 + 118 * k, 985)], mix(mat, "#ffffff", 0.6), 5)
    for k in range(7):
        _reader(pen, 400 + 128 * k + pen.dice.uniform(-20, 20), 928 + 34 * (k % 2))
    person(
        pen,
        1330 if flip else 250,
        930,
        1.25,
        wearing(pen.dice, "#d99a1c", head=Head.HEADSCARF, headwear="#f6e3b4"),
        arm=1,
    )


def _reader(pen: Pen, x: float, y: float) -> None:
    """A child on the mat with an open book."""
    it = pen.at(x, y, 0.86)
    look = anyone(pen.dice)
    it.oval(0, 2, 42, 9, "#1b2a2a", alpha=0.2)
    it.box(-36, -22, 74, 22, look.trousers, round_by=11)
    bust(it.at(0, 62), look, arm=1)
    it.box(-40, -20, 80, 22, look.trousers, round_by=11)
    it.poly([(10, -46), (38, -40), (66, -46), (66, -16), (38, -10), (10, -16)], "#fdfbf5")
    it.line([(38, -40), (38, -10)], "#c9bfa8", 3)
    it.line(
        [(10, -16), (38, -10), (66, -16)], pen.dice.choice(("#b23a25", "#0f6485", "#d99a1c")), 5
    )


def court(pen: Pen) -> None:
    """A public hall with columns and steps."""
    sky(pen, 660)
    hills(pen, 660, 110, "#6d93a0", 0.6)
    bushes(pen, 690, "#4a8a5c", 0.9)
    lawn(pen, 720, "#94b865")
    for x in (110, 1490):
        palm(pen, x + pen.dice.uniform(-30, 30), 800, 1.5)
    roof = pen.dice.choice((TILE, "#8c4a36", "#36506a"))
    for side in (210, 1010):
        pen.box(side, 520, 380, 260, "#f2e8d4")
        pen.poly([(side - 26, 526), (side + 20, 458), (side + 360, 458), (side + 406, 526)], roof)
        for k in range(4):
            window(pen, side + 34 + 88 * k, 580, 50, 96)
    it = pen.at(800, 770)
    it.box(-310, -370, 620, 370, "#e9dcc2")
    for k in range(2):
        window(it, -206 + 324 * k, -270, 88, 170)
    it.box(-64, -280, 128, 280, "#6d4527")
    it.box(-58, -274, 55, 274, "#8a5a36")
    it.box(3, -274, 55, 274, "#8a5a36")
    for px in (-14, 8):
        it.oval(px, -136, 5, 5, "#e9c46a")
    pillars(it, -300, 0, 600, 330, count=6)
    it.box(-350, -392, 700, 52, "#fbf4e4")
    it.box(-350, -348, 700, 10, "#d8cbb0")
    it.poly([(-384, -390), (0, -560), (384, -390)], roof)
    it.poly([(-290, -400), (0, -528), (290, -400)], "#f6ecd6")
    it.oval(0, -446, 40, 40, "#d99a1c")
    it.oval(0, -446, 27, 27, "#f6ecd6")
    for k in range(5):
        it.box(-370 - 26 * k, 18 * k - 4, 740 + 52 * k, 20, mix("#fbf4e4", "#b9ab8e", 0.16 * k))
    _paving(pen, 852, "#cfc4ad")
    flag(pen, 470, 900, 430)
    crowd(pen, 560, 1060, 936, pen.dice.randint(4, 6), size=1.15)
    for k in range(2):
        robe = Look(
            "#1f2430",
            "#1f2430",
            "#b27a55",
            pen.dice.choice((Head.HAIR, Head.HEADSCARF)),
            "#2a211d",
            skirt=True,
        )
        person(pen, 1180 + 74 * k, 950, 1.2, robe)
    motorcycle(pen, 230, 965, 1.0)


def counter(pen: Pen) -> None:
    """Inside a service office: counters, those who wait and those who are served."""
    outside, pen = pen, replace(pen, mood=DAY)  # the lamps are on, whatever the hour
    wall = pen.dice.choice(("#efe6d2", "#e3ece8", "#f3e7d8"))
    accent = pen.dice.choice(("#0f6485", "#25704f", "#b23a25"))
    pen.fade([(-20, -20), (1620, -20), (1620, 720), (-20, 720)], mix(wall, "#ffffff", 0.45), wall)
    for k in range(3):
        _big_window(outside, 90 + 520 * k, 90)
    pen.box(-20, 20, 1660, 26, mix(wall, "#8a7a60", 0.25))
    for k in range(4):
        pen.box(120 + 400 * k, 38, 190, 16, "#fffdf2", round_by=8)
        pen.glow(215 + 400 * k, 50, 230, "#fffbe6", 0.4)
    pen.fade([(-20, 700), (1620, 700), (1620, 1020), (-20, 1020)], "#d9c9a8", "#b79f78")
    for k in range(9):
        pen.line([(800 + (k - 4) * 190, 700), (800 + (k - 4) * 330, 1010)], "#c9b691", 3)
    for k in range(4):
        x = 130 + 350 * k
        officer = wearing(pen.dice, pen.dice.choice(("#c9b68a", "#fdfbf5", "#5b8fb0")))
        person(pen, x + 130, 690, 1.2, officer, arm=1)
        pen.box(x, 596, 310, 130, mix(accent, "#ffffff", 0.12), round_by=6)
        pen.box(x - 12, 584, 334, 20, "#f6ead0", round_by=6)
        pen.box(x + 16, 620, 278, 84, accent, round_by=4)
        pen.box(x + 20, 530, 76, 54, "#39424f", round_by=5)
        pen.box(x + 26, 536, 64, 40, "#a9d0d8")
        pen.box(x + 84, 430 - 40, 142, 40, "#22384d", round_by=6)
        for dot in range(4):
            tone = "#f0bd55" if dot == k else "#7fb59a"
            pen.oval(x + 110 + 30 * dot, 410, 8, 8, tone)
        if pen.dice.random() < 0.8:
            person(pen, x + 220, 812, 1.35, arm=1)
    for k in range(7):
        left = 110 + 205 * k
        pen.box(left, 806, 150, 60, mix(accent, "#ffffff", 0.24), round_by=14)
        pen.box(left, 880, 150, 22, mix(accent, "#10131c", 0.2), round_by=8)
        pen.box(left + 70, 900, 12, 78, "#4b5560")
        if pen.dice.random() < 0.62:
            person(pen, left + 66, 968, 1.3, sits=True)
    for x in (40, 1550):
        _plant(pen, x, 800)


def _big_window(pen: Pen, x: float, y: float) -> None:
    view = pen.at(x, y)
    view.box(-12, -12, 404, 284, "#fbfaf6", round_by=6)
    view.fade([(0, 0), (380, 0), (380, 260), (0, 260)], *pen.mood.sky, pure=True)
    view.fade(
        [*curve((0, 210), (170, 110), (380, 200), 16), (380, 260), (0, 260)],
        mix("#5f8f8b", pen.mood.haze, 0.4),
    )
    view.fade([*curve((0, 236), (250, 180), (380, 240), 16), (380, 260), (0, 260)], "#6fa763")
    view.box(186, 0, 8, 260, "#fbfaf6")
    view.box(0, 126, 380, 7, "#fbfaf6")


def _plant(pen: Pen, x: float, y: float) -> None:
    it = pen.at(x, y, 1.4)
    for reach in (-62, -34, -8, 22, 52):
        tip = (reach, -150 + abs(reach))
        it.poly(
            curve((0, -46), (reach * 0.5 - 12, -120), tip, 8)
            + curve(tip, (reach * 0.6 + 16, -84), (0, -40), 8),
            "#3f8a56" if reach % 4 else "#56a066",
        )
    it.poly([(-30, -50), (30, -50), (22, 0), (-22, 0)], "#b5653f")
    it.box(-34, -58, 68, 12, "#c97a50", round_by=3)


def street(pen: Pen) -> None:
    """A street with a town bus, motorcycles and a crossing."""
    sky(pen, 560, clouds=2)
    hills(pen, 560, 150, "#6d93a0", 0.6)
    x = -30.0
    while x < 1600:
        width = pen.dice.uniform(170, 300)
        wall = pen.dice.choice(("#efe0c4", "#d9e2d6", "#f0cfae", "#cfdde2", "#f4ead6", "#e5b99a"))
        town_house(pen, x, 720, width, pen.dice.uniform(230, 430), wall=wall)
        x += width + pen.dice.choice((0, 0, 30))
    _paving(pen, 720, "#cdbfa4")
    for k in range(4):
        tree(pen, 160 + 440 * k + pen.dice.uniform(-60, 60), 770, 1.25)
        lamp_post(pen, 350 + 440 * k, 774, 290)
    crowd(pen, 60, 1540, 786, 8, size=0.86)
    _road(pen, 800)
    for k in range(8):
        pen.poly(
            [
                (1130 + 46 * k, 806),
                (1154 + 46 * k, 806),
                (1190 + 56 * k, 1010),
                (1156 + 56 * k, 1010),
            ],
            "#f4efe3",
            0.9,
        )
    bus(
        pen,
        pen.dice.uniform(330, 560),
        900,
        1.2,
        pen.dice.choice(("#0f6485", "#25704f", "#b23a25", "#d99a1c")),
    )
    motorcycle(pen, 900, 965, 1.15)
    if pen.dice.random() < 0.5:
        motorcycle(pen, 120, 985, 1.25)
    else:
        car(pen, 230, 990, 1.3, "#fbfaf6")
    crowd(pen, 1230, 1540, 950, 3, size=1.2)
