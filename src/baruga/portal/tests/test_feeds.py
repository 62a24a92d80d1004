"""Feeds and maps that machines read."""

import json
import re
from datetime import UTC
from xml.etree import ElementTree as ET

import feedparser
import pytest

from baruga.newsroom.feeds import jsonfeed
from baruga.newsroom.models import StoryPage
from tests import cast

pytestmark = pytest.mark.django_db

FEEDS = ["/umpan/", "/umpan/instansi/pemkab-takalar/", "/umpan/wilayah/kabupaten-takalar/"]


@pytest.mark.parametrize("place", FEEDS)
def test_a_feed_carries_the_whole_story(place, published_story, client, path):
    response = client.get(place)
    feed = feedparser.parse(response.content)
    assert not feed.bozo
    entry = feed.entries[0]
    assert entry.title == published_story.title
    assert entry.link == f"http://testserver{path(published_story)}"
    assert "Tekanan air belum penuh" in entry.content[0].value
    assert entry.author == "Tim Humas"
    assert entry.enclosures[0].type == "image/jpeg"
    assert any(link.rel == "self" for link in feed.feed.links)
    assert response.headers["Content-Type"].startswith("application/rss+xml")


@pytest.mark.parametrize("place", FEEDS)
def test_a_json_feed_carries_the_whole_story(place, published_story, client, path):
    """Read by the reader with which we take in other newsrooms' feeds."""
    response = client.get(f"{place}umpan.json")
    assert response.headers["Content-Type"] == "application/feed+json; charset=utf-8"
    (entry,) = jsonfeed.read(response.content, address="", zone=UTC)
    assert entry.title == published_story.title
    assert entry.link == f"http://testserver{path(published_story)}"
    assert "Tekanan air belum penuh" in entry.content
    said = json.loads(response.content)
    assert said["version"] == "https://jsonfeed.org/version/1.1"
    assert said["feed_url"] == f"http://testserver{place}umpan.json"
    assert said["items"][0]["attachments"][0]["mime_type"] == "image/jpeg"
    assert (
        client.get(said["items"][0]["image"].removeprefix("http://testserver")).status_code == 200
    )


def test_the_text_of_a_feed_names_our_host_everywhere(takalar, writer, client):
    photo = {"image": cast.picture(institution=takalar).pk, "caption": ""}
    text = "<p>" + "</p><p>".join(cast.PARAGRAPHS) + "</p>"
    body = [{"type": "text", "value": text}, {"type": "photo", "value": photo}]
    story = cast.news(institution=takalar, by=writer, body=body)
    StoryPage.objects.filter(pk=story.pk).update(live=True, first_published_at=cast.NOW)
    told = client.get("/umpan/umpan.json").json()["items"][0]["content_html"]
    assert 'srcset="http://testserver/media/' in told
    assert not re.search(r'(=|,\s|")"?/(media|instansi)', told)


def test_a_feed_tells_of_every_picture_and_who_took_it(published_story, client):
    feed = feedparser.parse(client.get("/umpan/").content)
    (picture,) = feed.entries[0].media_content
    assert picture["medium"] == "image"
    assert feed.entries[0].media_credit[0]["content"] == "Tim Humas"


def test_a_feed_needs_few_queries(takalar, writer, approver, client, django_assert_max_num_queries):
    for number in range(5):
        cast.published(institution=takalar, by=writer, approver=approver, title=f"Kabar {number}")
    client.get("/umpan/")
    with django_assert_max_num_queries(20):
        client.get("/umpan/umpan.json")


def test_a_feed_survives_characters_that_xml_cannot_write(published_story, client):
    StoryPage.objects.filter(pk=published_story.pk).update(title="Air\x0b bersih\x00"[:-1])
    feed = feedparser.parse(client.get("/umpan/").content)
    assert feed.entries[0].title == "Air bersih"


def test_a_feed_of_nobody_is_not_found(client):
    assert client.get("/umpan/instansi/tidak-ada/").status_code == 404


def test_a_feed_of_a_silent_institution_is_valid_and_empty(client):
    feed = feedparser.parse(client.get("/umpan/instansi/pemkab-gowa/").content)
    assert not feed.bozo
    assert not feed.entries


@pytest.mark.parametrize("place", ["/sitemap.xml", "/sitemap-halaman.xml", "/news-sitemap.xml"])
def test_a_map_is_valid_xml(place, takalar, writer, approver, client):
    cast.published(institution=takalar, by=writer, approver=approver, title="Air & <jalan> bersih")
    response = client.get(place)
    ET.fromstring(response.content)  # noqa: S314  our own words
    assert response.headers["Content-Type"] == "application/xml"


def test_a_month_without_stories_has_no_map(client):
    assert client.get("/sitemap-1999-1.xml").status_code == 404
    assert client.get("/sitemap-1999-13.xml").status_code == 404


def test_robots_stay_out_of_the_desk_and_find_the_maps(read):
    words = read("/robots.txt")
    for closed in ("/meja/", "/redaksi/", "/akun/", "/persetujuan/"):
        assert f"Disallow: {closed}" in words
    assert "Sitemap: http://testserver/sitemap.xml" in words


def test_an_entry_says_when_its_story_was_last_changed(client, published_story):
    changed = published_story.last_published_at.isoformat()
    assert (
        f"<dcterms:modified>{changed}</dcterms:modified>" in client.get("/umpan/").content.decode()
    )
