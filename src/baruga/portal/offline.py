"""What makes the site an app: its manifest, its icons, and the worker that keeps the last pages."""

from __future__ import annotations

import hashlib
import io
from functools import lru_cache

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from PIL import Image, ImageDraw

SIZES = (192, 512)
GROUND, MARK = "#0c4a63", "#ffffff"
# The sign's outlines in its own 48 by 42 units (core/sign.html): the roof with its swung eaves as
# points of the two curves, four posts, the floor.
_ROOF = (
    *((2, 17), (8.1, 13.9), (13.6, 10.6), (18.9, 6.9), (24, 2)),
    *((29.2, 6.7), (34.7, 10.5), (40.1, 13.7), (46, 17), (42, 21), (6, 21)),
)
_BOXES = ((8, 22, 13, 37), (18, 22, 23, 37), (27, 22, 32, 37), (36, 22, 41, 37), (3, 38, 45, 41))
KEPT = (
    "core/tokens.css",
    "core/base.css",
    "portal/portal.css",
    "portal/portal.js",
    "core/sign.svg",
)
A_DAY = 86_400


@require_safe
@cache_control(public=True, max_age=A_DAY)
def manifest(request: HttpRequest) -> JsonResponse:
    """https://www.w3.org/TR/appmanifest/"""
    icons = [
        {
            "src": reverse("portal:icon", args=[size]),
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": purpose,
        }
        for size in SIZES
        for purpose in ("any", "maskable")
    ]
    said = {
        "name": settings.WAGTAIL_SITE_NAME,
        "short_name": settings.WAGTAIL_SITE_NAME[:12],
        "description": _("News from all public institutions"),
        "lang": "id",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#fbf9f4",
        "theme_color": GROUND,
        "icons": icons,
    }
    return JsonResponse(said, content_type="application/manifest+json")


@require_safe
@cache_control(public=True, max_age=A_DAY)
def icon(request: HttpRequest, size: int) -> HttpResponse:
    if size not in SIZES:
        raise Http404
    return HttpResponse(drawn(size), content_type="image/png")


@lru_cache(maxsize=len(SIZES))
def drawn(size: int) -> bytes:
    """The sign on its ground as PNG; within the inner four fifths, which no launcher cuts off."""
    fine = size * 4  # drawn large and made small, so that edges are smooth
    scale = fine * 0.56 / 48
    left, top = (fine - 48 * scale) / 2, (fine - 42 * scale) / 2
    picture = Image.new("RGB", (fine, fine), GROUND)
    draw = ImageDraw.Draw(picture)
    draw.polygon([(left + x * scale, top + y * scale) for x, y in _ROOF], fill=MARK)
    for x0, y0, x1, y1 in _BOXES:
        box = (left + x0 * scale, top + y0 * scale, left + x1 * scale, top + y1 * scale)
        draw.rectangle(box, fill=MARK)
    file = io.BytesIO()
    picture.resize((size, size), Image.Resampling.LANCZOS).save(file, "PNG", optimize=True)
    return file.getvalue()


@require_safe
@cache_control(public=True, max_age=0, s_maxage=60)
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker; its version is that of the files it keeps."""
    files = [static(name) for name in KEPT]
    version = hashlib.sha256("\n".join(files).encode()).hexdigest()[:12]
    context = {"version": version, "files": [reverse("portal:offline"), *files]}
    return render(request, "portal/sw.js", context, content_type="text/javascript; charset=utf-8")


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What a reader sees without a connection, when the page was never read here before."""
    return render(request, "portal/offline.html")
