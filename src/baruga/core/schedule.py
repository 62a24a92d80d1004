"""What falls due: every app registers its job in `schedule.py`; `baruga tick` runs them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import close_old_connections
from django.utils.module_loading import autodiscover_modules

from baruga.core.housekeeping import forget_sessions, forget_tasks
from baruga.core.registry import Registry
from baruga.core.tasks_recovery import give_back_lost

Job = Callable[[datetime], int]
jobs: Registry[Job] = Registry("scheduled job")
jobs.register("give-back-lost-tasks", give_back_lost, order=1)
jobs.register("forget-sessions", forget_sessions, order=900)
jobs.register("forget-tasks", forget_tasks, order=900)
logger = logging.getLogger("baruga.tick")


def run_due(*, at: datetime) -> dict[str, int | Exception]:
    """Run every job once with the time `at`; answer what each did (a count) or the fault it met.

    One job's fault never keeps the others from running. Jobs are safe to run twice.
    """
    autodiscover_modules("schedule")
    outcome: dict[str, int | Exception] = {}
    for name, job in jobs.items():
        try:
            outcome[name] = job(at)
        except Exception as error:
            logger.exception("Job %s failed", name)
            outcome[name] = error
            close_old_connections()
    return outcome
