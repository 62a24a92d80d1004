"""The newsroom on the desk: what waits, the list, reading and deciding."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from baruga.newsroom.actions import workflow
from baruga.newsroom.choices import Stage
from baruga.newsroom.models import NewsPage, StoryPage
from baruga.work.inbox import waiting_for
from tests import cast
from tests.cast import NOW


def fresh(story: Any) -> NewsPage:
    return NewsPage.objects.get(pk=story.pk)


@pytest.fixture
def waiting(story: Any, writer: Any) -> NewsPage:
    workflow.submit(by=writer, at=NOW, story=story)
    return fresh(story)


def lines(user: Any) -> dict[str, Any]:
    return {line.title: line for line in waiting_for(user, at=timezone.now())}


def test_what_waits_shows_at_the_approver_and_not_at_the_outsider(
    waiting: Any, approver: Any, outsider: Any
) -> None:
    assert lines(approver)[waiting.title].section == "waiting"
    assert waiting.title not in lines(outsider)


def test_an_approver_does_not_see_their_own_words_wait_for_them(
    takalar: Any, approver: Any
) -> None:
    story = cast.news(institution=takalar, by=approver)
    workflow.submit(by=approver, at=NOW, story=story)
    assert lines(approver)[story.title].section == "mine"


def test_what_waits_longer_than_a_day_is_late(waiting: Any, approver: Any) -> None:
    TaskState.objects.update(started_at=timezone.now() - timedelta(hours=30))
    assert lines(approver)[waiting.title].late_since is not None


def test_a_returned_story_waits_for_its_writer_with_the_reason(
    waiting: Any, writer: Any, approver: Any
) -> None:
    workflow.send_back(by=approver, at=NOW, story=waiting, reason="Cantumkan jam layanan.")
    line = lines(writer)[waiting.title]
    assert (line.section, line.remark, line.remark_by) == (
        "waiting",
        "Cantumkan jam layanan.",
        approver.name,
    )


def test_the_desk_asks_at_most_twenty_queries_however_much_waits(
    takalar: Any, writer: Any, approver: Any, as_: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(5):
        story = cast.news(institution=takalar, by=writer, title=f"Konten nomor {number} menunggu")
        if number % 2:
            workflow.submit(by=writer, at=NOW, story=story)
    for person in (writer, approver):
        browser = as_(person)
        with django_assert_max_num_queries(20):
            browser.get("/meja/")


def test_the_list_shows_stages_and_filters_by_them(
    waiting: Any, published_story: Any, writer: Any, as_: Any
) -> None:
    browser = as_(writer)
    stages = {story.pk: story.stage for story in browser.get("/meja/konten/").context["page_obj"]}
    assert stages == {waiting.pk: Stage.SUBMITTED, published_story.pk: Stage.PUBLISHED}
    for stage, pk in ((Stage.SUBMITTED, waiting.pk), (Stage.PUBLISHED, published_story.pk)):
        found = browser.get("/meja/konten/", {"stage": stage.value}).context["page_obj"]
        assert [story.pk for story in found] == [pk]


def test_every_stage_is_found_by_its_query(takalar: Any, writer: Any, approver: Any) -> None:
    draft = cast.news(institution=takalar, by=writer, title="Draf saja")
    returned = cast.news(institution=takalar, by=writer, title="Dikembalikan")
    workflow.submit(by=writer, at=NOW, story=returned)
    workflow.send_back(by=approver, at=NOW, story=fresh(returned), reason="Perbaiki.")
    withdrawn = cast.published(institution=takalar, by=writer, approver=approver, title="Ditarik")
    cast.withdrawn(withdrawn, by=writer, approver=approver)
    for stage, story in (
        (Stage.DRAFT, draft),
        (Stage.RETURNED, returned),
        (Stage.WITHDRAWN, withdrawn),
    ):
        assert [found.pk for found in StoryPage.objects.in_stage(stage)] == [story.pk]
        assert fresh(story).stage == stage


@pytest.mark.parametrize("who", ["writer", "teammate", "approver", "leader", "checker"])
def test_a_list_of_many_asks_no_more_than_a_list_of_one(
    who: str, takalar: Any, person: Any, as_: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(6):
        cast.news(institution=takalar, by=person("writer"), title=f"Konten {number}")
    browser = as_(person(who))
    with django_assert_max_num_queries(19):
        browser.get("/meja/konten/")


def test_an_approver_reads_what_changed_since_the_last_approval(
    published_story: Any, writer: Any, approver: Any, as_: Any
) -> None:
    lead = published_story.lead.replace("tiga desa", "empat desa")
    workflow.submit(by=writer, at=NOW, story=cast.revised(published_story, by=writer, lead=lead))
    page = as_(approver).get(reverse("newsroom:story", args=[published_story.pk])).content.decode()
    assert "<del>tiga</del>" in page.replace("\n", "")
    assert "<ins>empat</ins>" in page.replace("\n", "")


def test_returning_without_a_reason_says_so_at_the_field(
    waiting: Any, approver: Any, as_: Any
) -> None:
    answer = as_(approver).post(reverse("newsroom:send_back", args=[waiting.pk]), {"reason": ""})
    assert answer.status_code == 422
    assert 'id="reason-error"' in answer.content.decode()


def test_two_approvers_at_once_are_told_kindly(waiting: Any, approver: Any, as_: Any) -> None:
    browser = as_(approver)
    browser.post(reverse("newsroom:approve", args=[waiting.pk]))
    again = browser.post(reverse("newsroom:approve", args=[waiting.pk]), follow=True)
    assert again.status_code == 200
    assert fresh(waiting).live


def test_a_leader_reads_and_has_no_buttons(waiting: Any, leader: Any, as_: Any) -> None:
    page = as_(leader).get(reverse("newsroom:story", args=[waiting.pk])).content.decode()
    assert waiting.title in page
    assert reverse("newsroom:approve", args=[waiting.pk]) not in page
    assert as_(leader).post(reverse("newsroom:approve", args=[waiting.pk])).status_code == 403


def test_writing_leads_to_the_editor_of_ones_own_section(
    takalar: Any, writer: Any, leader: Any, as_: Any
) -> None:
    address = reverse("wagtailadmin_pages:add", args=["newsroom", "newspage", takalar.section.pk])
    page = as_(writer).get(reverse("newsroom:write"))
    assert address in page.content.decode()
    assert as_(writer).get(address).status_code == 200
    assert address not in as_(leader).get(reverse("newsroom:write")).content.decode()


def test_a_coordinator_changes_the_standard_on_its_page(
    coordinator: Any, writer: Any, as_: Any
) -> None:
    address = reverse("newsroom:edit_standard", args=["news"])
    assert as_(writer).get(address).status_code == 403
    data = {
        "based_on": 1,
        "reason": "Judul lebih pendek.",
        "line-TOTAL_FORMS": 1,
        "line-INITIAL_FORMS": 1,
        "line-MIN_NUM_FORMS": 0,
        "line-MAX_NUM_FORMS": 40,
        "line-0-key": "headline_length",
        "line-0-keep": "on",
        "line-0-label": "Judul paling banyak 10 kata",
        "line-0-remedy": "Ringkas.",
        "line-0-limit": "10",
        "line-0-blocking": "on",
    }
    assert as_(coordinator).post(address, data).status_code == 302
    assert (
        "Judul paling banyak 10 kata"
        in as_(writer).get(reverse("newsroom:standards")).content.decode()
    )
