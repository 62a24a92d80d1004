"""The room of the kits on the desk."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from baruga.amplification.permissions import may_take_kits
from baruga.core.navigation import Room, rooms


def _enters(request: HttpRequest) -> bool:
    return may_take_kits(request.user)


rooms.register(
    "kits",
    Room(label=_("Kits"), url_name="amplification:kits", icon="copy", visible=_enters),
    order=35,
)
