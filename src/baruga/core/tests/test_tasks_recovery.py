"""No task is lost with its worker."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django_tasks.base import TaskResultStatus as Status
from django_tasks_db.models import DBTaskResult, get_date_max

from baruga.core.tasks_recovery import ATTEMPTS, give_back_lost, seat
from tests.cast import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _office(settings: Any, tmp_path: Any) -> None:
    settings.DATA_DIR = tmp_path


@pytest.fixture
def dead() -> str:
    """The name of a worker that has left its seat."""
    with seat() as name:
        return name


def task(worker: str, **fields: Any) -> DBTaskResult:
    values: dict[str, Any] = {
        "status": Status.RUNNING,
        "started_at": NOW,
        "worker_ids": [worker],
        "task_path": "baruga.portal.tasks.prepare_pictures",
        "args_kwargs": {"args": [1], "kwargs": {}},
        "backend_name": "default",
        "run_after": get_date_max(),
    }
    return DBTaskResult.objects.create(**values | fields)


def status(one: DBTaskResult) -> str:
    one.refresh_from_db()
    return one.status


def test_what_a_dead_worker_left_waits_again(dead: str) -> None:
    left = task(dead)
    assert give_back_lost(NOW) == 1
    assert status(left) == Status.READY
    assert left.worker_ids == [dead]  # how often it was tried is remembered
    assert left in DBTaskResult.objects.ready()


def test_what_a_living_worker_does_just_now_is_left_alone() -> None:
    with seat() as living:
        theirs = task(living)
        assert give_back_lost(NOW) == 0
    assert status(theirs) == Status.RUNNING


def test_a_task_that_another_took_over_belongs_to_the_other(dead: str) -> None:
    with seat(), seat() as living:
        taken = task(dead, worker_ids=[dead, living])
        assert give_back_lost(NOW) == 0
    assert status(taken) == Status.RUNNING


@pytest.mark.parametrize("final", [Status.SUCCESSFUL, Status.FAILED])
def test_what_is_finished_stays_finished(dead: str, final: str) -> None:
    finished = task(dead, status=final)
    assert give_back_lost(NOW) == 0
    assert status(finished) == final


def test_a_task_that_keeps_killing_its_worker_is_given_up_and_says_so(dead: str) -> None:
    deadly = task(dead, worker_ids=[dead] * ATTEMPTS)
    assert give_back_lost(NOW) == 0
    assert status(deadly) == Status.FAILED
    assert deadly.exception_class_path.endswith("WorkerDied")


def test_a_task_of_a_machine_that_is_gone_waits_again_after_an_hour() -> None:
    abandoned = task("another-machine-1")
    assert give_back_lost(NOW + timedelta(minutes=59)) == 0
    assert give_back_lost(NOW + timedelta(minutes=61)) == 1
    assert status(abandoned) == Status.READY


def test_giving_back_twice_changes_nothing_more(dead: str) -> None:
    task(dead)
    give_back_lost(NOW)
    assert give_back_lost(NOW) == 0


def test_two_workers_never_sit_in_the_same_seat() -> None:
    with seat() as first, seat() as second:
        assert first != second
    with seat() as third:
        assert third == first
