"""What floats: a phinisi, fishing boats, a ferry, a cargo ship."""

from dataclasses import replace

from baruga.newsroom.demo.illustrations.canvas import Pen, curve, mix

WOOD = "#4a2d1d"


def mirrored(pen: Pen, water: str) -> Pen:
    """The pen for a reflection: upside down, flat and sunk into the water's colour."""
    return replace(pen, sy=-0.6 * pen.sy).washed(water, 0.72)


def phinisi(pen: Pen, x: float, y: float, size: float, water: str, *, flip: bool = False) -> None:
    """The two-masted schooner of Bulukumba with its seven sails; (x, y) is at the waterline."""
    it = pen.at(x, y, size, flip=flip)
    _sails(mirrored(it, water))
    it.oval(0, 8, 178, 10, mix(pen.shade("#0a3346"), water, 0.5), alpha=0.5, pure=True)
    _sails(it)
    hull = curve((-176, -40), (-120, 12), (-20, 10)) + curve((-20, 10), (110, 12), (178, -52))
    it.poly([*hull, (150, -34), (60, -18), (-90, -18)], WOOD)
    it.poly(
        [
            *curve((-176, -40), (-110, -12), (0, -14)),
            *curve((0, -14), (110, -14), (178, -52)),
            (150, -38),
            (40, -22),
            (-100, -22),
            (-172, -46),
        ],
        "#f0e6d2",
    )
    it.line([(120, -36), (262, -92)], WOOD, 6)
    it.box(-142, -60, 66, 30, "#8a5a36", round_by=4)
    it.box(-146, -66, 74, 8, "#5c3821", round_by=3)
    for k in range(3):
        it.box(
            -134 + 20 * k,
            -54,
            11,
            11,
            "#f6d78a" if pen.mood.lamps else "#dfe9ea",
            pure=pen.mood.lamps,
        )
    it.line([(-150, -8), (-20, 4), (120, -8)], mix(WOOD, "#ffffff", 0.18), 3)
    it.poly([(-172, -46), (-172, -78), (-206, -72), (-172, -66)], "#b23a25")
    it.poly([(-172, -66), (-206, -72), (-204, -62), (-172, -56)], "#fbfaf6")


def _sails(it: Pen) -> None:
    cloth, shade = "#fbf4e4", "#e6d8bd"
    it.line([(-64, -20), (-64, -330)], WOOD, 7)
    it.line([(62, -20), (62, -368)], WOOD, 7)
    it.poly(
        [
            *curve((-58, -52), (-10, -150), (-58, -250)),
            (-58, -250),
            *curve((-150, -212), (-168, -120), (-172, -58), 8),
        ],
        cloth,
    )
    it.poly(
        [
            *curve((56, -50), (30, -160), (56, -268)),
            *curve((-22, -232), (-38, -140), (-48, -56), 8),
        ],
        cloth,
    )
    it.poly([(-58, -262), (-60, -326), (-132, -228)], shade)
    it.poly([(56, -280), (60, -360), (-14, -252)], shade)
    for foot, head, tone in ((148, -250, shade), (200, -296, cloth), (256, -344, shade)):
        it.poly(
            [
                (66, head),
                *curve(
                    (foot, -50 - (foot - 148) * 0.36),
                    (foot * 0.6, -90),
                    (70, -66 - (foot - 148) * 0.9),
                    8,
                ),
            ],
            tone,
        )
    it.line([(62, -364), (258, -92)], WOOD, 2)
    it.line([(-64, -328), (62, -364)], WOOD, 2)


