"""SVG drawings: what draws stays, what acts or reaches out goes."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring

from baruga.matching import contrast
from baruga.newsroom.intake import Refused, svg
from baruga.newsroom.intake.svg_contrast import faint_words

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 800 600">'


def drawing(inner: str, head: str = HEAD) -> bytes:
    return f"{head}{inner}</svg>".encode()


HOSTILE = {
    "script": "<script>alert(1)</script>",
    "script with a source": '<script href="https://jahat.example/a.js"/>',
    "script in another prefix": '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
    "handler": '<rect width="9" height="9" onload="alert(1)"/>',
    "handler on the root": '<g onclick="alert(1)"><rect width="9" height="9"/></g>',
    "foreign object": '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></body></foreignObject>',
    "link": '<a href="javascript:alert(1)"><text x="1" y="9">klik</text></a>',
    "outside picture": '<image href="https://jahat.example/x.png" width="9" height="9"/>',
    "picture that is a drawing": '<image href="data:image/svg+xml;base64,PHN2Zz4=" width="9" height="9"/>',
    "outside use": '<use href="https://jahat.example/x.svg#a"/>',
    "xlink use": '<use xlink:href="https://jahat.example/x.svg#a"/>',
    "import": "<style>@import url('https://jahat.example/x.css'); rect{fill:red}</style>",
    "font": "<style>@font-face{font-family:x;src:url(https://jahat.example/f)}</style>",
    "url in a style": "<rect style=\"fill:url('https://jahat.example/x#a')\"/>",
    "escaped url": '<rect style="fill:u\\72l(https://jahat.example/x)"/>',
    "url in an attribute": '<rect fill="url(https://jahat.example/x#a)"/>',
    "animation": '<set attributeName="href" to="javascript:alert(1)"/><animate attributeName="x"/>',
    "page": '<iframe xmlns="http://www.w3.org/1999/xhtml" src="https://jahat.example/"/>',
    "instruction": "<?xml-stylesheet href='https://jahat.example/x.css'?>",
    "comment": "<!-- <script>alert(1)</script> -->",
}


@pytest.mark.parametrize("inner", HOSTILE.values(), ids=HOSTILE)
def test_what_acts_or_reaches_out_is_gone(inner: str) -> None:
    made = svg.clean(
        drawing(inner + '<rect id="isi" width="10" height="10" fill="#123456"/>')
    ).markup
    for sign in (
        "script",
        "jahat",
        "alert",
        "javascript",
        "@",
        "foreign",
        "onload",
        "onclick",
        "iframe",
    ):
        assert sign not in made.lower()
    assert 'fill="#123456"' in made


def test_what_only_draws_is_kept() -> None:
    inner = (
        "<style>.a{fill:#0c4a63;font-size:24px}</style>"
        '<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs>'
        '<rect width="800" height="600" fill="url(#g)"/><g id="k" transform="translate(9 9)">'
        '<path d="M0 0L9 9"/></g><use href="#k"/><text x="9" y="9" class="a">12.450 jiwa</text>'
        '<image href="data:image/png;base64,iVBORw0KGgo=" width="9" height="9"/>'
    )
    made = svg.clean(drawing(inner))
    assert made.removed == ()
    for part in (
        ".a{fill:#0c4a63;font-size:24px}",
        "url(#g)",
        'href="#k"',
        "12.450 jiwa",
        "base64",
    ):
        assert part in made.markup
    assert (made.width, made.height) == (800, 600)


def test_what_was_left_out_is_named() -> None:
    assert svg.clean(drawing("<foreignObject/><script/>")).removed == ("foreignObject", "script")


REFUSED = {
    "an entity": b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + drawing("<text>&a;</text>"),
    "a page": b"<html><body>bukan gambar</body></html>",
    "broken": HEAD.encode() + b"<rect",
    "compressed": gzip.compress(drawing("")),
    "no size": drawing("", '<svg xmlns="http://www.w3.org/2000/svg">'),
    "endless use": drawing('<g id="a"><use href="#a"/></g>'),
    "multiplied use": drawing(
        '<g id="a0"><rect/><rect/></g>'
        + "".join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 9))
    ),
    "too deep": drawing("<g>" * 100 + "</g>" * 100),
    "too large": drawing("<rect/>" * 400_000),
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_made_safe_is_refused_with_the_reason(data: bytes) -> None:
    with pytest.raises(Refused, match=r"(?i)gambar|drawing"):
        svg.clean(data)


def tree(inner: str) -> Any:
    made = svg.clean(drawing(inner)).markup
    return fromstring(made.replace(f' xmlns="{svg.SVG}"', "", 1))


def test_contrast_follows_the_definitions_of_wcag() -> None:
    assert contrast.ratio((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast.ratio((118, 118, 118), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)
    assert contrast.colour("url(#g)") is None


@pytest.mark.parametrize(
    ("inner", "faint"),
    [
        ('<text x="9" y="20" fill="#aaa">pucat</text>', ["pucat"]),
        ('<text x="9" y="20" fill="#333">jelas</text>', []),
        (
            '<rect width="800" height="600" fill="#0c4a63"/><text x="9" y="20">gelap</text>',
            ["gelap"],
        ),
        (
            "<style>.j{fill:#fff}</style>"
            '<g transform="translate(100 100)"><rect width="80" height="40" fill="#0c4a63"/></g>'
            '<text class="j" x="120" y="130">putih</text><text class="j" x="9" y="20">hilang</text>',
            ["hilang"],
        ),
        ('<path d="M0 0H800V600H0z" fill="#000"/><text x="9" y="20">entah</text>', []),
    ],
)
def test_pale_words_of_a_drawing_are_found(inner: str, faint: list[str]) -> None:
    assert [words.text for words in faint_words(tree(inner), 4.5)] == faint


def test_a_pale_picture_is_told_from_a_clear_one() -> None:
    from PIL import Image, ImageDraw

    def page(ink: str) -> Image.Image:
        made = Image.new("RGB", (1280, 960), "white")
        pen = ImageDraw.Draw(made)
        for line in range(10, 950, 30):
            pen.rectangle((40, line, 1200, line + 12), fill=ink)
        return made

    assert contrast.faint_share(page("#c0c0c0")) > 0.8
    assert contrast.faint_share(page("#202020")) < 0.2
    assert contrast.faint_share(Image.new("RGB", (640, 480), "white")) == 0
