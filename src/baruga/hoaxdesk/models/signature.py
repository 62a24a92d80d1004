"""A link by which an official of an institution that was asked signs, without an account."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from baruga.hoaxdesk.models.verdict import Verdict
from baruga.network.models import Official


class SignatureLinkQuerySet(models.QuerySet["SignatureLink"]):
    def open(self, *, at: datetime) -> SignatureLinkQuerySet:
        """Not answered, not withdrawn, not expired."""
        return self.filter(answered_at=None, revoked_at=None, expires_at__gt=at)


class SignatureLink(models.Model):
    """For one official and one proposed verdict. The token is signed and stored nowhere."""

    verdict = models.ForeignKey(Verdict, on_delete=models.CASCADE, related_name="links")
    official = models.ForeignKey(Official, on_delete=models.PROTECT, related_name="+")
    nonce = models.CharField(max_length=64, unique=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    asked_at = models.DateTimeField(_("asked"))
    expires_at = models.DateTimeField(_("expires"))
    opened_at = models.DateTimeField(_("first opened"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    signed = models.BooleanField(_("signed it"), null=True, blank=True)

    objects = SignatureLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link for a signature")
        verbose_name_plural = _("links for signatures")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, signed=None)
                | Q(answered_at__isnull=False, signed__isnull=False),
                name="hoaxdesk_signature_link_answer_has_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.official} · {self.verdict}"
