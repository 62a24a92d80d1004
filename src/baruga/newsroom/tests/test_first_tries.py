"""How a story stood at its first submission: one row, and only its institution looks at it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from baruga.newsroom.actions import workflow
from baruga.newsroom.models import FirstTry, NewsPage
from baruga.newsroom.permissions import NotReleasable
from baruga.newsroom.queries import first_tries
from baruga.newsroom.tests.forms import editor_data
from tests import cast
from tests.cast import NOW

REPORT = "newsroom:first_tries"


def fresh(story: Any) -> NewsPage:
    return NewsPage.objects.get(pk=story.pk)


def test_a_story_that_meets_everything_passes(story: Any, writer: Any) -> None:
    workflow.submit(by=writer, at=NOW, story=story)
    tried = FirstTry.objects.get(story=story)
    assert (tried.passed, tried.institution_id, tried.at) == (True, story.institution_id, NOW)
    assert tried.standard is not None
    assert tried.met <= tried.total


def test_a_refused_first_try_counts_and_a_later_one_changes_nothing(
    takalar: Any, writer: Any
) -> None:
    story = cast.news(institution=takalar, by=writer, press_contact="")
    with pytest.raises(NotReleasable):
        workflow.submit(by=writer, at=NOW, story=story)
    draft = fresh(story)
    draft.press_contact = "Bagian Humas"
    draft.save_revision(user=writer)
    workflow.submit(by=writer, at=NOW + timedelta(hours=1), story=fresh(story))
    tried = FirstTry.objects.get(story=story)
    assert (tried.passed, tried.at) == (False, NOW)


@pytest.mark.parametrize(("contact", "passed"), [("", False), ("Humas", True)])
def test_the_editor_s_own_button_counts_as_well(
    story: Any, writer: Any, as_: Any, contact: str, passed: bool
) -> None:
    data = editor_data(story, press_contact=contact) | {"action-submit": "1"}
    as_(writer).post(reverse("wagtailadmin_pages:edit", args=[story.pk]), data)
    assert FirstTry.objects.get(story=story).passed is passed


def test_saving_a_draft_is_no_try(story: Any, writer: Any, as_: Any) -> None:
    as_(writer).post(reverse("wagtailadmin_pages:edit", args=[story.pk]), editor_data(story))
    assert not FirstTry.objects.exists()


def tried(story: Any, *, passed: bool, at: Any) -> None:
    FirstTry.objects.create(
        story=story, institution=story.institution, passed=passed, met=1, total=2, at=at
    )


def test_months_are_counted_for_the_institutions_one_serves(
    takalar: Any, gowa: Any, writer: Any, outsider: Any
) -> None:
    for passed in (True, True, False):
        tried(cast.news(institution=takalar, by=writer), passed=passed, at=NOW)
    tried(cast.news(institution=gowa, by=outsider), passed=False, at=NOW)
    (month,) = first_tries(writer, since=NOW - timedelta(days=60))
    assert (month.institution, month.tried, month.passed, month.share) == (takalar, 3, 2, 67)
    assert month.month.isoformat() == "2026-11-01"


def test_only_members_see_the_figure_the_coordinator_sees_no_ranking(
    story: Any, writer: Any, outsider: Any, coordinator: Any, as_: Any
) -> None:
    tried(story, passed=True, at=timezone.now())
    page = reverse(REPORT)
    assert "Pemkab Takalar" in main(as_(writer).get(page))
    assert "Pemkab Takalar" not in main(as_(outsider).get(page))
    assert "Pemkab Takalar" not in main(as_(coordinator).get(page))


def main(answer: Any) -> str:
    said = answer.content.decode()
    return str(said[said.index("<main") : said.index("</main>")])


def test_the_page_asks_as_often_however_much_was_submitted(
    takalar: Any, writer: Any, as_: Any, django_assert_max_num_queries: Any
) -> None:
    for days in range(0, 300, 30):
        story = cast.news(institution=takalar, by=writer)
        tried(story, passed=bool(days % 60), at=timezone.now() - timedelta(days=days))
    browser = as_(writer)
    with django_assert_max_num_queries(20):
        browser.get(reverse(REPORT))
