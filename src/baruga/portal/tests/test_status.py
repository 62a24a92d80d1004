"""A page that a reader left open learns that its story changed."""

import pytest
from django.urls import reverse

from baruga.newsroom.actions import workflow
from baruga.newsroom.models import NewsPage
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(published_story):
    return reverse("portal:story_status", args=[published_story.pk])


def test_an_open_page_knows_its_version_and_where_to_ask(client, published_story, address):
    page = client.get(published_story.url).content.decode()
    assert f'data-status="{address}"' in page
    assert f'data-version="{published_story.live_revision_id}"' in page
    assert client.get(address).json()["version"] == published_story.live_revision_id


def test_a_correction_gives_another_version_and_a_sentence(
    client, published_story, person, address, django_capture_on_commit_callbacks
):
    writer, approver = person("writer"), person("approver")
    before = client.get(address).json()
    with django_capture_on_commit_callbacks(execute=True):
        newer = cast.revised(published_story, by=writer)
        workflow.submit(by=writer, at=cast.NOW, story=newer)
        workflow.approve(
            by=approver, at=cast.NOW, story=NewsPage.objects.get(pk=published_story.pk)
        )
    after = client.get(address).json()
    assert after["version"] != before["version"]
    assert "dikoreksi" in after["message"]


def test_a_withdrawal_too(
    client, published_story, person, address, django_capture_on_commit_callbacks
):
    writer, approver = person("writer"), person("approver")
    client.get(address)
    with django_capture_on_commit_callbacks(execute=True):
        cast.withdrawn(published_story, by=writer, approver=approver)
    answer = client.get(address).json()
    assert answer["version"] == 0
    assert "ditarik" in answer["message"]


def test_nothing_is_said_of_what_the_public_never_read(client, story):
    assert client.get(reverse("portal:story_status", args=[story.pk])).status_code == 404


def test_many_open_tabs_cost_no_query(client, address, django_assert_num_queries):
    client.get(address)
    with django_assert_num_queries(0):
        client.get(address)
