"""The generation of the public site: a name that changes when anything the public reads changes.

Cached pages carry it in their key, so a new name drops them all at once, in every process.
"""

from __future__ import annotations

import secrets
from typing import Any

from django.core.cache import caches
from django.db import transaction

KEY = "portal-generation"


def current() -> str:
    """The generation now; a new one when the cache has lost it."""
    cache = caches["default"]
    name: str | None = cache.get(KEY)
    if name is None:
        cache.add(KEY, secrets.token_hex(8), timeout=None)
        name = cache.get(KEY)
    return name or ""


def renew() -> None:
    """Begin a new generation now."""
    caches["default"].set(KEY, secrets.token_hex(8), timeout=None)


def renew_on_commit(**kwargs: Any) -> None:
    """A signal's receiver: the public site changes when what was written is there to be read."""
    transaction.on_commit(renew)
