"""The public site's own page cache: the same page for everybody who is nobody in particular."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.cache import caches
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_cache_control, patch_vary_headers

from baruga.portal import generation
from baruga.portal.choices import REGION_COOKIE
from baruga.portal.saving import is_saving, lighten

GetResponse = Callable[[HttpRequest], HttpResponse]

# Relative times ("5 minutes ago") may be this old and no older.
LIFETIME = 60
# What a proxy in front may keep: long enough to carry a rush, short enough that news is news.
CACHE_CONTROL = "public, max-age=0, s-maxage=1"
LONGEST_ADDRESS = 500
# Here officers change pictures and institutions; neither tells of it by a signal.
WORKSHOPS = ("/redaksi/images/", "/meja/jaringan/")

_SLUG = re.compile(r"[a-z0-9-]{1,80}")


@dataclass(frozen=True)
class StoredPage:
    content: bytes
    headers: dict[str, str]

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The page, or 304 when the browser has just this one."""
        unchanged = self.headers["ETag"] in request.headers.get("If-None-Match", "")
        response = HttpResponseNotModified() if unchanged else HttpResponse(self.content)
        for name, value in self.headers.items():
            if not (unchanged and name == "Content-Type"):
                response.headers[name] = value
        return response


class PageCacheMiddleware:
    """Answers anonymous readers from memory; stands before everything that asks the database."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_anonymous_reading(request):
            return self._answer_in_person(request)
        key = key_for(request)
        if key is None:
            return in_the_readers_way(request, self.get_response(request))
        stored: StoredPage | None = caches["pages"].get(key)
        if stored is None:
            response = in_the_readers_way(request, self.get_response(request))
            if not may_be_stored(request, response):
                return response
            stored = store(response)
            caches["pages"].set(key, stored, LIFETIME)
        return stored.answer(request)

    def _answer_in_person(self, request: HttpRequest) -> HttpResponse:
        response = in_the_readers_way(request, self.get_response(request))
        if is_public_page(request):
            patch_cache_control(response, private=True, no_cache=True)
        if request.method == "POST" and request.path.startswith(WORKSHOPS):
            generation.renew()
        return response


def is_anonymous_reading(request: HttpRequest) -> bool:
    """Nothing but reading, and no cookie that makes the reader somebody."""
    return request.method in {"GET", "HEAD"} and not (
        {settings.SESSION_COOKIE_NAME, CookieStorage.cookie_name} & request.COOKIES.keys()
    )


def key_for(request: HttpRequest) -> str | None:
    """All that makes an anonymous page differ. None: not worth keeping, or not for us at all."""
    address = request.get_full_path()
    try:
        host = request.get_host()
    except DisallowedHost:
        return None
    if len(address) > LONGEST_ADDRESS:
        return None
    language = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if language not in dict(settings.LANGUAGES):
        language = settings.LANGUAGE_CODE
    region = request.COOKIES.get(REGION_COOKIE, "")
    if not _SLUG.fullmatch(region):
        region = ""
    saving = is_saving(request)
    served = getattr(request, "served_host", "")
    parts = (generation.current(), request.scheme, host, served, language, region, saving, address)
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()


def is_public_page(request: HttpRequest) -> bool:
    """Whether the address led to the public site: one of our views or a page of the tree."""
    match = request.resolver_match
    return match is not None and (match.app_name == "portal" or match.url_name == "wagtail_serve")


def in_the_readers_way(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """With pictures on demand for whoever saves data; proxies are told that the header matters."""
    if not is_public_page(request) or response.streaming or not _is_html(response):
        return response
    patch_vary_headers(response, ["Save-Data"])
    if is_saving(request) and not getattr(request, "is_preview", False):
        response.content = lighten(response.content.decode()).encode()
    return response


def _is_html(response: HttpResponse) -> bool:
    return response.headers.get("Content-Type", "").startswith("text/html")


def may_be_stored(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        is_public_page(request)
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "Cache-Control" not in response.headers
    )


def store(response: HttpResponse) -> StoredPage:
    headers = dict(response.headers.items())
    digest = hashlib.sha256(response.content).hexdigest()[:32]
    headers |= {"ETag": f'W/"{digest}"', "Cache-Control": CACHE_CONTROL}
    headers["Content-Length"] = str(len(response.content))
    return StoredPage(response.content, headers)
