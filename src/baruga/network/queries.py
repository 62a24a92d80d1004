"""Reads of the network for screens."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.http import HttpRequest

from baruga.accounts.models import User
from baruga.network.choices import Role
from baruga.network.models import Institution
from baruga.network.models.institution import InstitutionQuerySet


@dataclass
class Member:
    """One person of an institution with all their roles."""

    user: User
    roles: list[Role] = field(default_factory=list)

    @property
    def role_labels(self) -> list[str]:
        return [str(role.label) for role in self.roles]


def people_of(institution: Institution) -> list[Member]:
    """Everybody of `institution`, by name; one query."""
    people: dict[int, Member] = {}
    rows = institution.memberships.select_related("user").order_by(
        "user__first_name", "user__last_name", "user__username", "role"
    )
    for row in rows:
        people.setdefault(row.user_id, Member(row.user)).roles.append(Role(row.role))
    return list(people.values())


def served(request: HttpRequest) -> list[Institution]:
    """The institutions whoever asks serves; one query per request, however many parts ask."""
    found: list[Institution] | None = getattr(request, "_institutions_served", None)
    if found is None:
        found = list(Institution.objects.served_by(request.user))
        request._institutions_served = found  # type: ignore[attr-defined]  # for this request
    return found


def directory() -> InstitutionQuerySet:
    """Institutions with `people` (how many serve there); region and parent come along."""
    return (
        Institution.objects.select_related("region", "parent")
        .annotate(
            people=Count(
                "memberships__user", distinct=True, filter=Q(memberships__user__is_active=True)
            )
        )
        .order_by("name")
    )
