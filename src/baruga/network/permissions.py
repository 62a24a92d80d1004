"""Who may do what in the network: predicates that read as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baruga.network.choices import ROLES_NEEDING_SECOND_FACTOR, Role, Verb
from baruga.network.models.institution import Institution, InstitutionQuerySet
from baruga.network.models.membership import Membership, roles_with

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from baruga.accounts.models import User


def roles_in(user: User | AnonymousUser, institution: Institution) -> frozenset[Role]:
    """The roles `user` holds in `institution`; asked once per request and user."""
    return (
        _all_roles(user).get(institution.pk, frozenset()) if institution.is_active else frozenset()
    )


def may(user: User | AnonymousUser, verb: Verb, institution: Institution) -> bool:
    """Whether any role of `user` in `institution` includes `verb`."""
    return any(verb in role.verbs for role in roles_in(user, institution))


def may_somewhere(user: User | AnonymousUser, verb: Verb) -> bool:
    """Whether `user` may do `verb` in any active institution."""
    return any(verb in role.verbs for roles in _all_roles(user).values() for role in roles)


def is_coordinator(user: User | AnonymousUser) -> bool:
    """Whether `user` looks after the whole region (or runs the installation)."""
    return (
        user.is_authenticated
        and user.is_active
        and (user.is_superuser or may_somewhere(user, Verb.COORDINATE))
    )


def needs_second_factor(user: User | AnonymousUser) -> bool:
    """Approvers and coordinators, wherever they are such."""
    roles = {role for roles in _all_roles(user).values() for role in roles}
    return bool(roles & ROLES_NEEDING_SECOND_FACTOR) or bool(getattr(user, "is_superuser", False))


def institutions_managed_by(user: User | AnonymousUser) -> InstitutionQuerySet:
    """Institutions whose members and officials `user` may change: one's own, or all for a coordinator."""
    if is_coordinator(user):
        return Institution.objects.active()
    return Institution.objects.where(user, Verb.MANAGE_MEMBERS)


def may_manage_members(user: User | AnonymousUser, institution: Institution) -> bool:
    return institution.is_active and (
        is_coordinator(user) or may(user, Verb.MANAGE_MEMBERS, institution)
    )


def may_grant(user: User | AnonymousUser, role: Role, institution: Institution) -> bool:
    """Only a coordinator makes coordinators; the other roles are the institution's own affair."""
    if role is Role.COORDINATOR:
        return is_coordinator(user)
    return may_manage_members(user, institution)


def forget_roles(user: User | AnonymousUser) -> None:
    """Drop what was remembered of `user`'s roles, after they changed."""
    for name in ("_roles", "_page_permission_cache", "_collection_permission_cache"):
        if hasattr(user, name):
            delattr(user, name)


def _all_roles(user: User | AnonymousUser) -> dict[int, frozenset[Role]]:
    if not user.is_authenticated or not user.is_active:
        return {}
    cached: dict[int, frozenset[Role]] | None = getattr(user, "_roles", None)
    if cached is None:
        found: dict[int, set[Role]] = {}
        rows = Membership.objects.filter(user=user, institution__status="active")
        for institution_id, role in rows.values_list("institution_id", "role"):
            found.setdefault(institution_id, set()).add(Role(role))
        cached = {pk: frozenset(roles) for pk, roles in found.items()}
        user._roles = cached  # type: ignore[attr-defined]  # remembered for the length of the request
    return cached


__all__ = [
    "forget_roles",
    "institutions_managed_by",
    "is_coordinator",
    "may",
    "may_grant",
    "may_manage_members",
    "may_somewhere",
    "needs_second_factor",
    "roles_in",
    "roles_with",
]
