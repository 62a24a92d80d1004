"""Tags: given freely, kept tidy, public only with what is published."""

import pytest

from baruga.newsroom.models import NewsPage, Tag
from baruga.newsroom.models.tag import tidy
from baruga.newsroom.tests.forms import editor_data
from tests import cast

pytestmark = pytest.mark.django_db


def test_tags_are_kept_tidy():
    assert tidy(["#Panen ", "panen", "  Samsat   Keliling", "", "##", "a" * 50]) == [
        "Panen",
        "Samsat Keliling",
        "a" * 40,
    ]


def test_a_tag_has_an_address_of_plain_letters():
    assert Tag.objects.create(name="Pa'balla' Desa Baru").slug == "paballa-desa-baru"


def test_the_page_of_a_tag_lists_its_stories(takalar, writer, approver, read):
    for title in ("Panen pertama", "Panen kedua"):
        cast.published(
            institution=takalar, by=writer, approver=approver, title=title, tags=["Panen Raya"]
        )
    page = read("/tag/panen-raya/")
    assert "Panen pertama" in page
    assert "noindex" not in page
    assert "Panen Raya</a>" in read("/topik/")


def test_a_tag_of_one_story_is_not_for_search_engines(takalar, writer, approver, read):
    cast.published(institution=takalar, by=writer, approver=approver, tags=["Langka"])
    assert '<meta name="robots" content="noindex">' in read("/tag/langka/")
    assert "/tag/langka/" not in read("/sitemap-halaman.xml")


def test_a_tag_of_drafts_is_no_page(takalar, writer, client):
    cast.news(institution=takalar, by=writer, tags=["Rahasia"])
    assert client.get("/tag/rahasia/").status_code == 404


def test_a_story_shows_its_tags(takalar, writer, approver, read, path):
    shown = cast.published(institution=takalar, by=writer, approver=approver, tags=["Air Bersih"])
    assert 'href="/tag/air-bersih/" rel="tag"' in read(path(shown))


def test_an_officer_writes_tags_in_the_editor(story, writer, as_):
    answer = as_(writer).post(
        f"/redaksi/pages/{story.pk}/edit/", editor_data(story, tags="#Air Bersih, air bersih, Pipa")
    )
    assert answer.status_code == 302
    saved = NewsPage.objects.get(pk=story.pk).get_latest_revision_as_object()
    assert sorted(tag.name for tag in saved.tags.all()) == ["Air Bersih", "Pipa"]


def test_too_many_tags_are_refused_with_a_reason(story, writer, as_):
    many = ", ".join(f"tag{number}" for number in range(9))
    answer = as_(writer).post(f"/redaksi/pages/{story.pk}/edit/", editor_data(story, tags=many))
    assert "paling mewakili" in answer.content.decode()
