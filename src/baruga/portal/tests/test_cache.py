"""Anonymous readers are answered from memory; what changes is seen at once."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from baruga.portal import generation
from tests import cast

pytestmark = pytest.mark.django_db


def test_a_second_reader_costs_no_query(published_story, client, django_assert_num_queries):
    first = client.get("/")
    with django_assert_num_queries(0):
        second = client.get("/")
    assert second.content == first.content
    assert second.headers["Content-Language"] == "id"


def test_a_proxy_may_keep_a_page_for_a_second(client):
    assert client.get("/").headers["Cache-Control"] == "public, max-age=0, s-maxage=1"


def test_a_browser_that_has_the_page_is_told_so(client):
    tag = client.get("/").headers["ETag"]
    again = client.get("/", headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert again.content == b""


def test_publishing_is_seen_at_once(
    client, takalar, writer, approver, django_capture_on_commit_callbacks
):
    client.get("/terbaru/")
    with django_capture_on_commit_callbacks(execute=True):
        story = cast.published(institution=takalar, by=writer, approver=approver)
    assert story.title in client.get("/terbaru/").content.decode()


def test_withdrawing_is_seen_at_once(
    client, published_story, writer, approver, django_capture_on_commit_callbacks
):
    assert published_story.title in client.get("/terbaru/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        cast.withdrawn(published_story, by=writer, approver=approver)
    assert published_story.title not in client.get("/terbaru/").content.decode()


def test_a_new_institution_is_seen_at_once(client, django_capture_on_commit_callbacks):
    from baruga.network.actions import institutions
    from baruga.network.choices import Kind

    client.get("/instansi/")
    with django_capture_on_commit_callbacks(execute=True):
        institutions.onboard(
            by=None,
            at=cast.NOW,
            slug="pn-takalar",
            name="Pengadilan Negeri Takalar",
            short_name="PN Takalar",
            kind=Kind.JUDICIARY,
        )
    assert "Pengadilan Negeri Takalar" in client.get("/instansi/").content.decode()


def test_times_are_never_older_than_a_minute(client, published_story):
    with time_machine.travel(timezone.now() + timedelta(minutes=10), tick=False):
        assert "10 menit lalu" in client.get("/terbaru/").content.decode()
    with time_machine.travel(timezone.now() + timedelta(minutes=12), tick=False):
        assert "12 menit lalu" in client.get("/terbaru/").content.decode()


def test_somebody_signed_in_is_never_answered_from_it(client, as_, writer):
    client.get("/")
    response = as_(writer).get("/")
    assert "ETag" not in response.headers
    assert "private" in response.headers["Cache-Control"]


def test_what_somebody_signed_in_sees_is_not_kept(client, as_, writer, django_assert_num_queries):
    as_(writer).get("/terbaru/")
    with pytest.raises(pytest.fail.Exception), django_assert_num_queries(0):
        client.get("/terbaru/")


def test_each_language_has_its_own_page(client):
    assert "Kabar terbaru" in client.get("/terbaru/").content.decode()
    client.cookies["django_language"] = "en"
    page = client.get("/terbaru/").content.decode()
    assert "Latest news" in page
    assert '<html lang="en">' in page


def test_each_region_has_its_own_page(client):
    client.get("/")
    client.cookies["baruga_region"] = "kabupaten-gowa"
    assert "Kabupaten Gowa</a></h2>" in client.get("/").content.decode()


def test_a_fault_is_not_kept(client):
    assert client.get("/terbaru/tidak-ada/").status_code == 404
    assert "ETag" not in client.get("/terbaru/tidak-ada/").headers


def test_the_desk_is_not_kept(client):
    assert "s-maxage" not in client.get("/meja/").headers.get("Cache-Control", "")


def test_a_choice_is_not_kept(client):
    response = client.get("/pilih-wilayah/", {"wilayah": "kabupaten-gowa"})
    assert response.cookies["baruga_region"].value == "kabupaten-gowa"
    client.cookies.clear()
    again = client.get("/pilih-wilayah/", {"wilayah": "kabupaten-gowa"})
    assert "baruga_region" in again.cookies


def test_changing_a_picture_begins_a_new_generation(as_, writer):
    before = generation.current()
    as_(writer).post("/redaksi/images/multiple/add/")
    assert generation.current() != before


def test_pages_carry_no_form_token(client, published_story, path):
    for place in ("/", "/cari/", "/instansi/", path(published_story)):
        assert "csrfmiddlewaretoken" not in client.get(place).content.decode()
        assert not client.get(place).cookies
