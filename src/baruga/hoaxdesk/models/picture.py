"""Pictures that were reported, and the photographs and other pictures that they resemble."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from baruga.hoaxdesk.choices import MatchDecision, Ruling
from baruga.hoaxdesk.models.claim import Claim
from baruga.hoaxdesk.models.report import Report
from baruga.hoaxdesk.stamping import size_of
from baruga.newsroom.models import Photo

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.core.files.storage import Storage

    from baruga.accounts.models import User


def private() -> Storage:
    return storages["originals"]


def public() -> Storage:
    return storages["renditions"]


def private_path(picture: ReportPicture, filename: str) -> str:
    """A path nobody can guess, without the name that the sender gave it."""
    return f"laporan/{secrets.token_hex(1)}/{secrets.token_hex(16)}.jpg"


def stamped_path(picture: ReportPicture, filename: str) -> str:
    return f"bertanda/{secrets.token_hex(16)}.jpg"


class ReportPictureQuerySet(models.QuerySet["ReportPicture"]):
    def visible_to(self, user: User | AnonymousUser) -> ReportPictureQuerySet:
        return self.filter(report__in=Report.objects.visible_to(user))

    def standing(self) -> ReportPictureQuerySet:
        """Of reports that do not lie in the bin."""
        return self.filter(report__rejected_at=None)

    def of_claim(self, claim: Claim) -> ReportPictureQuerySet:
        return self.standing().filter(report__claim=claim)

    def looked_at(self) -> ReportPictureQuerySet:
        """That the engine has compared."""
        return self.exclude(looked_at=None)


class ReportPicture(models.Model):
    """A clean copy: upright, at most 1,600 pixels, without what the camera or the phone wrote.

    `sha256` is of the bytes as they came, so that the very same file is known again. `words` were
    read from it by machine. `stamped` is the only form that the public ever sees, and `stamped_as`
    the verdict that it says.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="pictures")
    file = models.FileField(_("file"), storage=private, upload_to=private_path)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    sha256 = models.CharField(max_length=64, db_index=True)
    looked_at = models.DateTimeField(_("compared"), null=True, blank=True)
    words = models.TextField(_("words in it"), blank=True)
    stamped = models.FileField(storage=public, upload_to=stamped_path, blank=True)
    stamped_as = models.CharField(max_length=12, choices=Ruling, blank=True)

    objects = ReportPictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("reported picture")
        verbose_name_plural = _("reported pictures")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.sha256[:12]}"

    def get_absolute_url(self) -> str:
        """For those who may see its claim."""
        return reverse("hoaxdesk:picture", args=[self.report.claim_id, self.pk])

    @property
    def stamped_size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return size_of(self.width, self.height)


class ResemblanceQuerySet(models.QuerySet["Resemblance"]):
    def undecided(self) -> ResemblanceQuerySet:
        return self.filter(decision="")

    def not_refused(self) -> ResemblanceQuerySet:
        return self.exclude(decision=MatchDecision.DIFFERENT)

    def to_photographs(self) -> ResemblanceQuerySet:
        return self.exclude(photo=None)


class Resemblance(models.Model):
    """`picture` seems to be made from `photo`, or from the same picture as `other`.

    `outline` says where the corners of the other (top left, top right, bottom right, bottom left) lie
    in `picture`, in its pixels. `is_sure`: the engine never met a wrong link of this strength. A
    machine says so; a person decides about photographs, and about claims by `Match`.
    """

    picture = models.ForeignKey(
        ReportPicture, on_delete=models.CASCADE, related_name="resemblances"
    )
    photo = models.ForeignKey(
        Photo, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    other = models.ForeignKey(
        ReportPicture, on_delete=models.CASCADE, null=True, blank=True, related_name="resembled_by"
    )
    is_sure = models.BooleanField(_("sure"))
    method = models.CharField(max_length=10)
    score = models.PositiveIntegerField(_("agreeing corners, or differing bits"))
    outline = models.JSONField(_("where it lies"))
    engine = models.CharField(_("found by"), max_length=40)
    found_at = models.DateTimeField(_("found"))
    decision = models.CharField(
        _("decision"), max_length=9, choices=MatchDecision, blank=True, default=""
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    objects = ResemblanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("resemblance")
        verbose_name_plural = _("resemblances")
        ordering = ["-is_sure", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["picture", "photo"], name="hoaxdesk_resemblance_photo_once"
            ),
            models.UniqueConstraint(
                fields=["picture", "other"], name="hoaxdesk_resemblance_other_once"
            ),
            models.CheckConstraint(
                condition=Q(photo=None, other__isnull=False) | Q(photo__isnull=False, other=None),
                name="hoaxdesk_resemblance_of_one",
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_at=None)
                | (~Q(decision="") & Q(decided_at__isnull=False)),
                name="hoaxdesk_resemblance_decision_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.picture} ~ {self.photo or self.other}"
