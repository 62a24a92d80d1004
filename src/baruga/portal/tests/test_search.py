"""Search by stems, with slips of the pen, marks and suggestions, the same on both databases."""

import re

import pytest
from django.utils import timezone

from baruga.matching.stems import stems
from baruga.newsroom.models import StoryPage
from baruga.portal import vocabulary
from baruga.portal.actions import words
from baruga.portal.highlight import marked, snippet
from baruga.portal.models import StoryWords, Word
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def served(takalar, writer, approver, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return cast.published(
            institution=takalar,
            by=writer,
            approver=approver,
            title="Layanan keliling dibuka di Galesong",
            tags=["Samsat Keliling"],
        )


@pytest.mark.parametrize("asked", ["pelayanan", "melayani", "LAYANAN", "pelayanan yang dibuka"])
def test_a_word_finds_its_whole_family(asked, served, read):
    assert "keliling" in read("/cari/", q=asked).split('<h2 class="rule">')[1]


def test_a_stop_word_alone_is_still_looked_for(published_story, read):
    assert published_story.title in plain(read("/cari/", q="sejak"))


def test_a_tag_is_found_like_a_word_of_the_text(served, read):
    assert served.title in plain(read("/cari/", q="samsat"))


def test_words_found_are_marked_in_headline_and_text(served, read):
    page = read("/cari/", q="pelayanan dibuka")
    assert "<mark>Layanan</mark> keliling <mark>dibuka</mark>" in page
    assert re.search(r'class="row-lead" lang="id">.*</p>', page)


def test_a_mistyped_word_is_understood(served, read):
    page = read("/cari/", q="galesogn")
    assert "Mungkin maksud Anda" in page
    assert "<b>galesong</b>" in page
    assert served.title in plain(page)


def test_of_two_near_words_the_one_with_the_same_letters_is_meant():
    """Letters that changed places are the commonest slip."""
    known = vocabulary.Vocabulary({"perjalanan": 9, "pelayanan": 1}, frozenset())
    assert known.meant("peyalanan") == "pelayanan"


def test_some_of_the_words_are_better_than_nothing(served, read):
    page = read("/cari/", q="galesong helikopter")
    assert "memuat sebagian" in page
    assert served.title in plain(page)


def test_the_end_of_a_list_is_no_slip_of_the_pen(served, read):
    page = read("/cari/", q="galesong", sebelum="1-1")
    assert "Mungkin maksud" not in page
    assert "tidak ada lagi" in page or "lebih lama" in page


def test_days_narrow_and_are_both_included(served, read):
    today = timezone.localdate().isoformat()
    assert served.title in plain(read("/cari/", q="galesong", dari=today, sampai=today))
    assert served.title not in plain(read("/cari/", q="galesong", sampai="2020-01-01"))
    assert served.title not in plain(read("/cari/", q="galesong", dari="2099-01-01"))


@pytest.mark.parametrize("day", ["31-31-31", "x", "9999-12-31", "0001-01-01"])
def test_any_day_is_taken(day, served, read):
    read("/cari/", q="galesong", dari=day, sampai=day)


def test_a_draft_teaches_no_words(story):
    assert not Word.objects.exists()
    assert vocabulary.corrected("polongbangkemg") == ""


def test_what_is_withdrawn_takes_its_words_along(
    served, writer, approver, django_capture_on_commit_callbacks
):
    assert Word.objects.get(word="galesong").stories == 1
    with django_capture_on_commit_callbacks(execute=True):
        cast.withdrawn(served, by=writer, approver=approver)
    assert not Word.objects.filter(word="galesong").exists()
    assert not StoryWords.objects.exists()


def test_a_deleted_story_takes_its_words_along(served, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        served.delete()
    assert not Word.objects.filter(word="galesong").exists()


def test_learning_twice_counts_once(served, published_story):
    words.learn(story_id=published_story.pk)
    before = dict(Word.objects.values_list("word", "stories"))
    words.learn(story_id=served.pk)
    assert dict(Word.objects.values_list("word", "stories")) == before


def test_an_upgraded_archive_is_learned_in_steps(served, published_story):
    StoryWords.objects.update(edition=0)
    assert words.catch_up(limit=1) == 1
    assert words.catch_up() == 1
    assert words.catch_up() == 0


def test_suggestions_come_from_names_words_and_headlines(served, client):
    offered = client.get("/cari/saran/", {"q": "gale"}).json()["saran"]
    assert "galesong" in offered
    assert "Kabupaten Takalar" not in offered
    assert "Takalar" in client.get("/cari/saran/", {"q": "taka"}).json()["saran"]
    assert served.title in client.get("/cari/saran/", {"q": "layanan kel"}).json()["saran"]
    assert "Samsat Keliling" in client.get("/cari/saran/", {"q": "sams"}).json()["saran"]


def test_suggestions_tell_nothing_of_drafts(takalar, writer, client):
    cast.news(institution=takalar, by=writer, title="Rahasiadapur tetap rahasia", tags=["Sembunyi"])
    for beginning in ("rahasia", "sembu"):
        assert client.get("/cari/saran/", {"q": beginning}).json() == {"saran": []}


def test_suggestions_need_few_queries(served, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        client.get("/cari/saran/", {"q": "gale"})


@pytest.mark.parametrize("beginning", ["", "a", "\0", "%", "((((", "a" * 500])
def test_any_beginning_is_taken(beginning, client):
    assert client.get("/cari/saran/", {"q": beginning}).status_code == 200


def test_marks_escape_everything_else():
    assert marked("<b>Air</b> & airnya", ["air"]) == (
        "&lt;b&gt;<mark>Air</mark>&lt;/b&gt; &amp; <mark>airnya</mark>"
    )


def test_a_snippet_shows_the_place_with_most_words():
    text = "Kata pembuka. " * 40 + "Pelayanan air bersih dibuka. " + "Kata penutup. " * 40
    piece = snippet(text, stems("layanan air"))
    assert "<mark>Pelayanan</mark> <mark>air</mark>" in piece
    assert piece.startswith("… ")
    assert piece.endswith(" …")


def test_a_result_page_needs_few_queries(served, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        client.get("/cari/", {"q": "galesong"})


def test_the_index_learns_stems(served):
    assert "layan" in StoryPage.objects.get(pk=served.pk).stems.split()


def plain(page: str) -> str:
    return page.replace("<mark>", "").replace("</mark>", "")
