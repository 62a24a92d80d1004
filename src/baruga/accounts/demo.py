"""The demo's logins, shown on the sign-in page and nowhere outside the demo."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from django.conf import settings

from baruga.core.registry import Registry

PASSWORD = "baruga-demo"  # noqa: S105  public on purpose: it opens a demo, and the page says it


@dataclass(frozen=True, kw_only=True)
class Login:
    """One person of the demo. `role` heads a group of the list; `place` says where they serve."""

    username: str
    label: str
    role: str
    place: str
    password: str = PASSWORD


# Asked when the sign-in page is drawn; a higher app knows who there is.
logins: Registry[Callable[[], Iterable[Login]]] = Registry("source of demo logins")


def by_role() -> list[tuple[str, list[Login]]]:
    """The logins in the order of their sources, one group per role; empty outside the demo."""
    if not settings.DEMO:
        return []
    found = [login for source in logins for login in source()]
    order = list(dict.fromkeys(login.role for login in found))
    ranked = sorted(found, key=lambda login: order.index(login.role))
    return [(role, list(group)) for role, group in groupby(ranked, key=lambda login: login.role)]
