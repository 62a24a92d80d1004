"""What these tests share: an authenticator app of paper, and counting failures switched on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client

from tests import cast


@pytest.fixture(autouse=True)
def _proof_before_change(settings: Any) -> None:
    settings.ACCOUNT_CHANGE_EMAIL = True
    settings.MFA_ALLOW_UNVERIFIED_EMAIL = True
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,30/15m/key"}


@pytest.fixture
def sign_in(client: Client) -> Callable[..., Any]:
    """`sign_in("writer")`: what the form answers."""

    def post(
        login: str, password: str = cast.PASSWORD, browser: Client = client, **data: str
    ) -> Any:
        return browser.post("/akun/masuk/", {"login": login, "password": password, **data})

    return post


@pytest.fixture
def app_code() -> Callable[[str], str]:
    """The six digits that an authenticator app shows now for a secret."""

    def code(secret: str) -> str:
        return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))

    return code


@pytest.fixture
def with_app(db: None) -> Callable[[Any], str]:
    """Give a person an authenticator app; answer its secret."""

    def activate(user: Any) -> str:
        secret: str = generate_totp_secret()
        TOTP.activate(user, secret)
        return secret

    return activate
