"""Too many failed sign-ins: when the lock opens before its time."""

from __future__ import annotations

from typing import Any

from axes.utils import reset

from baruga.accounts.models import User


def open_after_reset(sender: object, user: User, **kwargs: Any) -> None:
    """Whoever proved to own the mailbox and chose a new password need not wait any longer."""
    reset(username=user.username)
