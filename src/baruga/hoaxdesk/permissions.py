"""Who works on a claim, who signs it, and what no role can do.

The safeguards are here and in the database, not on screens: no view, address or interface gets
round them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from baruga.hoaxdesk.choices import Door, Nature, Ruling
from baruga.hoaxdesk.models import Claim
from baruga.network.choices import Verb
from baruga.network.models import Institution
from baruga.network.permissions import is_coordinator, may, may_somewhere
from baruga.newsroom import elections

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from baruga.accounts.models import User
    from baruga.hoaxdesk.models import Claim, Match, Objection, Reply, Verdict
    from baruga.network.models.institution import InstitutionQuerySet

EVIDENCE_ABOUT_INSTITUTIONS = 2


class NoVerdict(PermissionDenied):
    """The claim cannot be decided as it stands; the message says why and what is missing."""


def may_enter(user: User | AnonymousUser) -> bool:
    """Fact checkers and coordinators have the hoax desk in their menu."""
    return is_coordinator(user) or may_somewhere(user, Verb.CHECK_FACTS)


def may_report(user: User | AnonymousUser) -> bool:
    """Whoever serves an institution may bring what they have seen."""
    return may_somewhere(user, Verb.SEE)


def may_take(user: User | AnonymousUser, claim: Claim, institution: Institution) -> bool:
    """A fact checker of `institution`, while the claim lies in the hall."""
    lies_there = claim.institution_id is None and claim.merged_into_id is None
    return lies_there and may(user, Verb.CHECK_FACTS, institution)


def may_work_on(user: User | AnonymousUser, claim: Claim) -> bool:
    """A fact checker of the institution that holds the case, while it is a claim of its own."""
    return claim.merged_into_id is None and _holds(user, claim)


def may_join(user: User | AnonymousUser, claim: Claim) -> bool:
    """Whether `user` may say that `claim` is another one: who works on it, in the hall every checker."""
    if claim.institution_id is None:
        return may_somewhere(user, Verb.CHECK_FACTS)
    return _holds(user, claim)


def may_part(user: User | AnonymousUser, match: Match) -> bool:
    """Whoever looks after the claim that it lies in, or might have joined the two and knows of it."""
    if may_work_on(user, match.other):
        return True
    return may_join(user, match.claim) and knows_of(user, match.other)


def knows_of(user: User | AnonymousUser, claim: Claim) -> bool:
    """What one sees, and what is decided: that is public."""
    seen = Claim.objects.visible_to(user).filter(pk=claim.pk).exists()
    return seen or (claim.merged_into_id is None and claim.verdicts.in_force().exists())


def _holds(user: User | AnonymousUser, claim: Claim) -> bool:
    return claim.institution is not None and may(user, Verb.CHECK_FACTS, claim.institution)


def institutions_that_help(user: User | AnonymousUser, claim: Claim) -> InstitutionQuerySet:
    """For which institutions `user` may bring evidence: the holder, and those that were asked."""
    if claim.merged_into_id is not None:
        return Institution.objects.none()
    holders = [claim.institution_id, *claim.asks.values_list("institution_id", flat=True)]
    return Institution.objects.where(user, Verb.CHECK_FACTS).filter(pk__in=filter(None, holders))


def signing_institutions(verdict: Verdict) -> InstitutionQuerySet:
    """Those that may be the second: asked for it, and another than the proposer's.

    When the proposer's institution is spoken about, one that is spoken about as well cannot be.
    """
    claim = verdict.claim
    asked = claim.asks.values("institution")
    found = Institution.objects.active().filter(pk__in=asked).exclude(pk=verdict.institution_id)
    if claim.about.filter(pk=verdict.institution_id).exists():
        found = found.exclude(pk__in=claim.about.values("pk"))
    return found


def institutions_that_sign(user: User | AnonymousUser, verdict: Verdict) -> InstitutionQuerySet:
    """For which institutions `user` may sign; nobody signs what they proposed themselves."""
    if verdict.by_id == user.pk:
        return Institution.objects.none()
    theirs = Institution.objects.where(user, Verb.CHECK_FACTS) | Institution.objects.where(
        user, Verb.APPROVE
    )
    return theirs.filter(pk__in=signing_institutions(verdict).values("pk")).distinct()


def may_answer_objection(user: User | AnonymousUser, objection: Objection) -> bool:
    """Somebody of the institutions that proposed or signed, who did neither themselves."""
    verdict = objection.verdict
    if user.pk in {verdict.by_id, verdict.signed_by_id}:
        return False
    theirs = [verdict.institution, verdict.signed_for]
    return any(
        institution is not None and may(user, verb, institution)
        for institution in theirs
        for verb in (Verb.CHECK_FACTS, Verb.APPROVE)
    )


def may_clarify(user: User | AnonymousUser, claim: Claim) -> bool:
    """Whoever writes for the institution that holds the case."""
    return claim.institution is not None and may(user, Verb.WRITE, claim.institution)


def may_reply(user: User | AnonymousUser, claim: Claim) -> bool:
    """Whoever checks facts or writes for the institution that holds the case."""
    stands = claim.merged_into_id is None
    return stands and _serves(user, claim.institution, Verb.CHECK_FACTS, Verb.WRITE)


def may_approve_reply(user: User | AnonymousUser, reply: Reply) -> bool:
    """Another person of the institution that answers, who approves or checks facts there."""
    is_another = user.pk != reply.by_id
    return is_another and _serves(user, reply.institution, Verb.CHECK_FACTS, Verb.APPROVE)


def may_drop_reply(user: User | AnonymousUser, reply: Reply) -> bool:
    """While it waits, whoever may write or approve one; once it is public, not the writers alone."""
    verbs = [Verb.CHECK_FACTS, Verb.APPROVE]
    if reply.approved_at is None:
        verbs.append(Verb.WRITE)
    return _serves(user, reply.institution, *verbs)


def _serves(user: User | AnonymousUser, institution: Institution | None, *verbs: Verb) -> bool:
    return institution is not None and any(may(user, verb, institution) for verb in verbs)


def may_reject(user: User | AnonymousUser) -> bool:
    return may_enter(user)


def require_checkable(claim: Claim) -> None:
    """The gate of every verdict. Raises NoVerdict for whatever is no statement of fact."""
    if not claim.nature:
        raise NoVerdict(_("Please answer first what kind of thing this is."))
    if claim.quiet_at is not None:
        raise NoVerdict(_("It was decided not to amplify this claim. Take that back first."))
    door = claim.door
    if door is not None and not claim.is_checkable:
        raise NoVerdict(
            _("This gets no verdict: %(nature)s. %(door)s")
            % {"nature": claim.get_nature_display().lower(), "door": door.explanation}
        )
    require_no_candidate(claim.sentence)


def require_no_candidate(sentence: str) -> None:
    """Refuse to judge what names somebody who stands for election now. Raises NoVerdict.

    The sentence is looked at whatever was answered to the first question, so that calling it a fact
    opens no other door.
    """
    if names := elections.named_in(sentence):
        raise NoVerdict(
            _("An election runs, and this names %(names)s. %(door)s")
            % {"names": ", ".join(names), "door": Door.ELECTION.explanation}
        )


def require_answerable(claim: Claim) -> None:
    """The gate of every reply. Raises NoVerdict for whatever is neither a question nor criticism."""
    if not claim.is_answerable:
        raise NoVerdict(
            _("Only questions and criticism are answered like this; the rest has its own door.")
        )


def require_unanswered(claim: Claim) -> None:
    """What was answered must not become something else. Raises NoVerdict."""
    if claim.replies.live().exists():
        raise NoVerdict(_("There is an answer to it. Drop the answer first, with its reason."))


def require_described(claim: Claim) -> None:
    """Refuse to decide on words that nobody has put into a sentence. Raises NoVerdict."""
    if claim.described_at is None:
        raise NoVerdict(
            _("Please put the claim into one sentence first, and say whom it speaks about.")
        )


def require_evidence(claim: Claim, ruling: str) -> None:
    """Refuse a verdict that stands on too little. Raises NoVerdict.

    About an institution: two pieces at least, one of them not made by any institution concerned.
    """
    standing = claim.evidence.standing()
    if ruling == Ruling.NOT_ENOUGH:
        return
    concerns = claim.about.exists()
    needed = EVIDENCE_ABOUT_INSTITUTIONS if concerns else 1
    if standing.count() < needed:
        raise NoVerdict(
            _("Two pieces of evidence are needed, because the claim is about an institution.")
            if concerns
            else _("At least one piece of evidence is needed.")
        )
    if concerns and not standing.independent_of(claim).exists():
        raise NoVerdict(
            _(
                "All evidence comes from the institution that the claim is about. Add one piece from "
                "somebody else."
            )
        )


def require_joinable(claim: Claim, other: Claim) -> None:
    """Refuse to join what was judged already, or what leaves by another door. Raises NoVerdict.

    Reports get the answer of the claim that they lie in: criticism must not come to a verdict by
    being joined to a fact.
    """
    if claim.verdicts.pending().exists() or claim.verdicts.in_force().exists():
        raise NoVerdict(_("There is a verdict about this claim already. It stays by itself."))
    require_unanswered(claim)
    if claim.quiet_at is not None:
        raise NoVerdict(_("It was decided not to amplify this claim. Take that back first."))
    require_no_candidate(claim.sentence)
    unasked = claim.nature == Nature.FACT and not other.nature
    if claim.nature and claim.nature != other.nature and not unasked:
        raise NoVerdict(
            _(
                "The first question was answered differently for these two: they cannot be one claim."
            )
        )
