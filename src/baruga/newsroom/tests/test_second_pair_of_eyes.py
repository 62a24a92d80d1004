"""Nobody publishes what they alone wrote: not by a verb, not by a button, not by an address."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import WorkflowState

from baruga.accounts.models import User
from baruga.newsroom.actions import workflow
from baruga.newsroom.models import NewsPage
from baruga.newsroom.permissions import NotReleasable
from tests import cast
from tests.cast import NOW


def fresh(story: NewsPage) -> NewsPage:
    return NewsPage.objects.get(pk=story.pk)


def submitted(story: NewsPage, by: User) -> NewsPage:
    workflow.submit(by=by, at=NOW, story=story)
    return fresh(story)


def test_a_story_is_published_by_the_approval_of_a_second_person(
    story: Any, writer: Any, approver: Any
) -> None:
    published = workflow.approve(by=approver, at=NOW, story=submitted(story, writer))
    assert published.live
    assert published.live_revision == published.latest_revision


def test_an_approver_may_not_approve_what_they_wrote_alone(takalar: Any, approver: Any) -> None:
    story = submitted(cast.news(institution=takalar, by=approver), approver)
    with pytest.raises(PermissionDenied):
        workflow.approve(by=approver, at=NOW, story=story)
    assert not fresh(story).live


def test_an_approver_may_approve_what_a_teammate_has_worked_on_too(
    takalar: Any, approver: Any, teammate: Any
) -> None:
    story = cast.news(institution=takalar, by=approver)
    story.save_revision(user=teammate)
    assert workflow.approve(by=approver, at=NOW, story=submitted(fresh(story), approver)).live


def test_a_text_imported_by_the_system_is_not_approved_by_whoever_submitted_it(
    takalar: Any, approver: Any
) -> None:
    story = submitted(cast.news(institution=takalar, by=None), approver)
    with pytest.raises(PermissionDenied):
        workflow.approve(by=approver, at=NOW, story=story)


@pytest.mark.parametrize("name", ["writer", "teammate", "leader", "outsider", "coordinator"])
def test_nobody_but_an_approver_of_the_institution_approves(
    story: Any, writer: Any, person: Any, name: str
) -> None:
    submitted(story, writer)
    with pytest.raises(PermissionDenied):
        workflow.approve(by=person(name), at=NOW, story=fresh(story))
    assert not fresh(story).live


def test_not_even_a_superuser_publishes_without_approval(story: Any) -> None:
    root = User.objects.create_superuser("root", "root@takalar.example", "x")
    assert not story.permissions_for_user(root).can_publish()
    with pytest.raises(PermissionDenied):
        story.get_latest_revision().publish(user=root)
    assert not fresh(story).live


def test_an_unapproved_version_is_not_published_after_another_one_was(
    published_story: Any, writer: Any
) -> None:
    published_story.title = "Air bersih mengalir lagi, tarif berubah"
    later = published_story.save_revision(user=writer)
    with pytest.raises(NotReleasable):
        later.publish()
    assert fresh(published_story).title != published_story.title


def test_an_old_version_does_not_come_back_by_publishing_it_again(
    published_story: Any, writer: Any
) -> None:
    old = published_story.live_revision
    published_story.save_revision(user=writer)
    with pytest.raises(NotReleasable):
        old.publish()


def test_a_decision_counts_once(story: Any, writer: Any, approver: Any) -> None:
    waiting = submitted(story, writer)
    workflow.approve(by=approver, at=NOW, story=waiting)
    with pytest.raises(workflow.NotWaiting):
        workflow.approve(by=approver, at=NOW, story=fresh(story))


def test_a_return_needs_a_reason(story: Any, writer: Any, approver: Any) -> None:
    waiting = submitted(story, writer)
    with pytest.raises(ValueError, match="reason"):
        workflow.send_back(by=approver, at=NOW, story=waiting, reason="  ")
    workflow.send_back(by=approver, at=NOW, story=waiting, reason="Tambahkan jam layanan.")
    state = fresh(story).current_workflow_state
    assert state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert state.current_task_state.comment == "Tambahkan jam layanan."


def test_a_returned_story_is_submitted_again(story: Any, writer: Any, approver: Any) -> None:
    workflow.send_back(
        by=approver, at=NOW, story=submitted(story, writer), reason="Perbaiki judul."
    )
    assert workflow.approve(by=approver, at=NOW, story=submitted(fresh(story), writer)).live


def test_a_writer_takes_a_submission_back_an_outsider_does_not(
    story: Any, writer: Any, outsider: Any
) -> None:
    waiting = submitted(story, writer)
    with pytest.raises(PermissionDenied):
        workflow.take_back(by=outsider, at=NOW, story=waiting)
    workflow.take_back(by=writer, at=NOW, story=waiting)
    assert fresh(story).current_workflow_state is None


def test_a_story_that_misses_the_standard_is_not_submitted(takalar: Any, writer: Any) -> None:
    story = cast.news(institution=takalar, by=writer, press_contact="")
    with pytest.raises(NotReleasable, match=r"Press contact|Narahubung"):
        workflow.submit(by=writer, at=NOW, story=story)


def test_the_desk_refuses_an_approvers_own_words(takalar: Any, approver: Any, as_: Any) -> None:
    story = submitted(cast.news(institution=takalar, by=approver), approver)
    answer = as_(approver).post(reverse("newsroom:approve", args=[story.pk]))
    assert answer.status_code == 403
    assert not fresh(story).live


def test_the_editors_own_workflow_address_refuses_them_too(
    takalar: Any, approver: Any, as_: Any
) -> None:
    story = submitted(cast.news(institution=takalar, by=approver), approver)
    task_state = story.current_workflow_task_state
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[story.pk, "approve", task_state.pk]
    )
    as_(approver).post(address, {"comment": ""})
    assert not fresh(story).live


def test_a_return_in_the_editor_without_a_reason_changes_nothing(
    story: Any, writer: Any, approver: Any, as_: Any
) -> None:
    waiting = submitted(story, writer)
    task_state = waiting.current_workflow_task_state
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[story.pk, "reject", task_state.pk]
    )
    as_(approver).post(address, {"comment": ""})
    assert fresh(story).workflow_in_progress


def test_publishing_from_the_editors_form_only_saves(story: Any, approver: Any, as_: Any) -> None:
    from baruga.newsroom.tests.forms import editor_data

    data = editor_data(story) | {"action-publish": "1"}
    as_(approver).post(reverse("wagtailadmin_pages:edit", args=[story.pk]), data)
    assert not fresh(story).live