def fishing_boat(
    pen: Pen, x: float, y: float, size: float, water: str, *, colour: str, flip: bool = False
) -> None:
    """A painted wooden boat with a small wheelhouse and its flag."""
    it = pen.at(x, y, size, flip=flip)
    for brush in (mirrored(it, water), it):
        hull = [(-120, -34), (-96, 12), (84, 12), (140, -52), (70, -26)]
        brush.poly(hull, colour)
        brush.poly(
            [(-120, -34), (-114, -22), (78, -14), (132, -40), (140, -52), (70, -26)], "#fbf4e4"
        )
        brush.box(-70, -86, 66, 58, "#f1e6d0", round_by=4)
        brush.box(-78, -94, 84, 11, mix(colour, "#101820", 0.25), round_by=4)
        for k in range(2):
            brush.box(-60 + 28 * k, -76, 18, 18, "#8fc3cf", round_by=2)
        brush.line([(36, -24), (36, -150)], WOOD, 4)
        brush.line([(36, -146), (132, -54)], WOOD, 2)
        brush.line([(36, -146), (-70, -94)], WOOD, 2)
    it.poly([(36, -150), (36, -136), (10, -136), (10, -150)], "#c0392b")
    it.poly([(36, -136), (36, -122), (10, -122), (10, -136)], "#fbfaf6")


def canoe(pen: Pen, x: float, y: float, size: float, water: str, *, colour: str = "#6b4327") -> Pen:
    """A narrow boat; answers its pen so that somebody can be seated in it."""
    it = pen.at(x, y, size)
    for brush in (mirrored(it, water), it):
        rim = curve((-130, -26), (0, 8), (130, -30))
        brush.poly([*rim, *curve((112, 4), (0, 22), (-108, 6))], colour)
        brush.line(rim, mix(colour, "#f1dcae", 0.4), 5)
    return it


def ferry(pen: Pen, x: float, y: float, size: float, water: str, *, flip: bool = False) -> None:
    """A white ferry for people and cars."""
    it = pen.at(x, y, size, flip=flip)
    for brush in (mirrored(it, water), it):
        brush.poly([(-300, -70), (-276, 16), (252, 16), (330, -78)], "#0f6485")
        brush.poly([(-300, -70), (-294, -46), (308, -46), (330, -78)], "#fbfaf6")
        brush.box(-262, -134, 500, 66, "#fbfaf6", round_by=6)
        brush.box(-214, -190, 372, 60, "#f1ece0", round_by=6)
        brush.box(60, -236, 106, 50, "#fbfaf6", round_by=8)
        brush.box(-120, -258, 62, 72, "#d99a1c", round_by=4)
        brush.box(-120, -240, 62, 14, "#fbfaf6")
        for k in range(15):
            brush.box(-244 + 31 * k, -114, 18, 16, "#33637a", round_by=4)
        for k in range(10):
            brush.box(-196 + 33 * k, -172, 22, 22, "#33637a", round_by=3)
        brush.box(70, -224, 90, 16, "#33637a", round_by=3)
        brush.line([(112, -236), (112, -286)], "#5a6473", 5)
    it.line([(-262, -140), (238, -140)], "#cfd6d6", 3)
    for k in range(4):
        it.oval(-150 + 110 * k, -56, 11, 11, "#d46f5b")
        it.oval(-150 + 110 * k, -56, 5, 5, "#fbfaf6")
    if pen.mood.lamps:
        for k in range(10):
            it.box(-196 + 33 * k, -172, 22, 22, "#f8d98a", round_by=3, pure=True)


def cargo_ship(pen: Pen, x: float, y: float, size: float, water: str) -> None:
    it = pen.at(x, y, size)
    for brush in (mirrored(it, water), it):
        brush.poly([(-380, -70), (-350, 22), (330, 22), (400, -96), (340, -70)], "#7a2d22")
        brush.poly([(-380, -70), (-368, -30), (366, -38), (400, -96), (340, -70)], "#22384d")
        brush.box(-340, -200, 96, 132, "#f4efe3", round_by=4)
        brush.box(-348, -226, 112, 30, "#f4efe3", round_by=4)
        brush.box(-340, -218, 98, 12, "#33637a")
        brush.box(-316, -262, 36, 40, "#d99a1c")
    tones = ("#b23a25", "#0f6485", "#d99a1c", "#25704f", "#8a94a3", "#d46f5b")
    for column in range(8):
        for row in range(pen.dice.randint(1, 3)):
            tone = pen.dice.choice(tones)
            it.box(-226 + 70 * column, -108 - 36 * row, 66, 34, tone)
            for k in range(5):
                it.box(
                    -220 + 70 * column + 12 * k, -105 - 36 * row, 3, 28, mix(tone, "#101820", 0.22)
                )
