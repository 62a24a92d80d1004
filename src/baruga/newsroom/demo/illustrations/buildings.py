"""Houses, public buildings and what stands beside them. None is a real building."""

from baruga.newsroom.demo.illustrations.canvas import Pen, curve, mix

LAMP = "#f9d88c"
TILE = "#a9502f"


def window(
    pen: Pen, x: float, y: float, width: float, height: float, *, frame: str = "#fbfaf6"
) -> None:
    """A window with sky in it by day and lamplight by night."""
    pen.box(x - 4, y - 4, width + 8, height + 8, frame, round_by=3)
    if pen.mood.lamps:
        pen.box(x, y, width, height, LAMP, pure=True)
    else:
        pen.box(x, y, width, height, "#7fb2c4")
        pen.poly([(x, y), (x + width * 0.55, y), (x, y + height * 0.7)], "#b7dbe2", 0.7)
    pen.box(x + width / 2 - 1.5, y, 3, height, frame)


def stilt_house(
    pen: Pen,
    x: float,
    y: float,
    size: float = 1.0,
    roof: str = "#7b4a35",
    *,
    wall: str = "#c99a63",
    flip: bool = False,
) -> None:
    """A Bugis-Makassar house on posts, the gable towards us; its feet at (x, y)."""
    it = pen.at(x, y, size, flip=flip)
    it.oval(60, 4, 190, 14, "#16241d", alpha=0.2)
    for px in (-70, -14, 52, 118, 176, 214):
        it.box(px, -70, 9, 72, "#4d3524")
    it.box(-78, -74, 306, 12, "#5b3d28")
    it.box(56, -152, 168, 80, mix(wall, "#3a2418", 0.16))
    it.box(-74, -152, 132, 80, wall)
    for px in range(-66, 56, 14):
        it.line([(px, -150), (px, -76)], mix(wall, "#3a2418", 0.2), 1.5)
    it.poly([(-8, -236), (56, -150), (244, -150), (176, -236)], roof)
    for k in range(1, 5):
        it.line(
            [(-8 + 14 * k, -236 + 18 * k), (180 + 14 * k, -236 + 18 * k)],
            mix(roof, "#1d1512", 0.25),
            2,
        )
    it.poly([(-8, -232), (-78, -150), (62, -150)], mix(wall, "#fff3d6", 0.25))
    for k in range(3):
        it.line(
            [(-52 + 18 * k, -162 - 20 * k), (36 - 18 * k, -162 - 20 * k)],
            mix(wall, "#3a2418", 0.35),
            3,
        )
    it.line([(-90, -142), (-8, -242), (72, -144)], mix(roof, "#1d1512", 0.35), 10)
    it.box(-20, -134, 30, 60, "#5a3722")
    window(it, -62, -130, 24, 30, frame="#f3e3c0")
    for px in (82, 134, 184):
        window(it, px, -130, 24, 32, frame="#f3e3c0")
    it.line([(-6, -70), (-42, 2)], "#5b3d28", 5)
    it.line([(14, -70), (-20, 2)], "#5b3d28", 5)
    for k in range(5):
        it.line([(-12 - 7 * k, -58 + 13 * k), (10 - 7 * k, -58 + 13 * k)], "#6d4a30", 4)


def tongkonan(pen: Pen, x: float, y: float, size: float = 1.0, *, barn: bool = False) -> None:
    """A highland house with its saddle roof (or the rice barn that faces it)."""
    it = pen.at(x, y, size * (0.66 if barn else 1.0))
    it.oval(0, 4, 130, 12, "#10241b", alpha=0.25)
    for px in (-70, -34, 2, 38, 66):
        if barn:
            it.box(px - 2, -80, 13, 82, "#8f6238", round_by=5)
        else:
            it.box(px, -80, 9, 82, "#4d3020")
    if not barn:
        for side in (-1, 1):
            it.box(side * 128 - 4, -190, 8, 192, "#4d3020")
            for k in range(5):
                it.line(
                    [(side * 128 - 12, -120 + 20 * k), (side * 128 + 12, -126 + 20 * k)],
                    "#e6d7b4",
                    4,
                )
    it.box(-84, -86, 168, 14, "#3a2418")
    it.poly([(-92, -150), (92, -150), (80, -86), (-80, -86)], "#a8402a")
    for k, tone in enumerate(("#20150f", "#e0a93a", "#f3ead6")):
        it.box(-88 + 3 * k, -148 + 17 * k, 176 - 6 * k, 5, tone)
    for px in range(-72, 80, 24):
        it.oval(px, -106, 7, 7, "#e0a93a")
        it.oval(px, -106, 3.5, 3.5, "#20150f")
    upper = curve((-214, -312), (-90, -214), (0, -214), 16) + curve(
        (0, -214), (90, -214), (214, -312), 16
    )
    lower = curve((206, -292), (150, -196), (96, -140), 12) + curve(
        (96, -140), (0, -166), (-96, -140), 16
    )
    it.poly([*upper, *lower, *curve((-96, -140), (-150, -196), (-206, -292), 12)], "#3f2a20")
    for k in range(1, 4):
        sag = curve(
            (-206 + 30 * k, -294 + 38 * k), (0, -150 + 4 * k), (206 - 30 * k, -294 + 38 * k), 20
        )
        it.line([(px, py + 8 * k - 10) for px, py in sag], "#5b3d2c", 3, 0.8)
    it.line(upper, "#6d4a35", 7)


