"""What the hoax desk promises itself: how soon, and when somebody is on duty."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from baruga.hoaxdesk.choices import Priority
from baruga.hoaxdesk.clock import Hours
from baruga.network.middleware import region_time_zone

if TYPE_CHECKING:
    from baruga.hoaxdesk.models.claim import Claim

DAY = 24 * 60  # minutes


class Targets(models.Model):
    """One row for the region; until a coordinator saves it, its defaults count."""

    first_reply = models.PositiveSmallIntegerField(
        _("first reply within, in minutes"),
        default=15,
        validators=[MinValueValidator(1), MaxValueValidator(DAY)],
    )
    clarification = models.PositiveSmallIntegerField(
        _("clarification within, in minutes"),
        default=180,
        validators=[MinValueValidator(10), MaxValueValidator(7 * DAY)],
    )
    opens = models.TimeField(_("on duty from"), default=time(6))
    closes = models.TimeField(_("on duty until"), default=time(22))
    rests_on_holidays = models.BooleanField(_("rests on public holidays"), default=True)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    set_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("targets")
        verbose_name_plural = _("targets")
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="hoaxdesk_targets_one_row"),
            models.CheckConstraint(
                condition=Q(opens__lt=F("closes")), name="hoaxdesk_targets_open_before_closing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_reply} / {self.clarification}"

    @classmethod
    def current(cls) -> Targets:
        """One query."""
        return cls.objects.first() or cls(pk=1)

    def hours_for(self, claim: Claim) -> Hours | None:
        """None for what is urgent: its clock never rests."""
        if claim.priority == Priority.HIGH:
            return None
        return Hours(self.opens, self.closes, self.rests_on_holidays, region_time_zone())

    @property
    def reply_within(self) -> timedelta:
        return timedelta(minutes=self.first_reply)

    @property
    def clarified_within(self) -> timedelta:
        return timedelta(minutes=self.clarification)
