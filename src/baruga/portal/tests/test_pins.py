"""What the coordinator pins, and every regency's day."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from baruga.core.audit import timeline
from baruga.network.models import Region
from baruga.newsroom.models import StoryPage
from baruga.portal import front, turns
from baruga.portal.actions import pins
from baruga.portal.choices import Position
from baruga.portal.models import Pin
from tests import cast

pytestmark = pytest.mark.django_db
SCREEN = "/meja/halaman-depan/"


@pytest.fixture
def old_and_new(takalar, writer, approver):
    return [
        cast.published(institution=takalar, by=writer, approver=approver, title=title)
        for title in ("Kabar lama", "Kabar tengah", "Kabar baru")
    ]


def pin(story, by, *, position=Position.LEAD, hours=24):
    now = timezone.now()
    return pins.make(
        by=by,
        at=now,
        story=story,
        position=position,
        until=now + timedelta(hours=hours),
        reason="Peringatan banjir",
    )


def first_page(at=None):
    regions = list(Region.objects.local())
    return front.compose(None, at=at or timezone.now(), regions=regions)


def test_a_pinned_story_leads_and_ends_by_itself(old_and_new, coordinator):
    old, _middle, new = old_and_new
    pin(old, coordinator, hours=2)
    assert first_page().lead.pk == old.pk
    assert first_page(at=timezone.now() + timedelta(hours=3)).lead.pk == new.pk


def test_a_pin_is_seen_at_once_and_ends_at_once(
    old_and_new, coordinator, read, django_capture_on_commit_callbacks
):
    assert "Kabar lama" not in read("/").split('class="mine"')[0]
    with django_capture_on_commit_callbacks(execute=True):
        made = pin(old_and_new[0], coordinator)
    assert "Kabar lama" in read("/").split('class="mine"')[0]
    with django_capture_on_commit_callbacks(execute=True):
        pins.end(by=coordinator, at=timezone.now(), pin=made)
    assert "Kabar baru" in read("/").split('class="mine"')[0]


def test_a_pinned_story_counts_for_its_institution(old_and_new, coordinator):
    pin(old_and_new[0], coordinator)
    page = first_page()
    shown = [page.lead, *page.stories]
    assert [story.title for story in shown] == ["Kabar lama", "Kabar baru"]


def test_a_new_top_story_takes_the_place_of_the_other(old_and_new, coordinator):
    first = pin(old_and_new[0], coordinator)
    pin(old_and_new[1], coordinator)
    first.refresh_from_db()
    assert first.ended_by == coordinator
    assert Pin.objects.standing(at=timezone.now()).count() == 1


@pytest.mark.parametrize("hours", [-1, 0, 24 * 7 + 1])
def test_a_pin_ends_within_a_week(hours, published_story, coordinator):
    with pytest.raises(ValidationError):
        pin(published_story, coordinator, hours=hours)


def test_no_institution_is_pinned_three_times(old_and_new, coordinator):
    for story in old_and_new[:2]:
        pin(story, coordinator, position=Position.FIRST)
    with pytest.raises(ValidationError, match="instansi"):
        pin(old_and_new[2], coordinator, position=Position.FIRST)


def test_a_draft_is_not_pinned(story, coordinator):
    with pytest.raises(ValidationError):
        pin(story, coordinator)


def test_a_withdrawn_story_leaves_its_place(published_story, writer, approver, coordinator):
    pin(published_story, coordinator)
    cast.withdrawn(published_story, by=writer, approver=approver)
    assert first_page().lead is None


def test_only_the_coordinator_pins(published_story, writer, approver, outsider):
    for person in (writer, approver, outsider):
        with pytest.raises(PermissionDenied):
            pin(published_story, person)
    assert not Pin.objects.exists()


def test_the_trail_of_the_story_tells_of_it(published_story, coordinator):
    pins.end(by=coordinator, at=timezone.now(), pin=pin(published_story, coordinator))
    told = [moment.what for moment in timeline(published_story)[:2]]
    assert "mencabut" in told[0]
    assert "menyematkan ini di halaman depan sampai" in told[1]


def test_the_coordinator_pins_on_the_desk(published_story, coordinator, as_):
    browser = as_(coordinator)
    assert published_story.title in browser.get(SCREEN, {"q": "air"}).content.decode()
    until = timezone.localtime() + timedelta(days=2)
    form = {"position": "lead", "until": f"{until:%Y-%m-%dT%H:%M}", "reason": "Darurat air"}
    answer = browser.post(f"{SCREEN}sematkan/{published_story.pk}/", form, follow=True)
    assert "Darurat air" in answer.content.decode()
    browser.post(f"{SCREEN}{Pin.objects.get().pk}/cabut/")
    assert not Pin.objects.standing(at=timezone.now()).exists()


def test_the_desk_says_why_a_pin_is_refused(published_story, coordinator, as_):
    form = {"position": "lead", "until": "2099-01-01T00:00", "reason": "x"}
    answer = as_(coordinator).post(f"{SCREEN}sematkan/{published_story.pk}/", form)
    assert "tujuh hari" in answer.content.decode()


def test_others_do_not_enter(published_story, outsider, writer, as_, client):
    for person in (outsider, writer):
        browser = as_(person)
        assert browser.get(SCREEN).status_code == 403
        assert browser.get(f"{SCREEN}sematkan/{published_story.pk}/").status_code == 403
        assert "Halaman depan" not in browser.get("/meja/").content.decode()
    assert client.get(SCREEN).status_code == 302


def test_every_region_has_exactly_one_day_in_seven():
    regions = [SimpleNamespace(pk=number) for number in range(24)]
    monday = date(2026, 11, 23)
    days = [turns.regions_of(monday + timedelta(days=day), regions) for day in range(7)]
    assert sorted(region.pk for day in days for region in day) == list(range(24))
    assert {len(day) for day in days} == {3, 4}


def test_whatever_a_regency_publishes_its_next_day_finds_it(published_story, takalar):
    """The whole week is walked, from any hour of publication."""
    zone = ZoneInfo("Asia/Makassar")
    regions = list(Region.objects.local())
    for hour in (0, 7, 23):
        told = datetime(2026, 11, 18, hour, 30, tzinfo=zone)
        StoryPage.objects.filter(pk=published_story.pk).update(first_published_at=told)
        noons = [told.replace(hour=23, minute=59) + timedelta(days=day) for day in range(8)]
        seen = [at for at in noons if turns.stories_of(at, regions, set())]
        assert seen


def test_a_region_that_speaks_among_the_first_needs_no_turn(published_story):
    regions = list(Region.objects.local())
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        for day in range(7):
            at = timezone.now() + timedelta(days=day)
            assert not turns.stories_of(at, regions, {published_story.pk})
