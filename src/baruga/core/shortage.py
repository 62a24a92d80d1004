"""No room or no turn just now: what passes without anybody's mistake."""

from __future__ import annotations

import errno

from django.db import OperationalError

FULL = {errno.ENOSPC, errno.EDQUOT}
WORDS = ("locked", "full", "no space", "connection", "too many clients", "starting up")


def is_shortage(error: BaseException | None) -> bool:
    """Whether `error` is a full disk, or a database that is full, locked or away."""
    if isinstance(error, OSError):
        return error.errno in FULL
    if isinstance(error, OperationalError):
        return any(word in str(error).lower() for word in WORDS)
    return False
