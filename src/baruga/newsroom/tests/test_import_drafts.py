"""Entries become drafts: once, complete, and never before the public."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from baruga.newsroom.actions import imports
from baruga.newsroom.actions.imports import Outcome
from baruga.newsroom.choices import Stage
from baruga.newsroom.feeds.entry import Entry, Unreadable
from baruga.newsroom.models import Assessment, NewsPage
from tests.cast import NOW


def entry(number: int = 1, **fields: Any) -> Entry:
    values: dict[str, Any] = {
        "title": "Air mengalir lagi",
        "link": f"https://warta.example/{number}",
        "content": "<p>Air mengalir lagi sejak Senin.</p><p>Warga senang.</p>",
        "byline": "Ani",
        "published": datetime(2026, 11, 20, tzinfo=UTC),
    }
    return Entry(number=number, **(values | fields))


def take(institution: Any, *entries: Entry | Unreadable, by: Any = None) -> Outcome:
    return imports.import_entries(by=by, at=NOW, institution=institution, entries=entries)


def words(story: NewsPage) -> list[str]:
    return [str(block.value.source) for block in story.body]


@pytest.fixture
def arrived(takalar: Any) -> Any:
    """Import one entry with these fields and return its draft."""

    def arrive(**fields: Any) -> NewsPage:
        assert take(takalar, entry(**fields)).arrived == 1
        return NewsPage.objects.get(institution=takalar)

    return arrive


def test_an_entry_becomes_a_draft_of_the_institution(arrived: Any, takalar: Any) -> None:
    story = arrived()
    assert story.stage == Stage.DRAFT
    assert story.first_published_at is None
    assert story.get_parent().specific == takalar.section
    assert (story.byline, story.source_url) == ("Ani", "https://warta.example/1")
    assert story.source_published_at == datetime(2026, 11, 20, tzinfo=UTC)


def test_the_draft_is_in_its_history_and_held_to_the_standard(arrived: Any) -> None:
    story = arrived()
    assert story.get_latest_revision().user is None
    assert story.get_latest_revision_as_object().lead == story.lead
    assert Assessment.objects.filter(story=story, revision_id=story.latest_revision_id).exists()


def test_the_first_paragraph_becomes_the_lead_and_is_not_said_twice(arrived: Any) -> None:
    story = arrived()
    assert story.lead == "Air mengalir lagi sejak Senin."
    assert words(story) == ["<p>Warga senang.</p>"]


def test_a_summary_is_the_lead_and_the_article_stays_whole(arrived: Any) -> None:
    story = arrived(summary="<p>Air <b>bersih</b> kembali.</p>")
    assert story.lead == "Air bersih kembali."
    assert words(story) == ["<p>Air mengalir lagi sejak Senin.</p><p>Warga senang.</p>"]


def test_the_longer_of_summary_and_content_is_the_article(arrived: Any) -> None:
    story = arrived(content="<p>Singkat.</p>", summary="<p>Panjang sekali.</p><p>Dan lagi.</p>")
    assert story.lead == "Singkat."
    assert "Dan lagi." in words(story)[0]


def test_a_second_run_changes_nothing(takalar: Any) -> None:
    take(takalar, entry(1), entry(2))
    before = list(NewsPage.objects.values_list("pk", "latest_revision_id"))
    again = take(takalar, entry(1), entry(2, title="Judul baru"))
    assert (again.arrived, again.already_there) == (0, 2)
    assert list(NewsPage.objects.values_list("pk", "latest_revision_id")) == before


def test_another_institution_may_take_the_same_entry(takalar: Any, gowa: Any) -> None:
    assert take(takalar, entry()).arrived == take(gowa, entry()).arrived == 1


def test_the_same_headline_gets_another_address(takalar: Any) -> None:
    outcome = take(takalar, entry(1), entry(2), entry(3, title="مياه"), entry(4, title="مياه"))
    assert outcome.arrived == 4
    assert len(set(NewsPage.objects.values_list("slug", flat=True))) == 4


def test_without_a_headline_the_first_words_become_one_and_it_is_said(takalar: Any) -> None:
    outcome = take(takalar, entry(title=""))
    assert NewsPage.objects.get().title == "Air mengalir lagi sejak Senin. Warga senang."
    assert len(outcome.remarks) == 1


def test_an_entry_without_words_is_refused_with_its_number(takalar: Any) -> None:
    outcome = take(takalar, entry(1), entry(2, title="", content="<img src=x>"))
    assert (outcome.arrived, outcome.total) == (1, 2)
    assert outcome.refusals[0].number == 2


def test_what_could_not_be_read_is_told_beside_what_could(takalar: Any) -> None:
    broken = Unreadable(number=1, title="Rusak", reason="tidak terbaca")
    outcome = take(takalar, broken, entry(2))
    assert outcome.refusals[0].title == "Rusak"
    assert outcome.arrived == 1


def test_a_long_headline_is_shortened_and_kept_whole_in_the_text(arrived: Any) -> None:
    story = arrived(title="Air bersih " * 40)
    assert len(story.title) <= 255
    assert story.title.endswith("…")
    assert words(story)[0].startswith("<p>Air bersih Air bersih")
    assert words(story)[0].count("Air bersih") == 40


def test_an_address_that_leads_nowhere_is_left_out(arrived: Any) -> None:
    assert arrived(link="javascript:alert(1)").source_url == ""


def test_a_date_in_the_future_is_doubted(takalar: Any) -> None:
    outcome = take(takalar, entry(published=NOW + timedelta(days=900)))
    assert len(outcome.remarks) == 1


def test_only_who_writes_for_the_institution_imports(
    takalar: Any, writer: Any, outsider: Any, leader: Any
) -> None:
    assert take(takalar, entry(), by=writer).arrived == 1
    assert NewsPage.objects.get().owner == writer
    for person in (outsider, leader):
        with pytest.raises(PermissionDenied):
            take(takalar, entry(2), by=person)


def test_an_outsider_sees_nothing_of_it(arrived: Any, outsider: Any, writer: Any) -> None:
    story = arrived()
    assert story in NewsPage.objects.visible_to(writer)
    assert story not in NewsPage.objects.visible_to(outsider)


def test_an_entry_takes_few_queries(takalar: Any, django_assert_max_num_queries: Any) -> None:
    take(takalar, entry(1))
    with django_assert_max_num_queries(90):  # the search index included, here written at once
        take(takalar, entry(2))
    with django_assert_max_num_queries(1):
        take(takalar, entry(2))
