"""What a worker was doing when it died is given to the next one.

The queue marks a task as running and names its worker; when that worker is killed, nobody else
would ever touch the task again. A worker therefore sits in a numbered seat of its machine, which
the kernel frees however its process ends, and begins by giving back what its predecessor in the
same seat left lying. Tasks are safe to run twice, so giving back too much does no harm.
"""

from __future__ import annotations

import fcntl
import itertools
import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

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
    folder = settings.DATA_DIR / "workers"
    folder.mkdir(parents=True, exist_ok=True)
    for number in itertools.count(1):
        with (folder / str(number)).open("w") as chair:
            try:
                fcntl.flock(chair, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            yield f"{socket.gethostname()[:48]}-{number}"
            return


def give_back(*, worker: str) -> int:
    """Queue again what `worker`, who does nothing just now, left running; answer how many."""
    return sum(
        _queue_again(task)
        for task in DBTaskResult.objects.running()
        if task.worker_ids and task.worker_ids[-1] == worker
    )


def give_back_abandoned(at: datetime) -> int:
    """The same for tasks that run for over an hour: their machine is gone, seat and all."""
    abandoned = DBTaskResult.objects.running().filter(started_at__lt=at - PATIENCE)
    return sum(map(_queue_again, abandoned))


def _queue_again(task: DBTaskResult) -> int:
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
