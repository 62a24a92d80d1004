"""`baruga worker`: background tasks, and every minute what is due."""

from __future__ import annotations

import logging
import threading
import time
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from baruga.core import tasks_recovery
from baruga.core.schedule import run_due

MINUTE = 60.0
SLOW = "slow"


logger = logging.getLogger("baruga.tasks")


class Command(BaseCommand):
    help = "Work on background tasks, and run every minute what is due. Stop it with Ctrl+C."
    # `baruga run` and `check` have looked; looking loads every screen, which the worker never draws.
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        stopping = threading.Event()
        clock = threading.Thread(target=_tick, args=(stopping,), name="tick", daemon=True)
        tasks_recovery.give_back_lost(timezone.now())
        with tasks_recovery.seat() as name:
            clock.start()
            threading.Thread(target=_work_slowly, args=(name,), name="slow", daemon=True).start()
            try:
                call_command(
                    "db_worker",
                    queue_name="*",
                    exclude_queues=SLOW,
                    interval=0.5,
                    reload=False,
                    startup_delay=False,
                    worker_id=name,
                )
            finally:
                stopping.set()


def _work_slowly(name: str) -> None:
    """The queue of what takes minutes, in the same process: programs of their own do that work.

    It sits in the worker's seat. Ending the process ends it; the next worker begins its task anew.
    """
    from django_tasks_db.management.commands.db_worker import Worker

    while True:
        try:
            Worker(
                queue_names=[SLOW],
                interval=2,
                batch=False,
                backend_name="default",
                startup_delay=False,
                max_tasks=None,
                worker_id=name,
                excluded_queue_names=[],
            ).run()
        except Exception:
            logger.exception("The slow queue stumbled; it goes on.")
            close_old_connections()
            time.sleep(MINUTE)


def _tick(stopping: threading.Event) -> None:
    """Run what is due at once and then every minute; a fault waits for the next minute."""
    while True:
        close_old_connections()
        run_due(at=timezone.now())
        close_old_connections()
        if stopping.wait(MINUTE):
            return
