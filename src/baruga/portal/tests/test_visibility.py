"""What is not published is nowhere; what is published is everywhere at once."""

import pytest
from wagtail.models import Page

from baruga.newsroom.actions import changes
from baruga.newsroom.models import Topic
from tests import cast

pytestmark = pytest.mark.django_db

PLACES = [
    "/",
    "/terbaru/",
    "/instansi/",
    "/instansi/pemkab-takalar/",
    "/wilayah/kabupaten-takalar/",
    "/wilayah/sulawesi-selatan/",
    "/topik/health/",
    "/cari/?q=polongbangkeng",
    "/umpan/",
    "/umpan/instansi/pemkab-takalar/",
    "/umpan/wilayah/kabupaten-takalar/",
    "/umpan/topik/health/",
    "/sitemap-halaman.xml",
    "/news-sitemap.xml",
]
LISTS = [place for place in PLACES if place not in {"/instansi/", "/sitemap-halaman.xml"}]


@pytest.fixture
def about_health():
    topic = Topic.objects.get(subject="health")
    Topic.objects.filter(pk=topic.pk).update(slug="health")
    return topic


@pytest.fixture
def published(about_health, takalar, writer, approver):
    story = cast.news(institution=takalar, by=writer)
    story.topics.add(about_health)
    story.save_revision(user=writer)
    from baruga.newsroom.actions import workflow

    workflow.submit(by=writer, at=cast.NOW, story=story)
    return workflow.approve(by=approver, at=cast.NOW, story=type(story).objects.get(pk=story.pk))


@pytest.mark.parametrize("place", LISTS)
def test_a_published_story_is_in_every_list_it_belongs_to(place, published, client):
    page = client.get(place).content.decode()
    assert published.title in page.replace("<mark>", "").replace("</mark>", "")


@pytest.mark.parametrize("place", PLACES)
def test_a_draft_is_nowhere(place, about_health, story, client):
    story.topics.add(about_health)
    story.save()
    assert story.title not in client.get(place).content.decode()


@pytest.mark.parametrize("place", PLACES)
def test_a_withdrawn_story_is_nowhere(place, published, writer, approver, client):
    cast.withdrawn(published, by=writer, approver=approver)
    assert published.title not in client.get(place).content.decode()


def test_a_draft_has_no_address(story, path, client):
    assert client.get(path(story)).status_code == 404


def test_a_withdrawn_story_says_that_it_was_withdrawn_and_why(
    published, writer, approver, path, client
):
    cast.withdrawn(published, by=writer, approver=approver, reason="Datanya keliru.")
    answer = client.get(path(published))
    assert answer.status_code == 410
    said = answer.content.decode()
    assert "Datanya keliru." in said
    assert published.title in said
    assert published.lead not in said


def test_a_harmful_headline_is_withdrawn_too(published, writer, approver, path, client):
    change = changes.ask_withdrawal(
        by=writer, at=cast.NOW, story=published, reason="Nama orang salah.", keeps_headline=False
    )
    changes.confirm(by=approver, at=cast.NOW, change=change)
    answer = client.get(path(published))
    assert answer.status_code == 410
    assert published.title not in answer.content.decode()


def test_words_of_a_newer_draft_are_not_found(published, writer, read):
    draft = Page.objects.get(pk=published.pk).specific
    draft.title = "Rahasia rancangan tarif"
    draft.save_revision(user=writer)
    assert "Rahasia" not in read("/cari/", q="rahasia")
    assert "Rahasia" not in read("/terbaru/")


def test_a_story_names_a_related_one_only_while_that_is_published(published, story, read, path):
    body = published.body.stream_block.to_python(
        [{"type": "related", "value": {"story": story.pk}, "id": "r"}]
    )
    type(published).objects.filter(pk=published.pk).update(body=body)
    page = read(path(published))
    assert f'href="{path(story)}"' not in page


def test_the_months_of_the_sitemap_lead_to_the_story(published, read, path):
    month = f"{published.first_published_at:%Y-%-m}"
    assert f"/sitemap-{month}.xml" in read("/sitemap.xml")
    assert path(published) in read(f"/sitemap-{month}.xml")
