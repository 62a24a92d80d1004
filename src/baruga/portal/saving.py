"""Saving data: text first, pictures on demand.

For whoever chose it (a cookie) or whose browser asks for it (`Save-Data: on`,
https://wicg.github.io/savedata/). It works on the finished page, so that every format's pictures
follow without a template knowing of it.
"""

from __future__ import annotations

import re
from html import escape, unescape

from django.core.files.storage import storages
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from baruga.portal.choices import SAVING_COOKIE

_PICTURE = re.compile(r"(<a\s[^>]*>\s*)?<picture>(.*?)</picture>", re.DOTALL)
_ATTRIBUTE = re.compile(r'\b(src|alt|width|height)="([^"]*)"')
_SOURCE = re.compile(r'<source[^>]*srcset="([^"]+)"')
_BODY = re.compile(r'<body class="([^"]*)"')


def is_saving(request: HttpRequest) -> bool:
    """What the reader chose wins over what their browser asks for."""
    chosen = request.COOKIES.get(SAVING_COOKIE, "")
    if chosen in {"ya", "tidak"}:
        return chosen == "ya"
    return request.headers.get("Save-Data", "").lower() == "on"


def lighten(page: str) -> str:
    """The page without pictures: each one that says something is a link with its size instead."""
    return _BODY.sub(r'<body class="\1 saving"', _PICTURE.sub(_on_demand, page), count=1)


def _on_demand(match: re.Match[str]) -> str:
    link, inside = match[1] or "", match[2]
    image = dict(_ATTRIBUTE.findall(inside[inside.find("<img") :]))
    if not image.get("alt"):
        return link  # a decoration
    address = _smallest(inside) or image["src"]
    words = (
        f"<b>{escape(_('Show the picture'))}</b> <span>{escape(_size_of(address))}</span>"
        f'<span lang="id">{image["alt"]}</span>'
    )
    if link:
        return f'{link}<span class="on-demand">{words}</span>'
    return (
        f'<a class="on-demand" href="{address}" data-alt="{image["alt"]}" '
        f'data-width="{image.get("width", "")}" data-height="{image.get("height", "")}">{words}</a>'
    )


def _smallest(inside: str) -> str:
    """The address of the smallest of the modern sizes; they are written smallest first."""
    found = _SOURCE.search(inside)
    return found[1].split(",")[0].split()[0] if found else ""


def _size_of(address: str) -> str:
    """In words; "" when the file is not ours to measure."""
    storage = storages["renditions"]
    try:
        name = unescape(address).removeprefix(storage.url(""))
        return filesizeformat(storage.size(name))
    except (OSError, ValueError, NotImplementedError):
        return ""
