"""Advice beside the text: it points, suggests, and can be set aside for one story."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from baruga.newsroom.actions import jargon
from baruga.newsroom.models import NewsPage
from baruga.newsroom.standards.advice import MOST, advise
from baruga.newsroom.tests.forms import editor_data
from tests import cast
from tests.cast import NOW


def tips(story: Any) -> dict[str, Any]:
    return {tip.kind: tip for tip in advise(story)}


def written(institution: Any, by: Any, *sentences: str, **fields: Any) -> Any:
    text = {"type": "text", "value": f"<p>{' '.join(sentences)}</p>"}
    return cast.news(institution=institution, by=by, body=[text], **fields)


def test_a_complete_story_is_left_in_peace(story: Any) -> None:
    assert advise(story) == []


@pytest.mark.parametrize(
    ("sentence", "kind", "expected"),
    [
        ("Naik 2.5 persen.", "figure", ("2.5", "2,5")),
        ("Sejak 2 Agt 2026.", "date", ("2 Agt 2026", "2 Agustus 2026")),
        ("Kabarnya air segera mengalir.", "source", ("Kabarnya", "")),
        (
            "Bantuan yang dijanjikan akan dibagikan bila data dilengkapi.",
            "passive",
            ("Bantuan yang dijanjikan akan dibagikan bila data dilengkapi.", ""),
        ),
    ],
)
def test_the_place_is_named_with_what_is_better(
    takalar: Any, writer: Any, sentence: str, kind: str, expected: tuple[str, str]
) -> None:
    (place,) = tips(written(takalar, writer, sentence))[kind].places
    assert (place.target, place.words, place.better) == ("body", *expected)


def test_the_field_is_the_one_the_words_stand_in(takalar: Any, writer: Any) -> None:
    story = written(takalar, writer, lead="Harga naik 2.5 persen pada 2026.", title="Rp 5.000 saja")
    assert [place.target for place in tips(story)["figure"].places] == ["title", "lead"]


def test_a_word_of_the_list_is_shown_with_the_plain_one(
    takalar: Any, writer: Any, coordinator: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        jargon.keep(
            by=coordinator, at=NOW, term="stakeholder", plain="pihak terkait", reason="Asing."
        )
    (place,) = tips(written(takalar, writer, "Stakeholder hadir."))["jargon"].places
    assert (place.words, place.better, place.note) == ("Stakeholder", "Pihak terkait", "Asing.")


def test_the_same_words_are_named_once_and_a_long_list_is_cut(takalar: Any, writer: Any) -> None:
    once = tips(written(takalar, writer, "Naik 2.5 persen.", "Turun 2.5 persen."))["figure"]
    assert len(once.places) == 1
    many = written(takalar, writer, *(f"Naik {n}.5 persen." for n in range(1, MOST + 3)))
    assert (len(tips(many)["figure"].shown), tips(many)["figure"].more) == (MOST, 2)


def test_what_is_set_aside_stays_aside_in_this_story(takalar: Any, writer: Any, as_: Any) -> None:
    story = written(takalar, writer, "Naik 2.5 persen.")
    (place,) = tips(story)["figure"].places
    data = editor_data(story) | {"news_kind": "", "dismissed": [place.key]}
    as_(writer).post(reverse("wagtailadmin_pages:edit", args=[story.pk]), data)
    draft = NewsPage.objects.get(pk=story.pk).get_latest_revision_as_object()
    assert draft.dismissed == [place.key]
    assert "figure" not in tips(draft)


def test_the_check_shows_the_advice_with_its_jump(takalar: Any, writer: Any, as_: Any) -> None:
    story = written(takalar, writer, "Naik 2.5 persen.")
    said = (
        as_(writer)
        .post(reverse("newsroom_editor:check", args=[story.pk]), editor_data(story))
        .content.decode()
    )
    assert 'data-find="2.5"' in said
    assert 'data-better="2,5"' in said


def test_advice_forbids_nothing(takalar: Any, writer: Any) -> None:
    from baruga.newsroom.standards.assessment import judge

    story = cast.news(institution=takalar, by=writer, lead=cast.PARAGRAPHS[3] + " Naik 2.5 persen.")
    assert judge(story).blocking == []


def test_a_picture_in_the_text_without_alternative_text_is_pointed_at(
    takalar: Any, writer: Any
) -> None:
    bare = cast.picture(institution=takalar, name="b.jpg", description="", caption="Pipa baru.")
    block = {"type": "photo", "value": {"image": bare.pk, "caption": ""}}
    story = cast.news(institution=takalar, by=writer, body=[block])
    assert [place.words for place in tips(story)["alt"].places] == ["Pipa baru."]
