"""*Cek*: paste a message or a link, or choose a picture, and read what is known of it; the same as an API."""

from __future__ import annotations

import hmac
import json
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from baruga.core.limits import within_limit
from baruga.hoaxdesk.checking import Check, Found, check, check_picture
from baruga.hoaxdesk.cleaning import clean
from baruga.hoaxdesk.gallery import Shown
from baruga.newsroom.intake import Refused
from baruga.portal.openapi import DESCRIPTION
from baruga.portal.report_forms import CheckForm

MINUTE = timedelta(minutes=1)
CHECKS_A_MINUTE = 20
WITH_A_KEY = 600  # in a minute, for each key
LONGEST = 50_000


@csrf_exempt  # nobody's authority is used: the public site knows no session and sets no cookie
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def check_page(request: HttpRequest) -> HttpResponse:
    """What somebody asks about is in no address and in no log; nothing of it is kept."""
    form = CheckForm(request.POST, request.FILES) if request.method == "POST" else CheckForm()
    found, status = None, 200
    if request.method == "POST":
        if not form.is_valid():
            status = 422
        elif not within_limit(request, action="check", most=CHECKS_A_MINUTE, per=MINUTE):
            form.add_error(None, _("That was much at once. Please wait a minute and try again."))
            status = 429
        else:
            pictures = form.cleaned_data["picture"]
            found = check_picture(pictures[0]) if pictures else check(form.cleaned_data["text"])
    return render(request, "portal/check.html", {"form": form, "found": found}, status=status)


@csrf_exempt  # as above: whoever asks is nobody
@require_POST
@never_cache
def check_api(request: HttpRequest) -> JsonResponse:
    """`{"text": ...}` as JSON, or a `picture` as multipart/form-data; see `check_description`."""
    key = _key_of(request)
    if key is None:
        return JsonResponse(_fault("bad_key", _("Nobody has this key.")), status=401)
    action, most = (f"check {key}", WITH_A_KEY) if key else ("check", CHECKS_A_MINUTE)
    if not within_limit(request, action=action, most=most, per=MINUTE):
        answer = _fault("too_many", _("That was much at once. Please wait a minute and try again."))
        return JsonResponse(answer, status=429, headers={"Retry-After": "60"})
    if request.content_type == "multipart/form-data":
        return _check_upload(request)
    try:
        text = json.loads(request.body)["text"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return JsonResponse(_fault("no_text", _("Send JSON with a text.")), status=400)
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST:
        sentence = _("The text is empty, or longer than 50,000 characters.")
        return JsonResponse(_fault("bad_text", sentence), status=422)
    return _answered(check(text.replace("\0", "")), request)


def _key_of(request: HttpRequest) -> str | None:
    """The key that was shown, empty when none was; None for one that nobody has."""
    scheme, _space, given = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return ""
    known = [key for key in settings.API_KEYS if hmac.compare_digest(key.encode(), given.encode())]
    return known[0] if known else None


def _check_upload(request: HttpRequest) -> JsonResponse:
    file = request.FILES.get("picture")
    if file is None:
        return JsonResponse(_fault("no_picture", _("Send a picture.")), status=400)
    try:
        picture = clean(file)
    except Refused as refusal:
        return JsonResponse(_fault("bad_picture", str(refusal)), status=422)
    return _answered(check_picture(picture), request)


def _answered(found: Check, request: HttpRequest) -> JsonResponse:
    return JsonResponse(_told(found, request), json_dumps_params={"ensure_ascii": False})


@require_safe
def check_description(request: HttpRequest) -> JsonResponse:
    """The API in OpenAPI 3.1."""
    servers = [{"url": request.build_absolute_uri("/").rstrip("/")}]
    return JsonResponse(DESCRIPTION | {"servers": servers})


def _told(found: Check, request: HttpRequest) -> dict[str, Any]:
    if found.answer is not None:
        status = "answered"
    elif found.stage is not None:
        status = "other_door" if found.door and found.stage == "left" else "being_checked"
    else:
        status = "similar" if found.similar else "unknown"
    return {
        "status": status,
        "answer": _one(found.answer, request) if found.answer else None,
        "similar": [_one(each, request) for each in found.similar],
        "archive": [_photograph(each) for each in found.archived],
        "link_fault": (found.fault or None) if found.is_link else None,
        "picture_fault": (found.fault or None) if found.is_picture else None,
        "report_at": request.build_absolute_uri(reverse("portal:ask")),
    }


def _one(found: Found, request: HttpRequest) -> dict[str, Any]:
    verdict = found.verdict
    page = found.page.get_url(request) if found.page else None
    return {
        "claim": found.claim.sentence,
        "fact": verdict.fact,
        "verdict": verdict.ruling,
        "verdict_label": verdict.get_ruling_display(),
        "type": verdict.kind or None,
        "type_label": verdict.get_kind_display() or None,
        "checked_by": verdict.institution.name,
        "signed_by": verdict.signed_for.name if verdict.signed_for else None,
        "signed_at": verdict.signed_at.isoformat() if verdict.signed_at else None,
        "url": request.build_absolute_uri(page) if page else None,
    }


def _photograph(each: Shown) -> dict[str, Any]:
    photo = each.photo
    return {
        "title": photo.title,
        "taken_at": photo.taken_at.isoformat() if photo.taken_at else None,
        "place": photo.place or (photo.region.name if photo.region else None),
        "institution": each.institution.name,
        "credit": photo.credit_line or None,
        "is_illustration": photo.is_illustration,
        "url": each.url,
    }


def _fault(code: str, sentence: str) -> dict[str, str]:
    return {"error": code, "message": sentence}
