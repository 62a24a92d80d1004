"""Approval by link: for one official, one version, a limited time; never for one's own words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from baruga.accounts.models import User
from baruga.network.actions import members
from baruga.newsroom.actions import links, workflow
from baruga.newsroom.actions.links import LinkClosed, token_of
from baruga.newsroom.choices import Decision
from baruga.newsroom.models import ApprovalLink, NewsPage


@pytest.fixture
def waiting(story: Any, writer: Any) -> NewsPage:
    workflow.submit(by=writer, at=timezone.now(), story=story)
    return NewsPage.objects.get(pk=story.pk)


@pytest.fixture
def link(waiting: Any, writer: Any, official: Any) -> ApprovalLink:
    return links.ask(by=writer, at=timezone.now(), story=waiting, official=official)


def address(link: ApprovalLink) -> str:
    return reverse("approval:decide", args=[token_of(link)])


def live(story: Any) -> bool:
    return bool(NewsPage.objects.get(pk=story.pk).live)


def test_an_official_without_account_approves_on_the_page(link: Any, waiting: Any) -> None:
    phone = Client()
    assert waiting.title in phone.get(address(link)).content.decode()
    answer = phone.post(address(link), {"decision": "approved"})
    assert answer.status_code == 200
    assert live(waiting)


def test_the_trail_names_the_official(link: Any, waiting: Any) -> None:
    from baruga.core.audit import timeline

    links.decide(token=token_of(link), at=timezone.now(), decision=Decision.APPROVED)
    assert any(moment.who == str(link.official) for moment in timeline(waiting))


def test_an_official_returns_with_a_reason_and_not_without(
    link: Any, waiting: Any, writer: Any, django_capture_on_commit_callbacks: Any
) -> None:
    phone = Client()
    phone.post(address(link), {"decision": "returned", "reason": " "})
    assert NewsPage.objects.get(pk=waiting.pk).workflow_in_progress
    with django_capture_on_commit_callbacks(execute=True):
        phone.post(address(link), {"decision": "returned", "reason": "Cantumkan nomor layanan."})
    state = NewsPage.objects.get(pk=waiting.pk).current_workflow_state
    assert state.status == "needs_changes"
    assert writer.notifications.get().remark == "Cantumkan nomor layanan."


def test_a_link_works_once(link: Any) -> None:
    phone = Client()
    phone.post(address(link), {"decision": "approved"})
    again = phone.post(address(link), {"decision": "approved"})
    assert again.status_code == 410


def test_a_link_expires(link: Any) -> None:
    with pytest.raises(LinkClosed) as closed:
        links.find_open(token=token_of(link), at=timezone.now() + timedelta(hours=73))
    assert closed.value.reason == "expired"


def test_a_link_is_revoked_by_the_team_and_not_by_an_outsider(
    link: Any, teammate: Any, outsider: Any
) -> None:
    with pytest.raises(PermissionDenied):
        links.revoke(by=outsider, at=timezone.now(), link=link)
    links.revoke(by=teammate, at=timezone.now(), link=link)
    assert Client().get(address(link)).status_code == 410


def test_a_link_is_for_one_version_only(link: Any, waiting: Any, approver: Any) -> None:
    waiting.title = "Judul baru setelah tautan dikirim"
    waiting.save_revision(user=approver)
    with pytest.raises(LinkClosed) as closed:
        links.decide(token=token_of(link), at=timezone.now(), decision=Decision.APPROVED)
    assert closed.value.reason == "superseded"
    assert not live(waiting)


def test_a_forged_token_opens_nothing(link: Any) -> None:
    forged = token_of(link)[:-2] + "xx"
    answer = Client().get(reverse("approval:decide", args=[forged]))
    assert answer.status_code == 404
    assert answer.content.decode().count("Tautan ini tidak kami kenali") == 2  # window and heading


def test_a_new_link_closes_the_older_one(
    link: Any, waiting: Any, writer: Any, official: Any
) -> None:
    newer = links.ask(by=writer, at=timezone.now(), story=waiting, official=official)
    assert Client().get(address(link)).status_code == 410
    assert Client().get(address(newer)).status_code == 200


def test_only_officials_of_the_institution_are_asked(waiting: Any, writer: Any, gowa: Any) -> None:
    foreign = members.appoint_official(
        by=None, institution=gowa, name="Kabag Gowa", office="Setda", email="kabag@gowa.example"
    )
    with pytest.raises(PermissionDenied):
        links.ask(by=writer, at=timezone.now(), story=waiting, official=foreign)


def test_an_official_who_wrote_the_story_alone_is_not_asked(
    waiting: Any, writer: Any, official: Any
) -> None:
    User.objects.filter(pk=writer.pk).update(email=official.email.upper())
    with pytest.raises(links.OwnWords):
        links.ask(by=writer, at=timezone.now(), story=waiting, official=official)


def test_a_writer_never_sees_the_link_that_an_editor_may_pass_on(
    waiting: Any, writer: Any, teammate: Any, official: Any, as_: Any
) -> None:
    asked = reverse("newsroom:ask_official", args=[waiting.pk])
    for person, shown in ((writer, False), (teammate, True)):
        answer = as_(person).post(asked, {"official": official.pk}, follow=True)
        assert ("/persetujuan/" in answer.content.decode()) is shown


def test_the_message_goes_to_the_official_and_holds_the_link(
    waiting: Any, writer: Any, official: Any, as_: Any
) -> None:
    as_(writer).post(reverse("newsroom:ask_official", args=[waiting.pk]), {"official": official.pk})
    message = mail.outbox[-1]
    assert message.to == [official.email]
    assert "/persetujuan/" in message.body


def test_the_frame_shows_the_version_to_the_link_only(link: Any, waiting: Any) -> None:
    frame = reverse("approval:manuscript", args=[token_of(link)])
    shown = Client().get(frame)
    assert waiting.lead in shown.content.decode()
    assert "no-store" in shown.headers["Cache-Control"]
    assert Client().get(reverse("newsroom:manuscript", args=[waiting.pk])).status_code == 302
