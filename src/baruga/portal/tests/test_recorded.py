"""Video and audio as the public meets them."""

import json
import re

import pytest

from baruga.newsroom.models import AudioPage, VideoPage
from baruga.portal.recorded_schema import duration
from tests import cast, media

pytestmark = pytest.mark.django_db


@pytest.fixture
def video(takalar, writer, approver):
    return media.published(VideoPage, institution=takalar, by=writer, approver=approver)


def facts_of(page):
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return {block["@type"]: block for block in map(json.loads, blocks)}


def test_a_video_plays_in_two_sizes_and_loads_nothing_before(video, read, path):
    page = read(path(video))
    player = page.split("<video")[1].split("</video>")[0]
    assert 'preload="none"' in player
    assert 'width="1280" height="720"' in player
    assert player.count("<source") == 3
    assert "poster=" in player
    assert f'src="/takarir/{video.pk}.vtt" default' in player


def test_its_words_can_be_read_and_lead_to_their_moment(video, read, path):
    page = read(path(video))
    assert "kata kata kata" in page, "the typed transcript comes first"
    media.Recording.objects.update(transcript="")
    AudioPage.objects.update(transcript="")
    VideoPage.objects.update(
        transcript="Air mengalir lagi di tiga desa. Warga diminta menampung secukupnya sampai Selasa siang."
    )
    page = read(path(video) + "?baru")
    assert re.search(r'href="/media/[^"]+#t=3.50" data-at="3.500">0:03</a>', page)


def test_audio_plays_with_a_fallback_and_its_cover(episode, read, path):
    page = read(path(episode))
    player = page.split("<audio")[1].split("</audio>")[0]
    assert re.findall(r'type="([^"]+)"', player) == ["audio/ogg", "audio/mp4"]
    assert "<track" not in player
    assert 'href="/siniar/kabar-pagi/"' in page
    assert "episode 7" in page


def test_the_track_is_what_was_approved_and_gone_with_the_story(video, writer, approver, client):
    answer = client.get(f"/takarir/{video.pk}.vtt")
    assert answer.headers["Content-Type"].startswith("text/vtt")
    assert "tiga desa" in answer.content.decode()
    cast.withdrawn(VideoPage.objects.get(pk=video.pk), by=writer, approver=approver)
    assert client.get(f"/takarir/{video.pk}.vtt").status_code == 404


def test_a_draft_has_no_track(takalar, writer, client):
    draft = media.story(VideoPage, institution=takalar, by=writer)
    assert client.get(f"/takarir/{draft.pk}.vtt").status_code == 404


def test_machines_read_what_is_played(video, episode, read, path):
    thing = facts_of(read(path(video)))["VideoObject"]
    assert thing["duration"] == "PT0H1M0S"
    assert thing["contentUrl"].startswith("http://testserver/media/")
    assert thing["thumbnailUrl"].startswith("http://testserver/media/")
    assert thing["transcript"].startswith("kata")
    thing = facts_of(read(path(episode)))["PodcastEpisode"]
    assert thing["episodeNumber"] == 7
    assert thing["partOfSeries"]["webFeed"] == "http://testserver/siniar/kabar-pagi/umpan.xml"
    assert thing["associatedMedia"]["@type"] == "AudioObject"


def test_a_shared_link_carries_the_small_video(video, read, path):
    page = read(path(video))
    assert re.search(r'<meta property="og:video" content="http://testserver/media/[^"]+">', page)
    assert '<meta property="og:video:height" content="360">' in page


def test_durations_are_written_as_iso_8601():
    assert duration(3723.4) == "PT1H2M3S"


@pytest.mark.parametrize(("place", "shown"), [("/video/", "Video"), ("/siniar/", "Siniar")])
def test_each_format_has_its_page(video, episode, read, place, shown):
    page = read(place)
    assert page.count("<article") == 1
    assert f'<span class="chip plays">{shown}</span>' in page


def test_empty_lists_are_said_kindly(read):
    assert "Belum ada video yang terbit." in read("/video/")
    assert "Belum ada siniar yang terbit." in read("/siniar/")


def test_a_series_is_found_once_somebody_can_hear_it(series, takalar, writer, client, read):
    assert client.get("/siniar/kabar-pagi/").status_code == 404
    assert "Kabar pagi" not in read("/siniar/")


def test_a_series_tells_how_to_subscribe(episode, read):
    assert "Kabar pagi" in read("/siniar/")
    page = read("/siniar/kabar-pagi/")
    assert "/siniar/kabar-pagi/umpan.xml" in page
    assert episode.title in page
    assert "http://testserver/siniar/kabar-pagi/" in read("/sitemap-halaman.xml")


def test_what_is_said_in_a_video_is_found(video, episode, read):
    video.transcript = "membahas kelapa muda"
    video.save()
    assert video.title in read("/cari/", q="kelapa")
    assert video.title in read("/cari/", q="kelapa", format="video")
    assert "<article" not in read("/cari/", q="kelapa", format="audio")


def test_a_video_whose_recording_is_not_ready_keeps_its_words(video, read, path):
    media.Recording.objects.update(state="waiting")
    page = read(path(video))
    assert "sedang disiapkan" in page
    assert "<video" not in page


def test_a_story_that_plays_needs_few_queries(video, path, client, django_assert_max_num_queries):
    client.get("/robots.txt")
    with django_assert_max_num_queries(28):
        assert client.get(path(video)).status_code == 200


def test_its_maker_sees_the_subtitles_of_the_desk(takalar, writer, as_):
    draft = media.story(VideoPage, institution=takalar, by=writer)
    page = as_(writer).get(f"/meja/konten/{draft.pk}/naskah/").content.decode()
    assert f"/meja/rekaman/{draft.recording.pk}/takarir.vtt" in page
