"""`baruga worker`: background tasks, and every minute what is due."""

from __future__ import annotations

import threading
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from baruga.core import tasks_recovery
from baruga.core.schedule import run_due

MINUTE = 60.0


class Command(BaseCommand):
    help = "Work on background tasks, and run every minute what is due. Stop it with Ctrl+C."

    def handle(self, *args: Any, **options: Any) -> None:
        stopping = threading.Event()
        clock = threading.Thread(target=_tick, args=(stopping,), name="tick", daemon=True)
        tasks_recovery.give_back_lost(timezone.now())
        with tasks_recovery.seat() as name:
            clock.start()
            try:
                call_command(
                    "db_worker",
                    queue_name="*",
                    interval=0.5,
                    reload=False,
                    startup_delay=False,
                    worker_id=name,
                )
            finally:
                stopping.set()


def _tick(stopping: threading.Event) -> None:
    """Run what is due at once and then every minute; a fault waits for the next minute."""
    while True:
        close_old_connections()
        run_due(at=timezone.now())
        close_old_connections()
        if stopping.wait(MINUTE):
            return
