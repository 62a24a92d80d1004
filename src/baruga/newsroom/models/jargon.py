"""Words to replace: the region's list of office jargon, with the plain word for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from baruga.accounts.models import User


class JargonQuerySet(models.QuerySet["Jargon"]):
    def visible_to(self, user: User | AnonymousUser) -> JargonQuerySet:
        """The list is everybody's: all who sign in may read it."""
        return self.all() if user.is_authenticated else self.none()


class Jargon(models.Model):
    """One term of the list. `key` is the term in small letters with single spaces."""

    key = models.CharField(max_length=80, unique=True, editable=False)
    term = models.CharField(_("word or phrase"), max_length=80)
    plain = models.CharField(_("write instead"), max_length=120)
    reason = models.CharField(_("why"), max_length=200, blank=True)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    kept_at = models.DateTimeField(_("changed"))

    objects = JargonQuerySet.as_manager()

    class Meta:
        verbose_name = _("word to replace")
        verbose_name_plural = _("words to replace")
        ordering = ["key"]

    def __str__(self) -> str:
        return self.term
