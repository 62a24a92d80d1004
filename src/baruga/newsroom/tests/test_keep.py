"""What the browser keeps is offered back with its difference, to its writer and to nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import rich_text, streamfield

from baruga.newsroom.models import NewsPage
from baruga.newsroom.tests.forms import editor_data


def kept(story: Any) -> str:
    return reverse("newsroom_editor:kept", args=[story.pk])


def test_kept_text_is_told_with_its_difference_and_its_time(
    story: Any, writer: Any, as_: Any
) -> None:
    data = editor_data(story, lead="Teras yang tersisa di ponsel.") | {"kept_at": "1795486500000"}
    said = as_(writer).post(kept(story), data).content.decode()
    assert "ponsel." in said
    assert "pukul 10.15 WITA" in said
    assert NewsPage.objects.get(pk=story.pk).get_latest_revision_as_object().lead == story.lead


@pytest.mark.parametrize("kept_at", ["", "besok", "9" * 40])
def test_a_time_that_is_none_does_no_harm(story: Any, writer: Any, as_: Any, kept_at: str) -> None:
    data = editor_data(story, lead="Lain.") | {"kept_at": kept_at}
    assert as_(writer).post(kept(story), data).status_code == 200


def test_kept_text_that_says_nothing_new_is_not_offered(story: Any, writer: Any, as_: Any) -> None:
    assert as_(writer).post(kept(story), editor_data(story)).status_code == 204


@pytest.mark.parametrize(
    "change",
    [
        {"kicker": "Layanan"},
        {"dateline": "Galesong"},
        {"note_to_editors": "Foto tersedia."},
        {"body": streamfield([("text", rich_text("<p>Satu kalimat baru.</p>"))])},
    ],
)
def test_every_part_counts_as_a_difference(
    story: Any, writer: Any, as_: Any, change: dict[str, Any]
) -> None:
    assert as_(writer).post(kept(story), editor_data(story, **change)).status_code == 200


def test_text_of_a_story_that_was_never_saved_is_all_new(
    takalar: Any, writer: Any, as_: Any
) -> None:
    address = reverse("newsroom_editor:kept_new", args=[takalar.section.pk, "news"])
    browser = as_(writer)
    answer = browser.post(address, {"lead": "Belum pernah tersimpan.", "body-count": "0"})
    assert "Belum pernah tersimpan." in answer.content.decode()
    assert browser.post(address, {"body-count": "0"}).status_code == 204


@pytest.mark.parametrize("name", ["outsider", "leader"])
def test_others_ask_in_vain(story: Any, person: Any, as_: Any, takalar: Any, name: str) -> None:
    browser = as_(person(name))
    assert browser.post(kept(story), editor_data(story, lead="x")).status_code in {403, 404}
    new = reverse("newsroom_editor:kept_new", args=[takalar.section.pk, "news"])
    assert browser.post(new, {"lead": "x"}).status_code == 404


def test_the_pulse_says_who_is_signed_in_and_gives_the_token(writer: Any, as_: Any) -> None:
    address = reverse("newsroom_editor:pulse")
    said = as_(writer).get(address).json()
    assert said["user"] == writer.pk
    assert said["token"]
    assert Client().get(address).json()["user"] is None


def test_restoring_through_the_editor_makes_a_version_on_top(
    story: Any, writer: Any, teammate: Any, as_: Any
) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[story.pk])
    based = story.latest_revision_id
    as_(teammate).post(edit, editor_data(story, lead="Teras dari penyunting."))
    restored = editor_data(story, lead="Teras yang dipulihkan.") | {"loaded_revision_id": based}
    answer = as_(writer).post(edit, restored, follow=True)
    assert "gabung" in answer.content.decode()
    leads = [
        revision.as_object().lead
        for revision in NewsPage.objects.get(pk=story.pk).revisions.order_by("pk")
    ]
    assert leads[-2:] == ["Teras dari penyunting.", "Teras yang dipulihkan."]


def test_a_form_sent_after_the_session_ended_leads_back_to_the_editor(story: Any) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[story.pk])
    answer = Client().post(edit, editor_data(story))
    assert answer.status_code == 302
    assert answer["Location"] == f"/akun/masuk/?next={edit}"


def test_the_page_one_lands_on_after_signing_in_again(writer: Any, as_: Any) -> None:
    address = reverse("newsroom_editor:welcome_back")
    assert "Anda sudah masuk kembali" in as_(writer).get(address).content.decode()
    assert Client().get(address).status_code == 302
