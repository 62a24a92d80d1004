"""What the benchmarks measure: generated stories behave as if the newsroom had made them."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, WorkflowState

from baruga.newsroom.choices import Stage
from baruga.newsroom.models import NewsPage, PhotoStoryPage, StoryPage
from tests import cast
from tests.load.archive import fill

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(takalar: Any) -> list[StoryPage]:
    """200 stories beside one made by hand, the newest first."""
    cast.news(institution=takalar, by=None)
    for name in ("satu.jpg", "dua.jpg", "tiga.jpg"):
        cast.picture(institution=takalar, name=name)
    fill(count=200, at=cast.NOW)
    return list(StoryPage.objects.published())


def test_every_story_is_there_in_both_formats_and_over_three_years(
    archive: list[StoryPage],
) -> None:
    assert len(archive) == 200
    assert NewsPage.objects.live().count() > PhotoStoryPage.objects.live().count() > 5
    assert (archive[0].first_published_at - archive[-1].first_published_at).days > 900


def test_the_tree_is_sound(archive: list[StoryPage]) -> None:
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_story_is_read_at_its_address(archive: list[StoryPage], client: Client) -> None:
    story = archive[0]
    page = client.get(story.get_url())
    assert page.status_code == 200
    assert story.title in page.content.decode()
    assert story.specific.body[1].value["text"] in page.content.decode()


def test_a_photo_story_shows_its_photographs(archive: list[StoryPage], client: Client) -> None:
    story = PhotoStoryPage.objects.live().first()
    assert story is not None
    assert len(story.photos) == 4
    assert client.get(story.get_url()).content.count(b"<figure") >= 4


def test_its_institution_lists_it(archive: list[StoryPage], client: Client) -> None:
    story = archive[0]
    assert story.title in client.get(story.institution.public_path).content.decode()


def test_its_region_and_its_topic_list_it(archive: list[StoryPage], client: Client) -> None:
    story = archive[0]
    region, topic = story.regions.first(), story.topics.first()
    for place in (f"/wilayah/{region.slug}/", topic.get_absolute_url()):
        assert story.title in client.get(place).content.decode()


def test_search_finds_it(archive: list[StoryPage], client: Client) -> None:
    story = archive[0]
    found = client.get("/cari/", {"q": story.title})
    assert story.get_url() in found.content.decode()


def test_it_counts_as_published_after_approval(archive: list[StoryPage]) -> None:
    assert archive[0] in StoryPage.objects.in_stage(Stage.PUBLISHED)
    assert WorkflowState.objects.filter(status=WorkflowState.STATUS_APPROVED).count() == 200


def test_the_newsroom_can_still_write_beside_it(archive: list[StoryPage], takalar: Any) -> None:
    story = cast.news(institution=takalar, by=None, title="Sesudah semua yang lama")
    assert not StoryPage.objects.filter(path=story.path).exclude(pk=story.pk).exists()
