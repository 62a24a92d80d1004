"""An institution's own hostname: its section is the home there, and nothing else is.

The request is turned into one to the main host before anybody looks at it. So canonical addresses,
feeds and shared links name the main host, where every story has its one address, and Django's own
check of hosts stays as strict as it is: it never sees a name that no coordinator entered.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import caches
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from baruga.network.models import Institution

GetResponse = Callable[[HttpRequest], HttpResponse]
KEY = "institution-hosts"
LIFETIME = 300
# What belongs to no institution and is the same on every host.
EVERYWHERE = (
    "/static/",
    "/media/",
    "/bahasa/",
    "/hemat-data/",
    "/luring/",
    "/ikon-",
    "/sw.js",
    "/manifest.webmanifest",
    "/robots.txt",
    "/cari/saran/",
)
CHOICES = frozenset({settings.LANGUAGE_COOKIE_NAME, "baruga_region", "baruga_hemat"})


class InstitutionHostMiddleware:
    """Stands first. Whoever comes here is nobody: only what a reader chose for themselves is read."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        host = request.META.get("HTTP_HOST", "").lower()
        slug = section_of(host.partition(":")[0]) if host and not is_ours(host) else None
        if slug is None:
            return self.get_response(request)
        section = f"/instansi/{slug}/"
        if request.path_info == "/":
            request.path = request.path_info = section
        elif not request.path_info.startswith((section, *EVERYWHERE)):
            return HttpResponseRedirect(settings.BASE_URL + request.get_full_path())
        request.META["HTTP_HOST"] = urlsplit(settings.BASE_URL).netloc
        request.COOKIES = {
            name: value for name, value in request.COOKIES.items() if name in CHOICES
        }
        request.served_host = host  # type: ignore[attr-defined]  # for the page cache's key
        return self.get_response(request)


def is_ours(host: str) -> bool:
    """Whether the installation itself answers to this name, as far as can be told without asking."""
    name = host.partition(":")[0]
    return host == urlsplit(settings.BASE_URL).netloc or name in settings.ALLOWED_HOSTS


def section_of(name: str) -> str | None:
    """The slug of the active institution with this hostname; asked of the database every 5 minutes."""
    cache = caches["default"]
    known: dict[str, str] | None = cache.get(KEY)
    if known is None:
        rows = Institution.objects.active().exclude(hostname="")
        known = dict(rows.values_list("hostname", "slug"))
        cache.set(KEY, known, LIFETIME)
    return known.get(name)


def forget_on_commit(**kwargs: Any) -> None:
    """A signal's receiver: an institution joined, changed or left."""
    transaction.on_commit(lambda: caches["default"].delete(KEY))
