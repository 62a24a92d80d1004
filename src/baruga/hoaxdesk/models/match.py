"""A suggestion: two claims may be the same. A machine says so; a person decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _

from baruga.hoaxdesk.choices import MatchBand, MatchDecision, MatchField
from baruga.hoaxdesk.models.claim import Claim
from baruga.hoaxdesk.models.verdict import Verdict

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from baruga.accounts.models import User


class MatchQuerySet(models.QuerySet["Match"]):
    def visible_to(self, user: User | AnonymousUser) -> MatchQuerySet:
        """Suggestions of claims that one sees, towards claims that one sees or that are decided.

        What is decided is public; a case that is still worked on is nobody else's to know of.
        """
        seen = Claim.objects.visible_to(user)
        decided = Verdict.objects.in_force().filter(claim=OuterRef("other"))
        return self.filter(
            Q(other__in=seen) | Q(Exists(decided)), claim__in=seen, other__merged_into=None
        )

    def undecided(self) -> MatchQuerySet:
        return self.filter(decision="")

    def refused(self) -> MatchQuerySet:
        return self.filter(decision=MatchDecision.DIFFERENT)

    def confirmed(self) -> MatchQuerySet:
        """`claim` lies in `other` now."""
        return self.filter(decision=MatchDecision.SAME, claim__merged_into=F("other"))

    def with_answers(self, user: User | AnonymousUser) -> MatchQuerySet:
        """With `other`, its verdict in force, and whether `user` may open it; no query more."""
        decided = Verdict.objects.in_force().filter(claim=OuterRef("other"))
        seen = Claim.objects.visible_to(user).filter(pk=OuterRef("other"))
        return self.select_related("other").annotate(
            ruling=Subquery(decided.values("ruling")[:1]),
            fact=Subquery(decided.values("fact")[:1]),
            signed_at=Subquery(decided.values("signed_at")[:1]),
            may_open=Exists(seen),
            waits=Exists(Verdict.objects.pending().filter(claim=OuterRef("other"))),
        )

    def between(self, claim: Claim) -> MatchQuerySet:
        """Of this claim, on either side."""
        return self.filter(Q(claim=claim) | Q(other=claim))


class Match(models.Model):
    """`claim` may be `other`: the older one, or the one that is decided already.

    `shared` lists the words of both sentences that the engine saw in common, as they stand there.
    `engine` is its version, or "database" when the index could not be read. Refusals are kept for
    good: the same pair is never suggested again, from whichever side.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="matches")
    other = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="matches_to_it")
    score = models.FloatField(_("how likely they are the same, 0 to 1"))
    band = models.CharField(_("how near"), max_length=7, choices=MatchBand)
    message_field = models.CharField(_("text of this claim"), max_length=9, choices=MatchField)
    claim_field = models.CharField(_("text of the other"), max_length=9, choices=MatchField)
    shared = models.JSONField(_("words in common"), default=list)
    engine = models.CharField(_("found by"), max_length=40)
    found_at = models.DateTimeField(_("found"))
    decision = models.CharField(
        _("decision"), max_length=9, choices=MatchDecision, blank=True, default=""
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    objects = MatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        ordering = ["-score", "pk"]
        constraints = [
            models.UniqueConstraint(
                Least("claim", "other"),
                Greatest("claim", "other"),
                name="hoaxdesk_match_one_a_pair",
            ),
            models.CheckConstraint(
                condition=~Q(claim=F("other")), name="hoaxdesk_match_of_two_claims"
            ),
            models.CheckConstraint(
                condition=Q(score__gte=0, score__lte=1), name="hoaxdesk_match_score_is_a_chance"
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_at=None)
                | (~Q(decision="") & Q(decided_at__isnull=False)),
                name="hoaxdesk_match_decision_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim} ~ {self.other}"
