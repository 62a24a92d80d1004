"""An objection: somebody says that a published verdict is not right, and is answered in time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from baruga.hoaxdesk.models.claim import Claim
from baruga.hoaxdesk.models.report import new_number
from baruga.hoaxdesk.models.verdict import Verdict

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from baruga.accounts.models import User

OPEN_FOR = timedelta(days=30)
"""So long after its signature a verdict can be objected to."""
ANSWERED_WITHIN = timedelta(days=14)


class ObjectionQuerySet(models.QuerySet["Objection"]):
    def visible_to(self, user: User | AnonymousUser) -> ObjectionQuerySet:
        return self.filter(verdict__claim__in=Claim.objects.visible_to(user))

    def waiting(self) -> ObjectionQuerySet:
        return self.filter(answered_at=None)


class Objection(models.Model):
    """Against one verdict. Whoever sent it is not recorded; the number leads them to the answer."""

    number = models.CharField(_("receipt"), max_length=11, unique=True, default=new_number)
    verdict = models.ForeignKey(Verdict, on_delete=models.PROTECT, related_name="objections")
    text = models.TextField(_("what is not right"))
    url = models.URLField(_("where it can be checked"), max_length=1000, blank=True)
    received_at = models.DateTimeField(_("received"))
    due_at = models.DateTimeField(_("answered by"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    upheld = models.BooleanField(_("upheld"), null=True, blank=True)
    answer = models.TextField(_("answer"), blank=True)

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("objection")
        verbose_name_plural = _("objections")
        ordering = ["received_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, upheld=None, answer="")
                | (Q(answered_at__isnull=False, upheld__isnull=False) & ~Q(answer="")),
                name="hoaxdesk_objection_answer_is_whole",
            )
        ]

    def __str__(self) -> str:
        return self.number


def may_be_objected_to(verdict: Verdict, at: datetime) -> bool:
    """While it is in force, until the time for objections is over."""
    signed = verdict.signed_at
    return signed is not None and verdict.replaced_at is None and at <= signed + OPEN_FOR
