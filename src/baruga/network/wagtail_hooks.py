"""The network's words in the trail."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from baruga.core.audit import Sentences, register_sentences
from baruga.network.choices import Role

# action: (label in filters, sentence after the name of who did it)
ACTIONS: Sentences = {
    "network.onboard": (_("Take in an institution"), _("took this institution into the network")),
    "network.return": (_("Take in again"), _("took this institution in again")),
    "network.update": (
        _("Change an institution"),
        _("changed what is said about this institution"),
    ),
    "network.offboard": (_("Part with an institution"), _("ended the access of this institution")),
    "network.grant": (_("Give a role"), _("gave %(person)s the role %(role)s")),
    "network.revoke": (_("Take a role"), _("took the role %(role)s from %(person)s")),
    "network.invite": (_("Invite"), _("invited %(person)s")),
    "network.withdraw": (_("Withdraw an invitation"), _("withdrew the invitation of %(person)s")),
    "network.appoint": (_("Name an official"), _("named %(person)s as approving official")),
    "network.retire": (_("Retire an official"), _("retired %(person)s as approving official")),
}


def _said(data: dict[str, Any]) -> dict[str, Any]:
    """The person and the role that an entry remembers, the role in the reader's language."""
    role = data.get("role", "")
    label = Role(role).label if role in Role.values else role
    return {"person": data.get("person", ""), "role": label}


@hooks.register("register_log_actions")
def register_actions(actions: Any) -> None:
    register_sentences(actions, ACTIONS, values=_said)
