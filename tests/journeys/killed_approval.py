"""Approve a waiting story in processes that are killed half-way; write down what is left each time.

Run by `test_faults` as a process of its own beside the server: `python -m tests.journeys.killed_approval`.
Every attempt is a fork that ends itself by SIGKILL right after its n-th write to the database,
n = 1, 2, ... until one comes through to the commit; that one is killed right after it. The answer
is one line of JSON with the story's rows before, after every killed attempt, and at the end.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from baruga.config.command import choose_settings

KILLED = -signal.SIGKILL


def main() -> None:
    choose_settings()
    import django

    django.setup()
    story, approver = waiting_story()
    before = rows_of(story)
    left = []
    while attempt(story, approver, after=len(left) + 1) == "half-way":
        left.append(rows_of(story))
    sys.stdout.write(
        json.dumps({"story": story, "before": before, "left": left, "done": rows_of(story)})
    )


def waiting_story() -> tuple[int, int]:
    """The last story of the demo that waits, and somebody who may approve it."""
    from baruga.accounts.models import User
    from baruga.newsroom.choices import Stage
    from baruga.newsroom.models import StoryPage
    from baruga.newsroom.permissions import may_approve

    for story in StoryPage.objects.in_stage(Stage.SUBMITTED).order_by("-pk"):
        for person in User.objects.filter(memberships__institution=story.institution).distinct():
            if may_approve(person, story.specific):
                return story.pk, person.pk
    raise SystemExit("No story waits for anybody.")


def rows_of(story: int) -> dict[str, Any]:
    """Every row that an approval touches, read afresh; times as text."""
    from django.db import connection
    from wagtail.models import Page, PageLogEntry, Revision, TaskState, WorkflowState

    from baruga.work.models import Notification

    connection.close()
    states = WorkflowState.objects.filter(object_id=str(story))
    address = f"/meja/konten/{story}/"
    rows = {
        "page": list(Page.objects.filter(pk=story).values()),
        "revisions": list(Revision.objects.filter(object_id=str(story)).values("pk", "created_at")),
        "workflow": list(states.values("status", "current_task_state_id")),
        "tasks": list(TaskState.objects.filter(workflow_state__in=states).values("pk", "status")),
        "log": PageLogEntry.objects.filter(page=story).count(),
        "told": Notification.objects.filter(url=address).count(),
    }
    connection.close()
    return dict(json.loads(json.dumps(rows, default=str)))


def attempt(story: int, approver: int, *, after: int) -> str:
    """Approve in a fork that dies after its n-th write, at the latest after the commit."""
    child = os.fork()
    if child == 0:
        os._exit(approve_and_die(story, approver, after=after))
    _pid, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in {KILLED, 0}:
        raise SystemExit(f"The attempt ended with {code}.")
    return "half-way" if code == KILLED else "committed"


def approve_and_die(story: int, approver: int, *, after: int) -> int:
    from django.db import connection
    from django.utils import timezone

    from baruga.accounts.models import User
    from baruga.newsroom.actions import workflow
    from baruga.newsroom.models import StoryPage

    # What follows a commit (messages, pictures, caches) never comes to pass in this process.
    connection.run_and_clear_commit_hooks = lambda: os._exit(0)  # type: ignore[method-assign]  # the end of it
    with connection.execute_wrapper(die_after(after)):
        workflow.approve(
            by=User.objects.get(pk=approver),
            at=timezone.now(),
            story=StoryPage.objects.get(pk=story).specific,
        )
    return 1


def die_after(writes: int) -> Callable[..., Any]:
    left = writes

    def execute(run: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal left
        result = run(sql, params, many, context)
        left -= sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE"))
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return execute


if __name__ == "__main__":
    main()
