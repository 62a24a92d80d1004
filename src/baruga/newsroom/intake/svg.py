"""A drawing made safe: what draws stays, what acts or reaches out goes.

An allow-list of elements, attributes and properties of SVG 2 (https://www.w3.org/TR/SVG2/), applied
to the tree that defusedxml read and written anew, so that no trick of notation survives: no script,
event handler, foreign object, animation, outside reference, entity, and no picture but raster ones
inside the file itself. Styles keep plain rules; `@import`, `@font-face` and `url()` to elsewhere go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

from baruga.newsroom.intake import Refused
from baruga.newsroom.intake.svg_words import ATTRIBUTES, ELEMENTS, PROPERTIES, SILENT

if TYPE_CHECKING:
    from collections.abc import Mapping

SVG = "http://www.w3.org/2000/svg"
XLINK = "{http://www.w3.org/1999/xlink}href"
MAX_BYTES = 2 * 2**20
MAX_ELEMENTS = 20_000
MAX_DRAWN = 100_000
"""Elements drawn once every `use` is followed: what a few nested ones multiply to."""
MAX_DEPTH = 60

_LOCAL_URL = re.compile(r"url\(\s*(['\"]?)#[\w.:-]+\1\s*\)")
_LOCAL = re.compile(r"#[\w.:-]+")
_RASTER = re.compile(r"data:image/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/=\s]+")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}@;]+)\{([^{}]*)\}")
_AT_BLOCK = re.compile(r"@[^{};]*(?:;|\{(?:[^{}]|\{[^{}]*\})*\})")
_SELECTOR = re.compile(r"[\w\s.#,>*:()\[\]=\"'~+-]+")
_NUMBER = re.compile(r"\s*([0-9]*\.?[0-9]+)(px|pt|mm|cm|in)?\s*")
_PER_UNIT = {None: 1, "px": 1, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}


@dataclass(frozen=True)
class Cleaned:
    """`markup` is the drawing anew; sizes are in CSS pixels; `removed` names what was left out."""

    markup: str
    width: int
    height: int
    removed: tuple[str, ...]


@dataclass
class _Cleaner:
    removed: set[str] = field(default_factory=set)
    count: int = 0

    def element(self, source: Element, depth: int = 0) -> Element | None:
        """`source` with all that is allowed of it and below it; None when it is not."""
        self.count += 1
        if depth > MAX_DEPTH or self.count > MAX_ELEMENTS:
            raise Refused(_too_intricate())
        name = _svg_name(source)
        if name == "a":
            name = "g"  # a link draws what it holds
        if name not in ELEMENTS:
            if name not in SILENT:
                self.removed.add(name or str(source.tag).rpartition("}")[2])
            return None
        made = Element(name)
        if name == "style":
            made.text = self.style_sheet("".join(source.itertext()))
            return made
        for attribute, value in source.attrib.items():
            self.attribute(made, attribute, value)
        if name == "image" and "href" not in made.attrib:
            return None
        made.text = source.text
        for child in source:
            kept = self.element(child, depth + 1)
            if kept is not None:
                kept.tail = child.tail
                made.append(kept)
        return made

    def attribute(self, made: Element, name: str, value: str) -> None:
        if name in {"href", XLINK}:
            inside = _RASTER if made.tag == "image" else _LOCAL
            if inside.fullmatch(value.strip()):
                made.set("href", value.strip())
            else:
                self.removed.add("href")
        elif name == "style":
            made.set("style", self.declarations(value))
        elif name in ATTRIBUTES and _harmless(value):
            made.set(name, value)
        elif not name.startswith("{") and not name.startswith("data-"):
            self.removed.add(name if name.startswith("on") or name in ATTRIBUTES else "")

    def style_sheet(self, text: str) -> str:
        """Plain rules with allowed properties; everything that begins with @ goes."""
        text = _COMMENT.sub(" ", text)
        if "@" in text:
            self.removed.add("@")
            text = _AT_BLOCK.sub(" ", text)
        rules = []
        for selector, inner in _RULE.findall(text):
            kept = self.declarations(inner)
            if kept and _SELECTOR.fullmatch(selector):
                rules.append(f"{selector.strip()}{{{kept}}}")
        return "\n".join(rules)

    def declarations(self, text: str) -> str:
        kept = []
        for part in text.split(";"):
            name, _colon, value = part.partition(":")
            name, value = name.strip().lower(), value.strip()
            if name in PROPERTIES and value and _harmless(value):
                kept.append(f"{name}:{value}")
            elif "url" in value.lower():
                self.removed.add("url()")
        return ";".join(kept)


def clean(data: bytes) -> Cleaned:
    """The drawing without anything that acts. Raises Refused when it is none, or too much."""
    if data[:2] == b"\x1f\x8b":
        raise Refused(_("This drawing is compressed (SVGZ). Please save it as a plain SVG."))
    if len(data) > MAX_BYTES:
        raise Refused(_too_intricate())
    try:
        root = fromstring(data, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        raise Refused(
            _(
                "This drawing defines entities of its own, which is not safe. Please export it "
                "anew as a plain SVG."
            )
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        raise Refused(
            _("This drawing cannot be read. Please export it anew as a plain SVG.")
        ) from error
    if _svg_name(root) != "svg":
        raise Refused(_("This file is no SVG drawing. Please choose another one."))
    cleaner = _Cleaner()
    made = cleaner.element(root)
    if made is None or drawn(made) > MAX_DRAWN:
        raise Refused(_too_intricate())
    width, height = _measure(made)
    made.set("xmlns", SVG)
    return Cleaned(
        markup=tostring(made, encoding="unicode"),
        width=width,
        height=height,
        removed=tuple(sorted(filter(None, cleaner.removed))),
    )


def drawn(root: Element) -> int:
    """How many elements are drawn with every `use` followed. Raises Refused for a circle."""
    by_id = {node.get("id"): node for node in root.iter() if node.get("id")}
    known: dict[int, int] = {}
    return _drawn(root, by_id, known, ())


def _drawn(
    node: Element,
    by_id: Mapping[str | None, Element],
    known: dict[int, int],
    above: tuple[int, ...],
) -> int:
    key = id(node)
    if key in above or len(above) > 2 * MAX_DEPTH:
        raise Refused(_too_intricate())
    if key not in known:
        inner = list(node)
        target = by_id.get(node.get("href", "")[1:]) if node.tag == "use" else None
        if target is not None:
            inner.append(target)
        known[key] = 1 + sum(_drawn(child, by_id, known, (*above, key)) for child in inner)
    return known[key]


def texts(root: Element) -> Iterator[str]:
    """The words of every text of a cleaned drawing, in the order of the file."""
    for node in root.iter():
        if node.tag == "text":
            words = " ".join("".join(node.itertext()).split())
            if words:
                yield words


def _measure(root: Element) -> tuple[int, int]:
    """Width and height in CSS pixels, set on `root` together with a viewBox so that it scales."""
    box = [float(part) for part in re.findall(r"-?[0-9.]+(?:e-?\d+)?", root.get("viewBox", ""))]
    width, height = (_pixels(root.get(name, "")) for name in ("width", "height"))
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        width, height = (width, height) if width and height else (box[2], box[3])
    if not width or not height or width > 20_000 or height > 20_000:
        raise Refused(_("This drawing does not say how large it is. Please export it anew."))
    if len(box) != 4:
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    whole = max(1, round(width)), max(1, round(height))
    root.set("width", str(whole[0]))
    root.set("height", str(whole[1]))
    return whole


def _pixels(length: str) -> float:
    found = _NUMBER.fullmatch(length)
    return float(found[1]) * _PER_UNIT[found[2]] if found else 0.0


def _svg_name(node: Element) -> str:
    """The local name of an element of SVG; empty for anything of another vocabulary."""
    namespace, _brace, name = str(node.tag).rpartition("}")
    return name if namespace in {"", "{" + SVG} else ""


def _harmless(value: str) -> bool:
    """No reference but to the file's own parts, and nothing that hides one behind an escape."""
    rest = _LOCAL_URL.sub("", value).lower()
    return not any(
        sign in rest for sign in ("url(", "\\", "javascript:", "expression(", "@", "<", "&#")
    )


def _too_intricate() -> str:
    return _(
        "This drawing is too intricate for phones. Please simplify it, or upload it as a picture."
    )


__all__ = ["Cleaned", "clean", "drawn", "texts"]
