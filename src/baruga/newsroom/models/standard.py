"""Production standards: what a format must meet, in versions that are never rewritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from baruga.newsroom.choices import Format, Judge

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from baruga.accounts.models import User


class StandardQuerySet(models.QuerySet["Standard"]):
    def current(self, story_format: str) -> Standard | None:
        """The version in force for a format; None before any was adopted."""
        return self.filter(format=story_format).order_by("-version").first()

    def visible_to(self, user: User | AnonymousUser) -> StandardQuerySet:
        """The standard is everybody's: all who sign in may read it."""
        return self.all() if user.is_authenticated else self.none()


class Standard(models.Model):
    """One version for one format. A change makes the next version; old ones explain old stories."""

    format = models.CharField(_("format"), max_length=16, choices=Format)
    version = models.PositiveIntegerField(_("version"))
    reason = models.TextField(_("why it changed"), blank=True)
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    adopted_at = models.DateTimeField(_("adopted"))

    objects = StandardQuerySet.as_manager()

    class Meta:
        verbose_name = _("production standard")
        verbose_name_plural = _("production standards")
        ordering = ["format", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["format", "version"], name="newsroom_standard_version")
        ]

    def __str__(self) -> str:
        return f"{self.get_format_display()} v{self.version}"


class Criterion(models.Model):
    """One line of a standard.

    `key` names the machine's check (see `standards.checks`) or, for a person's tick, the line
    itself across versions. `limit` is the number the check compares with; NULL where it needs none.
    An empty `label` or `remedy` means the built-in wording, in the reader's language.
    """

    standard = models.ForeignKey(Standard, on_delete=models.CASCADE, related_name="criteria")
    key = models.SlugField(_("key"), max_length=40)
    judge = models.CharField(_("decided by"), max_length=10, choices=Judge)
    label = models.CharField(_("criterion"), max_length=160, blank=True)
    remedy = models.CharField(_("how to mend it"), max_length=250, blank=True)
    limit = models.FloatField(_("limit"), null=True, blank=True)
    blocking = models.BooleanField(_("must be met before submitting"), default=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["standard", "key"], name="newsroom_criterion_once")
        ]

    def __str__(self) -> str:
        return self.label or self.key


class Assessment(models.Model):
    """How the newest version of a story stands against the standard, kept for lists.

    It follows from story and standard and is made anew with every save.
    """

    story = models.OneToOneField(
        "newsroom.StoryPage", on_delete=models.CASCADE, related_name="assessment"
    )
    revision_id = models.PositiveBigIntegerField()
    standard = models.ForeignKey(Standard, on_delete=models.CASCADE, related_name="+")
    met = models.PositiveSmallIntegerField()
    total = models.PositiveSmallIntegerField()
    blocked = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")

    def __str__(self) -> str:
        return f"{self.met}/{self.total}"
