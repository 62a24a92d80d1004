"""Language, security policy and faults, for every face of the project."""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.db import DatabaseError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers

from baruga.core.views import overloaded

GetResponse = Callable[[HttpRequest], HttpResponse]
logger = logging.getLogger("baruga.faults")


class LanguageMiddleware:
    """Indonesian unless the person chose otherwise; a browser sold in English is not a choice."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.languages = {code for code, _name in settings.LANGUAGES}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, settings.LANGUAGE_CODE)
        if language not in self.languages:
            language = settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language  # as Django's own middleware does
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
            patch_vary_headers(response, ["Cookie"])
            return response


class PolicyMiddleware(CSPMiddleware):
    """The strict policy everywhere, except where Wagtail's editor needs its own scripts inline."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if request.path.startswith("/redaksi/"):
            response._csp_update = settings.EDITOR_POLICY  # type: ignore[attr-defined]  # django-csp's own hook
        return super().process_response(request, response)


class FaultMiddleware:
    """A locked or full database, or a full disk, becomes a calm page and one line in the log."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return self.get_response(request)
        except (DatabaseError, OSError) as error:
            return self._answer(request, error)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if is_shortage(exception):
            return self._answer(request, exception)
        return None

    def _answer(self, request: HttpRequest, error: Exception) -> HttpResponse:
        if not is_shortage(error):
            raise error
        logger.error("%s %s: %s: %s", request.method, request.path, type(error).__name__, error)
        return overloaded(request)


def is_shortage(error: BaseException) -> bool:
    """Whether `error` means "no room or no turn just now", which passes without anybody's mistake."""
    if isinstance(error, OSError):
        return error.errno in {errno.ENOSPC, errno.EDQUOT}
    if isinstance(error, OperationalError):
        return any(
            word in str(error).lower()
            for word in (
                "locked",
                "full",
                "no space",
                "connection",
                "too many clients",
                "starting up",
            )
        )
    return False
