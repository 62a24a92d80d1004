"""Two versions become one, part by part, and both stay."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from baruga.newsroom import merging
from baruga.newsroom.actions import workflow
from baruga.newsroom.actions.merging import base_of, merge
from baruga.newsroom.merging import Answer, Choice
from baruga.newsroom.models import NewsPage
from tests.cast import NOW


def version(story: Any, by: Any, **changes: Any) -> Any:
    """A version of the story as it was first saved, with these changes."""
    draft = story.revisions.order_by("pk").first().as_object()
    if "body" in changes:
        stored = changes["body"](draft.body.get_prep_value())
        changes["body"] = draft.body.stream_block.to_python(stored)
    for name, value in changes.items():
        setattr(draft, name, value)
    return draft.save_revision(user=by)


def fresh(story: Any) -> Any:
    return NewsPage.objects.get(pk=story.pk).get_latest_revision_as_object()


def parts(story: Any, left: Any, right: Any) -> dict[str, merging.Part]:
    found = merging.differing(left.as_object(), right.as_object(), base_of(story, left, right))
    return {part.key: part for part in found}


def join(story: Any, by: Any, left: Any, right: Any, **answers: Answer) -> Any:
    merge(by=by, at=NOW, story=story, left=left, right=right, answers=answers)
    return fresh(story)


@pytest.fixture
def two(story: Any, writer: Any, teammate: Any) -> tuple[Any, Any]:
    """The teammate wrote another headline and lead; the writer another lead and a kicker."""
    left = version(story, teammate, title="Judul penyunting", lead="Teras penyunting.")
    right = version(story, writer, kicker="Layanan", lead="Teras penulis.")
    return left, right


def test_what_only_one_changed_is_suggested_and_what_both_did_is_marked(
    story: Any, two: Any
) -> None:
    found = parts(story, *two)
    assert list(found) == ["kicker", "title", "lead"]
    assert found["title"].suggested == Choice.LEFT
    assert found["kicker"].suggested == Choice.RIGHT
    assert [part.key for part in found.values() if part.is_conflict] == ["lead"]


def test_unanswered_parts_take_what_was_suggested(story: Any, writer: Any, two: Any) -> None:
    joined = join(story, writer, *two)
    assert (joined.title, joined.kicker) == ("Judul penyunting", "Layanan")
    assert joined.lead == "Teras penulis."


@pytest.mark.parametrize(
    ("answer", "lead"),
    [
        (Answer(Choice.LEFT), "Teras penyunting."),
        (Answer(Choice.BOTH), "Teras penyunting. Teras penulis."),
        (Answer(Choice.OWN, " Teras bersama. "), "Teras bersama."),
    ],
)
def test_the_choice_decides(story: Any, writer: Any, two: Any, answer: Answer, lead: str) -> None:
    assert join(story, writer, *two, lead=answer).lead == lead


def test_both_versions_stay_and_the_result_is_on_top(story: Any, writer: Any, two: Any) -> None:
    join(story, writer, *two)
    pks = list(story.revisions.order_by("pk").values_list("pk", flat=True))
    assert pks[-3:-1] == [two[0].pk, two[1].pk]
    assert NewsPage.objects.get(pk=story.pk).latest_revision_id == pks[-1]


def other_words(words: str) -> Any:
    return lambda body: [{**body[0], "value": f"<p>{words}</p>"}, *body[1:]]


def one_more(words: str) -> Any:
    return lambda body: [
        body[0],
        {"type": "text", "value": f"<p>{words}</p>", "id": words},
        *body[1:],
    ]


def test_a_block_that_both_changed_may_be_kept_twice_or_written_anew(
    story: Any, writer: Any, teammate: Any
) -> None:
    left = version(story, teammate, body=other_words("Kiri."))
    right = version(story, writer, body=other_words("Kanan."))
    (key,) = parts(story, left, right)
    both = join(story, writer, left, right, **{key: Answer(Choice.BOTH)})
    assert [block.block_type for block in both.body] == ["text", "text", "quote"]
    assert len({block.id for block in both.body}) == 3
    own = join(story, writer, left, right, **{key: Answer(Choice.OWN, "Satu.\n\nDua.")})
    assert own.text == "Satu.\nDua."


def test_a_block_that_one_added_stays_where_it_was_put(
    story: Any, writer: Any, teammate: Any
) -> None:
    left = version(story, teammate, body=one_more("Tambahan."))
    right = version(story, writer, lead="Teras penulis.")
    joined = join(story, writer, left, right)
    assert [block.block_type for block in joined.body] == ["text", "text", "quote"]
    assert joined.lead == "Teras penulis."
    dropped = join(story, writer, left, right, **{"body:Tambahan.": Answer(Choice.RIGHT)})
    assert len(dropped.body) == 2


def test_words_that_do_not_fit_are_refused_and_nothing_is_saved(
    story: Any, writer: Any, two: Any
) -> None:
    before = story.revisions.count()
    with pytest.raises(ValidationError):
        join(story, writer, *two, kicker=Answer(Choice.OWN, "k" * 41))
    assert story.revisions.count() == before


@pytest.mark.parametrize("name", ["outsider", "leader", "second_writer"])
def test_only_those_who_may_edit_merge(story: Any, two: Any, person: Any, name: str) -> None:
    with pytest.raises(PermissionDenied):
        join(story, person(name), *two)


def test_nothing_is_merged_under_the_eyes_of_the_second_reader(
    story: Any, writer: Any, two: Any
) -> None:
    workflow.submit(by=writer, at=NOW, story=NewsPage.objects.get(pk=story.pk))
    with pytest.raises(PermissionDenied):
        join(NewsPage.objects.get(pk=story.pk), writer, *two)


def address(story: Any, two: Any) -> str:
    return reverse("newsroom:merge", args=[story.pk, two[0].pk, two[1].pk])


def test_the_page_shows_both_texts_and_saves_the_choice(
    story: Any, writer: Any, two: Any, as_: Any
) -> None:
    browser = as_(writer)
    said = browser.get(address(story, two)).content.decode()
    assert "keduanya mengubah" in said
    answer = browser.post(address(story, two), {"choice-lead": "left"})
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[story.pk])
    assert fresh(story).lead == "Teras penyunting."


def test_a_refused_result_comes_back_with_what_was_typed(
    story: Any, writer: Any, two: Any, as_: Any
) -> None:
    data = {"choice-title": "own", "own-title": "", "choice-lead": "own", "own-lead": "Diketik."}
    answer = as_(writer).post(address(story, two), data)
    assert answer.status_code == 422
    assert "Diketik." in answer.content.decode()


def test_a_version_saved_meanwhile_is_merged_next(
    story: Any, writer: Any, teammate: Any, two: Any, as_: Any
) -> None:
    newest = version(story, teammate, byline="Tim Redaksi")
    answer = as_(writer).post(address(story, two), {})
    latest = NewsPage.objects.get(pk=story.pk).latest_revision_id
    assert answer["Location"] == reverse("newsroom:merge", args=[story.pk, newest.pk, latest])


@pytest.mark.parametrize(("name", "status"), [("outsider", 404), ("leader", 403)])
def test_others_find_no_such_page(two: Any, person: Any, as_: Any, name: str, status: int) -> None:
    story = NewsPage.objects.get(pk=two[0].object_id)
    assert as_(person(name)).get(address(story, two)).status_code == status


def test_versions_of_another_story_do_not_exist_here(
    published_story: Any, two: Any, writer: Any, as_: Any
) -> None:
    assert as_(writer).get(address(published_story, two)).status_code == 404


def test_equal_versions_have_nothing_to_merge(story: Any, writer: Any, as_: Any) -> None:
    one, other = version(story, writer), version(story, writer)
    page = reverse("newsroom:merge", args=[story.pk, one.pk, other.pk])
    assert "Kedua versi sama" in as_(writer).get(page).content.decode()
