"""Verbs of accounts."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction

from baruga.accounts.models import User


@transaction.atomic
def register(*, at: datetime, email: str, username: str, name: str, password: str) -> User:
    """A new person whose address is proven already: by the secret link that reached it.

    Called by whoever checked that link; there is no open sign-up. Raises IntegrityError when
    somebody took the username or the address a moment before.
    """
    email = email.lower()  # as allauth keeps addresses
    user = User.objects.create_user(
        username=username, email=email, password=password, first_name=name, date_joined=at
    )
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


@transaction.atomic
def stand_by_address(*, user: User) -> None:
    """Note the account's own address as proven, where nobody has yet. Safe to repeat.

    It can only have come by an invitation's link, by an earlier proof, or from whoever runs the
    installation; allauth would take one it has not seen before for a change that is under way.
    """
    EmailAddress.objects.filter(user=user, primary=True).exclude(email=user.email).update(
        primary=False
    )
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )
