"""Kinds of news: questions beside the text, blocks prepared, nothing that could be published."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from baruga.newsroom.choices import NewsKind
from baruga.newsroom.kinds import BLOCKS, KEYS, QUESTIONS
from baruga.newsroom.models import NewsPage
from baruga.newsroom.tests.forms import editor_data


def add(institution: Any, query: str = "") -> str:
    return (
        reverse("wagtailadmin_pages:add", args=["newsroom", "newspage", institution.section.pk])
        + query
    )


def test_every_kind_has_questions_and_blocks() -> None:
    assert set(QUESTIONS) == set(BLOCKS) == set(NewsKind)
    assert len(KEYS) == len(set(KEYS))


@pytest.mark.parametrize("kind", NewsKind.values)
def test_choosing_a_kind_shows_its_questions_and_prepares_its_blocks(
    takalar: Any, writer: Any, as_: Any, kind: str
) -> None:
    answer = as_(writer).get(add(takalar, f"?jenis={kind}"))
    form = answer.context["form"]
    assert [block.block_type for block in form["body"].value()] == list(BLOCKS[kind])
    assert str(QUESTIONS[kind][0].words) in answer.content.decode()


def test_the_prepared_blocks_hold_no_words(takalar: Any, writer: Any, as_: Any) -> None:
    body = as_(writer).get(add(takalar, "?jenis=disaster")).context["form"]["body"].value()
    story = NewsPage(body=body)
    assert story.text == ""


@pytest.mark.parametrize("query", ["", "?jenis=", "?jenis=karangan"])
def test_without_a_kind_the_page_is_empty(takalar: Any, writer: Any, as_: Any, query: str) -> None:
    form = as_(writer).get(add(takalar, query)).context["form"]
    assert len(form["body"].value()) == 0


def test_the_kind_and_the_ticks_stay_with_the_story(story: Any, writer: Any, as_: Any) -> None:
    data = editor_data(story) | {"news_kind": "service", "answered": ["service-what"]}
    as_(writer).post(reverse("wagtailadmin_pages:edit", args=[story.pk]), data)
    draft = NewsPage.objects.get(pk=story.pk).get_latest_revision_as_object()
    assert (draft.news_kind, draft.answered) == ("service", ["service-what"])
    assert str(QUESTIONS["service"][0].words) not in draft.text


def test_a_form_without_the_questions_forgets_none(story: Any, writer: Any, as_: Any) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[story.pk])
    browser = as_(writer)
    browser.post(edit, editor_data(story) | {"news_kind": "service", "answered": ["service-what"]})
    browser.post(edit, editor_data(story, lead="Teras lain."))
    draft = NewsPage.objects.get(pk=story.pk).get_latest_revision_as_object()
    assert (draft.news_kind, draft.answered) == ("service", ["service-what"])


def test_the_screen_before_offers_the_kinds(writer: Any, as_: Any) -> None:
    said = as_(writer).get(reverse("newsroom:write")).content.decode()
    assert "?jenis=disaster" in said


def test_what_stands_beside_the_text_is_drawn_once(story: Any, writer: Any, as_: Any) -> None:
    """A second field of the same name would be sent as well, and win."""
    data = editor_data(story) | {"news_kind": "service", "answered": ["service-what"]}
    edit = reverse("wagtailadmin_pages:edit", args=[story.pk])
    browser = as_(writer)
    browser.post(edit, data | {"dismissed": ["figure:2.5"]})
    said = browser.get(edit).content.decode()
    for name in ("news_kind", "dismissed"):
        assert said.count(f'name="{name}"') == 1
    for value in ("service-what", "facts_checked"):
        assert said.count(f'value="{value}"') == 1
