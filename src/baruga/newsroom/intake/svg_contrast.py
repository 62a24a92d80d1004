"""How well the words of a drawing stand out, as far as its own notation says it for sure.

The ground of a text is the last opaque rectangle, circle or ellipse painted under its anchor, else
white. Where a path, a picture, a gradient or transparency lies under it nobody can say without drawing
it, and the text is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from baruga.matching.contrast import Colour, colour, ratio

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
WHITE: Colour = (255, 255, 255)
HIDDEN = frozenset({"defs", "symbol", "clipPath", "mask", "pattern", "marker", "filter", "style"})
_TRANSFORM = re.compile(r"(matrix|translate|scale)\s*\(([^)]*)\)|(\w+)\s*\(")
_NUMBER = re.compile(r"-?\d*\.?\d+(?:e-?\d+)?", re.IGNORECASE)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
INHERITED = ("fill", "opacity", "fill-opacity")


@dataclass(frozen=True)
class Words:
    text: str
    ratio: float


@dataclass(frozen=True)
class _Ground:
    """A painted area: left, top, right, bottom; `colour` None where it is not one plain colour."""

    box: tuple[float, float, float, float]
    colour: Colour | None

    def lies_under(self, x: float, y: float) -> bool:
        left, top, right, bottom = self.box
        return left <= x <= right and top <= y <= bottom


def faint_words(root: Element, limit: float) -> list[Words]:
    """Texts of a cleaned drawing that stand out less than `limit`, the faintest first."""
    found = _Painter(root).measured()
    return sorted((words for words in found if words.ratio < limit), key=lambda each: each.ratio)


class _Painter:
    """Walks the drawing in the order in which it is painted."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.rules = [
            (selector.strip(), _declared(inner))
            for sheet in root.iter("style")
            for selectors, inner in _RULE.findall(sheet.text or "")
            for selector in selectors.split(",")
        ]
        self.grounds: list[_Ground] = []

    def measured(self) -> list[Words]:
        start = {"fill": "black", "opacity": "1", "fill-opacity": "1"}
        return list(self._walk(self.root, start, IDENTITY))

    def _walk(self, node: Element, above: dict[str, str], matrix: Matrix | None) -> Iterator[Words]:
        if node.tag in HIDDEN:
            return
        look = self._look(node, above)
        matrix = _combined(matrix, node.get("transform", ""))
        if node.tag == "text":
            yield from self._words(node, look, matrix)
            return
        if (box := _box(node)) and look["fill"] != "none":
            self.grounds.append(_Ground(_moved(box, matrix), _paint(node, look, matrix)))
        for child in node:
            yield from self._walk(child, look, matrix)

    def _look(self, node: Element, above: dict[str, str]) -> dict[str, str]:
        own = {name: node.attrib[name] for name in INHERITED if name in node.attrib}
        for selector, declared in self.rules:
            classes = {f".{name}" for name in node.get("class", "").split()}
            if selector in {node.tag, f"#{node.get('id')}", *classes}:
                own |= declared
        own |= _declared(node.get("style", ""))
        look = above | {name: value for name, value in own.items() if name in INHERITED}
        look["opacity"] = str(_share(own.get("opacity", "1")) * _share(above["opacity"]))
        return look

    def _words(self, node: Element, look: dict[str, str], matrix: Matrix | None) -> Iterator[Words]:
        """The text's first position stands for all of it; a `tspan` may have a colour of its own."""
        first = next((each for each in node.iter() if each.get("x")), node)
        position = _first(first.get("x")), _first(first.get("y") or node.get("y"))
        if matrix is None:
            return
        x, y = _point(matrix, position[0], position[1] - 1)
        ground = next((each for each in reversed(self.grounds) if each.lies_under(x, y)), None)
        behind = ground.colour if ground else WHITE
        for part in (node, *node.iter("tspan")):
            words = " ".join((part.text or "").split())
            ink = _ink(self._look(part, look) if part is not node else look)
            if words and ink and behind:
                yield Words(words, ratio(ink, behind))


def _ink(look: dict[str, str]) -> Colour | None:
    opaque = _share(look["opacity"]) * _share(look["fill-opacity"]) == 1
    return colour(look["fill"]) if opaque else None


def _paint(node: Element, look: dict[str, str], matrix: Matrix | None) -> Colour | None:
    plain = node.tag in {"rect", "circle", "ellipse"} and matrix is not None
    return _ink(look) if plain else None


def _box(node: Element) -> tuple[float, float, float, float] | None:
    """The area of a shape, in its own coordinates; for a path the span of all its numbers."""

    def read(name: str) -> float:
        return _first(node.get(name))

    match node.tag:
        case "rect" | "image":
            width, height = (_length(node.get(name)) for name in ("width", "height"))
            return read("x"), read("y"), read("x") + width, read("y") + height
        case "circle":
            across = down = read("r")
        case "ellipse":
            across, down = read("rx"), read("ry")
        case "path" | "polygon" | "polyline":
            numbers = [float(n) for n in _NUMBER.findall(node.get("d") or node.get("points") or "")]
            xs, ys = numbers[::2], numbers[1::2]
            return (min(xs), min(ys), max(xs), max(ys)) if ys else None
        case _:
            return None
    return read("cx") - across, read("cy") - down, read("cx") + across, read("cy") + down


def _length(text: str | None) -> float:
    """A length; a percentage is of the whole drawing, which is taken as boundless."""
    return 1e9 if (text or "").strip().endswith("%") else _first(text)


def _moved(
    box: tuple[float, float, float, float], matrix: Matrix | None
) -> tuple[float, float, float, float]:
    """The box after the transforms; everywhere, when one of them is not understood."""
    if matrix is None:
        return (-1e9, -1e9, 1e9, 1e9)
    (x1, y1), (x2, y2) = _point(matrix, *box[:2]), _point(matrix, *box[2:])
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _combined(matrix: Matrix | None, text: str) -> Matrix | None:
    """`matrix` after the transforms in `text`; None once something turns or skews."""
    for name, inner, other in _TRANSFORM.findall(text):
        numbers = [float(number) for number in _NUMBER.findall(inner)]
        if other or matrix is None or not numbers:
            return None
        a, b, c, d, e, f = matrix
        if name == "translate":
            step: Matrix = (1, 0, 0, 1, numbers[0], numbers[1] if len(numbers) > 1 else 0)
        elif name == "scale":
            step = (numbers[0], 0, 0, numbers[-1], 0, 0)
        elif len(numbers) == 6 and numbers[1] == numbers[2] == 0:
            step = (numbers[0], 0, 0, numbers[3], numbers[4], numbers[5])
        else:
            return None
        matrix = (
            a * step[0], b, c, d * step[3], a * step[4] + e, d * step[5] + f,
        )  # fmt: skip
    return matrix


def _point(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    return matrix[0] * x + matrix[4], matrix[3] * y + matrix[5]


def _declared(text: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in text.split(";"))
    return {name.strip().lower(): value.strip() for name, _colon, value in pairs if value.strip()}


def _share(text: str) -> float:
    found = _NUMBER.search(text)
    value = float(found[0]) if found else 1.0
    return value / 100 if text.strip().endswith("%") else value


def _first(text: str | None) -> float:
    found = _NUMBER.search(text or "")
    return float(found[0]) if found else 0.0
