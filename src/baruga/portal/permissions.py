"""Who may do what on the public site: predicates that read as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baruga.network.permissions import is_coordinator

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from baruga.accounts.models import User


def may_pin(user: User | AnonymousUser) -> bool:
    """The first page belongs to the whole region, so only its coordinator puts something there."""
    return is_coordinator(user)
