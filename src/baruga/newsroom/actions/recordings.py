"""What people do with recordings: bring, describe, subtitle, choose a poster, try again, remove."""

from __future__ import annotations

import hashlib
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.core.files.images import ImageFile
from django.db import transaction
from wagtail.log_actions import log

from baruga.network.actions import tree
from baruga.newsroom.choices import DigitalSource, RecordingSource, RecordingState
from baruga.newsroom.models import Photo, Recording
from baruga.newsroom.permissions import may_change_recording, may_write_in
from baruga.newsroom.recordings import subtitles as reading

if TYPE_CHECKING:
    from django.core.files import File

    from baruga.accounts.models import User
    from baruga.network.models import Institution
    from baruga.newsroom.models import RecordingFrame
    from baruga.newsroom.recordings.probing import Probe

DESCRIBED = ("title", "creator", "credit", "taken_at", "place", "source_type")


class InUse(Exception):
    """A story shows this recording; it cannot be removed."""


@transaction.atomic
def bring(
    *,
    by: User,
    at: datetime,
    institution: Institution,
    file: File[bytes],
    probe: Probe,
    described: dict[str, Any],
) -> Recording:
    """Keep an upload that `probe` found to be a recording, and queue its preparation.

    `described` holds values of `DESCRIBED`. Raises PermissionDenied.
    """
    if not may_write_in(by, institution):
        raise PermissionDenied
    recording = Recording.objects.create(
        institution=institution,
        kind=probe.kind,
        file=file,
        sha256=digest(file),
        size=file.size,
        container=probe.container,
        duration=probe.duration,
        width=probe.width,
        height=probe.height,
        has_sound=probe.has_sound,
        queued_at=at,
        added_by=by,
        added_at=at,
        **described,
    )
    log(instance=recording, action="newsroom.bring", user=by)
    queue(recording)
    return recording


@transaction.atomic
def describe(
    *, by: User, at: datetime, recording: Recording, described: dict[str, Any]
) -> Recording:
    """Change who recorded what, when and where. Raises PermissionDenied."""
    _require_change(by, recording)
    for name in DESCRIBED:
        setattr(recording, name, described[name])
    recording.save(update_fields=DESCRIBED)
    log(instance=recording, action="newsroom.describe", user=by)
    return recording


@transaction.atomic
def subtitle(
    *, by: User, at: datetime, recording: Recording, subtitles: str, transcript: str
) -> Recording:
    """Keep subtitles (any text that `subtitles.parse` reads, or none) and a typed transcript.

    Stories keep the words they were saved with. Raises PermissionDenied or BadSubtitles.
    """
    _require_change(by, recording)
    cues = reading.parse(subtitles, duration=recording.duration) if subtitles.strip() else []
    recording.subtitles = reading.write(cues) if cues else ""
    recording.transcript = transcript.strip()
    recording.save(update_fields=["subtitles", "transcript"])
    log(instance=recording, action="newsroom.subtitle", user=by)
    return recording


@transaction.atomic
def choose_frame(
    *, by: User, at: datetime, recording: Recording, frame: RecordingFrame, alt: str
) -> Photo:
    """Make a still the poster: it becomes a photograph of the institution. Raises PermissionDenied."""
    _require_change(by, recording)
    with frame.file.open("rb") as file:
        return _as_poster(by, at, recording, ImageFile(file, name="sampul.jpg"), alt)


@transaction.atomic
def bring_poster(
    *, by: User, at: datetime, recording: Recording, file: File[bytes], alt: str
) -> Photo:
    """Make an uploaded picture the poster. Raises PermissionDenied."""
    _require_change(by, recording)
    return _as_poster(by, at, recording, ImageFile(file, name=file.name), alt)


@transaction.atomic
def try_again(*, by: User, at: datetime, recording: Recording) -> bool:
    """Queue a recording that could not be prepared; whether it was one. Raises PermissionDenied."""
    _require_change(by, recording)
    failed = Recording.objects.filter(pk=recording.pk, state=RecordingState.FAILED)
    queued = failed.update(
        state=RecordingState.WAITING, fault="", percent=0, attempts=0, queued_at=at
    )
    if queued:
        log(instance=recording, action="newsroom.try_again", user=by)
        queue(recording)
    return bool(queued)


@transaction.atomic
def remove(*, by: User, at: datetime, recording: Recording) -> None:
    """Delete a recording that no story shows, with its files. Raises PermissionDenied or InUse."""
    _require_change(by, recording)
    if recording.video_stories.exists() or recording.audio_stories.exists():
        raise InUse
    log(instance=recording, action="newsroom.remove", user=by)
    files = [recording.file, *(row.file for row in recording.renditions.all())]
    files += [row.file for row in recording.frames.all()]
    stored = [(file.storage, str(file.name)) for file in files]
    recording.delete()
    for storage, name in stored:
        transaction.on_commit(partial(storage.delete, name))


def queue(recording: Recording) -> None:
    """Once what was written is there to be read by a worker."""
    from baruga.newsroom import tasks

    transaction.on_commit(partial(tasks.prepare_recording.enqueue, recording.pk))


def digest(file: File[bytes]) -> str:
    """SHA-256 of a file, in pieces, so that its size does not matter."""
    found = hashlib.sha256()
    file.seek(0)
    for chunk in file.chunks(1024 * 1024):
        found.update(chunk)
    file.seek(0)
    return found.hexdigest()


def _as_poster(by: User, at: datetime, recording: Recording, file: ImageFile, alt: str) -> Photo:
    photo = Photo(
        file=file,
        title=recording.title,
        description=alt,
        caption=recording.title,
        creator=recording.creator,
        credit=recording.credit,
        taken_at=recording.taken_at,
        place=recording.place,
        region=recording.institution.region,
        source_type=DigitalSource.CAPTURE
        if recording.source_type == RecordingSource.CAPTURE
        else recording.source_type,
        collection=tree.collection_for(recording.institution),
        uploaded_by_user=by,
    )
    photo.seal()
    photo.save()
    recording.poster = photo
    recording.save(update_fields=["poster"])
    log(instance=recording, action="newsroom.choose_poster", user=by)
    return photo


def _require_change(by: User, recording: Recording) -> None:
    if not may_change_recording(by, recording):
        raise PermissionDenied
