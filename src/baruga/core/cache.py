"""A cache in files that never takes the site away when the disk is full."""

from __future__ import annotations

import logging
from typing import Any

from django.core.cache.backends.filebased import FileBasedCache

from baruga.core.shortage import is_shortage

logger = logging.getLogger("baruga.faults")


class SpareFileCache(FileBasedCache):
    """What does not fit is not kept: a cache may forget, and reading must go on."""

    def set(self, *args: Any, **kwargs: Any) -> None:
        try:
            super().set(*args, **kwargs)
        except OSError as error:
            if not is_shortage(error):
                raise
            logger.warning("The cache keeps nothing new: %s", error)
