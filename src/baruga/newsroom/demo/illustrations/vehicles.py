"""What drives: buses, cars, an ambulance, motorcycles."""

from baruga.newsroom.demo.illustrations.canvas import Pen, mix
from baruga.newsroom.demo.illustrations.people import Head, anyone, person, wearing


def wheel(pen: Pen, x: float, y: float, radius: float) -> None:
    pen.oval(x, y, radius, radius, "#23272f")
    pen.oval(x, y, radius * 0.52, radius * 0.52, "#aab2b8")
    pen.oval(x, y, radius * 0.2, radius * 0.2, "#4b5560")


def _lights(pen: Pen, x: float, y: float) -> None:
    pen.oval(x, y, 8, 10, "#fff2c4", pure=pen.mood.lamps)
    if pen.mood.lamps:
        pen.glow(x + 14, y, 80, "#fff2c4", 0.6)


def bus(pen: Pen, x: float, y: float, size: float, colour: str, *, flip: bool = False) -> None:
    it = pen.at(x, y, size, flip=flip)
    it.oval(0, 2, 230, 12, "#111a1d", alpha=0.25)
    it.box(-220, -168, 440, 146, colour, round_by=22)
    it.box(-220, -72, 440, 20, mix(colour, "#ffffff", 0.75))
    it.box(-204, -148, 396, 62, "#22384d", round_by=10)
    for k in range(6):
        it.box(
            -198 + 62 * k, -143, 54, 52, "#a9d0d8" if not pen.mood.lamps else "#f6dc9a", round_by=6
        )
    it.poly([(176, -146), (206, -140), (214, -88), (176, -88)], "#bfe0e4")
    it.box(112, -146, 52, 118, mix(colour, "#101820", 0.25), round_by=5)
    it.box(118, -140, 40, 74, "#bfe0e4", round_by=4)
    it.box(-150, -182, 120, 16, mix(colour, "#ffffff", 0.4), round_by=6)
    for px in (-132, 84):
        wheel(it, px, -22, 32)
    _lights(it, 212, -46)


def car(pen: Pen, x: float, y: float, size: float, colour: str, *, flip: bool = False) -> None:
    it = pen.at(x, y, size, flip=flip)
    it.oval(0, 2, 118, 9, "#111a1d", alpha=0.25)
    it.poly([(-86, -50), (-62, -92), (34, -94), (66, -52)], mix(colour, "#101820", 0.12))
    it.poly([(-72, -52), (-54, -84), (-12, -84), (-12, -52)], "#a9d0d8")
    it.poly([(-4, -52), (-4, -84), (30, -85), (52, -52)], "#bfe0e4")
    it.box(-112, -56, 224, 40, colour, round_by=14)
    it.box(-112, -36, 224, 8, mix(colour, "#101820", 0.2))
    for px in (-66, 66):
        wheel(it, px, -18, 22)
    _lights(it, 106, -42)


def ambulance(pen: Pen, x: float, y: float, size: float, *, flip: bool = False) -> None:
    it = pen.at(x, y, size, flip=flip)
    it.oval(0, 2, 150, 10, "#111a1d", alpha=0.25)
    it.box(-146, -136, 210, 118, "#fdfbf5", round_by=12)
    it.poly([(56, -112), (100, -108), (130, -64), (146, -56), (146, -18), (56, -18)], "#fdfbf5")
    it.poly([(66, -102), (96, -99), (120, -64), (66, -64)], "#a9d0d8")
    it.box(-146, -62, 292, 16, "#b23a25")
    it.box(-52, -116, 18, 46, "#b23a25", round_by=2)
    it.box(-66, -102, 46, 18, "#b23a25", round_by=2)
    it.box(-20, -150, 44, 15, "#0f6485", round_by=6)
    for px in (-92, 92):
        wheel(it, px, -20, 26)
    _lights(it, 140, -44)


def truck(pen: Pen, x: float, y: float, size: float, colour: str, *, flip: bool = False) -> Pen:
    """A service truck with an open bed; answers its pen for what it carries."""
    it = pen.at(x, y, size, flip=flip)
    it.oval(0, 2, 170, 10, "#111a1d", alpha=0.25)
    it.box(-166, -60, 250, 36, "#39424f", round_by=4)
    it.box(-166, -84, 232, 40, mix(colour, "#fbfaf6", 0.15), round_by=4)
    it.box(70, -132, 98, 108, colour, round_by=12)
    it.poly([(104, -122), (146, -120), (158, -82), (104, -82)], "#bfe0e4")
    for px in (-110, 114):
        wheel(it, px, -22, 27)
    _lights(it, 162, -48)
    return it


def motorcycle(pen: Pen, x: float, y: float, size: float, *, flip: bool = False) -> None:
    """A rider with a helmet."""
    it = pen.at(x, y, size, flip=flip)
    colour = pen.dice.choice(("#b23a25", "#0f6485", "#25704f", "#d99a1c"))
    wheel(it, -48, -20, 21)
    wheel(it, 50, -20, 21)
    it.poly([(-62, -52), (14, -48), (30, -24), (-44, -26)], colour)
    it.line([(50, -20), (34, -74), (22, -84)], "#39424f", 7)
    it.box(-58, -60, 66, 12, "#23272f", round_by=6)
    shirt = anyone(pen.dice).shirt
    helmet = pen.dice.choice(("#fbfaf6", "#d99a1c", "#b23a25", "#36506a"))
    person(
        it,
        -26,
        -14,
        0.86,
        wearing(pen.dice, shirt, head=Head.HELMET, headwear=helmet),
        arm=1,
        sits=True,
    )
