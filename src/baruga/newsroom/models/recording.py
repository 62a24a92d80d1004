"""Recordings: video and audio of an institution, and what the worker made of them for the public."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from baruga.network.models import Institution
from baruga.newsroom.choices import (
    UNPREPARED_STATES,
    RecordingFault,
    RecordingKind,
    RecordingSource,
    RecordingState,
)
from baruga.newsroom.models.photo import Photo, originals
from baruga.newsroom.recordings import subtitles as reading

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.core.files.storage import Storage

    from baruga.accounts.models import User

# A worker says every few seconds that it is still at it; after this long it is taken for dead.
SILENCE = timedelta(seconds=60)
# A task in the queue may wait behind others; after this long it is taken for lost.
LOST = timedelta(hours=1)


def public() -> Storage:
    """Where web sizes lie, under names that nobody can guess."""
    return storages["renditions"]


def recording_path(recording: Recording, filename: str) -> str:
    name = PurePath(filename)
    return f"rekaman/{secrets.token_hex(2)}/{slugify(name.stem)[:60]}-{secrets.token_hex(8)}{name.suffix.lower()[:10]}"


def public_path(row: RecordingRendition | RecordingFrame, filename: str) -> str:
    return f"rekaman/{secrets.token_hex(2)}/{secrets.token_hex(16)}-{filename}"


class RecordingQuerySet(models.QuerySet["Recording"]):
    def visible_to(self, user: User | AnonymousUser) -> RecordingQuerySet:
        """Recordings of the institutions that `user` serves."""
        return self.filter(institution__in=Institution.objects.served_by(user))

    def ready(self) -> RecordingQuerySet:
        return self.filter(state=RecordingState.READY)

    def unprepared(self) -> RecordingQuerySet:
        """Waiting for the worker, or in its hands."""
        return self.filter(state__in=UNPREPARED_STATES)

    def claimable(self, at: datetime) -> RecordingQuerySet:
        """What a worker may begin: waiting, or left by a worker that fell silent."""
        return self.filter(
            Q(state=RecordingState.WAITING)
            | Q(state=RecordingState.WORKING, heard_at__lt=at - SILENCE)
        )

    def abandoned(self, at: datetime) -> RecordingQuerySet:
        """Where nobody works any more though somebody should."""
        return self.filter(
            Q(state=RecordingState.WORKING, heard_at__lt=at - SILENCE)
            | Q(state=RecordingState.WAITING, queued_at__lt=at - LOST)
        )


class Recording(models.Model):  # type: ignore[django-manager-missing]  # the stories' manager is untyped
    """One video or audio: the original stays private and unaltered, its web sizes are renditions.

    `duration` in seconds and `loudness` in LUFS are NULL until measured, and where there is nothing to
    measure. `heard_at` is when its worker last said that it is still at it.
    """

    institution = models.ForeignKey(
        Institution,
        verbose_name=_("institution"),
        on_delete=models.PROTECT,
        related_name="recordings",
    )
    kind = models.CharField(_("kind"), max_length=10, choices=RecordingKind)
    file = models.FileField(_("file"), upload_to=recording_path, storage=originals, max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("size"))
    title = models.CharField(_("title"), max_length=160)
    creator = models.CharField(_("recorded by"), max_length=160, blank=True)
    credit = models.CharField(
        _("credit"),
        max_length=160,
        blank=True,
        help_text=_("As it is to be printed, for example an institution."),
    )
    taken_at = models.DateTimeField(_("recorded on"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=160, blank=True)
    source_type = models.CharField(
        _("how it was made"),
        max_length=30,
        choices=RecordingSource,
        default=RecordingSource.CAPTURE,
    )
    container = models.CharField(max_length=60, blank=True)
    duration = models.FloatField(_("duration"), null=True)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    has_sound = models.BooleanField(default=False)
    loudness = models.FloatField(_("loudness"), null=True)
    loudness_made = models.FloatField(_("loudness of the web sizes"), null=True)
    poster = models.ForeignKey(
        Photo,
        verbose_name=_("cover picture"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    subtitles = models.TextField(_("subtitles"), blank=True)
    transcript = models.TextField(_("transcript"), blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=RecordingState, default=RecordingState.WAITING
    )
    fault = models.CharField(_("fault"), max_length=20, choices=RecordingFault, blank=True)
    percent = models.PositiveSmallIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    claim = models.CharField(max_length=32, blank=True)
    queued_at = models.DateTimeField(_("queued"))
    heard_at = models.DateTimeField(null=True, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    added_at = models.DateTimeField(_("uploaded"))

    objects = RecordingQuerySet.as_manager()

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")
        ordering = ["-added_at", "-pk"]
        indexes = [
            models.Index(fields=["institution", "-added_at"], name="newsroom_recording_list")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=RecordingState.FAILED) & ~Q(fault="")
                | ~Q(state=RecordingState.FAILED) & Q(fault=""),
                name="newsroom_recording_failed_has_a_fault",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("recordings:recording", args=[self.pk])

    @property
    def is_video(self) -> bool:
        return self.kind == RecordingKind.VIDEO

    @property
    def is_ready(self) -> bool:
        return self.state == RecordingState.READY

    @property
    def is_unprepared(self) -> bool:
        return self.state in UNPREPARED_STATES

    def is_silent(self, at: datetime) -> bool:
        """Whether its worker died; another one takes over within a minute or two."""
        return (
            self.state == RecordingState.WORKING
            and self.heard_at is not None
            and self.heard_at < at - SILENCE
        )

    @property
    def short_side(self) -> int:
        return min(self.width, self.height)

    @property
    def clock(self) -> str:
        """Its length as a person says it."""
        return reading.clock(self.duration)

    @cached_property
    def cues(self) -> list[reading.Cue]:
        return reading.parse(self.subtitles) if self.subtitles else []

    @property
    def words(self) -> str:
        """The transcript: as typed, or else what the subtitles say."""
        return self.transcript or reading.spoken(self.cues)

    @property
    def credit_line(self) -> str:
        return " / ".join(dict.fromkeys(filter(None, (self.creator, self.credit))))

    @property
    def is_made_by_a_machine(self) -> bool:
        return self.source_type in {RecordingSource.ALGORITHM, RecordingSource.GENERATED}


class RecordingRendition(models.Model):
    """A size for the public, re-encoded without metadata. `width` and `height` are 0 for sound."""

    recording = models.ForeignKey(Recording, on_delete=models.CASCADE, related_name="renditions")
    label = models.CharField(max_length=10)
    file = models.FileField(upload_to=public_path, storage=public, max_length=200)
    mime = models.CharField(max_length=40)
    size = models.PositiveBigIntegerField()
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["height", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recording", "label"], name="newsroom_recording_rendition_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.recording} · {self.label}"


class RecordingFrame(models.Model):
    """A still of a video, offered as its poster."""

    recording = models.ForeignKey(Recording, on_delete=models.CASCADE, related_name="frames")
    second = models.FloatField()
    file = models.FileField(upload_to=public_path, storage=public, max_length=200)

    class Meta:
        ordering = ["second"]

    def __str__(self) -> str:
        return f"{self.recording} · {reading.clock(self.second)}"
