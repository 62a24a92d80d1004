"""Clarifications: begin one from a verdict in force."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.rich_text import RichText

from baruga.hoaxdesk.models import Claim, ClarificationPage
from baruga.hoaxdesk.permissions import NoVerdict, may_clarify
from baruga.network.actions import tree

if TYPE_CHECKING:
    from baruga.accounts.models import User


@transaction.atomic
def begin(*, by: User, at: datetime, claim: Claim) -> ClarificationPage:
    """A draft in the section of the institution that holds the case, in the verdict's words.

    From there it goes the way of every story: standard, second pair of eyes, release. Safe to
    repeat: whoever comes second gets the first one's. Raises PermissionDenied, or NoVerdict while
    no verdict is in force.
    """
    claim = Claim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
    if claim.institution is None or not may_clarify(by, claim):
        raise PermissionDenied
    known = ClarificationPage.objects.filter(claim=claim).first()
    if known is not None:
        return known
    page = ClarificationPage(
        owner=by,
        live=False,
        has_unpublished_changes=True,
        claim=claim,
        institution=claim.institution,
        kicker=_("Clarification"),
        circulates=claim.sentence,
    )
    verdict = page.verdict
    if verdict is None:
        raise NoVerdict(_("A clarification needs a verdict that another institution has signed."))
    page.title = verdict.fact.rstrip(".")
    page.body = [("text", RichText(_paragraphs(verdict.reasoning)))]
    tree.section_for(claim.institution).add_child(instance=page)
    if claim.region is not None:
        page.regions.set([claim.region])
    page.save_revision(user=by)
    log(instance=claim, action="hoaxdesk.clarify", user=by, data={"title": page.title})
    return page


def _paragraphs(text: str) -> str:
    lines = ((line.strip(),) for line in text.splitlines() if line.strip())
    return format_html_join("", "<p>{}</p>", lines)
