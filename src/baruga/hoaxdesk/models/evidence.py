"""Evidence: what shows that a claim is so or not, and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from baruga.hoaxdesk.choices import EvidenceKind
from baruga.hoaxdesk.models.claim import Claim
from baruga.network.models import Institution

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from baruga.accounts.models import User


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def visible_to(self, user: User | AnonymousUser) -> EvidenceQuerySet:
        return self.filter(claim__in=Claim.objects.visible_to(user))

    def standing(self) -> EvidenceQuerySet:
        return self.filter(withdrawn_at=None)

    def independent_of(self, claim: Claim) -> EvidenceQuerySet:
        """Not made by an institution that the claim speaks about. A source outside the network is."""
        return self.exclude(source__in=claim.about.all())


class Evidence(models.Model):
    """One piece. `source` is the institution that made it; NULL: somebody outside the network."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(_("kind"), max_length=12, choices=EvidenceKind)
    title = models.CharField(_("what it is"), max_length=200)
    shows = models.TextField(_("what it shows"))
    url = models.URLField(_("address"), max_length=1000, blank=True)
    source = models.ForeignKey(
        Institution,
        verbose_name=_("made by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    source_name = models.CharField(_("office or author"), max_length=200, blank=True)
    dated = models.DateField(_("date"), null=True, blank=True)
    institution = models.ForeignKey(
        Institution, verbose_name=_("brought by"), on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(_("brought"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_reason = models.TextField(_("why withdrawn"), blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_reason="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
                name="hoaxdesk_evidence_withdrawal_has_a_reason",
            )
        ]

    def __str__(self) -> str:
        return self.title
