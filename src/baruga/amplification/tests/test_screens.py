"""The screens of the kits, through their addresses."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from baruga.accounts.models import User
from baruga.amplification import tasks
from baruga.amplification.models import Kit
from baruga.amplification.words import whatsapp_text
from baruga.hoaxdesk.actions import claims
from baruga.hoaxdesk.choices import Nature
from baruga.hoaxdesk.models import Claim, Verdict
from tests import cast
from tests import claims as made
from tests.cast import NOW

MEMBERS = ["writer", "approver", "leader", "outsider", "neighbour", "coordinator"]


@pytest.mark.parametrize("who", MEMBERS)
def test_every_member_of_every_institution_takes_it_along(
    kit: Kit, who: str, person: Any, as_: Any
) -> None:
    browser = as_(person(who))
    assert "Jembatan tetap dibuka." in browser.get("/meja/perangkat/").content.decode()
    shown = browser.get(f"/meja/perangkat/{kit.pk}/").content.decode()
    assert kit.card.url in shown
    assert f"https://wa.me/?text={quote(whatsapp_text(kit.page), safe='')}" in shown
    assert "Sekali lagi, faktanya: Jembatan tetap dibuka." in shown
    assert f'href="{kit.page.url}"' in shown


def test_who_serves_no_institution_gets_nothing(kit: Kit, as_: Any) -> None:
    stranger = User.objects.create_user(username="stranger", password="x")
    for browser in (as_(stranger), Client()):
        for address in ("/meja/perangkat/", f"/meja/perangkat/{kit.pk}/"):
            answer = browser.get(address)
            assert answer.status_code in {302, 403}
            assert "Jembatan tetap dibuka" not in answer.content.decode()
    assert "/meja/perangkat/" not in as_(stranger).get("/meja/").content.decode()


def test_the_menu_leads_there(writer: Any, as_: Any) -> None:
    assert 'href="/meja/perangkat/"' in as_(writer).get("/meja/").content.decode()


def test_after_the_withdrawal_the_kit_is_gone(
    kit: Kit, writer: Any, approver: Any, as_: Any
) -> None:
    cast.withdrawn(type(kit.page).objects.get(pk=kit.page_id), by=writer, approver=approver)
    assert as_(writer).get(f"/meja/perangkat/{kit.pk}/").status_code == 404
    assert "Belum ada perangkat" in as_(writer).get("/meja/perangkat/").content.decode()


def test_a_claim_that_is_not_amplified_any_more_has_none(
    kit: Kit, checker: Any, writer: Any, as_: Any
) -> None:
    Claim.objects.update(quiet_at=NOW, quiet_reason="Sudah reda.")
    assert as_(writer).get(f"/meja/perangkat/{kit.pk}/").status_code == 404


def test_an_outdated_card_is_never_on_the_screen(
    kit: Kit, writer: Any, as_: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(tasks, "make_kit", SimpleNamespace(enqueue=asked.append))
    Verdict.objects.update(fact="Jembatan ditutup mulai malam ini.")
    for _twice in range(2):
        shown = as_(writer).get(f"/meja/perangkat/{kit.pk}/").content.decode()
        assert kit.card.url not in shown
        assert "Kartunya sedang dibuat." in shown
        assert "*Jembatan ditutup mulai malam ini.*" in shown
    assert asked == [kit.page_id]


def test_what_was_written_cannot_break_out_of_the_page(kit: Kit, writer: Any, as_: Any) -> None:
    Verdict.objects.update(fact="</textarea><script>alert(1)</script>")
    shown = as_(writer).get(f"/meja/perangkat/{kit.pk}/").content.decode()
    assert "<script>alert" not in shown


def test_the_list_needs_few_queries_however_long(
    person: Any, takalar: Any, gowa: Any, as_: Any, django_assert_max_num_queries: Any
) -> None:
    checker, neighbour, writer = map(person, ("checker", "neighbour", "writer"))
    for number in range(4):
        claim = claims.take(
            by=checker, at=NOW, claim=made.reported(f"Kabar nomor {number}"), institution=takalar
        )
        claims.answer_gate(by=checker, at=NOW, claim=claim, nature=Nature.FACT)
        claim = made.described(claim, checker)
        claims.ask(by=checker, at=NOW, claim=claim, institution=gowa, why="Mohon tanda tangan.")
        made.decided(claim, by=checker, signer=neighbour)
        page = made.clarified(claim, by=writer, approver=person("approver"))
        Kit.objects.get_or_create(page=page, made_at=NOW, looked_at=NOW)
    browser = as_(writer)
    browser.get("/meja/perangkat/")
    with django_assert_max_num_queries(19):
        shown = browser.get("/meja/perangkat/")
    assert shown.content.decode().count('class="it"') == 4


def test_one_kit_needs_few_queries(
    pictured: Any, writer: Any, as_: Any, django_assert_max_num_queries: Any
) -> None:
    kit = Kit.objects.create(page=pictured, made_at=NOW, looked_at=NOW)
    browser = as_(writer)
    browser.get(f"/meja/perangkat/{kit.pk}/")
    with django_assert_max_num_queries(19):
        assert browser.get(f"/meja/perangkat/{kit.pk}/").status_code == 200


@pytest.mark.parametrize("address", ["?page=99", "?page=x", "0/", "99999999/"])
def test_odd_questions_do_no_harm(address: str, writer: Any, as_: Any, kit: Kit) -> None:
    assert as_(writer).get(f"/meja/perangkat/{address}").status_code == 404
