"""`baruga tick` forgets what nobody needs, and nothing else; the doctor sees messages that reach nobody."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from baruga.core.health import examine
from baruga.core.schedule import run_due

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_sessions_that_ended_are_forgotten() -> None:
    for key, days in (("ended", -1), ("running", 1)):
        Session.objects.create(
            session_key=key, session_data="", expire_date=NOW + timedelta(days=days)
        )
    assert run_due(at=NOW)["forget-sessions"] == 1
    assert Session.objects.get().session_key == "running"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "days", "kept"),
    [
        (TaskResultStatus.SUCCESSFUL, 8, False),
        (TaskResultStatus.SUCCESSFUL, 6, True),
        (TaskResultStatus.FAILED, 59, True),
        (TaskResultStatus.FAILED, 61, False),
        (TaskResultStatus.READY, 100, True),
    ],
)
def test_tasks_long_done_are_forgotten(status: TaskResultStatus, days: int, kept: bool) -> None:
    finished = None if status == TaskResultStatus.READY else NOW - timedelta(days=days)
    DBTaskResult.objects.create(
        task_path="baruga.newsroom.tasks.tell_writer",
        status=status,
        priority=0,
        queue_name="default",
        backend_name="default",
        args_kwargs={"args": [], "kwargs": {}},
        exception_class_path="",
        traceback="",
        run_after=NOW,
        finished_at=finished,
    )
    run_due(at=NOW)
    assert DBTaskResult.objects.exists() is kept


@pytest.mark.django_db
def test_the_doctor_says_that_messages_reach_nobody(settings: Any) -> None:
    def worries() -> list[str]:
        return [finding.remedy for finding in examine() if finding.level == "broken"]

    assert "BARUGA_MAIL_URL" not in worries()
    settings.DEVELOPMENT = False
    assert "BARUGA_MAIL_URL" in worries()
