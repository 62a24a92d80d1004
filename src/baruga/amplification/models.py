"""A kit: what an institution passes on of a published clarification."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.core.files.storage import storages
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from baruga.hoaxdesk.choices import DOOR_OF, Door
from baruga.hoaxdesk.models import ClarificationPage, Verdict
from baruga.hoaxdesk.queries import with_verdicts

if TYPE_CHECKING:
    from django.core.files.storage import Storage

CHECKED = [nature for nature, door in DOOR_OF.items() if door == Door.CHECK]


def public() -> Storage:
    return storages["renditions"]


def card_path(kit: Kit, filename: str) -> str:
    """A path nobody can guess."""
    return f"kartu/{secrets.token_hex(16)}.jpg"


def clarifications_to_pass_on() -> models.QuerySet[ClarificationPage]:
    """Published, about a claim that is checked here, with a verdict in force."""
    in_force = Verdict.objects.in_force().filter(claim=OuterRef("claim"))
    found: models.QuerySet[ClarificationPage] = ClarificationPage.objects.live().filter(
        Exists(in_force), claim__quiet_at=None, claim__nature__in=CHECKED
    )
    return found


class KitQuerySet(models.QuerySet["Kit"]):
    def shown(self) -> KitQuerySet:
        """Of clarifications that the public reads, the newest first."""
        shown = self.filter(page__in=clarifications_to_pass_on().values("pk"))
        return shown.order_by("-page__first_published_at", "-pk")

    def with_pages(self) -> KitQuerySet:
        """With page, institution, claim and verdict in force; three queries however many."""
        pages = with_verdicts(ClarificationPage.objects.select_related("main_image"))
        return self.prefetch_related(Prefetch("page", queryset=pages.defer("body")))


class Kit(models.Model):
    """Its words are worked out from the page and the verdict in force whenever they are read.

    Only the card is kept, with the fingerprint of what it shows: both empty while there is none.
    A card that says something else than the fingerprint of today is not shown to anybody.
    """

    page = models.OneToOneField(ClarificationPage, on_delete=models.CASCADE, related_name="kit")
    card = models.FileField(_("card"), storage=public, upload_to=card_path, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(_("made"))
    looked_at = models.DateTimeField(_("last compared with its clarification"), db_index=True)

    objects = KitQuerySet.as_manager()

    class Meta:
        verbose_name = _("kit")
        verbose_name_plural = _("kits")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(card="", fingerprint="") | (~Q(card="") & ~Q(fingerprint="")),
                name="amplification_kit_card_has_a_fingerprint",
            )
        ]

    def __str__(self) -> str:
        return str(self.page)

    def get_absolute_url(self) -> str:
        return reverse("amplification:kit", args=[self.pk])
