"""What a worker was doing when it died is given to the next one.

The queue marks a task as running and names its worker; when that worker is killed, nobody else
would ever touch the task again. A worker therefore sits in a numbered seat of its machine, which
the kernel frees however its process ends; what is running in an empty seat is queued again.
Tasks are safe to run twice, so giving back too much does no harm.
"""

from __future__ import annotations

import fcntl
import itertools
import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

ATTEMPTS = 3
PATIENCE = timedelta(hours=1)
logger = logging.getLogger("baruga.tasks")


class WorkerDied(Exception):
    """This task's worker was killed `ATTEMPTS` times; the task itself may be what kills it."""


@contextmanager
def seat() -> Iterator[str]:
    """Take the first free seat of this machine; its name is the worker's."""
    for number in itertools.count(1):
        with _sitting(number) as free:
            if free:
                yield _name(number)
                return


def give_back_lost(at: datetime) -> int:
    """Queue again what runs in an empty seat, or for over an hour (its machine is gone, seat and all).

    Answers how many tasks wait again. Called as a worker begins, and every minute.
    """
    return sum(
        _queue_again(task)
        for task in DBTaskResult.objects.running()
        if _is_empty(task.worker_ids[-1]) or (task.started_at and task.started_at < at - PATIENCE)
    )


@contextmanager
def _sitting(number: int) -> Iterator[bool]:
    """Try to sit down; whether the seat was free. The lock ends with the block or the process."""
    folder = settings.DATA_DIR / "workers"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / str(number)).open("w") as chair:
        try:
            fcntl.flock(chair, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def _name(number: int) -> str:
    return f"{socket.gethostname()[:48]}-{number}"


def _is_empty(worker: str) -> bool:
    """Whether nobody sits in this seat; another machine's seats cannot be seen from here."""
    number = worker.rpartition("-")[2]
    if not number.isdecimal() or worker != _name(int(number)):
        return False
    with _sitting(int(number)) as free:
        return free


def _queue_again(task: DBTaskResult[..., Any]) -> int:
    """1 when `task` waits again; 0 when it came to its end meanwhile, or was tried too often."""
    logger.warning("Task %s (%s) lost its worker.", task.task_path, task.pk)
    if len(task.worker_ids) >= ATTEMPTS:
        task.set_failed(WorkerDied(f"tried {len(task.worker_ids)} times"))
        return 0
    return (
        DBTaskResult.objects.running()
        .filter(pk=task.pk, started_at=task.started_at)
        .update(status=TaskResultStatus.READY, started_at=None)
    )
