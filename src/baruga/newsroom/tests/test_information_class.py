"""What kind of information it is: asked once; what is excluded passes no door."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction

from baruga.accounts.models import User
from baruga.newsroom.actions import changes, emergency, links, plans, press, workflow
from baruga.newsroom.choices import Decision, InformationClass
from baruga.newsroom.models import NewsPage, ReleasePlan
from baruga.newsroom.permissions import NotReleasable
from baruga.newsroom.tests.forms import editor_data
from tests import cast
from tests.cast import NOW

EXCLUDED = InformationClass.EXCLUDED


def fresh(story: Any) -> NewsPage:
    return NewsPage.objects.get(pk=story.pk)


def turned(story: Any, by: Any) -> NewsPage:
    """The same story after somebody marked its newest version as excluded."""
    draft = story.get_latest_revision_as_object()
    draft.information_class = EXCLUDED
    draft.save_revision(user=by)
    return fresh(story)


def test_an_unanswered_question_keeps_a_story_from_being_submitted(
    takalar: Any, writer: Any
) -> None:
    story = cast.news(institution=takalar, by=writer, information_class="")
    with pytest.raises(NotReleasable, match="informasi"):
        workflow.submit(by=writer, at=NOW, story=story)


def test_the_editor_asks_in_plain_words(story: Any, writer: Any, as_: Any) -> None:
    page = as_(writer).get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content.decode()
    for kind in InformationClass:
        assert f'value="{kind.value}"' in page
    assert "Jenis informasi apa ini?" in page
    assert "Tidak dapat diterbitkan sama sekali." in page


def test_the_editor_says_at_the_field_what_is_unanswered(story: Any, writer: Any, as_: Any) -> None:
    data = editor_data(story, information_class="") | {"action-submit": "1"}
    answer = as_(writer).post(reverse("wagtailadmin_pages:edit", args=[story.pk]), data)
    assert answer.context["form"].errors["information_class"]
    assert not fresh(story).workflow_in_progress


def test_a_version_from_before_the_question_keeps_the_storys_answer(story: Any) -> None:
    content = dict(story.get_latest_revision().content)
    del content["information_class"]
    NewsPage.objects.filter(pk=story.pk).update(information_class=InformationClass.ANYTIME)
    assert fresh(story).with_content_json(content).information_class == InformationClass.ANYTIME


def submit(story: Any, cast_: dict[str, Any]) -> None:
    workflow.submit(by=cast_["writer"], at=NOW, story=turned(story, cast_["writer"]))


def start_wagtails_workflow(story: Any, cast_: dict[str, Any]) -> None:
    excluded = turned(story, cast_["writer"])
    excluded.get_workflow().start(excluded, cast_["writer"])


def publish_the_version(story: Any, cast_: dict[str, Any]) -> None:
    turned(story, cast_["writer"]).get_latest_revision().publish()


def approve_on_the_desk(story: Any, cast_: dict[str, Any]) -> None:
    workflow.submit(by=cast_["writer"], at=NOW, story=story)
    excluded = turned(fresh(story), cast_["teammate"])
    workflow.approve(by=cast_["approver"], at=NOW, story=excluded)


def approve_by_link(story: Any, cast_: dict[str, Any]) -> None:
    now = timezone.now()
    workflow.submit(by=cast_["writer"], at=now, story=story)
    excluded = turned(fresh(story), cast_["teammate"])
    link = links.ask(by=cast_["writer"], at=now, story=excluded, official=cast_["official"])
    links.decide(token=links.token_of(link), at=now, decision=Decision.APPROVED)


def set_a_time(story: Any, cast_: dict[str, Any]) -> None:
    later = timezone.now() + timedelta(hours=1)
    excluded = turned(story, cast_["writer"])
    plans.arrange(by=cast_["writer"], at=NOW, story=excluded, publish_at=later)


def set_an_embargo(story: Any, cast_: dict[str, Any]) -> None:
    later = timezone.now() + timedelta(hours=1)
    excluded = turned(story, cast_["writer"])
    plans.arrange(by=cast_["writer"], at=NOW, story=excluded, embargo_until=later)


def publish_in_emergency(story: Any, cast_: dict[str, Any]) -> None:
    emergency.publish(
        by=cast_["approver"], at=NOW, story=turned(story, cast_["writer"]), reason="Mendesak."
    )


def the_press_link(story: Any, cast_: dict[str, Any]) -> None:
    embargoed = under_embargo(story, cast_)
    made = press.make(by=cast_["writer"], at=NOW, story=embargoed, label="Koran")
    mark_the_waiting_version(embargoed)
    with pytest.raises(press.PressClosed):
        press.open_link(token=press.token_of(made))
    raise NotReleasable


def fire_at_its_time(story: Any, cast_: dict[str, Any]) -> None:
    embargoed = under_embargo(story, cast_)
    mark_the_waiting_version(embargoed)
    ReleasePlan.objects.update(embargo_until=timezone.now())
    assert plans.release_due(timezone.now()) == 0
    raise NotReleasable(ReleasePlan.objects.get().failure)


def bring_back(story: Any, cast_: dict[str, Any]) -> None:
    workflow.submit(by=cast_["writer"], at=NOW, story=story)
    out = workflow.approve(by=cast_["approver"], at=NOW, story=fresh(story))
    gone = cast.withdrawn(out, by=cast_["writer"], approver=cast_["approver"])
    asked = changes.ask_restoration(by=cast_["writer"], at=NOW, story=gone, reason="Kembali.")
    turned(gone, cast_["teammate"])
    changes.confirm(by=cast_["approver"], at=NOW, change=asked)


def wagtails_own_action(story: Any, cast_: dict[str, Any]) -> None:
    """What Wagtail's admin API does, here for the keeper of the installation."""
    revision = turned(story, cast_["writer"]).get_latest_revision()
    PublishPageRevisionAction(revision, user=keeper()).execute()


