"""How often somebody may do something who has no account: counted, and nobody is recorded."""

from __future__ import annotations

import hashlib
import hmac
from datetime import timedelta

from axes.helpers import get_client_ip_address
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone


def within_limit(request: HttpRequest, *, action: str, most: int, per: timedelta) -> bool:
    """Count one `action` of whoever asks; False once there were more than `most` in this period.

    The address is kept as a keyed hash of this period alone, so that two periods cannot be joined.
    """
    seconds = int(per.total_seconds())
    period = int(timezone.now().timestamp()) // seconds
    said = f"{action}\n{period}\n{get_client_ip_address(request)}".encode()
    key = "limit-" + hmac.new(settings.SECRET_KEY.encode(), said, hashlib.sha256).hexdigest()
    # Not `incr`: a cache of files would forget the period with it. Two at the same moment may count as one.
    count = cache.get(key, 0) + 1
    cache.set(key, count, seconds)
    return count <= most
