"""A verdict: what was found, proposed by one institution and signed by another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from baruga.hoaxdesk.choices import Kind, Ruling
from baruga.hoaxdesk.models.claim import Claim
from baruga.network.models import Institution, Official

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.utils.functional import Promise

    from baruga.accounts.models import User


class VerdictQuerySet(models.QuerySet["Verdict"]):
    def visible_to(self, user: User | AnonymousUser) -> VerdictQuerySet:
        return self.filter(claim__in=Claim.objects.visible_to(user))

    def pending(self) -> VerdictQuerySet:
        """Proposed, neither signed nor dropped."""
        return self.filter(signed_at=None, dropped_at=None)

    def in_force(self) -> VerdictQuerySet:
        """Signed and not replaced by a later one."""
        return self.filter(signed_at__isnull=False, replaced_at=None)


class Verdict(models.Model):
    """A proposal, and once another institution has signed it, what the desk says.

    A later verdict replaces it and never rewrites it: what was said can always be shown.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="verdicts")
    ruling = models.CharField(_("verdict"), max_length=12, choices=Ruling)
    kind = models.CharField(_("type"), max_length=18, choices=Kind, blank=True)
    fact = models.CharField(_("what is the case"), max_length=200)
    reasoning = models.TextField(_("how we know"))
    institution = models.ForeignKey(
        Institution, verbose_name=_("proposed by"), on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(_("proposed"))

    signed_for = models.ForeignKey(
        Institution,
        verbose_name=_("signed by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    signed_official = models.ForeignKey(
        Official,
        verbose_name=_("signed by link"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True)

    dropped_at = models.DateTimeField(_("dropped"), null=True, blank=True)
    dropped_reason = models.TextField(_("why dropped"), blank=True)
    replaced_at = models.DateTimeField(_("replaced"), null=True, blank=True)

    objects = VerdictQuerySet.as_manager()

    class Meta:
        verbose_name = _("verdict")
        verbose_name_plural = _("verdicts")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim"],
                condition=Q(signed_at=None, dropped_at=None),
                name="hoaxdesk_verdict_one_pending",
            ),
            models.UniqueConstraint(
                fields=["claim"],
                condition=Q(signed_at__isnull=False, replaced_at=None),
                name="hoaxdesk_verdict_one_in_force",
            ),
            models.CheckConstraint(
                condition=Q(signed_at=None, signed_for=None)
                | Q(signed_at__isnull=False, signed_for__isnull=False),
                name="hoaxdesk_verdict_signature_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(signed_for=None) | ~Q(signed_for=models.F("institution")),
                name="hoaxdesk_verdict_second_institution",
            ),
            models.CheckConstraint(
                condition=Q(dropped_at=None, dropped_reason="")
                | (Q(dropped_at__isnull=False, signed_at=None) & ~Q(dropped_reason="")),
                name="hoaxdesk_verdict_dropped_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_ruling_display()}: {self.claim}"

    @property
    def ruling_definition(self) -> Promise:
        return Ruling(self.ruling).definition

    @property
    def kind_definition(self) -> Promise | str:
        return Kind(self.kind).definition if self.kind else ""
