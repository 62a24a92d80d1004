"""A claim: one sentence that circulates, and the work on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from baruga.hoaxdesk.choices import Carrier, ClaimStage, Door, Nature, Priority
from baruga.hoaxdesk.weighing import priority_of
from baruga.network.choices import Verb
from baruga.network.models import Institution, Region
from baruga.network.permissions import is_coordinator, may_somewhere

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from baruga.accounts.models import User


SENTENCE = 300  # characters


def wordless_sentence() -> str:
    """What stands in for the sentence of a picture without words until somebody finds better ones."""
    with translation.override(settings.LANGUAGE_CODE):
        return gettext("A picture without words")


class ClaimQuerySet(models.QuerySet["Claim"]):
    def visible_to(self, user: User | AnonymousUser) -> ClaimQuerySet:
        """What lies in the hall for every fact checker; else one's own cases and those asked of one.

        A coordinator sees every claim of the region. Merged claims are left out.
        """
        return self.standing().within_reach_of(user)

    def within_reach_of(self, user: User | AnonymousUser) -> ClaimQuerySet:
        """What `visible_to` says, of merged claims as well: their addresses lead on to another."""
        if is_coordinator(user):
            return self.all()
        own = Institution.objects.served_by(user)
        asked = Ask.objects.filter(claim=OuterRef("pk"), institution__in=own)
        seen = Q(institution__in=own) | Q(Exists(asked))
        if may_somewhere(user, Verb.CHECK_FACTS):
            seen |= Q(institution=None)
        return self.filter(seen)

    def standing(self) -> ClaimQuerySet:
        """Not merged into another."""
        return self.filter(merged_into=None)

    def joinable(self) -> ClaimQuerySet:
        """Still open, and possibly a fact: it may turn out to be another claim in other words."""
        pending, signed = _verdicts()
        waiting = self.standing().filter(quiet_at=None, nature__in=["", Nature.FACT])
        return waiting.filter(~pending, ~signed)

    def asked_about(self) -> ClaimQuerySet:
        """Taken, or with a report at least that does not lie in the bin."""
        from baruga.hoaxdesk.models.report import Report

        standing = Report.objects.standing().filter(claim=OuterRef("pk"))
        return self.filter(Exists(standing) | Q(institution__isnull=False))

    def awaiting_reply(self) -> ClaimQuerySet:
        """Questions to which no institution has answered yet."""
        from baruga.hoaxdesk.models.reply import Reply

        answered = Reply.objects.in_force().filter(claim=OuterRef("pk"))
        asked = self.standing().filter(nature=Nature.QUESTION, quiet_at=None)
        return asked.filter(~Exists(answered))

    def in_stage(self, stage: str) -> ClaimQuerySet:
        standing = self.standing()
        if stage == ClaimStage.QUIET:
            return standing.filter(quiet_at__isnull=False)
        loud = standing.filter(quiet_at=None)
        if stage == ClaimStage.NEW:
            return loud.filter(nature="")
        if stage == ClaimStage.LEFT:
            return loud.exclude(nature__in=["", Nature.FACT])
        checked, pending, signed = loud.filter(nature=Nature.FACT), *_verdicts()
        if stage == ClaimStage.SIGNING:
            return checked.filter(pending)
        if stage == ClaimStage.DECIDED:
            return checked.filter(signed, ~pending)
        return checked.filter(~signed, ~pending)

    def with_verdicts(self) -> ClaimQuerySet:
        """With `has_pending` and `has_signed`, so that the stage of many takes no query of its own."""
        pending, signed = _verdicts()
        return self.annotate(has_pending=pending, has_signed=signed)

    def with_demand(self) -> ClaimQuerySet:
        """With `demand`: how many reports ask about it, rejected ones left out."""
        return self.annotate(
            demand=models.Count("reports", filter=Q(reports__rejected_at=None), distinct=True)
        )


def _verdicts() -> tuple[Exists, Exists]:
    """Whether a claim has a verdict that waits for its signature, and one in force."""
    from baruga.hoaxdesk.models.verdict import Verdict

    its = Verdict.objects.filter(claim=OuterRef("pk"))
    return Exists(its.pending()), Exists(its.in_force())


class Claim(models.Model):
    """What is said, in one sentence; who said it is not recorded anywhere.

    `institution` holds the case; NULL means that it lies in the hall and nobody has taken it.
    `nature` is empty until somebody answered the first question. The weights are NULL until
    somebody weighed it. `merged_into` is the claim that it turned out to be; NULL: one of its own.
    """

    sentence = models.CharField(_("what is said"), max_length=SENTENCE)
    carrier = models.CharField(_("carried by"), max_length=10, choices=Carrier)
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    about = models.ManyToManyField(
        Institution,
        verbose_name=_("speaks about"),
        blank=True,
        related_name="claims_about",
        help_text=_("Institutions that the claim is about. They never decide on it alone."),
    )
    described_at = models.DateTimeField(_("put into one sentence"), null=True, blank=True)
    first_seen_at = models.DateTimeField(_("first seen"))

    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, null=True, blank=True, related_name="cases"
    )
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    taken_at = models.DateTimeField(_("taken"), null=True, blank=True)

    nature = models.CharField(_("what it is"), max_length=12, choices=Nature, blank=True)
    nature_note = models.TextField(_("why"), blank=True)
    gated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    gated_at = models.DateTimeField(_("first question answered"), null=True, blank=True)

    safety = models.PositiveSmallIntegerField(
        _("people's safety"), null=True, blank=True, validators=[MaxValueValidator(3)]
    )
    service = models.PositiveSmallIntegerField(
        _("ability to serve"), null=True, blank=True, validators=[MaxValueValidator(3)]
    )
    order = models.PositiveSmallIntegerField(
        _("public order"), null=True, blank=True, validators=[MaxValueValidator(3)]
    )
    reputation = models.PositiveSmallIntegerField(
        _("an institution's reputation"), null=True, blank=True, validators=[MaxValueValidator(3)]
    )
    reach = models.PositiveSmallIntegerField(
        _("how many have seen it"), null=True, blank=True, validators=[MaxValueValidator(3)]
    )
    velocity = models.PositiveSmallIntegerField(
        _("how fast it spreads"), null=True, blank=True, validators=[MaxValueValidator(3)]
    )

    quiet_reason = models.TextField(_("why it is not amplified"), blank=True)
    quiet_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    quiet_at = models.DateTimeField(_("left unamplified"), null=True, blank=True)

    checked = models.JSONField(_("what was looked at"), default=list, blank=True)
    shown_picture = models.ForeignKey(
        "hoaxdesk.ReportPicture",
        verbose_name=_("picture shown with a stamp"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["-first_seen_at", "-pk"]
        indexes = [models.Index(fields=["nature", "-first_seen_at"], name="hoaxdesk_claim_queue")]
        constraints = [
            models.CheckConstraint(
                condition=Q(institution=None, taken_at=None)
                | Q(institution__isnull=False, taken_at__isnull=False),
                name="hoaxdesk_claim_taken_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(nature="", gated_at=None) | (~Q(nature="") & Q(gated_at__isnull=False)),
                name="hoaxdesk_claim_gate_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(quiet_reason="", quiet_at=None)
                | (~Q(quiet_reason="") & Q(quiet_at__isnull=False)),
                name="hoaxdesk_claim_quiet_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=models.F("pk")),
                name="hoaxdesk_claim_merged_into_another",
            ),
        ]

    def __str__(self) -> str:
        return self.sentence

    def get_absolute_url(self) -> str:
        return reverse("hoaxdesk:claim", args=[self.pk])

    @property
    def stands_in(self) -> Claim:
        """Itself, or the claim that it lies in by now; a query for each merger on the way."""
        claim = self
        while claim.merged_into is not None:
            claim = claim.merged_into
        return claim

    @property
    def door(self) -> Door | None:
        """Where the first question sent it; None before that."""
        return Nature(self.nature).door if self.nature else None

    @property
    def is_checkable(self) -> bool:
        """Whether a verdict may be given at all: the gate of every verdict."""
        return self.door == Door.CHECK and self.quiet_at is None

    @property
    def is_answerable(self) -> bool:
        """Whether the institution that holds it may answer in its own name, without a verdict."""
        return self.door == Door.ANSWER and self.quiet_at is None

    @property
    def priority(self) -> Priority | None:
        """None until somebody weighed it."""
        return priority_of(self)

    @property
    def stage(self) -> ClaimStage:
        """Where it stands; two queries at most, none after `with_verdicts`."""
        if self.quiet_at is not None:
            return ClaimStage.QUIET
        if not self.nature:
            return ClaimStage.NEW
        if self.door != Door.CHECK:
            return ClaimStage.LEFT
        if self._has("has_pending"):
            return ClaimStage.SIGNING
        return ClaimStage.DECIDED if self._has("has_signed") else ClaimStage.CHECKING

    def _has(self, name: str) -> bool:
        """What `with_verdicts` fetched along, or else asked now."""
        if name in self.__dict__:
            return bool(self.__dict__[name])
        its = self.verdicts.pending() if name == "has_pending" else self.verdicts.in_force()
        return its.exists()


class Fingerprint(models.Model):
    """A wording by which reports find their claim; the unique digest decides every race.

    `origin` is the claim that it began, once that was merged into another; NULL: `claim` itself.
    """

    digest = models.CharField(max_length=64, unique=True)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="fingerprints")
    origin = models.ForeignKey(
        Claim, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )

    def __str__(self) -> str:
        return self.digest[:12]


class Ask(models.Model):
    """A case shared with another institution, for evidence or a signature: the explicit act.

    `origin` is the claim that it came with when that was merged into this one.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="asks")
    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="asks")
    why = models.TextField(_("what is asked"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(_("asked"))
    origin = models.ForeignKey(
        Claim, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("request to another institution")
        verbose_name_plural = _("requests to other institutions")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "institution"], name="hoaxdesk_ask_once")
        ]

    def __str__(self) -> str:
        return f"{self.institution} · {self.claim}"
