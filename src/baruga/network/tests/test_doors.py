"""Every address of the network, tried by whoever has no business there."""

from __future__ import annotations

from typing import Any

import pytest

from baruga.network.actions import invitations
from baruga.network.choices import Role
from baruga.network.models import Institution
from tests.cast import NOW

BELOW = "/meja/jaringan/pemkab-takalar/"
MANAGERS = ["ubah/", "anggota/{member}/", "pejabat/baru/", "undang/"]
MANAGERS_POST = ["pejabat/{official}/berhenti/", "undangan/{invitation}/tarik/"]
COORDINATORS = ["lepas/"]
COORDINATORS_POST = ["kembali/"]


@pytest.fixture
def ids(takalar: Any, writer: Any, approver: Any, official: Any) -> dict[str, int]:
    invitation, _token = invitations.invite(
        by=approver, at=NOW, institution=takalar, email="nur@takalar.example", roles=[Role.EDITOR]
    )
    return {"member": writer.pk, "official": official.pk, "invitation": invitation.pk}


def snapshot(institution: Any) -> list[Any]:
    """Everything of the institution that these addresses can change."""
    return [
        list(Institution.objects.filter(pk=institution.pk).values()),
        *(
            list(getattr(institution, rows).order_by("pk").values())
            for rows in ("memberships", "officials", "invitations", "channels")
        ),
    ]


@pytest.fixture(params=["writer", "teammate", "leader", "outsider"])
def stranger_to_managing(request: Any, as_: Any, person: Any) -> Any:
    return as_(person(request.param))


@pytest.mark.parametrize("door", MANAGERS + MANAGERS_POST + COORDINATORS + COORDINATORS_POST)
def test_whoever_does_not_manage_is_refused_with_a_word_on_who_does(
    stranger_to_managing: Any, takalar: Any, ids: dict[str, int], door: str
) -> None:
    before = snapshot(takalar)
    browser = stranger_to_managing
    address = BELOW + door.format(**ids)
    answers = [browser.post(address, {"roles": ["approver"], "reason": "x"}), browser.get(address)]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert "Ini diputuskan orang lain" in answers[0].content.decode()
    assert snapshot(takalar) == before


@pytest.mark.parametrize("door", COORDINATORS + COORDINATORS_POST)
def test_an_approver_neither_parts_with_nor_takes_in(
    as_: Any, approver: Any, ids: dict[str, int], door: str
) -> None:
    assert as_(approver).post(BELOW + door, {"reason": "x"}).status_code == 403


@pytest.mark.parametrize("who", ["writer", "approver", "outsider"])
@pytest.mark.parametrize("address", ["/meja/jaringan/baru/", "/meja/jaringan/ekspor/"])
def test_the_coordinators_rooms_are_closed_to_others(
    as_: Any, person: Any, who: str, address: str
) -> None:
    assert as_(person(who)).post(address, {}).status_code == 403


@pytest.mark.parametrize("door", MANAGERS + MANAGERS_POST + COORDINATORS)
def test_strangers_are_asked_to_sign_in(client: Any, ids: dict[str, int], door: str) -> None:
    address = BELOW + door.format(**ids)
    for answer in (client.get(address), client.post(address)):
        assert answer.url.startswith("/akun/masuk/")


@pytest.mark.parametrize("door", ["anggota/{member}/", *MANAGERS_POST])
def test_a_manager_reaches_nothing_of_another_institution_through_their_own(
    as_: Any, outsider: Any, takalar: Any, ids: dict[str, int], door: str
) -> None:
    before = snapshot(takalar)
    address = "/meja/jaringan/pemkab-gowa/" + door.format(**ids)
    assert as_(outsider).post(address, {"roles": []}).status_code == 404
    assert snapshot(takalar) == before


@pytest.mark.parametrize("door", MANAGERS_POST)
def test_what_changes_something_does_not_answer_to_a_link(
    as_: Any, approver: Any, ids: dict[str, int], door: str
) -> None:
    assert as_(approver).get(BELOW + door.format(**ids)).status_code == 405


def test_nobody_is_added_who_was_not_invited(as_: Any, approver: Any, outsider: Any) -> None:
    address = f"{BELOW}anggota/{outsider.pk}/"
    assert as_(approver).post(address, {"roles": ["editor"]}).status_code == 404
