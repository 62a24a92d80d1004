"""The square card of a kit: the fact above, the photograph beside the stamped picture, who says so below.

Drawn with the typeface that comes with Pillow: nothing is fetched, and nothing has to be installed.
"""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont, ImageOps
from wagtail.images.models import SourceImageIOError

from baruga.amplification.words import cut
from baruga.hoaxdesk.choices import Ruling
from baruga.hoaxdesk.stamping import GOLD, GREEN, RED
from baruga.newsroom.sizes import one_at_a_time

if TYPE_CHECKING:
    from baruga.amplification.card import Card
    from baruga.newsroom.models import Photo

SIDE = 1080  # pixels
EDGE = 56
ROOM = SIDE - 2 * EDGE  # width
GUTTER = 24
BEGIN = 98  # where the fact may begin
FOOT = 156  # height of the band with the names
FLOOR = SIDE - FOOT
BELOW = 132  # label and caption under a picture
QUALITY = 84
SIZE = "format-jpeg|width-1280"  # of a photograph: also the one that the picture engine asks for
INK, INK_2, PAPER, MOUNT = (28, 34, 48), (74, 82, 99), (251, 250, 246), (236, 231, 219)
LAUT, WHITE, PALE = (12, 74, 99), (255, 255, 255), (206, 225, 233)
WRITTEN_AS = str.maketrans({"–": "-", "—": "-", "•": "·", "\u00a0": " ", "‑": "-"})
BEYOND_ASCII = set("…·“”‘’")  # what else the typeface can write

logger = logging.getLogger(__name__)
Pen = ImageDraw.ImageDraw
Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Panel:
    """A picture, how it fills its place, and what stands below it."""

    picture: Image.Image
    place: Callable[[Image.Image, tuple[int, int]], Image.Image]
    label: str
    caption: str
    colour: Colour


def draw(card: Card) -> bytes:
    """A JPEG of `SIDE` by `SIDE` pixels, without metadata. A picture whose file is gone is left out."""
    shot = _opened(card.shot.photo) if card.shot else None  # before the turn: it takes its own
    with one_at_a_time():
        panels = _panels(card, shot)
        sheet = Image.new("RGB", (SIDE, SIDE), PAPER)
        pen = ImageDraw.Draw(sheet)
        pen.rectangle([0, 0, SIDE, 15], fill=LAUT)
        _write(pen, (EDGE, 46), card.tag.upper(), 32, GREEN, bold=True)
        if panels:
            _pictured(sheet, pen, card, panels)
        else:
            _in_words(pen, card)
        _foot(pen, card)
        drawn = BytesIO()
        sheet.save(drawn, "JPEG", quality=QUALITY, optimize=True)
    return drawn.getvalue()


def colour_of(ruling: str) -> Colour:
    """Red is for what misleads alone."""
    if Ruling(ruling).needs_kind:
        return RED
    return GREEN if ruling == Ruling.TRUE else GOLD


def writable(text: str) -> str:
    """`text` in the letters that the typeface has; others lose their accents, or go."""
    plain = unicodedata.normalize("NFKD", text.translate(WRITTEN_AS).replace("…", "\0"))
    kept = (each for each in plain if each == "\0" or each in BEYOND_ASCII or " " <= each <= "~")
    return " ".join("".join(kept).replace("\0", "…").split())


def _opened(photo: Photo) -> Image.Image | None:
    """The photograph in a size for screens; None when its file is gone."""
    try:
        with photo.get_rendition(SIZE).file.open("rb") as file, Image.open(file) as image:
            return image.convert("RGB")
    except (OSError, SourceImageIOError):
        logger.warning("The file of photograph %s cannot be read; its card does without", photo.pk)
        return None


def _panels(card: Card, shot: Image.Image | None) -> list[Panel]:
    """The real one first, as it is read first."""
    found = []
    if shot is not None and card.shot is not None:
        focus = card.shot.photo.get_focal_point()
        size = (card.shot.photo.width, card.shot.photo.height)
        centre = (focus.centroid[0] / size[0], focus.centroid[1] / size[1]) if focus else (0.5, 0.4)

        def filled(picture: Image.Image, room: tuple[int, int]) -> Image.Image:
            return ImageOps.fit(picture, room, centering=centre)

        found.append(Panel(shot, filled, card.shot.label, card.shot.caption, GREEN))
    if card.stamped is not None:
        try:
            with card.stamped.stamped.open("rb") as file, Image.open(file) as image:
                stamped = image.convert("RGB")
        except OSError:
            logger.warning("The stamped form of picture %s cannot be read", card.stamped.pk)
            return found
        found.append(Panel(stamped, _whole, card.stamped_label, "", colour_of(card.ruling)))
    return found


def _whole(picture: Image.Image, room: tuple[int, int]) -> Image.Image:
    """All of it, since the stamp runs over all of it, on a mount."""
    return ImageOps.pad(picture, room, color=MOUNT)


