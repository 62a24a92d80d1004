"""The short road: only for what is urgent to public safety, aloud, and approved afterwards."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from baruga.newsroom.actions import changes, emergency, workflow
from baruga.newsroom.choices import ChangeKind, Decision, InformationClass, Stage
from baruga.newsroom.models import Change, EmergencyRelease, NewsPage
from baruga.newsroom.permissions import NotReleasable
from baruga.work.inbox import waiting_for
from baruga.work.models import Notification
from tests import cast
from tests.cast import NOW

REASON = "Tanggul jebol, warga harus mengungsi malam ini."


def fresh(story: Any) -> NewsPage:
    return NewsPage.objects.get(pk=story.pk)


@pytest.fixture
def warning(takalar: Any, writer: Any) -> NewsPage:
    """Urgent, and far from complete: no photograph, nobody has ticked anything."""
    return cast.news(
        institution=takalar,
        by=writer,
        main_image=None,
        confirmed=[],
        information_class=InformationClass.IMMEDIATE,
    )


@pytest.fixture
def out(warning: NewsPage, teammate: Any) -> EmergencyRelease:
    return emergency.publish(by=teammate, at=NOW, story=warning, reason=REASON)


def urgent(person: Any) -> list[Any]:
    return [line for line in waiting_for(person, at=NOW) if line.urgent]


def test_an_editor_publishes_at_once_with_a_reason(out: EmergencyRelease) -> None:
    assert fresh(out.story).stage == Stage.PUBLISHED
    assert Client().get(out.story.url).status_code == 200
    assert out.due_at == NOW + timedelta(hours=24)


@pytest.mark.parametrize("name", ["writer", "leader", "outsider", "coordinator"])
def test_nobody_else_does(warning: NewsPage, person: Any, name: str) -> None:
    with pytest.raises(PermissionDenied):
        emergency.publish(by=person(name), at=NOW, story=warning, reason=REASON)
    assert not fresh(warning).live


def test_not_without_a_reason(warning: NewsPage, teammate: Any) -> None:
    with pytest.raises(ValueError, match="reason"):
        emergency.publish(by=teammate, at=NOW, story=warning, reason=" ")


@pytest.mark.parametrize(
    "kind", ["", *(name for name in InformationClass if name != InformationClass.IMMEDIATE)]
)
def test_only_for_what_is_urgent_to_public_safety(
    takalar: Any, writer: Any, teammate: Any, kind: str
) -> None:
    story = cast.news(institution=takalar, by=writer, information_class=kind)
    with pytest.raises(NotReleasable):
        emergency.publish(by=teammate, at=NOW, story=story, reason=REASON)
    assert not EmergencyRelease.objects.exists()


def test_its_evidence_holds_for_that_version_and_no_other(
    out: EmergencyRelease, teammate: Any
) -> None:
    later = fresh(out.story).get_latest_revision_as_object().save_revision(user=teammate)
    with pytest.raises(NotReleasable):
        later.publish()


def test_its_evidence_does_not_survive_a_change_of_class(warning: NewsPage, teammate: Any) -> None:
    revision = warning.latest_revision
    EmergencyRelease.objects.create(
        story=warning, revision=revision, reason="x", by=teammate, at=NOW, due_at=NOW
    )
    revision.content = {**revision.content, "information_class": InformationClass.PERIODIC}
    revision.save(update_fields=["content"])
    with pytest.raises(NotReleasable):
        revision.publish()


def test_it_is_loud(
    warning: NewsPage, person: Any, django_capture_on_commit_callbacks: Any
) -> None:
    names = ("teammate", "approver", "coordinator", "outsider")
    teammate, approver, coordinator, outsider = map(person, names)
    with django_capture_on_commit_callbacks(execute=True):
        emergency.publish(by=teammate, at=NOW, story=warning, reason=REASON)
    letters = {letter.to[0]: letter.body for letter in mail.outbox}
    assert set(letters) == {approver.email, coordinator.email}
    assert all(REASON in body for body in letters.values())
    assert "/meja/konten/" in letters[approver.email]
    assert "/meja/" not in letters[coordinator.email]
    for told in (approver, coordinator):
        assert Notification.objects.filter(user=told, remark=REASON).count() == 1
        assert urgent(told)[0].title == warning.title
    assert urgent(teammate)
    assert not urgent(outsider)
    assert not Notification.objects.filter(user=outsider).exists()


def test_it_is_late_after_a_day(out: EmergencyRelease, approver: Any) -> None:
    lines = waiting_for(approver, at=NOW + timedelta(hours=25))
    assert lines[0].key == f"emergency-{out.pk}"
    assert lines[0].late_since == out.due_at


def test_somebody_else_approves_it_afterwards(out: EmergencyRelease, approver: Any) -> None:
    emergency.approve(by=approver, at=NOW, emergency=out)
    out.refresh_from_db()
    assert (out.decision, out.decided_by) == (Decision.APPROVED, approver)
    assert not urgent(approver)
    with pytest.raises(emergency.NotOpen):
        emergency.approve(by=approver, at=NOW, emergency=out)


def test_who_published_it_does_not_approve_it(warning: NewsPage, approver: Any) -> None:
    out = emergency.publish(by=approver, at=NOW, story=warning, reason=REASON)
    with pytest.raises(PermissionDenied):
        emergency.approve(by=approver, at=NOW, emergency=out)


def test_who_alone_wrote_it_does_not_approve_it(takalar: Any, approver: Any, teammate: Any) -> None:
    story = cast.news(
        institution=takalar, by=approver, information_class=InformationClass.IMMEDIATE
    )
    out = emergency.publish(by=teammate, at=NOW, story=story, reason=REASON)
    with pytest.raises(PermissionDenied):
        emergency.approve(by=approver, at=NOW, emergency=out)


@pytest.mark.parametrize("name", ["writer", "teammate", "leader", "outsider", "coordinator"])
def test_only_approvers_answer(out: EmergencyRelease, person: Any, name: str) -> None:
    for verb in (
        lambda by: emergency.approve(by=by, at=NOW, emergency=out),
        lambda by: emergency.refuse(by=by, at=NOW, emergency=out, reason="x", withdraw=True),
    ):
        with pytest.raises(PermissionDenied):
            verb(person(name))
    assert fresh(out.story).live


def test_a_refusal_takes_it_off_the_site_for_good(out: EmergencyRelease, approver: Any) -> None:
    emergency.refuse(by=approver, at=NOW, emergency=out, reason="Tanggulnya utuh.", withdraw=True)
    assert Client().get(out.story.url).status_code == 410
    with pytest.raises(NotReleasable):
        fresh(out.story).get_latest_revision().publish()


def test_a_refusal_may_ask_for_a_correction(
    out: EmergencyRelease, approver: Any, teammate: Any
) -> None:
    emergency.refuse(
        by=approver, at=NOW, emergency=out, reason="Nama desanya lain.", withdraw=False
    )
    assert fresh(out.story).live
    change = Change.objects.pending().get()
    assert (change.kind, change.note) == (ChangeKind.CORRECTION, "Nama desanya lain.")


def test_a_withdrawn_story_does_not_come_back_by_an_emergency(
    out: EmergencyRelease, approver: Any, teammate: Any
) -> None:
    emergency.refuse(by=approver, at=NOW, emergency=out, reason="Keliru.", withdraw=True)
    gone = fresh(out.story)
    changes.ask_restoration(by=teammate, at=NOW, story=gone, reason="Kembali.")
    gone.get_latest_revision_as_object().save_revision(user=teammate)
    with pytest.raises(NotReleasable):
        emergency.publish(by=teammate, at=NOW, story=fresh(gone), reason=REASON)


def test_a_story_that_waits_for_approval_may_go_out_too(
    takalar: Any, writer: Any, teammate: Any
) -> None:
    story = cast.news(institution=takalar, by=writer, information_class="immediate")
    workflow.submit(by=writer, at=NOW, story=story)
    emergency.publish(by=teammate, at=NOW, story=fresh(story), reason=REASON)
    assert fresh(story).stage == Stage.PUBLISHED


def test_the_next_version_goes_the_usual_way(
    out: EmergencyRelease, teammate: Any, writer: Any, approver: Any, takalar: Any
) -> None:
    photo = cast.picture(institution=takalar)
    newer = cast.revised(
        fresh(out.story), by=writer, main_image=photo, confirmed=["facts_checked", "neutral"]
    )
    workflow.submit(by=writer, at=NOW, story=newer)
    assert workflow.approve(by=approver, at=NOW, story=fresh(newer)).main_image == photo


def test_the_desk_offers_it_only_where_it_may_be(
    warning: NewsPage, story: Any, person: Any, as_: Any
) -> None:
    teammate, writer, outsider = map(person, ("teammate", "writer", "outsider"))

    def offered(to: Any, about: Any) -> bool:
        page = as_(to).get(reverse("newsroom:story", args=[about.pk])).content.decode()
        return reverse("newsroom:emergency", args=[about.pk]) in page

    assert offered(teammate, warning)
    assert not offered(teammate, story)
    assert not offered(writer, warning)
    address = reverse("newsroom:emergency", args=[warning.pk])
    assert as_(outsider).post(address, {"reason": REASON}).status_code == 404
    assert as_(writer).post(address, {"reason": REASON}).status_code == 403
    assert as_(teammate).post(address, {"reason": REASON}).status_code == 302
    assert fresh(warning).live


def test_an_approver_answers_on_the_desk(
    out: EmergencyRelease, approver: Any, outsider: Any, as_: Any
) -> None:
    address = reverse("newsroom:answer_emergency", args=[out.story_id, out.pk])
    assert as_(outsider).get(address).status_code == 404
    assert REASON in as_(approver).get(address).content.decode()
    wordless = as_(approver).post(address, {"answer": "withdraw", "reason": ""})
    assert wordless.status_code == 422
    assert as_(approver).post(address, {"answer": "approve"}).status_code == 302
    assert not EmergencyRelease.objects.unanswered().exists()
