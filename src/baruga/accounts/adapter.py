"""How allauth behaves here: nobody signs up, people are invited."""

from __future__ import annotations

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render

from baruga.accounts.actions import stand_by_address
from baruga.accounts.models import User
from baruga.accounts.queries import known_as, with_email


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def format_email_subject(self, subject: str) -> str:
        return f"{subject} · {settings.WAGTAIL_SITE_NAME}"

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """As allauth does, but under the person's own username.

        Failures are counted by username: an attacker who varies capitals, or writes now the
        address and now the name, would otherwise get the full number of attempts for each.
        """
        person = known_as(credentials.get("username") or credentials.get("email") or "")
        if person:
            credentials["username"] = person.username
        user: User | None = super().authenticate(request, **credentials)
        return user

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Not when it is another account's: with that account's claim noted, allauth refuses."""
        owner = with_email(email_address.email)
        if owner and owner.pk != email_address.user_id:
            stand_by_address(user=owner)
        confirmed: bool = super().confirm_email(request, email_address)
        return confirmed

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not just after signing in: who is sent to set up a second factor typed the password now.

        allauth itself counts only a password that was asked for a second time.
        """
        records = get_authentication_records(self.request, self.request.user)
        newest: float = records[-1]["at"] if records else 0
        recent = time.time() - newest < app_settings.REAUTHENTICATION_TIMEOUT
        return not recent and super().is_reauthentication_required(app=app, **kwargs)


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Meet a known person by the address that their office's server vouches for.

        Raises ImmediateHttpResponse with a page that says what to do when there is nobody. An
        address that the server does not call verified proves nothing and is not looked up.
        """
        if sociallogin.is_existing or sociallogin.state.get("process") == "connect":
            return
        vouched = [address.email for address in sociallogin.email_addresses if address.verified]
        person = next(filter(None, map(with_email, vouched)), None)
        if person is None:
            page = {"email": next(iter(vouched), "")}
            raise ImmediateHttpResponse(
                render(request, "socialaccount/unknown.html", page, status=403)
            )
        sociallogin.connect(request, person)
