"""The public site's rooms on the desk."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from baruga.core.navigation import Room, rooms
from baruga.portal.permissions import may_pin, may_see_voids


def _pins(request: HttpRequest) -> bool:
    return may_pin(request.user)


def _voids(request: HttpRequest) -> bool:
    return may_see_voids(request.user)


rooms.register(
    "front",
    Room(label=_("First page"), url_name="front:pins", icon="globe", group=2, visible=_pins),
    order=70,
)
rooms.register(
    "voids",
    Room(
        label=_("What residents look for"),
        url_name="voids:voids",
        icon="search",
        group=2,
        visible=_voids,
    ),
    order=72,
)
