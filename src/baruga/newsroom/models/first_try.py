"""How a story stood when it was submitted for the first time, for its institution's own eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from baruga.network.models import Institution
from baruga.newsroom.models.standard import Standard

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from baruga.accounts.models import User


class FirstTryQuerySet(models.QuerySet["FirstTry"]):
    def visible_to(self, user: User | AnonymousUser) -> FirstTryQuerySet:
        """Those of the institutions one serves; nobody looks into another's."""
        return self.filter(institution__in=Institution.objects.served_by(user))


class FirstTry(models.Model):
    """Written once per story, when submitting is tried for the first time, refused or not.

    `passed`: every blocking criterion was met. The standard is NULL when none was in force.
    """

    story = models.OneToOneField(
        "newsroom.StoryPage", on_delete=models.CASCADE, related_name="first_try"
    )
    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="+")
    standard = models.ForeignKey(Standard, on_delete=models.SET_NULL, null=True, related_name="+")
    passed = models.BooleanField(_("met the standard"))
    met = models.PositiveSmallIntegerField()
    total = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    objects = FirstTryQuerySet.as_manager()

    class Meta:
        verbose_name = _("first submission")
        verbose_name_plural = _("first submissions")
        indexes = [models.Index(fields=["institution", "at"], name="newsroom_first_try_when")]

    def __str__(self) -> str:
        return f"{self.story_id}: {self.met}/{self.total}"