def _pictured(sheet: Image.Image, pen: Pen, card: Card, panels: list[Panel]) -> None:
    """The fact, as large as fits, in the middle of what the pictures leave of the sheet."""
    width = (ROOM - GUTTER * (len(panels) - 1)) // len(panels)
    points, lines = _fitting(writable(card.fact), ROOM, 310, most=88)
    spare = FLOOR - BELOW - BEGIN - len(lines) * _leading(points) - 30
    natural = max(round(one.picture.height * width / one.picture.width) for one in panels)
    height = min(spare, max(natural, 440))
    _lines(pen, (EDGE, BEGIN + (spare - height) // 2), lines, points, INK, bold=True)
    for number, panel in enumerate(panels):
        left, top = EDGE + number * (width + GUTTER), FLOOR - BELOW - height
        sheet.paste(panel.place(panel.picture, (width, height)), (left, top))
        below = top + height
        pen.rectangle([left, below, left + width - 1, below + 7], fill=panel.colour)
        _write(pen, (left, below + 18), panel.label, 30, panel.colour, bold=True, within=width)
        points, lines = _fitting(writable(panel.caption), width, 56, most=23, least=21)
        shown = [line.strip(" ·") for line in lines]
        _lines(pen, (left, below + 58), shown, points, INK_2)


def _in_words(pen: Pen, card: Card) -> None:
    """The fact, and below it how we know, in the middle of the sheet."""
    points, lines = _fitting(writable(card.fact), ROOM, 470, most=96)
    height = len(lines) * _leading(points)
    room = FLOOR - BEGIN - height - 100
    reasons = _fitting(writable(card.how), ROOM, room, most=40, least=26)
    spare = room - len(reasons[1]) * _leading(reasons[0])
    end = _lines(pen, (EDGE, BEGIN + spare // 2), lines, points, INK, bold=True)
    if reasons[1]:
        pen.rectangle([EDGE, end + 30, EDGE + 120, end + 36], fill=GREEN)
        _lines(pen, (EDGE, end + 64), reasons[1], reasons[0], INK_2)


def _foot(pen: Pen, card: Card) -> None:
    pen.rectangle([0, FLOOR, SIDE, SIDE], fill=LAUT)
    _write(pen, (EDGE, FLOOR + 24), card.site, 38, WHITE, bold=True, within=ROOM)
    points, lines = _fitting(writable(card.signed), ROOM, 62, most=28, least=22)
    _lines(pen, (EDGE, FLOOR + 78), lines, points, PALE)


def _font(points: int) -> ImageFont.FreeTypeFont:
    found = ImageFont.load_default(points)
    assert isinstance(found, ImageFont.FreeTypeFont)  # noqa: S101  what a size asks for
    return found


def _weight(points: int, bold: bool) -> float:
    return max(0.5, points / 48) if bold else 0


def _write(
    pen: Pen,
    at: tuple[float, float],
    text: str,
    points: int,
    colour: Colour,
    *,
    bold: bool = False,
    within: int = SIDE,
) -> None:
    """One line, smaller by a quarter if need be, and cut at last."""
    text = writable(text)
    least = points * 3 // 4
    while points > least and _font(points).getlength(text) > within:
        points -= 1
    room = len(text)
    while text and _font(points).getlength(text) > within:
        room -= 1
        text = cut(text, room)
    pen.text(
        at,
        text,
        fill=colour,
        font=_font(points),
        stroke_width=_weight(points, bold),
        stroke_fill=colour,
    )


def _lines(
    pen: Pen,
    at: tuple[int, int],
    lines: list[str],
    points: int,
    colour: Colour,
    *,
    bold: bool = False,
) -> int:
    """Answers where the last line ends."""
    for number, line in enumerate(lines):
        _write(pen, (at[0], at[1] + number * _leading(points)), line, points, colour, bold=bold)
    return at[1] + len(lines) * _leading(points)


def _leading(points: int) -> int:
    return round(points * 1.22)


def _fitting(
    text: str, width: int, height: int, *, most: int, least: int = 30
) -> tuple[int, list[str]]:
    """The largest letters in which `text` fits, and its lines; cut when the least are too large."""
    points = most
    lines = _wrapped(text, points, width)
    while points > least and len(lines) * _leading(points) > height:
        points -= 2
        lines = _wrapped(text, points, width)
    fits = max(1, height // _leading(points))
    if len(lines) > fits:
        last = lines[fits - 1]
        lines = [*lines[: fits - 1], cut(f"{last} {lines[fits]}", len(last))]
    return points, lines


def _wrapped(text: str, points: int, width: int) -> list[str]:
    font = _font(points)
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
            lines.extend(_broken(lines, font, width))
    return lines


def _broken(lines: list[str], font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """What is left of a last word wider than a line, which is cut to its width."""
    word, rest = lines.pop(), []
    while font.getlength(word) > width and len(word) > 1:
        fits = len(word) - 1
        while fits > 1 and font.getlength(word[:fits]) > width:
            fits -= 1
        rest.append(word[:fits])
        word = word[fits:]
    return [*rest, word]
