"""The public site's room on the desk."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from baruga.core.navigation import Room, rooms
from baruga.portal.permissions import may_pin


def _pins(request: HttpRequest) -> bool:
    return may_pin(request.user)


rooms.register(
    "front",
    Room(label=_("First page"), url_name="front:pins", icon="globe", group=2, visible=_pins),
    order=70,
)
