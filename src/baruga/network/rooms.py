"""The network's room on the desk, and whose name stands under the logo."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from baruga.core.navigation import Room, rooms, surroundings
from baruga.network.choices import Verb
from baruga.network.permissions import may_somewhere
from baruga.network.queries import served


def names_served(request: HttpRequest) -> list[str]:
    return [institution.short_name for institution in served(request)]


def enters_editor(request: HttpRequest) -> bool:
    return request.user.is_superuser or any(
        may_somewhere(request.user, verb) for verb in (Verb.WRITE, Verb.EDIT, Verb.APPROVE)
    )


rooms.register(
    "network",
    Room(label=_("Network"), url_name="network:institutions", icon="people", group=2, tab=True),
    order=900,
)
surroundings.register("institutions", names_served)
surroundings.register("editor", enters_editor)
