"""Many photographs at once: what a phone sends in pieces until each has become a photograph."""

from __future__ import annotations

import uuid
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from baruga.network.choices import Verb
from baruga.network.models import Institution
from baruga.newsroom.models.photo import Photo

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from baruga.accounts.models import User


class PhotoBatchQuerySet(models.QuerySet["PhotoBatch"]):
    def of(self, user: User | AnonymousUser) -> PhotoBatchQuerySet:
        """A person's own, for institutions where they still write; nobody else sees them."""
        return self.filter(
            owner=user.pk, institution__in=Institution.objects.where(user, Verb.WRITE)
        )


class PhotoBatch(models.Model):
    """What one person uploads for one institution in one go."""

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    keep_location = models.BooleanField(
        _("Keep the place that the phone wrote down"),
        default=False,
        help_text=_("Leave it off when the place could harm somebody."),
    )
    created_at = models.DateTimeField()

    objects = PhotoBatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("upload of photographs")
        verbose_name_plural = _("uploads of photographs")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.institution} {self.created_at:%Y-%m-%d %H:%M}"


class PhotoUploadQuerySet(models.QuerySet["PhotoUpload"]):
    def unfinished(self) -> PhotoUploadQuerySet:
        """Still coming in, or cut off on the way."""
        return self.filter(photo=None, refused="")

    def untouched_since(self, moment: datetime) -> PhotoUploadQuerySet:
        return self.filter(changed_at__lt=moment)


class PhotoUpload(models.Model):
    """One file on its way. `received` bytes of `size` lie in `part`, a file that nobody is served.

    `modified` is the browser's time stamp in milliseconds; with name and size it tells that the same
    file was chosen again after a reload. `sha256` is what the browser counted, empty where it cannot.
    `refused` says why the finished file was not taken; then, and once `photo` is set, `part` is gone.
    """

    batch = models.ForeignKey(PhotoBatch, on_delete=models.CASCADE, related_name="uploads")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("file"), max_length=255)
    size = models.PositiveBigIntegerField()
    modified = models.BigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    received = models.PositiveBigIntegerField(default=0)
    refused = models.CharField(max_length=300, blank=True)
    photo = models.ForeignKey(
        Photo, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    was_there = models.BooleanField(_("was in the collection before"), default=False)
    changed_at = models.DateTimeField()

    objects = PhotoUploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("photograph on its way")
        verbose_name_plural = _("photographs on their way")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "name", "size", "modified"], name="newsroom_upload_once"
            ),
            models.CheckConstraint(
                condition=Q(received__lte=models.F("size")), name="newsroom_upload_within_size"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def part(self) -> Path:
        """Where the bytes gather."""
        return Path(settings.DATA_DIR) / "partials" / self.key.hex

    @property
    def is_unfinished(self) -> bool:
        return self.photo_id is None and not self.refused
