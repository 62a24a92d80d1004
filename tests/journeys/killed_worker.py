"""Begin to make a story findable in a worker that is killed in the middle of it.

Run by `test_faults` as a process of its own beside the server: `python -m tests.journeys.killed_worker`.
The story leaves the search index; the task that brings it back is queued and claimed at once, so
that the server's own worker cannot take it; whoever claimed it dies by SIGKILL right after the
task's first write. The answer is one line of JSON.
"""

from __future__ import annotations

import json
import os
import sys

from baruga.config.command import choose_settings
from tests.journeys.killed_approval import KILLED, die_after


def main() -> None:
    choose_settings()
    import django

    django.setup()
    from django.db import connection
    from django_tasks_db.models import DBTaskResult
    from modelsearch import index

    from baruga.newsroom.models import NewsPage

    story = NewsPage.objects.published()[0]
    index.remove_object(story)
    connection.close()
    child = os.fork()
    if child == 0:
        work_and_die(story.pk)
    _pid, status = os.waitpid(child, 0)
    if os.waitstatus_to_exitcode(status) != KILLED:
        raise SystemExit("The worker outlived its task.")
    task = DBTaskResult.objects.running().get(args_kwargs__args__2=str(story.pk))
    sys.stdout.write(json.dumps({"headline": story.title, "task": str(task.pk)}))


def work_and_die(story: int) -> None:
    from django.db import connection, transaction
    from django_tasks_db.management.commands.db_worker import Worker
    from django_tasks_db.models import DBTaskResult
    from modelsearch.tasks import insert_or_update_object_task

    from baruga.core.tasks_recovery import seat

    with seat() as name:
        with transaction.atomic():
            queued = insert_or_update_object_task.enqueue("newsroom", "newspage", str(story))
            task = DBTaskResult.objects.get(pk=queued.id)
            task.claim(name)
        worker = Worker(
            queue_names=["*"],
            interval=1,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=1,
            worker_id=name,
            excluded_queue_names=[],
        )
        with connection.execute_wrapper(die_after(1)):
            worker.run_task(task)
    os._exit(0)


if __name__ == "__main__":
    main()
