"""Under embargo a newsroom with a link reads what was approved, and nobody else."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from baruga.newsroom import metadata
from baruga.newsroom.actions import plans, press, workflow
from baruga.newsroom.actions.plans import PlanRefused, release_due
from baruga.newsroom.models import NewsPage, PressLink
from baruga.newsroom.permissions import NotReleasable


def fresh(story: Any) -> NewsPage:
    return NewsPage.objects.get(pk=story.pk)


@pytest.fixture
def arranged(story: Any, writer: Any) -> NewsPage:
    until = timezone.now() + timedelta(hours=3)
    plans.arrange(by=writer, at=timezone.now(), story=story, embargo_until=until)
    return fresh(story)


@pytest.fixture
def link(arranged: NewsPage, writer: Any) -> PressLink:
    return press.make(by=writer, at=timezone.now(), story=arranged, label="Harian Fajar")


@pytest.fixture
def embargoed(arranged: NewsPage, link: PressLink, writer: Any, approver: Any) -> NewsPage:
    workflow.submit(by=writer, at=timezone.now(), story=fresh(arranged))
    return workflow.approve(by=approver, at=timezone.now(), story=fresh(arranged))


def address(link: PressLink, page: str = "embargoed", *more: int) -> str:
    return reverse(f"press:{page}", args=[press.token_of(link), *more])


def test_a_newsroom_reads_it_by_link_and_is_told_until_when(
    embargoed: NewsPage, link: PressLink
) -> None:
    answer = Client().get(address(link))
    assert answer.status_code == 200
    said = answer.content.decode()
    assert "EMBARGO" in said
    assert "WITA" in said
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert "no-store" in answer.headers["Cache-Control"]
    assert embargoed.lead in Client().get(address(link, "manuscript")).content.decode()


def test_what_is_not_public_is_not_offered_to_be_passed_on(
    embargoed: NewsPage, link: PressLink
) -> None:
    """A message with the headline would break the embargo, and its address leads nowhere yet."""
    for page in ("embargoed", "manuscript"):
        said = Client().get(address(link, page)).content.decode()
        assert "wa.me" not in said
        assert "WhatsApp" not in said


def test_it_takes_the_photographs_along_in_press_size(embargoed: NewsPage, link: PressLink) -> None:
    photo = embargoed.main_image
    photo.caption, photo.creator = "Warga menunggu giliran.", "Andi Rahmat"
    photo.save()
    answer = Client().get(address(link, "picture", 1))
    jpeg = io.BytesIO(b"".join(answer.streaming_content))
    found = metadata.read(jpeg)
    assert (found["caption"], found["creator"]) == (photo.caption, "Andi Rahmat")
    assert embargoed.url.encode() in jpeg.getvalue()
    assert Client().get(address(link, "picture", 2)).status_code == 404


def test_before_approval_the_link_shows_nothing(arranged: NewsPage, link: PressLink) -> None:
    for page in ("embargoed", "manuscript"):
        answer = Client().get(address(link, page))
        assert answer.status_code == 410
        assert arranged.title not in answer.content.decode()


def test_the_public_does_not_read_it(embargoed: NewsPage) -> None:
    assert Client().get(embargoed.url).status_code == 404
    assert Client().get(f"/kabar/{embargoed.pk}/").status_code == 404


def test_a_closed_link_and_a_forged_one_open_nothing(
    embargoed: NewsPage, link: PressLink, writer: Any
) -> None:
    forged = reverse("press:embargoed", args=[press.token_of(link)[:-2] + "xx"])
    assert Client().get(forged).status_code == 404
    press.revoke(by=writer, at=timezone.now(), link=link)
    for page in ("embargoed", "manuscript"):
        assert Client().get(address(link, page)).status_code == 410


def test_when_the_embargo_ends_it_goes_out_and_the_link_leads_there(
    embargoed: NewsPage, link: PressLink
) -> None:
    assert release_due(embargoed.plan.due_at) == 1
    answer = Client().get(address(link))
    assert (answer.status_code, answer.headers["Location"]) == (302, embargoed.url)


def test_a_cancelled_embargo_closes_its_links(
    embargoed: NewsPage, link: PressLink, writer: Any
) -> None:
    plans.cancel(by=writer, at=timezone.now(), story=embargoed)
    assert Client().get(address(link)).status_code == 410


def test_an_embargo_after_publication_is_refused(published_story: Any, writer: Any) -> None:
    until = timezone.now() + timedelta(hours=3)
    with pytest.raises(PlanRefused) as refused:
        plans.arrange(by=writer, at=timezone.now(), story=published_story, embargo_until=until)
    assert refused.value.field == "embargo_until"


def test_links_are_made_and_closed_by_the_team_alone(
    embargoed: NewsPage, link: PressLink, outsider: Any, leader: Any
) -> None:
    for person in (outsider, leader):
        with pytest.raises(PermissionDenied):
            press.make(by=person, at=timezone.now(), story=embargoed, label="Koran")
        with pytest.raises(PermissionDenied):
            press.revoke(by=person, at=timezone.now(), link=link)


def test_a_story_without_an_embargo_has_no_press_links(story: Any, writer: Any) -> None:
    with pytest.raises(NotReleasable):
        press.make(by=writer, at=timezone.now(), story=story, label="Koran")


def test_the_desk_makes_a_link_and_shows_it(
    embargoed: NewsPage, writer: Any, outsider: Any, as_: Any
) -> None:
    place = reverse("newsroom:press_link", args=[embargoed.pk])
    assert as_(outsider).get(place).status_code == 404
    page = as_(writer).post(place, {"label": "Tribun"}, follow=True).content.decode()
    assert "Tribun" in page
    assert "/embargo/" in page
