"""Pins: what the coordinator puts on the first page by hand, and until when."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from baruga.newsroom.models import StoryPage
from baruga.portal.choices import Position

LONGEST = timedelta(days=7)


class PinQuerySet(models.QuerySet["Pin"]):
    def standing(self, *, at: datetime) -> PinQuerySet:
        """Pins that hold at this time, of stories that the public can read; the lead first."""
        return self.filter(story__live=True, ended_at=None, made_at__lte=at, until__gt=at).order_by(
            models.Case(models.When(position=Position.LEAD, then=0), default=1), "-made_at", "-pk"
        )


class Pin(models.Model):
    """A story on the first page by decision instead of by rule. Never changed, only ended.

    `ended_at` NULL means that nobody ended it before its time.
    """

    story = models.ForeignKey(
        StoryPage, on_delete=models.CASCADE, related_name="pins", verbose_name=_("story")
    )
    position = models.CharField(_("place"), max_length=8, choices=Position, default=Position.LEAD)
    reason = models.CharField(_("reason"), max_length=250)
    until = models.DateTimeField(_("until"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by")
    )
    made_at = models.DateTimeField(_("since"))
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = PinQuerySet.as_manager()

    class Meta:
        verbose_name = _("pin")
        verbose_name_plural = _("pins")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("made_at")), name="portal_pin_ends_later"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_by=None, ended_at=None)
                | models.Q(ended_by__isnull=False, ended_at__isnull=False),
                name="portal_pin_ended_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_position_display()}: {self.story}"
