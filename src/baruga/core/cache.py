"""A cache in files that never takes the site away when the disk is full."""

from __future__ import annotations

import logging
import time
from typing import Any

from django.core.cache.backends.filebased import FileBasedCache

from baruga.core.shortage import is_shortage

MINUTE = 60.0
logger = logging.getLogger("baruga.faults")


class SpareFileCache(FileBasedCache):
    """What does not fit is not kept: a cache may forget, and reading must go on.

    The log hears of it once a minute, not with every page.
    """

    _told_at = float("-inf")

    def set(self, *args: Any, **kwargs: Any) -> None:
        try:
            super().set(*args, **kwargs)
        except OSError as error:
            if not is_shortage(error):
                raise
            if time.monotonic() - self._told_at > MINUTE:
                type(self)._told_at = time.monotonic()  # every thread has a cache object of its own
                logger.error("The cache keeps nothing new: %s", error)
