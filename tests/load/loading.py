"""An installation with the demo and a large archive, ready to be read."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from baruga.newsroom.models import Photo, StoryPage
from baruga.portal.pictures import CARD, INLINE, LEAD, SHARE, renditions_of
from tests.load.figures import Figure
from tests.load.machine import worker

OPEN = ("READY", "RUNNING")


def load(
    data: Path, variables: dict[str, str], stories: int, fill: Callable[..., None]
) -> Iterator[Figure]:
    """Migrate, load the demo, fill up to `stories`, and let the worker finish what that set off."""
    begin = time.monotonic()
    data.mkdir(exist_ok=True)
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    with worker(data, variables=variables):
        call_command("demo", verbosity=0)
        missing = stories - StoryPage.objects.live().count()
        fill(count=max(missing, 0), at=timezone.now(), say=_say)
        for photo in Photo.objects.all():  # as the worker does for each picture at its release
            renditions_of(photo, *CARD, *LEAD, *INLINE, SHARE)
        wait_for_worker()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
        cursor.execute("SELECT pg_size_pretty(pg_database_size(current_database()))")
        size = cursor.fetchone()[0]
    count = StoryPage.objects.live().count()
    yield Figure(
        what=f"loading {count:,} published stories",
        measured=f"{time.monotonic() - begin:.0f} s, {size}",
    )


def wait_for_worker() -> None:
    """Until nothing is left to do in the background."""
    while DBTaskResult.objects.filter(status__in=OPEN).exists():
        time.sleep(0.2)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
