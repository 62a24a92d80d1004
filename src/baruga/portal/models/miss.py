"""Searches without a story: what residents look for, and nothing about who looked for it."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST = 100  # characters


class SearchMissQuerySet(models.QuerySet["SearchMiss"]):
    def asked_since(self, moment: datetime) -> SearchMissQuerySet:
        """The most asked first; of those asked as often, the newest."""
        return self.filter(last_at__gte=moment).order_by("-count", "-last_at", "-pk")


class SearchMiss(models.Model):
    """Words of a search for which no story was found, in lower case and without marks.

    `count` says how often, of different visitors or hours. Nothing here leads to a visitor.
    """

    words = models.CharField(_("words"), max_length=LONGEST, unique=True)
    count = models.PositiveIntegerField(_("how often"), default=0)
    first_at = models.DateTimeField(_("first asked"))
    last_at = models.DateTimeField(_("last asked"), db_index=True)

    objects = SearchMissQuerySet.as_manager()

    class Meta:
        verbose_name = _("search without a story")
        verbose_name_plural = _("searches without a story")
        ordering = ["-last_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_at__gte=models.F("first_at")),
                name="portal_miss_last_after_first",
            ),
        ]

    def __str__(self) -> str:
        return self.words
