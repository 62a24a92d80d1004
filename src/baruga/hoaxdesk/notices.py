"""Who hears of what at the hoax desk."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from baruga.accounts.models import User
from baruga.network.choices import Verb
from baruga.network.models.membership import roles_with
from baruga.work.actions import notify

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from baruga.hoaxdesk.models import Ask, Objection, Reply, Verdict
    from baruga.network.models import Institution


def help_wanted(request: Ask, *, at: datetime) -> None:
    """Fact checkers and approvers of the institution that is asked."""
    notify(
        users=_people(request.institution, Verb.CHECK_FACTS, Verb.APPROVE),
        sentence=_("Your help is asked with a claim: %(claim)s")
        % {"claim": request.claim.sentence},
        at=at,
        url=request.claim.get_absolute_url(),
        remark=request.why,
    )


def signature_wanted(verdict: Verdict, *, at: datetime) -> None:
    """Everybody of the asked institutions who may sign."""
    for request in verdict.claim.asks.select_related("institution"):
        if request.institution_id != verdict.institution_id:
            notify(
                users=_people(request.institution, Verb.CHECK_FACTS, Verb.APPROVE),
                sentence=_("Waits for a second signature: %(claim)s")
                % {"claim": verdict.claim.sentence},
                at=at,
                url=verdict.claim.get_absolute_url(),
            )


def verdict_signed(verdict: Verdict, *, by: User | None, at: datetime) -> None:
    """Whoever proposed it."""
    if verdict.by is not None and verdict.by != by:
        notify(
            users=[verdict.by],
            sentence=_("Signed: %(claim)s") % {"claim": verdict.claim.sentence},
            at=at,
            url=verdict.claim.get_absolute_url(),
        )


def verdict_dropped(verdict: Verdict, *, by: User | None, reason: str, at: datetime) -> None:
    """Whoever proposed it, with the reason."""
    if verdict.by is not None and verdict.by != by:
        notify(
            users=[verdict.by],
            sentence=_("Not signed: %(claim)s") % {"claim": verdict.claim.sentence},
            at=at,
            url=verdict.claim.get_absolute_url(),
            remark=reason,
        )


def approval_wanted(reply: Reply, *, at: datetime) -> None:
    """Everybody of the institution that answers who may approve it, but whoever wrote it."""
    people = _people(reply.institution, Verb.CHECK_FACTS, Verb.APPROVE)
    notify(
        users=people.exclude(pk=reply.by_id) if reply.by_id else people,
        sentence=_("An answer waits for your approval: %(claim)s")
        % {"claim": reply.claim.sentence},
        at=at,
        url=reply.claim.get_absolute_url(),
    )


def reply_approved(reply: Reply, *, by: User, at: datetime) -> None:
    """Whoever wrote it."""
    if reply.by is not None and reply.by != by:
        notify(
            users=[reply.by],
            sentence=_("Your answer is public now: %(claim)s") % {"claim": reply.claim.sentence},
            at=at,
            url=reply.claim.get_absolute_url(),
        )


def reply_dropped(reply: Reply, *, by: User, reason: str, at: datetime) -> None:
    """Whoever wrote it, with the reason."""
    if reply.by is not None and reply.by != by:
        notify(
            users=[reply.by],
            sentence=_("Your answer does not stand: %(claim)s") % {"claim": reply.claim.sentence},
            at=at,
            url=reply.claim.get_absolute_url(),
            remark=reason,
        )


def objection_received(objection: Objection, *, at: datetime) -> None:
    """Everybody of the two institutions who may answer it."""
    verdict = objection.verdict
    for institution in filter(None, (verdict.institution, verdict.signed_for)):
        people = _people(institution, Verb.CHECK_FACTS, Verb.APPROVE)
        notify(
            users=people.exclude(pk__in=filter(None, (verdict.by_id, verdict.signed_by_id))),
            sentence=_("Somebody objects to the verdict: %(claim)s")
            % {"claim": verdict.claim.sentence},
            at=at,
            url=verdict.claim.get_absolute_url(),
            remark=objection.text[:300],
        )


def objection_answered(objection: Objection, *, by: User, at: datetime) -> None:
    """Whoever proposed the verdict."""
    verdict = objection.verdict
    if verdict.by is not None and verdict.by != by:
        sentence = (
            _("An objection was upheld; please correct the verdict: %(claim)s")
            if objection.upheld
            else _("An objection was not upheld: %(claim)s")
        )
        notify(
            users=[verdict.by],
            sentence=sentence % {"claim": verdict.claim.sentence},
            at=at,
            url=verdict.claim.get_absolute_url(),
            remark=objection.answer,
        )


def _people(institution: Institution, *verbs: Verb) -> QuerySet[User]:
    roles = {role for verb in verbs for role in roles_with(verb)}
    return User.objects.filter(
        is_active=True, memberships__institution=institution, memberships__role__in=roles
    ).distinct()
