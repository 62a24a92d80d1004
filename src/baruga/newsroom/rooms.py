"""The newsroom's rooms on the desk."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from baruga.core.navigation import Room, rooms
from baruga.network.choices import Verb
from baruga.network.permissions import may_somewhere


def _writes(request: HttpRequest) -> bool:
    return may_somewhere(request.user, Verb.WRITE)


def _sees(request: HttpRequest) -> bool:
    return may_somewhere(request.user, Verb.SEE)


rooms.register(
    "stories",
    Room(label=_("Stories"), url_name="newsroom:stories", icon="news", visible=_sees, tab=True),
    order=20,
)
rooms.register(
    "write",
    Room(label=_("Write"), url_name="newsroom:write", icon="write", visible=_writes, tab=True),
    order=21,
)
rooms.register(
    "recordings",
    Room(label=_("Recordings"), url_name="recordings:recordings", icon="video", visible=_sees),
    order=22,
)
rooms.register(
    "standards",
    Room(label=_("Production standard"), url_name="newsroom:standards", icon="check", group=2),
    order=60,
)
