"""Draw the containers of the tree, which `network` owns and leaves bare."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail import hooks

from baruga.network.models import HomePage, InstitutionIndexPage, InstitutionPage
from baruga.portal.views import containers

DRAWN: dict[type, Callable[[HttpRequest, Any], HttpResponse]] = {
    HomePage: containers.home,
    InstitutionIndexPage: containers.institutions,
    InstitutionPage: containers.institution,
}


@hooks.register("before_serve_page", order=10)
def draw_container(
    page: Any, request: HttpRequest, args: list[Any], kwargs: dict[str, Any]
) -> HttpResponse | None:
    """After Wagtail's own hook, which guards private pages."""
    draw = DRAWN.get(type(page))
    return draw(request, page) if draw else None
