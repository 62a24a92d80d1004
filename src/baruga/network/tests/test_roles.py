"""The vocabulary of roles, and giving and taking them."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from baruga.accounts.models import User
from baruga.core.audit import timeline
from baruga.network.actions import members
from baruga.network.choices import BRANCH_OF, Kind, Role, Verb
from baruga.network.models import Institution, Membership, Official
from baruga.network.permissions import (
    institutions_managed_by,
    is_coordinator,
    may,
    may_grant,
    needs_second_factor,
    roles_in,
)
from tests.cast import NOW


@pytest.fixture
def newcomer(db: None) -> User:
    return User.objects.create_user("newcomer", "newcomer@takalar.example")


def test_every_role_says_what_it_may_do() -> None:
    for role in Role:
        assert role.description
        assert Verb.SEE in role.verbs


def test_every_kind_belongs_to_a_branch_of_the_state() -> None:
    assert set(BRANCH_OF) == set(Kind)


def test_a_writer_does_not_approve_and_a_leader_does_not_write() -> None:
    assert Verb.APPROVE not in Role.CONTRIBUTOR.verbs
    assert Role.VIEWER.verbs == {Verb.SEE}
    assert not Role.VIEWER.enters_editor


def test_a_role_reaches_no_further_than_its_institution(
    writer: Any, takalar: Any, gowa: Any
) -> None:
    assert may(writer, Verb.WRITE, takalar)
    assert not may(writer, Verb.SEE, gowa)


def test_a_stranger_may_nothing(takalar: Any) -> None:
    assert not roles_in(AnonymousUser(), takalar)
    assert not is_coordinator(AnonymousUser())


def test_somebody_whose_account_is_closed_may_nothing(approver: Any, takalar: Any) -> None:
    approver.is_active = False
    assert not roles_in(approver, takalar)
    assert not institutions_managed_by(approver).exists()


def test_giving_a_role_brings_the_editors_group(approver: Any, newcomer: Any, takalar: Any) -> None:
    members.grant(by=approver, at=NOW, user=newcomer, institution=takalar, roles=[Role.EDITOR])
    assert newcomer.groups.get().role_group.role == Role.EDITOR
    assert roles_in(newcomer, takalar) == {Role.EDITOR}


def test_giving_twice_gives_once(approver: Any, newcomer: Any, takalar: Any) -> None:
    for _time in range(2):
        members.grant(by=approver, at=NOW, user=newcomer, institution=takalar, roles=[Role.EDITOR])
    assert newcomer.memberships.count() == 1
    assert (
        sum(
            "Penyunting" in moment.what and "newcomer" in moment.what
            for moment in timeline(takalar)
        )
        == 1
    )


def test_taking_a_role_takes_the_group(approver: Any, teammate: Any, takalar: Any) -> None:
    assert members.revoke(by=approver, user=teammate, institution=takalar) == 1
    assert not teammate.groups.exists()
    assert not Membership.objects.filter(user=teammate).exists()


def test_a_person_serves_several_institutions_apart(
    coordinator: Any, writer: Any, takalar: Any, gowa: Any
) -> None:
    members.grant(by=coordinator, at=NOW, user=writer, institution=gowa, roles=[Role.EDITOR])
    members.revoke(by=coordinator, user=writer, institution=takalar)
    assert list(Institution.objects.served_by(writer)) == [gowa]
    assert [group.role_group.institution for group in writer.groups.all()] == [gowa]


@pytest.mark.parametrize("who", ["writer", "teammate", "leader", "outsider"])
def test_only_an_approver_of_the_institution_gives_roles(
    person: Any, newcomer: Any, takalar: Any, who: str
) -> None:
    with pytest.raises(PermissionDenied):
        members.grant(
            by=person(who), at=NOW, user=newcomer, institution=takalar, roles=[Role.CONTRIBUTOR]
        )


def test_only_a_coordinator_makes_coordinators(
    approver: Any, coordinator: Any, newcomer: Any, takalar: Any
) -> None:
    assert not may_grant(approver, Role.COORDINATOR, takalar)
    with pytest.raises(PermissionDenied):
        members.grant(
            by=approver, at=NOW, user=newcomer, institution=takalar, roles=[Role.COORDINATOR]
        )
    members.grant(
        by=coordinator, at=NOW, user=newcomer, institution=takalar, roles=[Role.COORDINATOR]
    )
    assert is_coordinator(newcomer)


def test_an_approver_cannot_unmake_a_coordinator(approver: Any, coordinator: Any) -> None:
    office = coordinator.memberships.get().institution
    members.grant(by=None, at=NOW, user=approver, institution=office, roles=[Role.APPROVER])
    with pytest.raises(PermissionDenied):
        members.revoke(by=approver, user=coordinator, institution=office)


def test_a_second_factor_is_asked_of_those_who_publish_or_let_others_in(
    approver: Any, coordinator: Any, writer: Any
) -> None:
    assert needs_second_factor(approver)
    assert needs_second_factor(coordinator)
    assert not needs_second_factor(writer)


def test_an_official_is_named_once_per_address(approver: Any, takalar: Any) -> None:
    for office in ("Sekretaris", "Kepala Dinas"):
        members.appoint_official(
            by=approver,
            institution=takalar,
            name="Daeng Rani",
            office=office,
            email="rani@takalar.example",
        )
    assert Official.objects.get(email="rani@takalar.example").office == "Kepala Dinas"


def test_naming_the_same_official_twice_leaves_one_line_in_the_trail(
    approver: Any, takalar: Any
) -> None:
    for _time in range(2):
        members.appoint_official(
            by=approver,
            institution=takalar,
            name="Daeng Rani",
            office="Sekretaris",
            email="rani@takalar.example",
        )
    told = [moment for moment in timeline(takalar) if "Daeng Rani" in moment.what]
    assert len(told) == 1


def test_a_writer_cannot_name_their_own_reader(writer: Any, takalar: Any) -> None:
    with pytest.raises(PermissionDenied):
        members.appoint_official(
            by=writer, institution=takalar, name="Teman", office="-", email="teman@takalar.example"
        )


def test_a_retired_official_stays_in_the_record(approver: Any, official: Any, takalar: Any) -> None:
    members.retire_official(by=approver, official=official)
    assert not takalar.officials.active().exists()
    assert takalar.officials.exists()
