"""Elections: while one runs, public institutions keep out of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from baruga.network.models import Institution

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from baruga.accounts.models import User


class ElectionQuerySet(models.QuerySet["Election"]):
    def visible_to(self, user: User | AnonymousUser) -> ElectionQuerySet:
        """Everybody's: all who sign in keep to it."""
        return self.all() if user.is_authenticated else self.none()

    def running(self, day: date) -> ElectionQuerySet:
        return self.filter(begins__lte=day, ends__gte=day)


class Election(models.Model):
    """From `begins` to `ends`, both included; its quiet days lie within (UU 7/2017, article 278).

    `names` are candidates, pairs and parties, a line each. `organisers` (KPU, Bawaslu) may name
    them at any time: it is their work.
    """

    name = models.CharField(_("election"), max_length=120)
    begins = models.DateField(_("first day"))
    ends = models.DateField(_("last day"))
    quiet_begins = models.DateField(_("first quiet day"))
    quiet_ends = models.DateField(_("last quiet day"))
    names = models.TextField(_("candidates and parties"))
    organisers = models.ManyToManyField(
        Institution, verbose_name=_("who organises and watches it"), blank=True, related_name="+"
    )
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    kept_at = models.DateTimeField(_("changed"))

    objects = ElectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("election")
        verbose_name_plural = _("elections")
        ordering = ["-begins", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    begins__lte=F("quiet_begins"),
                    quiet_begins__lte=F("quiet_ends"),
                    quiet_ends__lte=F("ends"),
                ),
                name="newsroom_election_days_in_order",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def listed(self) -> list[str]:
        """Its names, without empty lines."""
        return [line.strip() for line in self.names.splitlines() if line.strip()]
