"""What a reader chose for themselves: region, language and saving data, kept in a cookie and nowhere else."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from baruga.network.models import Region
from baruga.portal.choices import REGION_COOKIE, SAVING_COOKIE

YEAR = 60 * 60 * 24 * 365


def chosen_region(request: HttpRequest) -> Region | None:
    """The region that the reader said is theirs."""
    slug = request.COOKIES.get(REGION_COOKIE, "")
    return (
        Region.objects.local().filter(slug=slug[:80]).first() if slug and "\0" not in slug else None
    )


@require_safe
@never_cache
def choose_region(request: HttpRequest) -> HttpResponse:
    """Remember a region; an empty or unknown one forgets it."""
    slug = request.GET.get("wilayah", "").replace("\0", "")
    region = Region.objects.local().filter(slug=slug).first()
    response = redirect(
        _way_back(request, reverse("portal:region", args=[slug]) if region else "/")
    )
    if region:
        response.set_cookie(
            REGION_COOKIE,
            region.slug,
            max_age=YEAR,
            samesite="Lax",
            httponly=True,
            secure=request.is_secure(),
        )
    else:
        response.delete_cookie(REGION_COOKIE)
    return response


@require_safe
@never_cache
def choose_language(request: HttpRequest) -> HttpResponse:
    response = redirect(_way_back(request, "/"))
    language = request.GET.get("ke", "")
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=YEAR,
            samesite="Lax",
            secure=request.is_secure(),
        )
    return response


@require_safe
@never_cache
def choose_saving(request: HttpRequest) -> HttpResponse:
    """Remember whether pictures come on demand only; nothing chosen leaves it to the browser."""
    response = redirect(_way_back(request, "/"))
    choice = request.GET.get("ke", "")
    if choice in {"ya", "tidak"}:
        response.set_cookie(
            SAVING_COOKIE,
            choice,
            max_age=YEAR,
            samesite="Lax",
            httponly=True,
            secure=request.is_secure(),
        )
    else:
        response.delete_cookie(SAVING_COOKIE)
    return response


def _way_back(request: HttpRequest, otherwise: str) -> str:
    """Where the reader came from, when that is a place of ours."""
    target = request.GET.get("kembali", "")
    ours = url_has_allowed_host_and_scheme(
        target, {request.get_host()}, require_https=request.is_secure()
    )
    return target if ours else otherwise
