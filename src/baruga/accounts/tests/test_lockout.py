"""Seven wrong passwords close an account for a while, for that place only."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from tests import cast


@pytest.fixture(autouse=True)
def _failures_count(settings: Any) -> None:
    settings.AXES_ENABLED = True


def fail(sign_in: Any, times: int, login: str = "writer") -> Any:
    answer = None
    for _attempt in range(times):
        answer = sign_in(login, "salah")
    return answer


def test_the_seventh_failure_closes_the_account_and_says_what_to_do(
    sign_in: Any, writer: Any
) -> None:
    assert fail(sign_in, 6).status_code == 200
    answer = fail(sign_in, 1)
    assert answer.status_code == 429
    assert "Tunggu 15 menit" in answer.content.decode()


def test_while_it_is_closed_the_right_password_does_not_open_it(
    sign_in: Any, client: Any, writer: Any
) -> None:
    fail(sign_in, 7)
    assert sign_in("writer").status_code == 429
    assert "_auth_user_id" not in client.session


def test_a_colleague_at_the_same_address_signs_in_as_ever(
    sign_in: Any, writer: Any, teammate: Any
) -> None:
    fail(sign_in, 7)
    assert sign_in("teammate", browser=Client())["Location"] == "/meja/"


def test_the_same_person_elsewhere_signs_in_as_ever(sign_in: Any, writer: Any) -> None:
    fail(sign_in, 7)
    elsewhere = Client(REMOTE_ADDR="10.9.8.7")
    assert sign_in("writer", browser=elsewhere)["Location"] == "/meja/"


def test_changing_between_name_and_address_and_capitals_does_not_help(
    sign_in: Any, writer: Any
) -> None:
    for login in (
        "writer",
        "WRITER",
        "writer@takalar.example",
        "Writer@takalar.EXAMPLE",
        "wRiter",
        "writeR",
    ):
        assert sign_in(login, "salah").status_code == 200
    assert sign_in("WriteR", "salah").status_code == 429


def test_after_a_quarter_of_an_hour_it_opens_again(
    sign_in: Any, writer: Any, time_machine: Any
) -> None:
    now = timezone.now()
    time_machine.move_to(now, tick=False)
    fail(sign_in, 7)
    time_machine.move_to(now + timedelta(minutes=16), tick=False)
    assert sign_in("writer")["Location"] == "/meja/"


def test_success_forgets_the_failures_before_it(sign_in: Any, writer: Any) -> None:
    fail(sign_in, 6)
    sign_in("writer")
    assert sign_in("writer", "salah", browser=Client()).status_code == 200


def test_a_new_password_by_mail_opens_it_at_once(sign_in: Any, writer: Any, client: Any) -> None:
    fail(sign_in, 7)
    client.post("/akun/kata-sandi/lupa/", {"email": writer.email})
    found = re.search(r"/akun/kata-sandi/baru/\S+", str(mail.outbox[0].body))
    assert found
    address = client.get(found.group())["Location"]
    new = cast.PASSWORD + "-baru"
    client.post(address, {"password1": new, "password2": new})
    assert sign_in("writer", new)["Location"] == "/meja/"
