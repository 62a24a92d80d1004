"""What managers and the coordinator do on the desk."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from baruga.network.actions import invitations, members
from baruga.network.choices import Role
from baruga.network.models import Institution, Official
from baruga.network.permissions import roles_in
from tests.cast import NOW

TAKALAR = "/meja/jaringan/pemkab-takalar/"


def text(answer: Any) -> str:
    return str(answer.content.decode())


def details(**changes: str) -> dict[str, str]:
    return {"short_name": "Pemkab Takalar", "about": "Melayani warga pesisir."} | changes


def test_a_manager_says_what_the_public_reads(as_: Any, approver: Any, takalar: Any) -> None:
    typed = details(
        phone="0418-21001, 0418-21002", instagram="@pemkabtakalar", whatsapp="0812 3456 7890"
    )
    assert as_(approver).post(TAKALAR + "ubah/", typed).url == TAKALAR
    takalar.refresh_from_db()
    assert takalar.about == "Melayani warga pesisir."
    assert {channel.link for channel in takalar.channels.all()} == {
        "tel:0418-21001", "tel:0418-21002", "https://instagram.com/pemkabtakalar", "https://wa.me/6281234567890",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("email", "humas@"),
        ("phone", "nol empat satu"),
        ("website", "bukan alamat"),
        ("website", "javascript:alert(1)"),
        ("instagram", "https://"),
        ("phone", "1" * 400),
    ],
)
def test_a_channel_nobody_could_use_is_refused_and_kept_on_the_screen(
    as_: Any, approver: Any, takalar: Any, field: str, typed: str
) -> None:
    answer = as_(approver).post(TAKALAR + "ubah/", details(**{field: typed}))
    assert answer.status_code == 200
    assert f'id="id_{field}_error"' in text(answer)
    assert f'value="{typed}"' in text(answer)
    assert not takalar.channels.exists()


def test_the_coordinator_takes_in_an_institution_and_invites_next(
    as_: Any, coordinator: Any
) -> None:
    typed = {"name": "RSUD Haji Padjonga", "short_name": "RSUD Takalar", "kind": "public_service"}
    answer = as_(coordinator).post("/meja/jaringan/baru/", typed)
    assert answer.url == "/meja/jaringan/rsud-takalar/undang/"
    assert Institution.objects.get(slug="rsud-takalar").role_groups.exists()


@pytest.mark.parametrize("short_name", ["Pemkab Takalar", "baru", "!!!"])
def test_a_short_name_that_is_taken_or_no_address_is_refused(
    as_: Any, coordinator: Any, takalar: Any, short_name: str
) -> None:
    typed = {"name": "Yang lain", "short_name": short_name, "kind": "other"}
    answer = as_(coordinator).post("/meja/jaringan/baru/", typed)
    assert 'id="id_short_name_error"' in text(answer)
    assert Institution.objects.get(pk=takalar.pk).name == takalar.name


def test_parting_needs_a_reason(as_: Any, coordinator: Any, takalar: Any) -> None:
    answer = as_(coordinator).post(TAKALAR + "lepas/", {"reason": " "})
    takalar.refresh_from_db()
    assert 'id="id_reason_error"' in text(answer)
    assert takalar.is_active


def test_the_coordinator_parts_with_an_institution_and_takes_it_in_again(
    as_: Any, coordinator: Any, takalar: Any
) -> None:
    browser = as_(coordinator)
    assert "sudah keluar" in text(
        browser.post(TAKALAR + "lepas/", {"reason": "Digabung."}, follow=True)
    )
    assert not Institution.objects.get(pk=takalar.pk).is_active
    browser.post(TAKALAR + "kembali/")
    assert Institution.objects.get(pk=takalar.pk).is_active


def test_a_manager_changes_all_roles_of_a_person_at_once(
    as_: Any, approver: Any, writer: Any, takalar: Any
) -> None:
    as_(approver).post(f"{TAKALAR}anggota/{writer.pk}/", {"roles": ["editor", "fact_checker"]})
    assert roles_in(writer, takalar) == {Role.EDITOR, Role.FACT_CHECKER}


def test_each_role_is_explained_and_coordinator_is_not_offered(
    as_: Any, approver: Any, writer: Any
) -> None:
    page = text(as_(approver).get(f"{TAKALAR}anggota/{writer.pk}/"))
    assert "Menangani klaim yang beredar beserta buktinya." in page
    assert 'value="coordinator"' not in page


def test_a_role_that_is_not_offered_is_not_taken_away(
    as_: Any, approver: Any, writer: Any, takalar: Any
) -> None:
    members.grant(by=None, at=NOW, user=writer, institution=takalar, roles=[Role.COORDINATOR])
    as_(approver).post(f"{TAKALAR}anggota/{writer.pk}/", {"roles": ["editor"]})
    writer = type(writer).objects.get(pk=writer.pk)
    assert roles_in(writer, takalar) == {Role.EDITOR, Role.COORDINATOR}


def test_a_forged_role_is_refused(as_: Any, approver: Any, writer: Any, takalar: Any) -> None:
    answer = as_(approver).post(f"{TAKALAR}anggota/{writer.pk}/", {"roles": ["coordinator"]})
    assert 'id="id_roles_error"' in text(answer)
    assert roles_in(writer, takalar) == {Role.CONTRIBUTOR}


def test_an_approver_does_not_lock_themselves_out(as_: Any, approver: Any, takalar: Any) -> None:
    answer = as_(approver).post(f"{TAKALAR}anggota/{approver.pk}/", {"roles": ["editor"]})
    assert "Mintalah penyetuju lain" in text(answer)
    assert Role.APPROVER in roles_in(approver, takalar)


def test_an_official_is_named_and_retired(as_: Any, approver: Any, takalar: Any) -> None:
    browser = as_(approver)
    typed = {
        "name": "Daeng Rani",
        "office": "Sekretaris",
        "email": "rani@takalar.example",
        "phone": "",
    }
    browser.post(TAKALAR + "pejabat/baru/", typed)
    rani = Official.objects.get(institution=takalar, email="rani@takalar.example")
    browser.post(f"{TAKALAR}pejabat/{rani.pk}/berhenti/")
    rani.refresh_from_db()
    assert not rani.active


class TestInvite:
    """The link is shown once, and sent."""

    typed = {"email": "nur@takalar.example", "name": "Nurhayati", "roles": ["contributor"]}

    def test_the_link_shown_is_the_link_sent_and_it_works(
        self, as_: Any, approver: Any, takalar: Any
    ) -> None:
        page = as_(approver).post(TAKALAR + "undang/", self.typed)
        link = re.search(r'id="tautan" readonly value="([^"]+)"', text(page))
        assert link is not None
        assert link[1] in mail.outbox[0].body
        token = link[1].rstrip("/").rsplit("/", 1)[1]
        assert invitations.find_open(token=token, at=timezone.now()).institution == takalar
        assert "no-store" in page["Cache-Control"]

    def test_the_letter_is_plain_and_names_roles_and_time(self, as_: Any, approver: Any) -> None:
        as_(approver).post(TAKALAR + "undang/", self.typed)
        letter = mail.outbox[0]
        assert letter.to == ["nur@takalar.example"]
        assert "Yth. Nurhayati," in letter.body
        assert "- Penulis" in letter.body
        assert "WITA" in letter.body
        assert "<" not in letter.body

    def test_a_letter_that_cannot_be_sent_loses_nothing(
        self, as_: Any, approver: Any, takalar: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(self: EmailBackend, messages: Any) -> int:
            raise ConnectionRefusedError

        monkeypatch.setattr(EmailBackend, "send_messages", broken)
        page = text(as_(approver).post(TAKALAR + "undang/", self.typed))
        assert "Undangannya tetap berlaku" in page
        assert takalar.invitations.open(at=timezone.now()).exists()

    def test_what_is_wrong_is_said_at_its_field(
        self, as_: Any, approver: Any, takalar: Any
    ) -> None:
        page = text(as_(approver).post(TAKALAR + "undang/", {"email": "nur", "name": "Nurhayati"}))
        assert 'id="id_email_error"' in page
        assert 'id="id_roles_error"' in page
        assert 'value="Nurhayati"' in page
        assert not takalar.invitations.exists()

    def test_an_open_invitation_is_listed_and_withdrawn(
        self, as_: Any, approver: Any, takalar: Any
    ) -> None:
        browser = as_(approver)
        browser.post(TAKALAR + "undang/", self.typed)
        assert "nur@takalar.example" in text(browser.get(TAKALAR))
        browser.post(f"{TAKALAR}undangan/{takalar.invitations.get().pk}/tarik/")
        assert "nur@takalar.example" not in text(browser.get(TAKALAR))
