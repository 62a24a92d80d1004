"""What happened to a story after the public had read it, and releases that came before approval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from baruga.network.models import Institution
from baruga.newsroom.choices import KINDS_OF_PRESENCE, KINDS_OF_VERSIONS, ChangeKind, Decision

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from baruga.accounts.models import User


class ChangeQuerySet(models.QuerySet["Change"]):
    def visible_to(self, user: User | AnonymousUser) -> ChangeQuerySet:
        return self.filter(story__institution__in=Institution.objects.served_by(user))

    def pending(self) -> ChangeQuerySet:
        """Written down, not yet public."""
        return self.filter(released_at=None, dropped_at=None)

    def public(self) -> ChangeQuerySet:
        """The public change log, newest first."""
        return self.filter(released_at__isnull=False).order_by("-released_at", "-pk")

    def release(
        self, *, revision: Revision | None, replaced_id: int | None, **approval: Any
    ) -> int:
        """Make these public now. `approval`: `approved_by`, `approved_name`, `approved_at`.

        What a second person confirmed already keeps that person's name.
        """
        now = timezone.now()
        out = {"released_at": now, "revision": revision, "replaced_id": replaced_id}
        confirmed = self.exclude(approved_at=None).update(**out)
        return confirmed + self.filter(approved_at=None).update(**out, **approval)

    def of_text(self) -> ChangeQuerySet:
        """What comes with a new version."""
        return self.filter(kind__in=KINDS_OF_VERSIONS)

    def of_presence(self) -> ChangeQuerySet:
        """Withdrawals, and returns to the site."""
        return self.filter(kind__in=KINDS_OF_PRESENCE)


class Change(models.Model):
    """One entry of a story's change log. Public once a second person let it out.

    `revision` is the version that came with it, `replaced` the one it took the place of; both NULL
    before the release. `approved_name` names an official, who has no account. `keeps_headline`
    matters for a withdrawal: false where the headline itself was the harm.
    """

    story = models.ForeignKey(
        "newsroom.StoryPage", on_delete=models.CASCADE, related_name="changes"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=ChangeKind)
    note = models.TextField(_("note for the public"))
    keeps_headline = models.BooleanField(default=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(_("written down"))
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    approved_name = models.CharField(_("approved by"), max_length=300, blank=True)
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    released_at = models.DateTimeField(_("public since"), null=True, blank=True)
    dropped_at = models.DateTimeField(_("dropped"), null=True, blank=True)
    revision = models.ForeignKey(Revision, on_delete=models.SET_NULL, null=True, related_name="+")
    replaced = models.ForeignKey(Revision, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change after publication")
        verbose_name_plural = _("changes after publication")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["story", "released_at"], name="newsroom_change_public")]
        constraints = [
            *(
                models.UniqueConstraint(
                    fields=["story"],
                    condition=Q(released_at=None, dropped_at=None, kind__in=kinds),
                    name=f"newsroom_change_one_pending_{name}",
                )
                for name, kinds in (("text", KINDS_OF_VERSIONS), ("presence", KINDS_OF_PRESENCE))
            ),
            models.CheckConstraint(
                condition=Q(released_at=None) | Q(dropped_at=None),
                name="newsroom_change_out_or_dropped",
            ),
            models.CheckConstraint(condition=~Q(note=""), name="newsroom_change_says_what"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.note[:60]}"

    @property
    def is_of_presence(self) -> bool:
        return self.kind in KINDS_OF_PRESENCE


class EmergencyQuerySet(models.QuerySet["EmergencyRelease"]):
    def unanswered(self) -> EmergencyQuerySet:
        """Nobody has approved or refused it afterwards; the oldest first."""
        return self.filter(decided_at=None).order_by("at", "pk")

    def vouching_for(self, revision: Revision) -> EmergencyQuerySet:
        """Releases of just this version that nobody refused."""
        return self.filter(revision=revision).exclude(decision=Decision.RETURNED)


class EmergencyRelease(models.Model):
    """A version that one person put before the public at once, with the approval that follows.

    `hands` are the people who had written it: none of them alone may approve it afterwards.
    `decision` is empty until somebody decided; RETURNED means that it should not have gone out.
    """

    story = models.ForeignKey(
        "newsroom.StoryPage", on_delete=models.CASCADE, related_name="emergencies"
    )
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    reason = models.TextField(_("why it could not wait"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    hands = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    at = models.DateTimeField(_("published"))
    due_at = models.DateTimeField(_("approval due"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("answered"), null=True, blank=True)
    decision = models.CharField(_("answer"), max_length=10, choices=Decision, blank=True)
    remark = models.TextField(_("remark"), blank=True)

    objects = EmergencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("emergency release")
        verbose_name_plural = _("emergency releases")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_at=None, decision="")
                | (Q(decided_at__isnull=False) & ~Q(decision="")),
                name="newsroom_emergency_decision_has_a_time",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="newsroom_emergency_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.story_id}: {self.reason[:60]}"
