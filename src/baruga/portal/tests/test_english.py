"""The English interface says what is Indonesian in it, so that it is read aloud rightly."""

import re

import pytest

from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def english(client):
    client.cookies["django_language"] = "en"
    return lambda place: client.get(place).content.decode()


@pytest.mark.parametrize(
    "place", ["/", "/terbaru/", "/cari/?q=tangki", "/wilayah/kabupaten-takalar/"]
)
def test_headlines_on_english_pages_are_marked_as_indonesian(place, published_story, english):
    page = english(place)
    assert '<html lang="en">' in page
    assert re.search(r'<h[23] lang="id"><a[^>]*>(<mark>)?Air', page)


def test_a_story_is_indonesian_on_an_english_page(published_story, path, english):
    page = english(path(published_story))
    assert '<h1 lang="id">' in page
    assert '<div class="story-words" lang="id">' in page


@pytest.mark.parametrize(
    "place",
    [
        "/berita/",
        "/cerita-foto/",
        "/foto/",
        "/pers/",
        "/tanya/",
        "/aksesibilitas/",
        "/luring/",
        "/topik/",
    ],
)
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_new_page_is_drawn_in_both_languages(place, language, client):
    client.cookies["django_language"] = language
    page = client.get(place).content.decode()
    assert f'<html lang="{language}">' in page
    assert page.count("<h1") == 1


@pytest.fixture
def pictured(takalar, writer, approver, django_capture_on_commit_callbacks):
    takalar.about = "Melayani warga pesisir."
    takalar.save()
    with django_capture_on_commit_callbacks(execute=True):
        photo = cast.picture(institution=takalar, caption="Warga menunggu giliran.")
        return cast.published(institution=takalar, by=writer, approver=approver, main_image=photo)


def test_all_that_institutions_wrote_is_marked_as_indonesian(pictured, path, english):
    about, caption = "Melayani warga pesisir.", "Warga menunggu giliran."
    assert about in words_marked(english("/instansi/pemkab-takalar/"))
    alternative = pictured.main_image.alt_text
    assert {about, caption, alternative} <= words_marked(english(path(pictured)))
    assert caption in words_marked(english("/foto/"))


def words_marked(page):
    """What a screen reader reads with Indonesian sounds: texts, and those of pictures."""
    return {
        *re.findall(r'lang="id"[^>]*>\s*([^<]+?)\s*<', page),
        *re.findall(r'<img lang="id"[^>]* alt="([^"]+)"', page),
        *re.findall(r'<a lang="id".*?class="sheet-words">([^<]+)<', page, re.DOTALL),
    }
