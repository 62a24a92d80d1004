"""The editor: drafts ask for nothing, submissions for the standard, and nothing foreign gets in."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import rich_text, streamfield

from baruga.newsroom.models import NewsPage
from baruga.newsroom.tests.forms import editor_data
from tests import cast


def edit(story: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[story.pk])


def fresh(story: Any) -> NewsPage:
    return NewsPage.objects.get(pk=story.pk)


def test_a_writer_saves_a_draft_that_misses_everything(story: Any, writer: Any, as_: Any) -> None:
    data = editor_data(story, lead="", press_contact="", body=streamfield([]), confirmed=[])
    assert as_(writer).post(edit(story), data).status_code == 302
    assert fresh(story).get_latest_revision_as_object().lead == ""


def test_submitting_what_misses_the_standard_names_the_field_and_keeps_the_text(
    story: Any, writer: Any, as_: Any
) -> None:
    data = editor_data(story, press_contact="", lead="Teras yang baru diketik.") | {
        "action-submit": "1"
    }
    answer = as_(writer).post(edit(story), data)
    assert answer.status_code == 200
    assert answer.context["form"].errors["press_contact"]
    assert "Teras yang baru diketik." in answer.content.decode()
    assert not fresh(story).workflow_in_progress


def test_submitting_a_complete_story_makes_it_wait(story: Any, writer: Any, as_: Any) -> None:
    as_(writer).post(edit(story), editor_data(story) | {"action-submit": "1"})
    assert fresh(story).workflow_in_progress


def test_while_it_waits_its_writer_does_not_change_it_under_the_readers_eyes(
    story: Any, writer: Any, as_: Any
) -> None:
    browser = as_(writer)
    browser.post(edit(story), editor_data(story) | {"action-submit": "1"})
    browser.post(edit(story), editor_data(story, title="Diam-diam diganti"))
    assert fresh(story).get_latest_revision_as_object().title == story.title


def test_the_ticks_belong_to_the_version(story: Any, writer: Any, as_: Any) -> None:
    as_(writer).post(edit(story), editor_data(story, confirmed=["neutral"]))
    assert fresh(story).get_latest_revision_as_object().confirmed == ["neutral"]


def test_two_stories_of_the_same_headline_get_two_addresses(
    takalar: Any, story: Any, writer: Any, as_: Any
) -> None:
    other = cast.news(institution=takalar, by=writer, title="Jadwal layanan", slug="jadwal-layanan")
    as_(writer).post(edit(story), editor_data(story, title="Jadwal layanan", slug="jadwal-layanan"))
    assert fresh(story).slug == "jadwal-layanan-2"
    assert fresh(other).slug == "jadwal-layanan"


def test_a_foreign_photograph_does_not_get_in_by_its_number(
    story: Any, writer: Any, gowa: Any, as_: Any
) -> None:
    foreign = cast.picture(institution=gowa, title="Foto rahasia Gowa")
    answer = as_(writer).post(edit(story), editor_data(story, main_image=foreign.pk))
    assert answer.status_code == 404
    assert fresh(story).main_image_id == story.main_image_id


def test_a_foreign_draft_is_not_linked_by_its_number(
    story: Any, writer: Any, gowa: Any, outsider: Any, as_: Any
) -> None:
    foreign = cast.news(institution=gowa, by=outsider, title="Rencana rahasia Gowa")
    for body in (
        [("related", {"story": foreign.pk})],
        [("text", rich_text(f'<p><a linktype="page" id="{foreign.pk}">di sini</a></p>'))],
    ):
        answer = as_(writer).post(edit(story), editor_data(story, body=streamfield(body)))
        assert answer.status_code == 404
        assert "Rencana rahasia Gowa" not in answer.content.decode()


def test_a_published_story_of_another_institution_may_be_linked(
    story: Any, writer: Any, gowa: Any, outsider: Any, as_: Any
) -> None:
    public = cast.news(institution=gowa, by=outsider)
    NewsPage.objects.filter(pk=public.pk).update(live=True)
    body = streamfield([("related", {"story": public.pk})])
    assert as_(writer).post(edit(story), editor_data(story, body=body)).status_code == 302


def test_the_check_answers_for_what_stands_in_the_form(story: Any, writer: Any, as_: Any) -> None:
    data = editor_data(story, title="SATU JUDUL YANG SELURUHNYA KAPITAL")
    answer = as_(writer).post(reverse("newsroom_editor:check", args=[story.pk]), data)
    assert "criterion--must" in answer.content.decode()
    assert 'data-jump="title"' in answer.content.decode()
    assert fresh(story).title == story.title


def test_the_check_of_a_new_story_saves_nothing(takalar: Any, writer: Any, as_: Any) -> None:
    before = NewsPage.objects.count()
    address = reverse("newsroom_editor:check_new", args=[takalar.section.pk, "news"])
    answer = as_(writer).post(address, {"title": "Baru", "body-count": "0"})
    assert answer.status_code == 200
    assert NewsPage.objects.count() == before


@pytest.mark.parametrize("name", ["outsider", "leader"])
def test_others_cannot_ask_for_a_check(story: Any, person: Any, as_: Any, name: str) -> None:
    answer = as_(person(name)).post(
        reverse("newsroom_editor:check", args=[story.pk]), editor_data(story)
    )
    assert answer.status_code in {403, 404}


def test_the_second_of_two_editors_is_told_and_both_texts_are_kept(
    story: Any, writer: Any, teammate: Any, as_: Any
) -> None:
    opened = story.latest_revision_id
    as_(teammate).post(edit(story), editor_data(story, lead="Teras dari penyunting."))
    answer = as_(writer).post(
        edit(story),
        editor_data(story, lead="Teras dari penulis.") | {"loaded_revision_id": opened},
        follow=True,
    )
    assert f"/meja/konten/{story.pk}/gabung/" in answer.content.decode()
    leads = {revision.as_object().lead for revision in fresh(story).revisions.all()}
    assert {"Teras dari penyunting.", "Teras dari penulis."} <= leads


def test_a_published_story_is_not_deleted(published_story: Any, approver: Any, as_: Any) -> None:
    as_(approver).post(reverse("wagtailadmin_pages:delete", args=[published_story.pk]))
    assert NewsPage.objects.filter(pk=published_story.pk, live=True).exists()


def test_the_editor_takes_nothing_off_the_site(
    published_story: Any, approver: Any, as_: Any
) -> None:
    address = reverse("wagtailadmin_pages:unpublish", args=[published_story.pk])
    assert as_(approver).post(address).status_code == 404
    assert fresh(published_story).live
