"""Lists, filters, search and what a reader chooses."""

import pytest
from django.db import connection

from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(takalar, writer, approver):
    return [
        cast.published(
            institution=takalar, by=writer, approver=approver, title=f"Kabar nomor {number:02}"
        )
        for number in range(22)
    ]


def test_a_long_list_goes_on_where_the_reader_stopped(many, client):
    first = client.get("/terbaru/")
    assert first.content.count(b'class="row"') == 20
    older = first.context["listing"].older
    second = client.get("/terbaru/", {"sebelum": older}).content.decode()
    assert second.count('class="row"') == 2
    assert "Kabar nomor 00" in second
    assert "Kabar nomor 21" not in second


def test_lists_need_few_queries_however_long(many, client, django_assert_max_num_queries):
    places = ("/terbaru/", "/berita/", "/instansi/pemkab-takalar/", "/wilayah/kabupaten-takalar/")
    client.get("/terbaru/")  # makes the sizes of the pictures, as the worker does at submission
    for place in places:
        with django_assert_max_num_queries(20):
            page = client.get(place, {"segar": "1"})
        assert page.content.count(b'class="row"') >= 20


@pytest.mark.parametrize("place", ["x", "1-x", "-", "9" * 39, "99999999999999999999-1", "0-1"])
def test_a_broken_place_does_no_harm(place, client):
    assert client.get("/terbaru/", {"sebelum": place}).status_code == 200


def test_institutions_are_filtered_without_scripts(read):
    page = read("/instansi/", cabang="executive", jenis="provincial_agency")
    assert "Dinas Kominfo Provinsi" in page
    assert "Pemerintah Kabupaten Gowa</a>" not in page


def test_a_filter_that_fits_nobody_helps(read):
    assert "Kurangi pilihannya" in read("/instansi/", cabang="judicial")


def test_unknown_filters_are_ignored(read):
    assert "3 instansi" in read("/instansi/", cabang="kerajaan", wilayah="atlantis")


def test_an_institution_tells_what_it_is_and_how_to_reach_it(takalar, read):
    takalar.channels.create(platform="phone", address="0418 5550123")
    page = read("/instansi/pemkab-takalar/")
    assert "Pemerintah kabupaten" in page
    assert 'href="tel:04185550123"' in page
    assert "/umpan/instansi/pemkab-takalar/" in page
    assert "belum menerbitkan kabar" in page


def test_a_region_shows_figures_and_institutions(read):
    page = read("/wilayah/kabupaten-takalar/")
    assert "300.000" in page
    assert "Pemerintah Kabupaten Takalar" in page
    assert "Belum ada kabar tentang wilayah ini" in page


def test_a_story_told_of_another_region_is_there_too(gowa, takalar, writer, approver, read):
    cast.published(
        institution=takalar,
        by=writer,
        approver=approver,
        regions=[gowa.region],
        title="Jalan ke Gowa",
    )
    assert "Jalan ke Gowa" in read("/wilayah/kabupaten-gowa/")
    assert "Jalan ke Gowa" in read("/wilayah/kabupaten-takalar/")


def test_search_finds_words_of_the_text(published_story, read):
    assert published_story.title in read("/cari/", q="tangki membagikan")


def test_search_narrows_by_institution_region_and_form(published_story, read):
    assert published_story.title in read(
        "/cari/", q="tangki", instansi="pemkab-takalar", format="news"
    )
    assert published_story.title not in read("/cari/", q="tangki", instansi="pemkab-gowa")
    assert published_story.title not in read("/cari/", q="tangki", wilayah="kabupaten-gowa")
    assert published_story.title not in read("/cari/", q="tangki", format="photo")


def test_search_in_a_region_finds_what_others_tell_of_it(gowa, takalar, writer, approver, read):
    cast.published(
        institution=takalar,
        by=writer,
        approver=approver,
        regions=[gowa.region],
        title="Jalan ke Gowa",
    )
    for region in ("kabupaten-gowa", "kabupaten-takalar", "sulawesi-selatan"):
        assert "</mark> ke Gowa" in read("/cari/", q="jalan", wilayah=region), region


def test_search_that_finds_nothing_helps(read):
    page = read("/cari/", q="gajah terbang")
    assert "Belum ada hasil untuk" in page
    assert "Periksa juga ejaannya" in page


@pytest.mark.parametrize(
    "text", ["", '"', "air' OR 1=1 --", "(((", "AND OR NOT", "air*", "💧", "a" * 500, "\0"]
)
def test_search_takes_any_text(text, published_story, read):
    read("/cari/", q=text)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has its own full-text table")
def test_the_database_has_the_index_that_search_asks_for():
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'portal_search_words'")
        assert "(title || body)" in cursor.fetchone()[0]


def test_what_is_searched_is_escaped(read):
    assert "<script>alert" not in read("/cari/", q="<script>alert(1)</script>")


def test_a_region_is_remembered_and_forgotten(client):
    client.get("/pilih-wilayah/", {"wilayah": "kabupaten-gowa", "kembali": "/"})
    assert "Kabupaten Gowa</a></h2>" in client.get("/").content.decode()
    client.get("/pilih-wilayah/", {"wilayah": ""})
    assert "Ada kabar apa di tempat Anda?" in client.get("/").content.decode()


@pytest.mark.parametrize("choice", ["/pilih-wilayah/?wilayah=kabupaten-gowa", "/bahasa/?ke=en"])
@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"]
)
def test_a_choice_never_leads_to_another_site(choice, target, client):
    location = client.get(f"{choice}&kembali={target}").headers["Location"]
    assert location.startswith("/")
    assert "evil" not in location


def test_the_language_is_switched_by_a_link(client):
    response = client.get("/bahasa/", {"ke": "en", "kembali": "/terbaru/"})
    assert response.headers["Location"] == "/terbaru/"
    assert "Latest news" in client.get("/terbaru/").content.decode()


@pytest.mark.parametrize(
    "place",
    ["/terbaru/", "/foto/", "/wilayah/", "/topik/", "/cari/", "/tentang/", "/instansi/", "/"],
)
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_page_is_drawn_in_both_languages(place, language, client):
    client.cookies["django_language"] = language
    response = client.get(place)
    assert response.status_code == 200
    assert f'<html lang="{language}">' in response.content.decode()
    assert response.content.count(b"<h1") == 1