def town_house(pen: Pen, x: float, y: float, width: float, height: float, *, wall: str) -> None:
    """A shophouse: shutters below, windows above, a tiled roof."""
    it = pen.at(x, y)
    it.box(0, -height, width, height, wall)
    it.box(0, -height, width * 0.18, height, mix(wall, "#ffffff", 0.16))
    it.poly(
        [
            (-12, -height + 6),
            (18, -height - 46),
            (width - 18, -height - 46),
            (width + 12, -height + 6),
        ],
        TILE,
    )
    it.box(-12, -height, width + 24, 9, mix(TILE, "#2a120b", 0.35))
    floors = max(1, int((height - 110) // 92))
    for floor in range(floors):
        for k in range(max(2, int(width // 74))):
            step = width / max(2, int(width // 74))
            window(it, k * step + step / 2 - 17, -height + 34 + floor * 92, 34, 48)
    awning = pen.dice.choice(("#0f6485", "#b23a25", "#d99a1c", "#25704f"))
    it.box(14, -84, width - 28, 84, "#4b5560")
    for k in range(1, 6):
        it.line([(16, -84 + 14 * k), (width - 16, -84 + 14 * k)], "#5f6b77", 2)
    awnings(it, 4, -112, width - 8, 34, colour=awning)


def awnings(pen: Pen, x: float, y: float, width: float, drop: float, *, colour: str) -> None:
    """A striped awning with a scalloped edge."""
    count = max(4, round(width / 26))
    step = width / count
    for k in range(count):
        tone = colour if k % 2 else "#fbf4e4"
        left, right = x + k * step, x + (k + 1) * step
        pen.poly([(left + 4, y), (right + 4, y), (right, y + drop), (left, y + drop)], tone)
        pen.oval((left + right) / 2, y + drop, step / 2, 8, mix(tone, "#2a211d", 0.08))


def flag(pen: Pen, x: float, y: float, height: float) -> None:
    """The red and white on its pole."""
    pen.box(x - 3, y - height, 6, height, "#d9d4c6", round_by=3)
    pen.oval(x, y - height, 6, 6, "#d99a1c")
    top = curve((x + 3, y - height + 8), (x + 36, y - height - 6), (x + 92, y - height + 12), 10)
    middle = [(px, py + 26) for px, py in top]
    bottom = [(px, py + 52) for px, py in top]
    pen.poly([*top, *reversed(middle)], "#c8322b")
    pen.poly([*middle, *reversed(bottom)], "#fdfbf5")


def lamp_post(pen: Pen, x: float, y: float, height: float) -> None:
    pen.box(x - 3, y - height, 6, height, "#39424f")
    pen.line([(x, y - height), (x + 34, y - height - 10)], "#39424f", 5)
    if pen.mood.lamps:
        pen.glow(x + 36, y - height, 90, LAMP, 0.55)
    pen.oval(
        x + 36, y - height - 6, 15, 7, LAMP if pen.mood.lamps else "#e8e4d6", pure=pen.mood.lamps
    )


def pillars(pen: Pen, x: float, y: float, width: float, height: float, *, count: int) -> None:
    """A row of columns, round by their light and shade; (x, y) is the left foot."""
    step = width / (count - 1)
    for k in range(count):
        left = x + k * step - 17
        pen.box(left, y - height, 34, height, "#f3ecdc")
        pen.box(left, y - height, 9, height, "#fffaf0")
        pen.box(left + 24, y - height, 10, height, "#cdc2ab")
        pen.box(left - 8, y - height - 12, 50, 14, "#fbf4e4", round_by=3)
        pen.box(left - 8, y - 12, 50, 14, "#e0d5be", round_by=3)


def bench(pen: Pen, x: float, y: float, width: float) -> None:
    pen.box(x, y - 40, width, 9, "#8a5a36", round_by=3)
    pen.box(x, y - 74, width, 8, "#9a6842", round_by=3)
    for px in (x + 8, x + width - 14):
        pen.box(px, y - 74, 6, 76, "#4b5560")
