"""What came over a messenger, what is still to be fetched of it, and what whoever sent it is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from baruga.hoaxdesk.choices import DeliveryKind
from baruga.hoaxdesk.models.reply import Reply
from baruga.hoaxdesk.models.report import Report
from baruga.hoaxdesk.models.verdict import Verdict

if TYPE_CHECKING:
    from baruga.hoaxdesk.models.claim import Claim

ATTEMPTS = 8  # with growing pauses: about four hours


class Received(models.Model):
    """A message that has been taken in, by a keyed hash of its name: sent again, it is no other.

    `album` is a keyed hash as well: the pictures of one album go to the report of the first.
    """

    key = models.CharField(max_length=64, unique=True)
    album = models.CharField(max_length=64, blank=True, db_index=True)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.key[:12]


class PendingFileQuerySet(models.QuerySet["PendingFile"]):
    def due(self, at: datetime) -> PendingFileQuerySet:
        return self.filter(due_at__lte=at)


class PendingFile(models.Model):
    """A picture that its service still holds; the row goes once it is here, or cannot be had."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="pending_files")
    file = models.CharField(max_length=400)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(db_index=True)

    objects = PendingFileQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.report_id}: {self.file[:20]}"


@dataclass(frozen=True)
class Told:
    """`waiting` and `lost` count messages: on their way, and given up."""

    reached: int
    waiting: int
    lost: int


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def waiting(self) -> DeliveryQuerySet:
        return self.filter(sent_at=None, fault="")

    def due(self, at: datetime) -> DeliveryQuerySet:
        return self.waiting().filter(due_at__lte=at)

    def failed(self) -> DeliveryQuerySet:
        return self.exclude(fault="")

    def of_claim(self, claim: Claim) -> DeliveryQuerySet:
        return self.filter(report__claim=claim)

    def told(self, claim: Claim) -> Told:
        """How many senders of a claim know what is the case, or what was answered; one query."""
        answers = self.of_claim(claim).exclude(verdict=None, reply=None)
        counted = answers.aggregate(
            reached=Count("report", filter=Q(sent_at__isnull=False, fault=""), distinct=True),
            waiting=Count("pk", filter=Q(sent_at=None, fault="")),
            lost=Count("pk", filter=~Q(fault="")),
        )
        return Told(**counted)


class Delivery(models.Model):
    """One message to whoever sent a report. Its words are made when it is sent, and not kept.

    `fault` is empty until it is given up. `external` is a keyed hash of the message's name at the
    service, which tells later of those that did not arrive.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="deliveries")
    kind = models.CharField(_("what it is"), max_length=10, choices=DeliveryKind)
    verdict = models.ForeignKey(
        Verdict, on_delete=models.CASCADE, null=True, blank=True, related_name="deliveries"
    )
    reply = models.ForeignKey(
        Reply, on_delete=models.CASCADE, null=True, blank=True, related_name="deliveries"
    )
    due_at = models.DateTimeField(_("to be sent"))
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    external = models.CharField(max_length=64, blank=True, db_index=True)
    fault = models.CharField(_("why not"), max_length=250, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("message to a sender")
        verbose_name_plural = _("messages to senders")
        ordering = ["pk"]
        indexes = [models.Index(fields=["sent_at", "due_at"], name="hoaxdesk_delivery_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "verdict"], name="hoaxdesk_delivery_verdict_once"
            ),
            models.UniqueConstraint(
                fields=["report", "reply"], name="hoaxdesk_delivery_reply_once"
            ),
            models.UniqueConstraint(
                fields=["report", "kind"],
                condition=Q(verdict=None, reply=None),
                name="hoaxdesk_delivery_kind_once",
            ),
            models.CheckConstraint(
                condition=Q(verdict=None) | Q(reply=None), name="hoaxdesk_delivery_says_one_thing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.report}"
