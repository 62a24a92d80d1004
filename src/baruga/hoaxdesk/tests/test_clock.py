"""The clock of a claim: what is due when, who rests, and what is late."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError

from baruga.hoaxdesk.actions import claims, targets
from baruga.hoaxdesk.choices import ClaimStage, Nature
from baruga.hoaxdesk.clock import Hours, due, served
from baruga.hoaxdesk.models import Claim, Targets
from baruga.hoaxdesk.screen import desk_of
from baruga.hoaxdesk.timing import deadline_of
from tests.cast import NOW
from tests.claims import piece

WITA = ZoneInfo("Asia/Makassar")
DAY = Hours(time(6), time(22), True, WITA)
HOUR = timedelta(hours=1)


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=WITA)


@pytest.mark.parametrize(
    ("begin", "amount", "expected"),
    [
        (at(25, 9), 3 * HOUR, at(25, 12)),  # within a day
        (at(25, 21), 3 * HOUR, at(26, 8)),  # over the night
        (at(25, 2), 3 * HOUR, at(25, 9)),  # begun while everybody slept
        (at(25, 22), 3 * HOUR, at(26, 9)),  # at the very end
        (at(24, 21, month=12), 3 * HOUR, at(26, 8, month=12)),  # over Christmas
        (at(25, 9), timedelta(hours=33), at(27, 10)),  # more than two days of duty
    ],
)
def test_the_clock_rests_at_night_and_on_holidays(
    begin: datetime, amount: timedelta, expected: datetime
) -> None:
    assert due(begin, amount, DAY) == expected
    assert served(begin, expected, DAY) == amount


def test_what_is_urgent_does_not_rest() -> None:
    assert due(at(25, 23), 3 * HOUR, None) == at(26, 2)


def test_a_desk_that_works_on_holidays_says_so() -> None:
    hours = Hours(time(6), time(22), False, WITA)
    assert due(at(24, 21, month=12), 3 * HOUR, hours) == at(25, 8, month=12)


def test_it_is_counted_in_the_regions_own_time() -> None:
    utc = at(25, 21).astimezone(ZoneInfo("UTC"))
    assert due(utc, 3 * HOUR, DAY) == at(26, 8)


def test_only_the_coordinator_sets_the_targets(coordinator: Any, checker: Any, as_: Any) -> None:
    values = {
        "first_reply": 10,
        "clarification": 120,
        "opens": time(7),
        "closes": time(21),
        "rests_on_holidays": False,
    }
    with pytest.raises(PermissionDenied):
        targets.set_targets(by=checker, at=NOW, **values)
    assert as_(checker).post("/meja/hoaks/target/", values).status_code == 403
    answer = as_(coordinator).post(
        "/meja/hoaks/target/", values | {"opens": "07:00", "closes": "21:00"}
    )
    assert answer.status_code == 302
    assert Targets.current().clarification == 120
    with pytest.raises(ValidationError):
        targets.set_targets(by=coordinator, at=NOW, **values | {"first_reply": 0})


def test_duty_does_not_end_before_it_begins(coordinator: Any, as_: Any) -> None:
    values = {"first_reply": 15, "clarification": 180, "opens": "22:00", "closes": "06:00"}
    answer = as_(coordinator).post("/meja/hoaks/target/", values)
    assert answer.status_code == 422
    assert "Jam tugas berakhir sebelum dimulai" in answer.content.decode()


def clock(claim: Claim, user: Any) -> dict[str, Any]:
    return {str(one.label): one for one in desk_of(user, claim)["clock"]}


def test_a_claim_shows_what_was_reached_and_what_is_late(shared: Claim, checker: Any) -> None:
    piece(shared, checker, shared.institution)
    with time_machine.travel(shared.first_seen_at + HOUR):
        moments = clock(shared, checker)
        assert moments["jawaban pertama"].at == shared.first_seen_at  # the form shows it at once
        assert moments["bukti lengkap"].at == NOW
        assert not moments["terbit"].is_late
    with time_machine.travel(shared.first_seen_at + timedelta(days=3)):
        assert clock(shared, checker)["terbit"].is_late


def test_evidence_about_an_institution_is_complete_with_an_independent_piece(
    shared: Claim, checker: Any, takalar: Any
) -> None:
    shared.about.set([takalar])
    piece(shared, checker, takalar, source=takalar)
    assert clock(shared, checker)["bukti lengkap"].at is None
    piece(shared, checker, takalar)
    assert clock(shared, checker)["bukti lengkap"].at is not None


def test_what_went_by_another_door_is_late_with_nothing(case: Claim, checker: Any) -> None:
    assert deadline_of(case, Targets.current()) is not None
    claims.answer_gate(by=checker, at=NOW, claim=case, nature=Nature.OPINION, note="Pendapat.")
    case.refresh_from_db()
    assert case.stage == ClaimStage.LEFT
    assert deadline_of(case, Targets.current()) is None
    assert not any(one.is_late for one in clock(case, checker).values())


def test_the_queue_says_what_is_late(case: Claim, checker: Any, as_: Any) -> None:
    with time_machine.travel(case.first_seen_at + timedelta(days=3)):
        assert "terlambat" in as_(checker).get("/meja/hoaks/").content.decode()
