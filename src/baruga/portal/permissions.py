"""Who may do what on the public site: predicates that read as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baruga.network.choices import Verb
from baruga.network.permissions import is_coordinator, may_somewhere

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from baruga.accounts.models import User


def may_pin(user: User | AnonymousUser) -> bool:
    """The first page belongs to the whole region, so only its coordinator puts something there."""
    return is_coordinator(user)


def may_see_voids(user: User | AnonymousUser) -> bool:
    """What residents look for in vain: for whoever plans for the region, and whoever writes."""
    return is_coordinator(user) or may_somewhere(user, Verb.WRITE)
