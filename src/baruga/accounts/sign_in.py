"""The first sign-in of somebody who has just chosen a password."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import login
from django.http import HttpRequest

from baruga.accounts.models import User


def first_sign_in(request: HttpRequest, user: User) -> None:
    """Open a session, and remember that the password was given just now.

    Without the record allauth would ask for it again before a second factor may be set up.
    """
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    record_authentication(request, user, method="password", username=user.username)
