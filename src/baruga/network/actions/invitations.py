"""Invite somebody by a link that expires; accept it; withdraw it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from baruga.network.actions import members
from baruga.network.choices import Role
from baruga.network.models import Institution, Invitation
from baruga.network.models.invitation import fingerprint
from baruga.network.permissions import may_grant

if TYPE_CHECKING:
    from baruga.accounts.models import User

LIFETIME = timedelta(days=7)


class InvitationClosed(Exception):
    """The link was used, withdrawn or has expired."""


@transaction.atomic
def invite(
    *,
    by: User,
    at: datetime,
    institution: Institution,
    email: str,
    roles: Iterable[Role],
    name: str = "",
) -> tuple[Invitation, str]:
    """An invitation and its token, which is stored nowhere. An older open one is withdrawn.

    Raises PermissionDenied when any of the roles is not `by`'s to give.
    """
    wanted = [Role(role) for role in roles]
    if not wanted or not all(may_grant(by, role, institution) for role in wanted):
        raise PermissionDenied
    Invitation.objects.open(at=at).filter(institution=institution, email__iexact=email).update(
        withdrawn_at=at
    )
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        institution=institution,
        email=email,
        name=name,
        roles=[role.value for role in wanted],
        token_hash=fingerprint(token),
        invited_by=by,
        invited_at=at,
        expires_at=at + LIFETIME,
    )
    log(instance=institution, action="network.invite", user=by, data={"person": name or email})
    return invitation, token


def find_open(*, token: str, at: datetime) -> Invitation:
    """The invitation behind a link. Raises InvitationClosed when there is none that is open."""
    invitation = (
        Invitation.objects.open(at=at)
        .filter(token_hash=fingerprint(token), institution__status="active")
        .select_related("institution", "invited_by")
        .first()
    )
    if invitation is None:
        raise InvitationClosed
    return invitation


@transaction.atomic
def accept(*, user: User, at: datetime, invitation: Invitation) -> Invitation:
    """Take the invitation's roles. Raises InvitationClosed when somebody was faster."""
    claimed = (
        Invitation.objects.open(at=at)
        .filter(pk=invitation.pk)
        .update(accepted_at=at, accepted_by=user)
    )
    if not claimed:
        raise InvitationClosed
    members.grant(
        by=None,
        at=at,
        user=user,
        institution=invitation.institution,
        roles=[Role(role) for role in invitation.roles],
    )
    invitation.refresh_from_db()
    return invitation


@transaction.atomic
def withdraw(*, by: User, at: datetime, invitation: Invitation) -> None:
    """Close an invitation before it is used. Raises PermissionDenied. Safe to repeat."""
    if not all(may_grant(by, Role(role), invitation.institution) for role in invitation.roles):
        raise PermissionDenied
    Invitation.objects.open(at=at).filter(pk=invitation.pk).update(withdrawn_at=at)
    log(
        instance=invitation.institution,
        action="network.withdraw",
        user=by,
        data={"person": invitation.name or invitation.email},
    )
