"""What falls due on the public site."""

from __future__ import annotations

from datetime import datetime

from baruga.core.schedule import jobs
from baruga.portal.actions import misses, words

AT_ONCE = 200  # stories a minute, so that an upgraded archive never holds up the clock


def learn_what_is_new(at: datetime) -> int:
    """After an upgrade, or when a task was lost: stories that search does not know yet."""
    return words.catch_up(limit=AT_ONCE)


jobs.register("learn-words", learn_what_is_new, order=900)
jobs.register("forget-searches", misses.forget, order=910)
