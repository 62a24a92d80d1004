"""No task is lost with its worker."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django_tasks.base import TaskResultStatus as Status
from django_tasks_db.models import DBTaskResult, get_date_max

from baruga.core.tasks_recovery import ATTEMPTS, give_back, give_back_abandoned, seat
from tests.cast import NOW

pytestmark = pytest.mark.django_db


def task(**fields: Any) -> DBTaskResult:
    values: dict[str, Any] = {
        "status": Status.RUNNING,
        "started_at": NOW,
        "worker_ids": ["meja-1"],
        "task_path": "baruga.portal.tasks.prepare_pictures",
        "args_kwargs": {"args": [1], "kwargs": {}},
        "backend_name": "default",
        "run_after": get_date_max(),
    }
    return DBTaskResult.objects.create(**values | fields)


def status(one: DBTaskResult) -> str:
    one.refresh_from_db()
    return one.status


def test_what_the_dead_worker_of_a_seat_left_waits_again() -> None:
    left = task()
    assert give_back(worker="meja-1") == 1
    assert status(left) == Status.READY
    assert left.worker_ids == ["meja-1"]  # how often it was tried is remembered
    assert left in DBTaskResult.objects.ready()


def test_what_somebody_else_does_just_now_is_left_alone() -> None:
    theirs = task(worker_ids=["meja-1", "meja-2"])
    assert give_back(worker="meja-1") == 0
    assert status(theirs) == Status.RUNNING


@pytest.mark.parametrize("final", [Status.SUCCESSFUL, Status.FAILED])
def test_what_is_finished_stays_finished(final: str) -> None:
    finished = task(status=final)
    assert give_back(worker="meja-1") == 0
    assert status(finished) == final


def test_a_task_that_keeps_killing_its_worker_is_given_up_and_says_so() -> None:
    deadly = task(worker_ids=["meja-1"] * ATTEMPTS)
    assert give_back(worker="meja-1") == 0
    assert status(deadly) == Status.FAILED
    assert deadly.exception_class_path.endswith("WorkerDied")


def test_a_task_of_a_machine_that_is_gone_waits_again_after_an_hour() -> None:
    abandoned = task(worker_ids=["elsewhere-1"])
    assert give_back_abandoned(NOW + timedelta(minutes=59)) == 0
    assert give_back_abandoned(NOW + timedelta(minutes=61)) == 1
    assert status(abandoned) == Status.READY


def test_giving_back_twice_changes_nothing_more() -> None:
    task()
    give_back(worker="meja-1")
    assert give_back(worker="meja-1") == 0


def test_two_workers_never_sit_in_the_same_seat(settings: Any, tmp_path: Any) -> None:
    settings.DATA_DIR = tmp_path
    with seat() as first, seat() as second:
        assert first != second
    with seat() as third:
        assert third == first
