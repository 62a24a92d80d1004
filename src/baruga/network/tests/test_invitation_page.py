"""Following an invitation's link."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from baruga.accounts.models import User
from baruga.network.actions import institutions, invitations
from baruga.network.choices import Role
from baruga.network.models import Membership

FORM = {"name": "Andi Nurul Fadilah", "username": "andi.nurul", "password": "sawah-hijau-2026"}
INVITED = "andi.nurul@takalar.example"


@pytest.fixture
def invite(takalar: Any, approver: Any) -> Any:
    """The address of a fresh invitation of Pemkab Takalar."""

    def address(email: str = INVITED, roles: tuple[Role, ...] = (Role.EDITOR,), **when: Any) -> str:
        _invitation, token = invitations.invite(
            by=approver,
            at=timezone.now() - timedelta(**when),
            institution=takalar,
            email=email,
            roles=roles,
        )
        return reverse("invitations:accept_invitation", args=[token])

    return address


def roles_of(username: str) -> set[str]:
    return set(Membership.objects.filter(user__username=username).values_list("role", flat=True))


def test_somebody_new_makes_an_account_and_is_at_the_desk(client: Any, invite: Any) -> None:
    answer = client.post(invite(), FORM)
    assert answer["Location"] == "/meja/"
    assert client.get("/meja/").status_code == 200
    assert roles_of("andi.nurul") == {Role.EDITOR}
    assert User.objects.get(username="andi.nurul").email == INVITED


def test_the_address_is_the_invitations_whatever_is_sent(client: Any, invite: Any) -> None:
    client.post(invite(), FORM | {"email": "lain@jahat.example", "roles": "coordinator"})
    assert User.objects.get(username="andi.nurul").email == INVITED
    assert roles_of("andi.nurul") == {Role.EDITOR}


def test_the_page_names_who_invites_to_what_and_suggests_a_username(
    client: Any, invite: Any
) -> None:
    page = client.get(invite()).content.decode()
    assert "Approver" in page
    assert "Pemerintah Kabupaten Takalar" in page
    assert 'value="andi.nurul"' in page


def test_an_approver_is_asked_for_a_second_factor_at_once(
    client: Any, invite: Any, settings: Any
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    client.post(invite(roles=(Role.APPROVER,)), FORM)
    assert client.get("/meja/")["Location"] == "/akun/dua-langkah/mulai/"
    assert client.get("/akun/kunci-sandi/tambah/").status_code == 200


def test_a_taken_username_and_a_weak_password_are_explained(
    client: Any, invite: Any, writer: Any
) -> None:
    page = client.post(invite(), FORM | {"username": "WRITER", "password": "123"}).content.decode()
    assert "sudah dipakai" in page
    assert "terlalu pendek" in page
    assert 'value="Andi Nurul Fadilah"' in page
    assert not User.objects.filter(email=INVITED).exists()


def test_ones_own_name_is_no_password(client: Any, invite: Any) -> None:
    client.post(invite(), FORM | {"password": "andi.nurul@takalar"})
    assert not User.objects.filter(email=INVITED).exists()


def test_somebody_known_signs_in_first(client: Any, invite: Any, leader: Any) -> None:
    address = invite(email=leader.email)
    page = client.get(address).content.decode()
    assert f"/akun/masuk/?next={address}" in page
    assert client.post(address, FORM).status_code == 403
    assert roles_of("leader") == {Role.VIEWER}


def test_somebody_signed_in_says_yes_and_keeps_what_they_had(
    as_: Any, invite: Any, leader: Any
) -> None:
    address = invite(email="Leader@takalar.example")
    browser = as_(leader)
    assert roles_of("leader") == {Role.VIEWER}
    assert b"<form" in browser.get(address).content
    assert browser.post(address)["Location"] == "/meja/"
    assert roles_of("leader") == {Role.VIEWER, Role.EDITOR}


def test_a_link_passed_on_gives_the_outsider_nothing(as_: Any, invite: Any, outsider: Any) -> None:
    browser, address = as_(outsider), invite()
    assert "untuk alamat lain" in browser.get(address).content.decode()
    assert browser.post(address, FORM).status_code == 403
    assert not Membership.objects.filter(user=outsider, institution__slug="pemkab-takalar").exists()


def test_a_link_works_once(client: Any, invite: Any) -> None:
    address = invite()
    client.post(address, FORM)
    answer = client.get(address)
    assert answer.status_code == 410
    assert "sudah diterima" in answer.content.decode()


def test_an_old_link_says_since_when_and_whom_to_ask(client: Any, invite: Any) -> None:
    answer = client.get(invite(days=8))
    assert answer.status_code == 410
    assert "Approver" in answer.content.decode()
    assert client.post(invite(days=8), FORM).status_code == 410


def test_a_withdrawn_link_says_so(client: Any, invite: Any) -> None:
    first = invite()
    invite()
    assert "ditarik" in client.get(first).content.decode()


def test_an_institution_that_left_invites_nobody(
    client: Any, invite: Any, takalar: Any, coordinator: Any
) -> None:
    address = invite()
    institutions.offboard(by=coordinator, at=timezone.now(), institution=takalar)
    assert client.post(address, FORM).status_code == 410


def test_a_torn_link_is_not_found(client: Any, db: None) -> None:
    answer = client.get(reverse("invitations:accept_invitation", args=["x"]))
    assert answer.status_code == 404
    assert "Undangan" in answer.content.decode()


def test_the_page_is_kept_by_no_cache(client: Any, invite: Any) -> None:
    assert "no-store" in client.get(invite())["Cache-Control"]
