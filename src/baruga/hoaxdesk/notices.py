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

    from baruga.hoaxdesk.models import Ask, Verdict
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


def verdict_signed(verdict: Verdict, *, by: User, at: datetime) -> None:
    """Whoever proposed it."""
    if verdict.by is not None and verdict.by != by:
        notify(
            users=[verdict.by],
            sentence=_("Signed: %(claim)s") % {"claim": verdict.claim.sentence},
            at=at,
            url=verdict.claim.get_absolute_url(),
        )


def verdict_dropped(verdict: Verdict, *, by: User, reason: str, at: datetime) -> None:
    """Whoever proposed it, with the reason."""
    if verdict.by is not None and verdict.by != by:
        notify(
            users=[verdict.by],
            sentence=_("Not signed: %(claim)s") % {"claim": verdict.claim.sentence},
            at=at,
            url=verdict.claim.get_absolute_url(),
            remark=reason,
        )


def _people(institution: Institution, *verbs: Verb) -> QuerySet[User]:
    roles = {role for verb in verbs for role in roles_with(verb)}
    return User.objects.filter(
        is_active=True, memberships__institution=institution, memberships__role__in=roles
    ).distinct()
