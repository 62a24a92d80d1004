"""Kits are about what is published: whoever serves an institution may take one along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baruga.network.choices import Verb
from baruga.network.permissions import is_coordinator, may_somewhere

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from baruga.accounts.models import User


def may_take_kits(user: User | AnonymousUser) -> bool:
    """Every member of an active institution, in whatever role."""
    return is_coordinator(user) or may_somewhere(user, Verb.SEE)
