"""Which published story shows which photograph: what the photo archive is made of."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from baruga.newsroom.models import Photo, StoryPage


class PhotoUseQuerySet(models.QuerySet["PhotoUse"]):
    def public(self) -> PhotoUseQuerySet:
        """Of stories that can be read now, newest first."""
        return self.filter(story__live=True).order_by("-published_at", "-pk")

    def first_uses(self) -> PhotoUseQuerySet:
        """Each photograph once, with the story that showed it first."""
        earlier = PhotoUse.objects.filter(photo=OuterRef("photo"), story__live=True).filter(
            Q(published_at__lt=OuterRef("published_at"))
            | Q(published_at=OuterRef("published_at"), pk__lt=OuterRef("pk"))
        )
        return self.public().filter(~Exists(earlier))


class PhotoUse(models.Model):
    """A photograph in a published story. `published_at` repeats when that story first came out."""

    story = models.ForeignKey(StoryPage, on_delete=models.CASCADE, related_name="photo_uses")
    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="uses")
    published_at = models.DateTimeField()

    objects = PhotoUseQuerySet.as_manager()

    class Meta:
        verbose_name = _("use of a photograph")
        verbose_name_plural = _("uses of photographs")
        constraints = [
            models.UniqueConstraint(fields=["story", "photo"], name="portal_photo_use_once")
        ]
        indexes = [models.Index(fields=["-published_at", "-id"], name="portal_photo_use_newest")]

    def __str__(self) -> str:
        return f"{self.photo_id} in {self.story_id}"
