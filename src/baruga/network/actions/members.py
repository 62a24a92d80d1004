"""Give and take roles; keep the list of approving officials."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from baruga.network.choices import Role
from baruga.network.models import Institution, Membership, Official, RoleGroup
from baruga.network.permissions import forget_roles, may_grant, may_manage_members

if TYPE_CHECKING:
    from baruga.accounts.models import User


@transaction.atomic
def grant(
    *, by: User | None, at: datetime, user: User, institution: Institution, roles: Iterable[Role]
) -> list[Membership]:
    """Give `user` each of `roles`, keeping those they have. `by=None`: the system.

    Raises PermissionDenied when any of the roles is not `by`'s to give.
    """
    wanted = list(roles)
    if by is not None and not all(may_grant(by, role, institution) for role in wanted):
        raise PermissionDenied
    memberships = []
    for role in wanted:
        membership, created = Membership.objects.get_or_create(
            institution=institution, user=user, role=role, defaults={"since": at}
        )
        memberships.append(membership)
        if created:
            log(
                instance=institution,
                action="network.grant",
                user=by,
                data={"person": user.name, "role": str(role.value)},
            )
    _sync_groups(user, institution)
    return memberships


@transaction.atomic
def revoke(
    *, by: User | None, user: User, institution: Institution, roles: Iterable[Role] | None = None
) -> int:
    """Take the named roles (None: all of them) from `user`; answer how many there were.

    Raises PermissionDenied.
    """
    held = Membership.objects.filter(user=user, institution=institution)
    if roles is not None:
        held = held.filter(role__in=list(roles))
    taken = [Role(role) for role in held.values_list("role", flat=True)]
    if by is not None and not all(may_grant(by, role, institution) for role in taken):
        raise PermissionDenied
    held.delete()
    for role in taken:
        log(
            instance=institution,
            action="network.revoke",
            user=by,
            data={"person": user.name, "role": str(role.value)},
        )
    _sync_groups(user, institution)
    return len(taken)


@transaction.atomic
def appoint_official(
    *,
    by: User | None,
    institution: Institution,
    name: str,
    office: str,
    email: str,
    phone: str = "",
) -> Official:
    """Name somebody whose approval by link counts. Raises PermissionDenied.

    Safe to repeat: what is known already changes nothing and leaves no line in the trail.
    """
    _require_manager(by, institution)
    said = {"name": name, "office": office, "phone": phone, "active": True}
    known = Official.objects.filter(institution=institution, email=email, **said).first()
    if known is not None:
        return known
    official, _created = Official.objects.update_or_create(
        institution=institution, email=email, defaults=said
    )
    log(instance=institution, action="network.appoint", user=by, data={"person": str(official)})
    return official


@transaction.atomic
def retire_official(*, by: User, official: Official) -> Official:
    """No new links go to this official. Raises PermissionDenied."""
    _require_manager(by, official.institution)
    official.active = False
    official.save(update_fields=["active"])
    log(
        instance=official.institution,
        action="network.retire",
        user=by,
        data={"person": str(official)},
    )
    return official


def _require_manager(user: User | None, institution: Institution) -> None:
    if user is not None and not may_manage_members(user, institution):
        raise PermissionDenied


def _sync_groups(user: User, institution: Institution) -> None:
    """Make the editor's groups say what the memberships say."""
    held = set(
        Membership.objects.filter(user=user, institution=institution).values_list("role", flat=True)
    )
    for role_group in RoleGroup.objects.filter(institution=institution).select_related("group"):
        if role_group.role in held:
            user.groups.add(role_group.group)
        else:
            user.groups.remove(role_group.group)
    forget_roles(user)
