"""Who somebody is, by what they type."""

from __future__ import annotations

import re
import unicodedata

from django.db.models import Q

from baruga.accounts.models import User

_NOT_IN_USERNAMES = re.compile(r"[^a-z0-9._]+")


def known_as(login: str) -> User | None:
    """The person of this username or e-mail address, whatever the capitals; the username wins."""
    if not login:
        return None
    found = User.objects.filter(Q(username__iexact=login) | Q(email__iexact=login))
    people = sorted(found, key=lambda user: user.username.lower() != login.lower())
    return people[0] if people else None


def with_email(email: str) -> User | None:
    """The person of this address, whatever the capitals."""
    return User.objects.filter(email__iexact=email).first() if email else None


def free_username(email: str, name: str = "") -> str:
    """A username nobody has yet, after the name or else the e-mail address: "andi.nurul2"."""
    source = name or email.partition("@")[0]
    plain = unicodedata.normalize("NFKD", source.lower()).encode("ascii", "ignore").decode()
    words = _NOT_IN_USERNAMES.sub(".", plain).strip("._").split(".")
    wanted = ".".join(word for word in words[:2] if word)[:40] or "humas"
    taken = {
        username.lower()
        for username in User.objects.filter(username__istartswith=wanted).values_list(
            "username", flat=True
        )
    }
    number = 1
    while (candidate := wanted if number == 1 else f"{wanted}{number}") in taken:
        number += 1
    return candidate
