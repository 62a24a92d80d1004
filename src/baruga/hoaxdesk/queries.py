"""Reads of the hoax desk for its screens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from baruga.hoaxdesk.choices import ClaimStage, Door
from baruga.hoaxdesk.models import Ask, Claim, ClarificationPage, Reply, Report, Verdict
from baruga.hoaxdesk.models.report import is_number
from baruga.network.choices import Verb
from baruga.network.models import Institution

if TYPE_CHECKING:
    from baruga.accounts.models import User
    from baruga.hoaxdesk.models.reply import ReplyQuerySet
    from baruga.hoaxdesk.models.verdict import VerdictQuerySet

_WORD = re.compile(r"[^\W_]+")


def signatures_wanted_of(user: User) -> VerdictQuerySet:
    """Pending verdicts that `user` may sign for some institution, the oldest first; one query.

    The same rule as `permissions.institutions_that_sign`, for many verdicts at once.
    """
    signing = Institution.objects.where(user, Verb.CHECK_FACTS) | Institution.objects.where(
        user, Verb.APPROVE
    )
    concerned = Claim.about.through.objects.filter(claim=OuterRef("claim"))
    asked = Ask.objects.filter(claim=OuterRef("claim"), institution__in=signing.values("pk"))
    others = asked.exclude(institution=OuterRef("institution"))
    uninvolved = others.exclude(
        institution__in=Claim.about.through.objects.filter(claim=OuterRef("claim")).values(
            "institution"
        )
    )
    return (
        Verdict.objects.pending()
        .exclude(by=user)
        .annotate(
            proposer_concerned=Exists(concerned.filter(institution=OuterRef("institution"))),
            has_other=Exists(others),
            has_uninvolved=Exists(uninvolved),
        )
        .filter(Q(proposer_concerned=False, has_other=True) | Q(has_uninvolved=True))
        .select_related("claim", "institution")
        .order_by(F("at"))
    )


def named_in(sentence: str) -> list[Institution]:
    """Active institutions whose full or short name stands in `sentence` as whole words; one query."""
    said = _as_words(sentence)
    return [
        institution
        for institution in Institution.objects.active()
        if any(_as_words(name) in said for name in (institution.name, institution.short_name))
    ]


def with_verdicts(pages: QuerySet[ClarificationPage]) -> QuerySet[ClarificationPage]:
    """Clarifications with claim and verdict in force, so that many take two queries."""
    in_force = Verdict.objects.in_force().select_related("institution", "signed_for")
    return pages.select_related("institution", "claim").prefetch_related(
        Prefetch("claim__verdicts", queryset=in_force, to_attr="fetched_in_force")
    )


def _as_words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "


@dataclass(frozen=True)
class Answer:
    """What whoever sent a report may read of it: its state, and verdict or reply once in force."""

    report: Report
    stage: ClaimStage | None
    verdict: Verdict | None
    door: Door | None
    page: ClarificationPage | None = None
    reply: Reply | None = None

    @property
    def is_rejected(self) -> bool:
        return self.report.rejected_at is not None


def answer_to(number: str) -> Answer | None:
    """The answer to the report with this receipt, or None; four queries at most.

    Nothing of the case itself is in it: no evidence, no proposal, nobody's name.
    """
    wanted = number.upper()
    known = (
        Report.objects.select_related("claim").filter(number=wanted) if is_number(wanted) else ()
    )
    report = next(iter(known), None)
    if report is None:
        return None
    claim = report.claim
    if claim is None or report.rejected_at is not None:
        return Answer(report, None, None, None)
    decided = claim.verdicts.in_force().select_related("institution", "signed_for").first()
    if decided is not None and claim.is_checkable:
        page = ClarificationPage.objects.live().filter(claim=claim).first()
        return Answer(report, ClaimStage.DECIDED, decided, claim.door, page)
    reply = None
    if claim.is_answerable:
        reply = claim.replies.in_force().select_related("institution").first()
    return Answer(report, claim.stage, None, claim.door, reply=reply)


def pending_replies(user: User) -> ReplyQuerySet:
    """Replies that `user` may approve, the oldest first; one query.

    The same rule as `permissions.may_approve_reply`, for many at once.
    """
    own = Institution.objects.where(user, Verb.CHECK_FACTS) | Institution.objects.where(
        user, Verb.APPROVE
    )
    waiting = Reply.objects.pending().filter(institution__in=own).exclude(by=user)
    return waiting.select_related("claim", "institution").order_by("at", "pk")
