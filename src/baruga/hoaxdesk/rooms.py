"""The hoax desk's room on the desk."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from baruga.core.navigation import Room, rooms
from baruga.hoaxdesk.permissions import may_enter


def _enters(request: HttpRequest) -> bool:
    return may_enter(request.user)


rooms.register(
    "hoaxes",
    Room(label=_("Hoaxes"), url_name="hoaxdesk:claims", icon="hoax", visible=_enters, tab=True),
    order=30,
)
