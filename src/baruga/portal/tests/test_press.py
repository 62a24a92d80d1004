"""The photo archive, press downloads and the press page."""

import io
import zipfile

import pytest
from PIL import Image

from baruga.newsroom import metadata
from baruga.newsroom.embedding import Label, embed
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(takalar, writer, approver, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        photo = cast.picture(
            institution=takalar,
            title="Panen di Bontoa",
            caption="Warga memanen padi di Bontoa, “musim” kedua & terakhir.",
            creator="Andi Rahmat",
            credit="Humas Takalar",
            place="Desa Bontoa",
            size=(3600, 2400),
        )
        return cast.published(institution=takalar, by=writer, approver=approver, main_image=photo)


def test_the_archive_shows_only_what_is_published(shown, takalar, read):
    hidden = cast.picture(institution=takalar, caption="Rahasia dapur")
    page = read("/foto/")
    assert "Warga memanen padi" in page
    assert "Rahasia dapur" not in page
    assert f"/foto/{hidden.pk}/" not in page


def test_the_archive_is_searched_by_stems_region_institution_and_year(shown, read):
    year = str(shown.first_published_at.year)
    for fits in ({"q": "panenan bontoa"}, {"wilayah": "kabupaten-takalar"}, {"tahun": year}):
        assert "Warga memanen" in read("/foto/", **fits), fits
    for misses in ({"q": "gajah"}, {"q": "..."}, {"wilayah": "kabupaten-gowa"}):
        assert "Warga memanen" not in read("/foto/", **misses), misses
    assert "Warga memanen" not in read("/foto/", instansi="pemkab-gowa")
    assert "Warga memanen" in read("/foto/", tahun="1800")  # no such choice: ignored


def test_a_photograph_says_who_when_where_and_under_which_terms(shown, read, path):
    page = read(f"/foto/{shown.main_image_id}/")
    for said in (
        "Andi Rahmat / Humas Takalar",
        "Desa Bontoa",
        "23 November 2026",
        "untuk pemberitaan",
    ):
        assert said in page
    assert path(shown) in page


@pytest.mark.parametrize("end", ["", "unduh/"])
def test_an_unpublished_photograph_has_no_page(end, takalar, story, client):
    for photo in (cast.picture(institution=takalar), story.main_image):
        assert client.get(f"/foto/{photo.pk}/{end}").status_code == 404


def test_a_withdrawn_photograph_leaves_with_its_story(shown, writer, approver, client):
    cast.withdrawn(shown, by=writer, approver=approver)
    assert client.get(f"/foto/{shown.main_image_id}/").status_code == 404
    assert client.get(f"/foto/{shown.main_image_id}/unduh/").status_code == 404
    assert client.get(f"/pers/foto/{shown.pk}.zip").status_code == 404
    assert "Warga memanen" not in client.get("/foto/").content.decode()


def test_a_download_carries_its_label_inside(shown, client):
    answer = client.get(f"/foto/{shown.main_image_id}/unduh/")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="panen-di-bontoa')
    found = metadata.read(io.BytesIO(answer.content))
    photo = shown.main_image
    assert found["caption"] == photo.caption
    assert found["creator"] == "Andi Rahmat"
    assert found["credit"] == "Humas Takalar"
    assert found["place"] == "Desa Bontoa"
    assert found["taken_at"] == photo.taken_at
    assert found["description"] == photo.alt_text
    with Image.open(io.BytesIO(answer.content)) as picture:
        assert max(picture.size) == 3000
        assert not picture.getexif().get_ifd(0x8825)  # coordinates
        assert b"untuk pemberitaan" in answer.content


def test_a_story_is_downloaded_as_one_file(shown, client):
    answer = client.get(f"/pers/foto/{shown.pk}.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as parcel:
        (name,) = parcel.namelist()
        assert metadata.read(io.BytesIO(parcel.read(name)))["creator"] == "Andi Rahmat"


def test_a_story_offers_its_photographs(shown, read, path):
    assert f'href="/pers/foto/{shown.pk}.zip"' in read(path(shown))


def test_a_download_is_not_kept_in_the_page_cache(shown, client):
    answer = client.get(f"/foto/{shown.main_image_id}/unduh/")
    assert "s-maxage=1" in answer.headers["Cache-Control"]
    assert "ETag" not in answer.headers


def label(**changes):
    words = dict.fromkeys(
        ("title", "caption", "alt_text", "creator", "credit", "place", "rights", "address"), ""
    )
    return Label(**(words | {"source_type": "digitalCapture", "taken_at": None} | changes))


def jpeg():
    data = io.BytesIO()
    Image.new("RGB", (20, 10), "#345").save(data, "JPEG")
    return data.getvalue()


@pytest.mark.parametrize("text", ["", "<&>\"'", "ä" * 90_000, "\x00\x0b\ufffe", "💧" * 500])
def test_any_words_are_written(text):
    labelled = embed(jpeg(), label(caption=text, creator=text, place=text))
    with Image.open(io.BytesIO(labelled)) as picture:
        picture.load()
        assert picture.size == (20, 10)
    metadata.read(io.BytesIO(labelled))


def test_the_two_ways_of_writing_say_the_same():
    """An old program reads IIM alone, a new one XMP."""
    labelled = embed(jpeg(), label(caption="Warga memanen", creator="Andi", credit="Humas"))
    with Image.open(io.BytesIO(labelled)) as picture:
        assert metadata._from_iim(picture) == metadata._from_iim(picture) | {
            "caption": "Warga memanen",
            "creator": "Andi",
            "credit": "Humas",
        }
        xmp = metadata._from_xmp(picture)
    assert xmp["caption"] == "Warga memanen"
    assert xmp["source_type"] == "digitalCapture"


def test_only_a_jpeg_is_labelled():
    with pytest.raises(ValueError, match="JPEG"):
        embed(b"GIF89a", label())


def test_newsrooms_find_contacts_and_terms(takalar, gowa, read):
    takalar.channels.create(platform="whatsapp", address="628125550123")
    gowa.channels.create(platform="website", address="gowakab.go.id")
    page = read("/pers/")
    assert "https://wa.me/628125550123" in page
    assert "Embargo: mintalah tautan" in page
    assert "Pemerintah Kabupaten Gowa</a></h3>" not in page
    assert "Pemerintah Kabupaten Takalar</a></h3>" not in read("/pers/", nama="gowa")


def test_the_archive_needs_few_queries(shown, client, django_assert_max_num_queries):
    client.get("/foto/")
    with django_assert_max_num_queries(15):
        client.get("/foto/", {"q": "panen", "wilayah": "kabupaten-takalar"})


def test_an_empty_list_of_contacts_blames_no_filter(takalar, read):
    assert "Belum ada instansi yang mencantumkan narahubung" in read("/pers/")
    assert "Kurangi pilihannya" in read("/pers/", nama="atlantis")
