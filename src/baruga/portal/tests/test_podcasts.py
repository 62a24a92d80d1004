"""A podcast feed as directories and players read it."""

from xml.etree import ElementTree as ET

import feedparser
import pytest

from baruga.newsroom.models import AudioPage, AudioSeries
from tests import cast, media

pytestmark = pytest.mark.django_db
FEED = "/siniar/kabar-pagi/umpan.xml"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"


def channel_of(client):
    return ET.fromstring(client.get(FEED).content).find("channel")  # noqa: S314  our own words


def test_feedparser_reads_it_without_complaint(episode, client):
    response = client.get(FEED)
    feed = feedparser.parse(response.content)
    assert not feed.bozo
    assert response.headers["Content-Type"].startswith("application/rss+xml")
    assert (feed.feed.title, feed.feed.language) == ("Kabar pagi", "id")
    assert feed.feed.image.href.startswith("http://testserver/media/")
    [entry] = feed.entries
    assert (entry.title, entry.itunes_episode, entry.itunes_duration) == (episode.title, "7", "60")
    [enclosure] = entry.enclosures
    assert (enclosure.type, enclosure.length) == ("audio/x-m4a", "900")
    assert "kata kata" in entry.content[0].value


def test_apple_finds_what_it_requires(episode, client):
    channel = channel_of(client)
    for name in ("title", "description", "link", "language"):
        assert channel.findtext(name)
    assert channel.find(f"{ITUNES}category").get("text") == "Government"
    assert channel.findtext(f"{ITUNES}explicit") == "false"
    assert channel.findtext(f"{ITUNES}owner/{ITUNES}email") == "humas@takalar.example"
    assert channel.find(f"{ITUNES}image").get("href").endswith(".jpg")
    item = channel.find("item")
    assert item.findtext("guid").startswith("urn:uuid:")
    assert item.find("guid").get("isPermaLink") == "false"
    assert item.findtext("pubDate")
    assert {
        name: item.find("enclosure").get(name) is not None for name in ("url", "length", "type")
    }


def test_a_language_of_the_region_does_not_make_directories_refuse_the_feed(episode, client):
    """Apple: two letters of ISO 639; Buginese has three. People and machines read which it is."""
    AudioSeries.objects.update(language="bug")
    assert channel_of(client).findtext("language") == "id"
    page = client.get("/siniar/kabar-pagi/").content.decode()
    assert "Bugis" in page
    assert '"inLanguage": "bug"' in page


def test_podcasting_2_finds_guid_lock_and_transcript(episode, client):
    channel = channel_of(client)
    assert channel.findtext(f"{PODCAST}guid") == "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    assert channel.find(f"{PODCAST}locked").text == "yes"
    assert channel.findtext(f"{PODCAST}medium") == "podcast"
    item = channel.find("item")
    transcript = item.find(f"{PODCAST}transcript")
    assert transcript.get("type") == "text/vtt"
    assert client.get(transcript.get("url")).status_code == 200
    other = item.find(f"{PODCAST}alternateEnclosure")
    assert other.get("type") == "audio/ogg"
    assert other.find(f"{PODCAST}source").get("uri").startswith("http://testserver/media/")


def test_the_enclosure_is_handed_out_in_parts(episode, client):
    address = channel_of(client).find("item/enclosure").get("url")
    part = client.get(address, headers={"Range": "bytes=0-9"})
    assert part.status_code == 206
    assert len(b"".join(part)) == 10


def test_the_cover_has_the_size_that_directories_ask_for(episode, client):
    client.get(FEED)
    [cover] = episode.series.cover.renditions.filter(filter_spec="format-jpeg|fill-1400x1400")
    assert (cover.width, cover.height) == (1400, 1400)


def test_a_withdrawn_episode_and_an_empty_series_are_gone(episode, writer, approver, client):
    cast.withdrawn(AudioPage.objects.get(pk=episode.pk), by=writer, approver=approver)
    assert client.get(FEED).status_code == 404


def test_characters_that_xml_cannot_write_are_left_out(episode, client):
    AudioPage.objects.filter(pk=episode.pk).update(title="Air\x0b & <pipa>")
    assert feedparser.parse(client.get(FEED).content).entries[0].title == "Air & <pipa>"


def test_a_long_series_asks_few_questions(  # noqa: PLR0917  fixtures
    episode,
    takalar,
    writer,
    approver,
    series,
    client,
    django_assert_max_num_queries,
):
    for number in range(5):
        media.published(
            AudioPage,
            institution=takalar,
            by=writer,
            approver=approver,
            series=series,
            episode=number + 8,
            title=f"Bagian {number}",
        )
    client.get(FEED)
    from baruga.portal import generation

    generation.renew()
    with django_assert_max_num_queries(14):
        assert client.get(FEED).status_code == 200
