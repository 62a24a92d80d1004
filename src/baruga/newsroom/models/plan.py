"""When an approved version goes out: at a time, or when an embargo ends; and the press's links."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from baruga.network.models import Institution

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from baruga.accounts.models import User

# A release that is later than this has failed, and is said to have.
GRACE = timedelta(minutes=1)


class ReleasePlanQuerySet(models.QuerySet["ReleasePlan"]):
    def visible_to(self, user: User | AnonymousUser) -> ReleasePlanQuerySet:
        return self.filter(story__institution__in=Institution.objects.served_by(user))

    def armed(self) -> ReleasePlanQuerySet:
        """Approved: only the clock is missing."""
        return self.filter(revision__isnull=False)

    def due(self, *, at: datetime) -> ReleasePlanQuerySet:
        """Whose time has come, approved or not, the longest due first."""
        moment = Coalesce(F("publish_at"), F("embargo_until"))
        return self.annotate(due=moment).filter(due__lte=at).order_by("due", "pk")

    def overdue(self, *, at: datetime) -> ReleasePlanQuerySet:
        """Should have been out for more than a minute."""
        return self.due(at=at - GRACE)


class ReleasePlan(models.Model):
    """One story's time of release; it disappears with the release, which the trail remembers.

    It stands beside the story and not in its versions, so that changing the time changes no text.
    `publish_at` or `embargo_until`, never both. `revision` is the approved version that waits for
    the time; NULL until somebody approved one. `failure` is why the last attempt went wrong.
    """

    story = models.OneToOneField(
        "newsroom.StoryPage", on_delete=models.CASCADE, related_name="plan"
    )
    publish_at = models.DateTimeField(_("publish on"), null=True, blank=True)
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    set_at = models.DateTimeField(_("set"))
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, null=True, related_name="+")
    failed_at = models.DateTimeField(_("last failed"), null=True, blank=True)
    failure = models.TextField(_("why it failed"), blank=True)
    attempts = models.PositiveIntegerField(default=0)

    objects = ReleasePlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("time of release")
        verbose_name_plural = _("times of release")
        constraints = [
            models.CheckConstraint(
                condition=Q(publish_at__isnull=False, embargo_until=None)
                | Q(publish_at=None, embargo_until__isnull=False),
                name="newsroom_plan_schedule_or_embargo",
            ),
            models.CheckConstraint(
                condition=Q(failed_at=None, failure="")
                | (Q(failed_at__isnull=False) & ~Q(failure="")),
                name="newsroom_plan_failure_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.story_id}: {self.due_at:%Y-%m-%d %H:%M}"

    @property
    def due_at(self) -> datetime:
        moment = self.publish_at or self.embargo_until
        if moment is None:  # only before it is saved: the database refuses it
            raise ValueError("A plan needs a time.")
        return moment

    @property
    def is_embargo(self) -> bool:
        return self.embargo_until is not None

    @property
    def is_armed(self) -> bool:
        return self.revision_id is not None

    def is_overdue(self, at: datetime) -> bool:
        return self.due_at <= at - GRACE


class PressLinkQuerySet(models.QuerySet["PressLink"]):
    def open(self) -> PressLinkQuerySet:
        return self.filter(revoked_at=None)


class PressLink(models.Model):
    """Lets one newsroom read a story under embargo. The address is signed, `nonce` is its secret."""

    story = models.ForeignKey(
        "newsroom.StoryPage", on_delete=models.CASCADE, related_name="press_links"
    )
    nonce = models.CharField(max_length=64, unique=True)
    label = models.CharField(_("for whom"), max_length=160)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(_("made"))
    opened_at = models.DateTimeField(_("first opened"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = PressLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("press link")
        verbose_name_plural = _("press links")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.label
