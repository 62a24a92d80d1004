"""Draw the containers of the tree, which `network` owns and leaves bare."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy
from wagtail import hooks

from baruga.core.audit import Sentences, register_sentences
from baruga.core.templatetags.desk import in_words
from baruga.network.models import HomePage, InstitutionIndexPage, InstitutionPage
from baruga.portal.views import containers

ACTIONS: Sentences = {
    "portal.pin": (
        gettext_lazy("Pin to the first page"),
        gettext_lazy("pinned this to the first page until %(until)s"),
    ),
    "portal.unpin": (
        gettext_lazy("Take off the first page"),
        gettext_lazy("took this off its place on the first page"),
    ),
}


@hooks.register("register_log_actions")
def register_actions(actions: Any) -> None:
    register_sentences(actions, ACTIONS, values=lambda data: {"until": _said(data.get("until"))})


def _said(moment: str | None) -> str:
    return in_words(datetime.fromisoformat(moment)) if moment else ""


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
