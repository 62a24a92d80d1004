"""The region's clock, and the second factor of those who need one."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from baruga.network.models import Region
from baruga.network.permissions import needs_second_factor

GetResponse = Callable[[HttpRequest], HttpResponse]
GUARDED = ("/meja/", "/redaksi/")


def region_time_zone() -> ZoneInfo:
    """The zone of the province served here; the configured one before a region file is loaded."""
    name: str | None = cache.get("region-time-zone")
    if name is None:
        root = Region.objects.root()
        name = root.timezone if root else settings.TIME_ZONE
        if root:
            cache.set("region-time-zone", name, 300)
    return ZoneInfo(name)


class TimeZoneMiddleware:
    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with timezone.override(region_time_zone()):
            return self.get_response(request)


class SecondFactorMiddleware:
    """Sends an approver or coordinator who has no second factor yet to set one up first."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            settings.SECOND_FACTOR_REQUIRED
            and request.path.startswith(GUARDED)
            and request.user.is_authenticated
            and needs_second_factor(request.user)
            and not _has_second_factor(request)
        ):
            # A partial update must not paste the whole page into its corner.
            if request.headers.get("HX-Request"):
                return HttpResponseClientRedirect(reverse("accounts:second_factor"))
            return redirect("accounts:second_factor")
        return self.get_response(request)


def _has_second_factor(request: HttpRequest) -> bool:
    """Whether the person set one up; allauth asks for it at sign-in from then on."""
    from allauth.mfa.utils import is_mfa_enabled

    return bool(is_mfa_enabled(request.user))
