"""Invitations: a link that expires, for one person."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from baruga.accounts.models import User
from baruga.network.actions import invitations
from baruga.network.actions.invitations import LIFETIME, InvitationClosed
from baruga.network.choices import Role
from baruga.network.models import Invitation
from baruga.network.permissions import roles_in
from tests.cast import NOW


def invite(by: Any, institution: Any, **changes: Any) -> tuple[Invitation, str]:
    values: dict[str, Any] = {"email": "nur@takalar.example", "roles": [Role.CONTRIBUTOR]}
    return invitations.invite(by=by, at=NOW, institution=institution, **(values | changes))


@pytest.fixture
def invited(db: None) -> User:
    return User.objects.create_user("nur", "nur@takalar.example")


def test_accepting_gives_the_roles(approver: Any, invited: Any, takalar: Any) -> None:
    invitation, token = invite(approver, takalar)
    found = invitations.find_open(token=token, at=NOW)
    invitations.accept(user=invited, at=NOW, invitation=found)
    assert found == invitation
    assert roles_in(invited, takalar) == {Role.CONTRIBUTOR}


def test_the_table_gives_no_link_away(approver: Any, takalar: Any) -> None:
    invitation, token = invite(approver, takalar)
    assert token not in str(Invitation.objects.filter(pk=invitation.pk).values())


def test_a_link_works_once(approver: Any, invited: Any, outsider: Any, takalar: Any) -> None:
    invitation, _token = invite(approver, takalar)
    invitations.accept(user=invited, at=NOW, invitation=invitation)
    with pytest.raises(InvitationClosed):
        invitations.accept(user=outsider, at=NOW, invitation=invitation)
    assert not roles_in(outsider, takalar)


def test_a_link_expires(approver: Any, takalar: Any) -> None:
    _invitation, token = invite(approver, takalar)
    assert invitations.find_open(token=token, at=NOW + LIFETIME - timedelta(seconds=1))
    with pytest.raises(InvitationClosed):
        invitations.find_open(token=token, at=NOW + LIFETIME)


def test_a_withdrawn_link_is_closed_and_withdrawing_twice_is_harmless(
    approver: Any, invited: Any, takalar: Any
) -> None:
    invitation, token = invite(approver, takalar)
    for _time in range(2):
        invitations.withdraw(by=approver, at=NOW, invitation=invitation)
    with pytest.raises(InvitationClosed):
        invitations.find_open(token=token, at=NOW)
    with pytest.raises(InvitationClosed):
        invitations.accept(user=invited, at=NOW, invitation=invitation)


def test_a_new_invitation_replaces_the_open_one(approver: Any, takalar: Any) -> None:
    _first, old = invite(approver, takalar)
    _second, new = invite(approver, takalar, email="NUR@takalar.example")
    with pytest.raises(InvitationClosed):
        invitations.find_open(token=old, at=NOW)
    assert invitations.find_open(token=new, at=NOW)


def test_an_unknown_link_is_closed(db: None) -> None:
    with pytest.raises(InvitationClosed):
        invitations.find_open(token="tidak-ada", at=NOW)


@pytest.mark.parametrize("who", ["writer", "teammate", "leader", "outsider"])
def test_only_those_who_look_after_members_invite(person: Any, takalar: Any, who: str) -> None:
    with pytest.raises(PermissionDenied):
        invite(person(who), takalar)


def test_an_approver_invites_no_coordinator(approver: Any, takalar: Any) -> None:
    with pytest.raises(PermissionDenied):
        invite(approver, takalar, roles=[Role.CONTRIBUTOR, Role.COORDINATOR])


def test_an_invitation_to_nothing_is_refused(approver: Any, takalar: Any) -> None:
    with pytest.raises(PermissionDenied):
        invite(approver, takalar, roles=[])


def test_an_outsider_withdraws_nothing(approver: Any, outsider: Any, takalar: Any) -> None:
    invitation, token = invite(approver, takalar)
    with pytest.raises(PermissionDenied):
        invitations.withdraw(by=outsider, at=NOW, invitation=invitation)
    assert invitations.find_open(token=token, at=NOW) == invitation
