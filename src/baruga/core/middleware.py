"""Language, security policy and faults, for every face of the project."""

from __future__ import annotations

from collections.abc import Callable

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers

from baruga.core.shortage import is_shortage
from baruga.core.views import overloaded

GetResponse = Callable[[HttpRequest], HttpResponse]


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
    """A locked or full database, or a full disk, becomes a calm page and one line in the log.

    Here for views; what a middleware meets comes to `views.server_error`, because Django turns an
    exception into an answer right behind the middleware that raised it.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return overloaded(request, exception) if is_shortage(exception) else None
