"""A report: what somebody sent us, and nothing about who they are that we need not keep."""

from __future__ import annotations

import re
import secrets
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from baruga.hoaxdesk.choices import Channel, Rejection
from baruga.hoaxdesk.models.claim import Claim
from baruga.network.models import Region

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from baruga.accounts.models import User

# Without vowels no word comes about; without 0, 1, L nothing is misread on a phone.
LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"
_NUMBER = re.compile(f"[{LETTERS}]{{5}}-[{LETTERS}]{{5}}")


def new_number() -> str:
    """A receipt that can be read aloud and cannot be guessed: ten of 27 signs, 47 bits."""
    signs = "".join(secrets.choice(LETTERS) for _each in range(10))
    return f"{signs[:5]}-{signs[5:]}"


def is_number(text: str) -> bool:
    """Whether `text` has the form of a receipt."""
    return _NUMBER.fullmatch(text) is not None


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, user: User | AnonymousUser) -> ReportQuerySet:
        """Reports of the claims one may see. What has no claim yet is nobody's to read."""
        return self.filter(claim__in=Claim.objects.visible_to(user))

    def in_bin_of(self, user: User | AnonymousUser) -> ReportQuerySet:
        """What was rejected of the claims one may see, and what came to no claim at all."""
        seen = Q(claim__in=Claim.objects.visible_to(user))
        return self.filter(seen | Q(claim=None)).exclude(rejected_at=None)

    def standing(self) -> ReportQuerySet:
        return self.filter(rejected_at=None)

    def unclustered(self) -> ReportQuerySet:
        """Arrived, and not yet part of a claim: a worker died, or is about to look at it."""
        return self.filter(claim=None, rejected_at=None)

    def due_for_erasure(self, *, at: datetime) -> ReportQuerySet:
        """Whose sender need not be reachable any more (UU 27/2022)."""
        return self.filter(erase_after__lte=at, erased_at=None)


class Report(models.Model):
    """One message as it came. `sender_key` is a keyed hash, so that repetitions can be counted.

    `origin` is the claim that its words belong to, when it came to `claim` by a merger.
    """

    number = models.CharField(_("receipt"), max_length=11, unique=True, default=new_number)
    channel = models.CharField(_("came by"), max_length=10, choices=Channel)
    text = models.TextField(_("message"), blank=True)
    link = models.URLField(_("link"), max_length=1000, blank=True)
    question = models.TextField(_("what they want to know"), blank=True)
    region = models.ForeignKey(
        Region, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    received_at = models.DateTimeField(_("received"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    claim = models.ForeignKey(
        Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="reports"
    )
    origin = models.ForeignKey(
        Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    unread_files = models.PositiveSmallIntegerField(_("files that could not be read"), default=0)

    contact = models.CharField(_("where the answer goes"), max_length=250, blank=True)
    sender_key = models.CharField(max_length=64, blank=True)
    erase_after = models.DateTimeField(_("forget the sender after"))
    erased_at = models.DateTimeField(_("sender forgotten"), null=True, blank=True)

    rejection = models.CharField(_("why rejected"), max_length=14, choices=Rejection, blank=True)
    rejected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    rejected_at = models.DateTimeField(_("rejected"), null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-received_at", "-pk"]
        indexes = [models.Index(fields=["claim", "received_at"], name="hoaxdesk_report_claim")]
        constraints = [
            models.CheckConstraint(
                condition=Q(rejection="", rejected_at=None)
                | (~Q(rejection="") & Q(rejected_at__isnull=False)),
                name="hoaxdesk_report_rejection_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(contact="", sender_key=""),
                name="hoaxdesk_report_erased_is_erased",
            ),
        ]

    def __str__(self) -> str:
        return self.number
