"""Kits make themselves, follow the verdict, and go when the clarification goes."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from PIL import Image

from baruga.amplification import actions, tasks
from baruga.amplification.card import card_of
from baruga.amplification.drawing import SIDE, draw, writable
from baruga.amplification.models import Kit
from baruga.hoaxdesk.actions import pictures
from baruga.hoaxdesk.choices import MatchDecision, Ruling
from baruga.hoaxdesk.models import Claim, ClarificationPage, ReportPicture, Resemblance
from baruga.newsroom.choices import DigitalSource
from tests import cast
from tests import claims as made
from tests.cast import NOW
from tests.pictures import published


def fresh(page: ClarificationPage) -> ClarificationPage:
    return ClarificationPage.objects.get(pk=page.pk)


def test_a_published_clarification_has_its_kit_at_once(
    clarified: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        page = clarified()
    kit = Kit.objects.get()
    assert kit.page == page
    assert Image.open(kit.card.open("rb")).size == (SIDE, SIDE)


def test_a_draft_has_none(shared: Claim, checker: Any, neighbour: Any, writer: Any) -> None:
    made.decided(shared, by=checker, signer=neighbour)
    page = made.written(shared, by=writer)
    assert actions.make(page_id=page.pk, at=NOW) is None
    assert not Kit.objects.exists()


def test_the_task_run_twice_makes_one_kit_and_one_card(page: ClarificationPage) -> None:
    tasks.make_kit.func(page.pk)
    first = Kit.objects.get()
    tasks.make_kit.func(page.pk)
    assert Kit.objects.get().card.name == first.card.name


def test_a_card_whose_file_is_gone_is_drawn_again(kit: Kit) -> None:
    kit.card.storage.delete(kit.card.name)
    actions.make(page_id=kit.page_id, at=NOW)
    again = Kit.objects.get()
    assert again.card.storage.exists(again.card.name)


def test_a_corrected_verdict_takes_the_old_card_away_and_draws_another(
    kit: Kit,
    shared: Claim,
    checker: Any,
    neighbour: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    later = NOW + timedelta(hours=1)
    with django_capture_on_commit_callbacks(execute=True):
        made.decided(
            shared,
            by=checker,
            signer=neighbour,
            at=later,
            fact="Jembatan ditutup mulai malam ini.",
            ruling=Ruling.TRUE,
            kind=None,
        )
    new = Kit.objects.get()
    assert new.fingerprint not in {"", kit.fingerprint}
    assert not kit.card.storage.exists(kit.card.name)
    assert new.card.storage.exists(new.card.name)


def test_between_the_signature_and_the_new_card_there_is_none(
    kit: Kit, shared: Claim, checker: Any, neighbour: Any
) -> None:
    made.decided(shared, by=checker, signer=neighbour, at=NOW + timedelta(hours=1), fact="Lain.")
    assert Kit.objects.get().card.name == ""


def test_a_card_that_was_overtaken_while_it_was_drawn_is_thrown_away(
    page: ClarificationPage, shared: Claim, monkeypatch: pytest.MonkeyPatch
) -> None:
    def draw_slowly(card: Any) -> bytes:
        shared.verdicts.update(fact="Jembatan ditutup mulai malam ini.")
        return draw(card)

    monkeypatch.setattr(actions.drawing, "draw", draw_slowly)
    actions.make(page_id=page.pk, at=NOW)
    assert Kit.objects.get().card.name == ""


def test_a_withdrawn_clarification_leaves_no_card_behind(
    kit: Kit, checker: Any, approver: Any, writer: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        cast.withdrawn(fresh(kit.page), by=writer, approver=approver)
    assert not kit.card.storage.exists(kit.card.name)
    assert Kit.objects.get().card.name == ""
    assert not Kit.objects.shown().exists()
    assert actions.make(page_id=kit.page_id, at=NOW) is None


def test_the_stamped_picture_stands_on_the_card_and_changes_it(
    pictured: ClarificationPage, django_capture_on_commit_callbacks: Any
) -> None:
    actions.make(page_id=pictured.pk, at=NOW)
    with_it = Kit.objects.get()
    assert share_of_red(with_it) > 0.01
    claim = pictured.claim
    shown = claim.shown_picture
    Claim.objects.filter(pk=claim.pk).update(shown_picture=None)
    with django_capture_on_commit_callbacks(execute=True):
        pictures.stamp(picture_id=shown.pk)
    without = Kit.objects.get()
    assert without.fingerprint != with_it.fingerprint
    assert share_of_red(without) < 0.005


def test_a_picture_shown_later_comes_onto_the_card_by_itself(
    pictured: ClarificationPage, django_capture_on_commit_callbacks: Any
) -> None:
    shown = pictured.claim.shown_picture
    ReportPicture.objects.filter(pk=shown.pk).update(stamped="", stamped_as="")
    actions.make(page_id=pictured.pk, at=NOW)
    assert share_of_red(Kit.objects.get()) < 0.005
    with django_capture_on_commit_callbacks(execute=True):
        pictures.stamp(picture_id=shown.pk)
    assert share_of_red(Kit.objects.get()) > 0.01


def test_the_photograph_it_was_made_from_stands_beside_it(
    pictured: ClarificationPage, takalar: Any, writer: Any, approver: Any, checker: Any
) -> None:
    photo = published(1, institution=takalar, by=writer, approver=approver, place="Sungai Pappa")
    picture = pictured.claim.shown_picture
    Resemblance.objects.create(
        picture=picture,
        photo=photo,
        is_sure=True,
        method="features",
        score=40,
        outline=[[0, 0], [4, 0], [4, 3], [0, 3]],
        engine="x",
        found_at=NOW,
        decision=MatchDecision.SAME,
        decided_by=checker,
        decided_at=NOW,
    )
    shot = card_of(pictured).shot
    assert (shot.photo, shot.label) == (photo, "Foto aslinya")
    assert shot.caption == "Sungai Pappa · 23 November 2026 · Tim Humas"


def test_a_drawing_never_stands_beside_what_circulates(
    pictured: ClarificationPage, photograph: Any
) -> None:
    pictured.main_image = photograph
    assert card_of(pictured).shot.photo == photograph
    photograph.source_type = DigitalSource.ALGORITHM
    assert card_of(pictured).shot is None
    pictured.claim.shown_picture = None
    assert card_of(pictured).shot.label == "Ilustrasi"


def test_without_any_picture_the_card_says_how_we_know(page: ClarificationPage) -> None:
    card = card_of(page)
    assert (card.shot, card.stamped) == (None, None)
    assert card.how == "Petugas di tempat melihat kendaraan lewat."
    assert Image.open(io.BytesIO(draw(card))).size == (SIDE, SIDE)


def test_a_photograph_whose_file_is_gone_keeps_no_card_from_being_drawn(
    page: ClarificationPage, photograph: Any
) -> None:
    Path(photograph.file.path).unlink()
    page.main_image = photograph
    assert Image.open(io.BytesIO(draw(card_of(page)))).size == (SIDE, SIDE)


def test_the_card_is_written_in_letters_that_the_typeface_has() -> None:
    assert writable("Café — “tak” 🙏 ½…") == "Cafe - “tak” 12…"


def test_what_a_dead_worker_left_is_asked_for_again(
    page: ClarificationPage, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.look_after(NOW) == 1
    assert Kit.objects.get().card
    assert actions.look_after(NOW) == 0


def test_what_changed_without_a_word_is_noticed_within_an_hour(
    kit: Kit, takalar: Any, django_capture_on_commit_callbacks: Any
) -> None:
    type(takalar).objects.filter(pk=takalar.pk).update(short_name="Kabupaten Takalar")
    assert actions.look_after(NOW + timedelta(minutes=59)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.look_after(NOW + timedelta(hours=1)) == 1
    assert Kit.objects.get().fingerprint not in {"", kit.fingerprint}
    assert actions.look_after(timezone.now()) == 0


def share_of_red(kit: Kit) -> float:
    """How much of the card the stamp covers."""
    with kit.card.open("rb") as file:
        small = Image.open(file).convert("RGB").resize((108, 108))
    counted = small.getcolors(108 * 108) or []
    red = sum(count for count, (r, g, b) in counted if r > 110 and r > 1.6 * max(g, b))
    return red / (108 * 108)
