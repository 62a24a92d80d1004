"""Taking in an institution, and parting with it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from baruga.core.audit import timeline
from baruga.network.actions import channels, institutions, invitations, members
from baruga.network.choices import Kind, Role
from baruga.network.models import Channel, Institution, InstitutionPage, RoleGroup
from baruga.network.permissions import may_manage_members, roles_in
from baruga.network.signals import institution_offboarded
from tests.cast import NOW

LATER = NOW + timedelta(days=30)
COUNTED = (
    Institution, InstitutionPage, Collection, Group, RoleGroup, GroupPagePermission,
    GroupCollectionPermission, Channel,
)  # fmt: skip


def onboard(by: Any = None, **changes: Any) -> Institution:
    values: dict[str, Any] = {
        "slug": "rsud-takalar",
        "name": "Rumah Sakit Umum Daerah Takalar",
        "short_name": "RSUD Takalar",
        "kind": Kind.PUBLIC_SERVICE,
        "channels": [("phone", "0418-21001")],
    }
    return institutions.onboard(by=by, at=NOW, **(values | changes))


def test_one_verb_makes_everything_an_institution_needs(coordinator: Any) -> None:
    hospital = onboard(by=coordinator)
    assert hospital.section.get_parent().specific.slug == "instansi"
    assert Collection.objects.filter(name="rsud-takalar").exists()
    assert hospital.role_groups.count() == 3
    assert hospital.channels.get().address == "0418-21001"


def test_onboarding_twice_makes_nothing_twice(coordinator: Any) -> None:
    onboard(by=coordinator)
    before = [model.objects.count() for model in COUNTED]
    onboard(by=coordinator)
    assert [model.objects.count() for model in COUNTED] == before


def test_a_second_call_updates_what_is_said(coordinator: Any) -> None:
    onboard(by=coordinator)
    renamed = onboard(by=coordinator, name="RSUD Haji Padjonga")
    assert renamed.section.title == "RSUD Haji Padjonga"


def test_only_a_coordinator_takes_in(approver: Any) -> None:
    with pytest.raises(PermissionDenied):
        onboard(by=approver)


def test_leaving_ends_every_access_and_keeps_the_record(
    coordinator: Any, approver: Any, takalar: Any, story: Any
) -> None:
    institutions.offboard(by=coordinator, at=LATER, institution=takalar, reason="Digabung.")
    approver.refresh_from_db()
    assert not roles_in(approver, takalar)
    assert not approver.groups.exists()
    assert not takalar.officials.active().exists()
    assert (
        InstitutionPage.objects.get(institution=takalar).get_children().filter(pk=story.pk).exists()
    )
    assert takalar.memberships.exists()


def test_the_reason_of_leaving_stays_in_the_trail(coordinator: Any, takalar: Any) -> None:
    institutions.offboard(by=coordinator, at=LATER, institution=takalar, reason="Digabung.")
    newest = timeline(takalar)[0]
    assert newest.remark == "Digabung."
    assert newest.what == "mengakhiri akses instansi ini"


def test_leaving_twice_tells_the_other_rooms_once(coordinator: Any, takalar: Any) -> None:
    told: list[Institution] = []

    def listen(institution: Institution, **kwargs: Any) -> None:
        told.append(institution)

    institution_offboarded.connect(listen)
    try:
        for _time in range(2):
            institutions.offboard(by=coordinator, at=LATER, institution=takalar)
    finally:
        institution_offboarded.disconnect(listen)
    assert told == [takalar]


def test_open_invitations_close_when_an_institution_leaves(
    coordinator: Any, approver: Any, takalar: Any
) -> None:
    _invitation, token = invitations.invite(
        by=approver, at=NOW, institution=takalar, email="baru@takalar.example", roles=[Role.EDITOR]
    )
    institutions.offboard(by=coordinator, at=NOW, institution=takalar)
    with pytest.raises(invitations.InvitationClosed):
        invitations.find_open(token=token, at=NOW)


def test_whoever_comes_back_finds_everybody_in_their_place(
    coordinator: Any, approver: Any, takalar: Any
) -> None:
    groups = set(approver.groups.all())
    institutions.offboard(by=coordinator, at=LATER, institution=takalar)
    onboard(by=coordinator, slug=takalar.slug, name=takalar.name, short_name=takalar.short_name)
    assert set(approver.groups.all()) == groups
    assert Institution.objects.get(pk=takalar.pk).left_at is None


def test_a_manager_changes_what_the_public_reads_but_not_elsewhere(
    approver: Any, outsider: Any, takalar: Any
) -> None:
    institutions.update(by=approver, institution=takalar, about="Melayani warga pesisir.")
    with pytest.raises(PermissionDenied):
        institutions.update(by=outsider, institution=takalar, about="Bukan dari kami.")
    assert Institution.objects.get(pk=takalar.pk).about == "Melayani warga pesisir."


def test_channels_become_what_was_wanted_and_nothing_else(approver: Any, takalar: Any) -> None:
    channels.replace(by=approver, institution=takalar, wanted=[("phone", "1"), ("x", "x.com/a")])
    channels.replace(by=approver, institution=takalar, wanted=[("phone", "1"), ("phone", "1")])
    assert [str(channel) for channel in takalar.channels.all()] == ["Telepon: 1"]


def test_an_outsider_cannot_touch_the_channels(outsider: Any, takalar: Any) -> None:
    with pytest.raises(PermissionDenied):
        channels.replace(by=outsider, institution=takalar, wanted=[])


def test_nobody_manages_an_institution_that_left(
    coordinator: Any, approver: Any, takalar: Any
) -> None:
    institutions.offboard(by=coordinator, at=LATER, institution=takalar)
    assert not may_manage_members(approver, takalar)
    with pytest.raises(PermissionDenied):
        members.appoint_official(
            by=coordinator, institution=takalar, name="A", office="B", email="a@takalar.example"
        )
