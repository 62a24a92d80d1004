"""Where messengers bring what residents write: signed, taken in at once, answered by a worker."""

from __future__ import annotations

import hmac
import json
import logging
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from baruga.hoaxdesk.actions import deliveries, incoming
from baruga.hoaxdesk.channels import Incoming, telegram, whatsapp
from baruga.hoaxdesk.choices import Channel

LARGEST = 512 * 1024  # bytes; a message has a few hundred, files are fetched

logger = logging.getLogger("baruga.hoaxdesk")


@csrf_exempt  # the secret in the header stands for it
@require_POST
@never_cache
def telegram_hook(request: HttpRequest) -> HttpResponse:
    """An update. What cannot be read is taken as well: it would only be sent again and again."""
    if telegram.line() is None:
        raise Http404
    given = request.headers.get(telegram.SECRET_HEADER, "")
    if not hmac.compare_digest(given.encode(), settings.TELEGRAM_SECRET.encode()):
        return HttpResponseForbidden()
    _take(request, lambda update: filter(None, [telegram.read(update)]))
    return HttpResponse()


@csrf_exempt  # the signature stands for it
@require_http_methods(["GET", "POST"])
@never_cache
def whatsapp_hook(request: HttpRequest) -> HttpResponse:
    """A notice with messages, and with word of those of ours that did not arrive.

    GET is how Meta asks whether we are whom it was told of.
    """
    if whatsapp.line() is None:
        raise Http404
    if request.method == "GET":
        return _introduce(request)
    if not whatsapp.is_signed(request.body, request.headers.get(whatsapp.SIGNATURE_HEADER, "")):
        return HttpResponseForbidden()
    notice = _take(request, whatsapp.read)
    for name, why in _read(whatsapp.failures, notice):
        deliveries.report_failure(channel=Channel.WHATSAPP, name=name, why=why)
    return HttpResponse()


def _introduce(request: HttpRequest) -> HttpResponse:
    given = request.GET.get("hub.verify_token", "")
    if request.GET.get("hub.mode") != "subscribe" or not hmac.compare_digest(
        given.encode(), settings.WHATSAPP_VERIFY.encode()
    ):
        return HttpResponseForbidden()
    return HttpResponse(request.GET.get("hub.challenge", ""), content_type="text/plain")


def _take(request: HttpRequest, read: Callable[[Any], Iterable[Incoming]]) -> Any:
    """Take in every message of the body; answer what it says."""
    said = None
    if len(request.body) <= LARGEST:
        try:
            said = json.loads(request.body)
        except (ValueError, RecursionError):
            logger.warning("A messenger sent no JSON.")
    for message in _read(read, said):
        incoming.take_in(message)
    return said


def _read(read: Callable[[Any], Iterable[Any]], said: Any) -> list[Any]:
    """What can be read of it; nothing, with a line in the log, when it is of another shape."""
    if not isinstance(said, dict):
        return []
    try:
        return list(read(said))
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, OSError) as fault:
        logger.warning("A messenger sent what cannot be read: %s", type(fault).__name__)
        return []
