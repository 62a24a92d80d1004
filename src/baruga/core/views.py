"""Pages that belong to no app: faults, and files of the embedded server."""

from __future__ import annotations

import logging
import sys
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.static import serve

from baruga.core.ranges import ranged
from baruga.core.shortage import is_shortage

logger = logging.getLogger("baruga.faults")


def _fault(request: HttpRequest, status: int, name: str) -> HttpResponse:
    return render(request, f"core/faults/{name}.html", {"status": status}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _fault(request, 400, "bad_request")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _fault(request, 403, "forbidden")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _fault(request, 404, "not_found")


def server_error(request: HttpRequest) -> HttpResponse:
    """Django calls this while it handles the exception: a shortage is nobody's mistake."""
    error = sys.exception()
    if is_shortage(error):
        return overloaded(request, error)
    return _fault(request, 500, "server_error")


def csrf_failure(request: HttpRequest, reason: str = "", **kwargs: Any) -> HttpResponse:
    return _fault(request, 403, "session_expired")


def overloaded(request: HttpRequest, error: BaseException | None) -> HttpResponse:
    """No room or no turn just now: say so, and that trying again is enough; one line in the log."""
    logger.error("%s %s: %s: %s", request.method, request.path, type(error).__name__, error)
    response = _fault(request, 503, "overloaded")
    response.headers["Retry-After"] = "10"
    response._has_been_logged = True  # type: ignore[attr-defined]  # django.request adds no line of its own
    return response


DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"


@cache_control(public=True, max_age=60 * 60 * 24 * 365, immutable=True)
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Renditions for the public, when no web server stands in front. Names change with content."""
    try:
        response = ranged(request, serve(request, path, document_root=str(settings.MEDIA_ROOT)))
    except Http404:
        logger.warning("Missing media file: %s", path)
        raise
    if path.endswith(".svg"):  # opened by itself it is a page; it was made safe, and is kept so
        response.headers["Content-Security-Policy"] = DRAWING_POLICY
    return response