def wagtails_clock(story: Any, cast_: dict[str, Any]) -> None:
    """`publish_scheduled`, after somebody wrote a time into the version itself."""
    draft = story.get_latest_revision_as_object()
    draft.information_class, draft.go_live_at = EXCLUDED, timezone.now() - timedelta(hours=1)
    revision = draft.save_revision(user=cast_["writer"], approved_go_live_at=draft.go_live_at)
    assert revision.approved_go_live_at
    call_command("publish_scheduled")


@pytest.mark.parametrize("name", ["writer", "teammate", "approver", "keeper"])
def test_no_button_of_the_editor_publishes_what_is_excluded(
    story: Any, person: Any, as_: Any, name: str
) -> None:
    """Not the publish button somebody adds to the form, nor the list's bulk action, nor a copy."""
    who = keeper() if name == "keeper" else person(name)
    excluded = turned(story, person("writer"))
    data = editor_data(excluded, information_class=EXCLUDED) | {"action-publish": "1"}
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    copy = {"new_title": "Salinan", "new_slug": "salinan", "publish_copies": "on"}
    copy |= {"new_parent_page": excluded.get_parent().pk}
    browser = as_(who)
    browser.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), data)
    browser.post(f"{bulk}?id={story.pk}", {"include_descendants": "on"})
    browser.post(reverse("wagtailadmin_pages:copy", args=[story.pk]), copy)
    assert not NewsPage.objects.live().exists()


def test_a_published_story_that_is_marked_excluded_says_so_and_leads_to_its_withdrawal(
    published_story: Any, teammate: Any, as_: Any
) -> None:
    address = reverse("newsroom:story", args=[published_story.pk])
    warning = "masih dibaca publik"
    assert warning not in as_(teammate).get(address).content.decode()
    turned(published_story, teammate)
    page = " ".join(as_(teammate).get(address).content.decode().split())
    assert warning in page
    assert page.count(reverse("newsroom:withdraw", args=[published_story.pk])) == 2


def keeper() -> User:
    """Whoever runs the installation: Wagtail keeps nothing from them, we do."""
    return User.objects.filter(is_superuser=True).first() or User.objects.create_superuser(
        "keeper", "keeper@baruga.example", "sandi-yang-panjang-sekali"
    )


def under_embargo(story: Any, cast_: dict[str, Any]) -> NewsPage:
    later = timezone.now() + timedelta(hours=1)
    plans.arrange(by=cast_["writer"], at=NOW, story=story, embargo_until=later)
    workflow.submit(by=cast_["writer"], at=NOW, story=fresh(story))
    workflow.approve(by=cast_["approver"], at=NOW, story=fresh(story))
    return fresh(story)


def mark_the_waiting_version(story: NewsPage) -> None:
    """As if the class had been changed behind every verb's back."""
    revision = story.latest_revision
    revision.content = {**revision.content, "information_class": EXCLUDED}
    revision.save(update_fields=["content"])


@pytest.mark.parametrize(
    "door",
    [
        submit,
        start_wagtails_workflow,
        publish_the_version,
        approve_on_the_desk,
        approve_by_link,
        set_a_time,
        set_an_embargo,
        publish_in_emergency,
        the_press_link,
        fire_at_its_time,
        bring_back,
        wagtails_own_action,
        wagtails_clock,
    ],
)
def test_what_is_excluded_passes_no_door(
    story: Any, person: Any, official: Any, door: Callable[[Any, dict[str, Any]], None]
) -> None:
    names = ("writer", "teammate", "approver")
    with pytest.raises(PermissionDenied):
        door(story, {name: person(name) for name in names} | {"official": official})
    assert not fresh(story).live
    for place in ("/", "/terbaru/", "/umpan/", "/news-sitemap.xml", "/cari/?q=polongbangkeng"):
        assert story.title not in Client().get(place).content.decode()
    assert Client().get(story.url).status_code in {404, 410}
