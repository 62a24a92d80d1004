"""The demo's clarifications: each goes the way of a real one, from the verdict to the public."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.text import slugify

from baruga.hoaxdesk.actions import clarifications, objections
from baruga.hoaxdesk.models import Claim
from baruga.network.choices import Role
from baruga.newsroom.choices import InformationClass
from baruga.newsroom.demo import loading
from baruga.newsroom.models import Topic


def clarify(claim: Claim, row: dict[str, Any], *, at: datetime) -> None:
    """Written by the institution's contributor, approved by its approver, published at `at`."""
    assert claim.institution is not None  # noqa: S101  only a case has a verdict
    team = loading.teams()[claim.institution.slug]
    writer, approver = team[Role.CONTRIBUTOR], team[Role.APPROVER]
    page = clarifications.begin(by=writer, at=at, claim=claim)
    page.title = page.draft_title = row["headline"]
    page.slug = slugify(page.title)
    page.lead, page.what_to_do = row["lead"], row["what_to_do"]
    page.dateline, page.press_contact = row["dateline"], row["press_contact"]
    page.byline = writer.get_full_name()
    page.information_class = InformationClass.IMMEDIATE
    page.confirmed = ["facts_checked", "neutral"]
    page.main_image = loading.picture_of(row["image"], claim.institution, at)
    page.topics.set(Topic.objects.filter(subject__in=row["topics"]))
    page.save()
    page.save_revision(user=writer)
    page.get_workflow().start(page, writer)
    loading.waiting(page).approve(user=approver)
    page.refresh_from_db()
    loading.tell_time(page, at)
    if "objection" in row:
        verdict = claim.verdicts.in_force().get()
        objections.receive(at=at + timedelta(hours=2), verdict=verdict, text=row["objection"])
