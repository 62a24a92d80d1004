"""The desk's first room."""

from django.utils.translation import gettext_lazy as _

from baruga.core.navigation import Room, rooms

rooms.register("desk", Room(label=_("My desk"), url_name="work:desk", icon="desk", tab=True), order=1)
