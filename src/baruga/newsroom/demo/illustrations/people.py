"""Small figures without faces: residents and officers, in the clothes of their day."""

from dataclasses import dataclass
from enum import Enum
from random import Random

from baruga.newsroom.demo.illustrations.canvas import Pen, mix

SKINS = ("#c58f68", "#b27a55", "#9c6746", "#d2a07a")
SHIRTS = (
    "#0f6485",
    "#b23a25",
    "#d99a1c",
    "#25704f",
    "#f1e6d0",
    "#7b5ea7",
    "#d46f5b",
    "#5b8fb0",
    "#e9c46a",
)
TROUSERS = ("#2b3346", "#4a3f39", "#36506a", "#5a5348")


class Head(Enum):
    HAIR = "hair"
    LONG_HAIR = "long hair"
    HEADSCARF = "headscarf"
    CAP = "cap"
    FARMER = "farmer's hat"
    HELMET = "safety helmet"


@dataclass(frozen=True)
class Look:
    shirt: str
    trousers: str
    skin: str
    head: Head
    headwear: str = "#2a211d"
    skirt: bool = False


def anyone(dice: Random) -> Look:
    """Somebody in the street."""
    head = dice.choice(
        (Head.HAIR, Head.HAIR, Head.HEADSCARF, Head.HEADSCARF, Head.LONG_HAIR, Head.CAP)
    )
    plain = head in (Head.HAIR, Head.LONG_HAIR)
    return Look(
        shirt=dice.choice(SHIRTS),
        trousers=dice.choice(TROUSERS),
        skin=dice.choice(SKINS),
        head=head,
        headwear="#2a211d" if plain else dice.choice(SHIRTS),
        skirt=head in (Head.HEADSCARF, Head.LONG_HAIR),
    )


def wearing(
    dice: Random,
    shirt: str,
    *,
    trousers: str = "#2b3346",
    head: Head | None = None,
    headwear: str = "#2a211d",
) -> Look:
    """Somebody at work, in the clothes of the work."""
    chosen = head or dice.choice((Head.HAIR, Head.HEADSCARF, Head.HAIR))
    cover = mix(shirt, "#ffffff", 0.35) if chosen is Head.HEADSCARF and head is None else headwear
    return Look(shirt, trousers, dice.choice(SKINS), chosen, cover, skirt=chosen is Head.HEADSCARF)


def person(
    pen: Pen,
    x: float,
    y: float,
    size: float = 1.0,
    look: Look | None = None,
    *,
    arm: float = 0.0,
    sits: bool = False,
) -> None:
    """A figure 150 units tall with its feet at (x, y); `arm`: 0 hangs, 1 points, 2 is raised."""
    who = look or anyone(pen.dice)
    it = pen.at(x, y, size, flip=pen.dice.random() < 0.5 and not arm)
    it.oval(0, 1, 30, 6, "#1b2a2a", alpha=0.18)
    lift = 40.0 if sits else 0.0
    body = it.at(0, lift)
    if sits:
        it.box(-20, -40, 56, 18, who.trousers, round_by=9)
        it.box(22, -38, 14, 38, who.trousers, round_by=6)
    elif who.skirt:
        it.poly([(-17, -78), (17, -78), (25, -4), (-25, -4)], who.trousers)
    else:
        it.poly([(-16, -74), (-1, -74), (-3, 0), (-16, 0)], who.trousers)
        it.poly([(1, -74), (16, -74), (17, 0), (4, 0)], mix(who.trousers, "#000000", 0.14))
    bust(body, who, arm)


def bust(it: Pen, who: Look, arm: float = 0.0) -> None:
    """The figure from the belt up, where the feet would be at the pen's origin."""
    if who.head is Head.LONG_HAIR:
        it.box(-18, -152, 36, 56, who.headwear, round_by=15)
    _torso(it, who, arm)
    _head(it, who)


def _torso(it: Pen, who: Look, arm: float) -> None:
    dark = mix(who.shirt, "#10131c", 0.18)
    it.line([(-18, -108), (-24, -82), (-22, -64)], dark, 10)
    it.box(-20, -118, 40, 50, who.shirt, round_by=13)
    it.box(-19, -90, 38, 24, who.shirt, round_by=5)
    hand = {0: (23.0, -62.0), 1: (48.0, -100.0), 2: (40.0, -146.0)}[round(arm)]
    elbow = {0: (25.0, -84.0), 1: (32.0, -92.0), 2: (34.0, -118.0)}[round(arm)]
    it.line([(17, -109), elbow, hand], dark, 10)
    it.oval(*hand, 5.5, 5.5, who.skin)


def _head(it: Pen, who: Look) -> None:
    if who.head is Head.HEADSCARF:
        it.poly([(-24, -96), (0, -90), (24, -96), (17, -136), (-17, -136)], who.headwear)
        it.oval(0, -137, 19, 20, who.headwear)
        it.oval(3, -136, 12, 13.5, who.skin)
        return
    it.box(-5, -124, 10, 12, mix(who.skin, "#5a3420", 0.25))
    it.oval(0, -137, 14.5, 16, who.skin)
    if who.head in (Head.HAIR, Head.LONG_HAIR):
        it.poly(
            [(-15, -134), (-15, -146), (-8, -155), (7, -156), (15, -147), (15, -140), (4, -147)],
            who.headwear,
        )
    elif who.head is Head.FARMER:
        it.poly([(-40, -138), (0, -166), (40, -138), (0, -132)], "#d9b36a")
        it.poly([(0, -166), (40, -138), (0, -132)], "#c09748")
    else:
        it.poly([(-16, -140), (-14, -152), (0, -158), (14, -152), (16, -140)], who.headwear)
        if who.head is Head.CAP:
            it.box(4, -144, 24, 5, who.headwear, round_by=2)
        else:
            it.box(-20, -144, 40, 5, who.headwear, round_by=2)


def crowd(pen: Pen, left: float, right: float, y: float, count: int, *, size: float = 1.0) -> None:
    """People at loose distances, those behind drawn first."""
    spots = sorted((y + pen.dice.uniform(-14, 14), k) for k in range(count))
    for down, k in spots:
        x = left + (right - left) * (k + pen.dice.uniform(0.2, 0.8)) / count
        person(pen, x, down, size * pen.dice.uniform(0.92, 1.06))
