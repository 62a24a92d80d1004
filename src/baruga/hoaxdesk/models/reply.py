"""A reply: what an institution answers to a question or a criticism, in its own name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from baruga.hoaxdesk.choices import Nature
from baruga.hoaxdesk.models.claim import Claim
from baruga.network.models import Institution

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from baruga.accounts.models import User


class ReplyQuerySet(models.QuerySet["Reply"]):
    def visible_to(self, user: User | AnonymousUser) -> ReplyQuerySet:
        return self.filter(claim__in=Claim.objects.visible_to(user))

    def pending(self) -> ReplyQuerySet:
        """Written, neither approved nor dropped."""
        return self.filter(approved_at=None, dropped_at=None)

    def in_force(self) -> ReplyQuerySet:
        """Approved, neither replaced by a later one nor dropped."""
        return self.filter(approved_at__isnull=False, replaced_at=None, dropped_at=None)

    def live(self) -> ReplyQuerySet:
        """Waits or is in force: while there is one, what was asked must not change."""
        return self.filter(replaced_at=None, dropped_at=None)

    def to_public_questions(self) -> ReplyQuerySet:
        """What everybody reads: replies in force to questions, the newest first.

        Criticism is answered to whoever sent it, and not collected on a page.
        """
        return (
            self.in_force()
            .filter(claim__nature=Nature.QUESTION, claim__quiet_at=None, claim__merged_into=None)
            .select_related("claim", "institution")
            .order_by("-approved_at", "-pk")
        )


class Reply(models.Model):
    """An answer without a verdict: it has no ruling, and judges nobody.

    One person writes it, another of the same institution approves it. A later reply replaces it and
    never rewrites it.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="replies")
    institution = models.ForeignKey(
        Institution, verbose_name=_("answered by"), on_delete=models.PROTECT, related_name="+"
    )
    text = models.TextField(_("answer"))
    url = models.URLField(_("where it can be read"), max_length=1000, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(_("written"))

    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)

    dropped_at = models.DateTimeField(_("dropped"), null=True, blank=True)
    dropped_reason = models.TextField(_("why dropped"), blank=True)
    replaced_at = models.DateTimeField(_("replaced"), null=True, blank=True)

    objects = ReplyQuerySet.as_manager()

    class Meta:
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["-approved_at"], name="hoaxdesk_reply_newest")]
        constraints = [
            models.UniqueConstraint(
                fields=["claim"],
                condition=Q(approved_at=None, dropped_at=None),
                name="hoaxdesk_reply_one_pending",
            ),
            models.UniqueConstraint(
                fields=["claim"],
                condition=Q(approved_at__isnull=False, replaced_at=None, dropped_at=None),
                name="hoaxdesk_reply_one_in_force",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | Q(approved_at__isnull=False),
                name="hoaxdesk_reply_approval_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=models.F("by")),
                name="hoaxdesk_reply_second_person",
            ),
            models.CheckConstraint(
                condition=Q(replaced_at=None) | Q(approved_at__isnull=False, dropped_at=None),
                name="hoaxdesk_reply_replaced_was_approved",
            ),
            models.CheckConstraint(
                condition=Q(dropped_at=None, dropped_reason="")
                | (Q(dropped_at__isnull=False) & ~Q(dropped_reason="")),
                name="hoaxdesk_reply_dropped_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.institution}: {self.claim}"
