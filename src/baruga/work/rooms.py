"""The desk's first room, and the bell."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from baruga.core.navigation import Room, rooms, surroundings
from baruga.work.inbox import count_waiting
from baruga.work.models import Notification


def unread(request: HttpRequest) -> int:
    """How many notifications whoever asks has not read; one query."""
    return Notification.objects.visible_to(request.user).unread().count()


rooms.register(
    "desk",
    Room(label=_("My desk"), url_name="work:desk", icon="desk", tab=True, count=count_waiting),
    order=1,
)
surroundings.register("unread", unread)
