"""What the worker does with a recording: claim it, make its web sizes, say how far it is.

A recording belongs to whoever holds its newest claim. A worker that lost it (it was given to another
after a long silence) notices at its next word and throws away what it made, so that two never finish
the same recording.
"""

from __future__ import annotations

import secrets
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from baruga.core.shortage import is_shortage
from baruga.newsroom.choices import RecordingFault, RecordingKind, RecordingState
from baruga.newsroom.models import Recording, RecordingFrame, RecordingRendition
from baruga.newsroom.recordings import encoding
from baruga.newsroom.recordings.ffmpeg import Unusable
from baruga.newsroom.recordings.probing import Probe, probe

ATTEMPTS = 3
STALE = timedelta(days=1)
EVERY = 2.0  # seconds between two words of a worker
# Of the whole work, in percent: measuring loudness until here, then encoding until there.
MEASURED, ENCODED = 10, 97


class ClaimLost(Exception):
    """Another worker has taken this recording over."""


@dataclass(frozen=True)
class Prepared:
    """All that one attempt found and made."""

    found: Probe
    before: encoding.Measured
    after: encoding.Measured
    made: list[encoding.Made]
    stills: list[tuple[float, Path]]


class Finished(File[bytes]):
    """A file of the work folder that storage may move instead of copying it."""

    def temporary_file_path(self) -> str:
        return str(self.name)


def prepare(*, recording_id: int) -> str:
    """Make everything of a recording that the public needs; answer its state afterwards.

    Safe to run twice: whoever does not get the claim does nothing.
    """
    claim = secrets.token_hex(16)
    taken = Recording.objects.filter(pk=recording_id).claimable(timezone.now())
    if not taken.update(
        state=RecordingState.WORKING,
        claim=claim,
        attempts=F("attempts") + 1,
        percent=0,
        heard_at=timezone.now(),
    ):
        return ""
    recording = Recording.objects.get(pk=recording_id)
    try:
        _make(recording, claim)
    except ClaimLost:
        return ""
    except Unusable as unusable:
        _fail(recording, claim, unusable.fault)
    except OSError as error:
        if not is_shortage(error):
            raise
        _fail(recording, claim, RecordingFault.NO_ROOM)
    recording.refresh_from_db(fields=["state"])
    return recording.state


@transaction.atomic
def take_care(at: datetime) -> int:
    """Give what a dead worker left to the next one, or say that it was tried too often.

    Answers how many recordings wait again. Called every minute.
    """
    from baruga.newsroom.actions.recordings import queue

    _sweep(at)
    again = 0
    for recording in Recording.objects.abandoned(at):
        same = Recording.objects.filter(pk=recording.pk, claim=recording.claim).abandoned(at)
        if recording.attempts >= ATTEMPTS:
            if same.update(state=RecordingState.FAILED, fault=RecordingFault.GAVE_UP, claim=""):
                _tell(recording)
        elif same.update(state=RecordingState.WAITING, queued_at=at, claim=""):
            queue(recording)
            again += 1
    return again


def _make(recording: Recording, claim: str) -> None:
    with _work_folder() as folder, _original(recording, folder) as path:
        found = probe(path)
        speak = _speaker(recording, claim)
        before = encoding.Measured(None, found.duration or 0)
        if found.has_sound:
            before = encoding.measure(path, found, told=_share(speak, found.duration, 0, MEASURED))
        made, after = encoding.encode(
            path,
            found,
            folder,
            loudness=before.loudness,
            told=_share(speak, found.duration, MEASURED, ENCODED),
        )
        stills = []
        if found.kind == RecordingKind.VIDEO:
            stills = encoding.frames(path, found, folder, told=lambda _: speak(ENCODED, False))
        speak(ENCODED, True)
        _keep(recording, claim, Prepared(found, before, after, made, stills))


@transaction.atomic
def _keep(recording: Recording, claim: str, done: Prepared) -> None:
    """Everything or nothing: rows and files of the sizes, and the word that it is ready."""
    ready = Recording.objects.filter(pk=recording.pk, claim=claim).update(
        state=RecordingState.READY,
        percent=100,
        claim="",
        kind=done.found.kind,
        duration=done.found.duration or done.after.seconds or done.before.seconds,
        width=done.found.width,
        height=done.found.height,
        has_sound=done.found.has_sound,
        loudness=done.before.loudness,
        loudness_made=done.after.loudness,
    )
    if not ready:
        raise ClaimLost
    for kept in (recording.renditions, recording.frames):
        for old in kept.all():
            transaction.on_commit(partial(old.file.storage.delete, str(old.file.name)))
            old.delete()
    for size in done.made:
        with size.path.open("rb") as file:
            row = RecordingRendition(
                recording=recording,
                label=size.label,
                mime=size.mime,
                size=size.path.stat().st_size,
                width=size.width,
                height=size.height,
            )
            row.file.save(size.path.name, Finished(file, name=str(size.path)))
    for second, path in done.stills:
        with path.open("rb") as file:
            RecordingFrame(recording=recording, second=second).file.save(
                path.name, Finished(file, name=str(path))
            )
    _tell(recording)


def _fail(recording: Recording, claim: str, fault: RecordingFault) -> None:
    failed = Recording.objects.filter(pk=recording.pk, claim=claim)
    if failed.update(state=RecordingState.FAILED, fault=fault, claim=""):
        _tell(recording)


def _tell(recording: Recording) -> None:
    from baruga.newsroom.recording_notices import tell_owner

    tell_owner(Recording.objects.get(pk=recording.pk))


def _sweep(at: datetime) -> None:
    """Throw away what killed workers left half made, once nobody can still be at it."""
    for folder in (Path(settings.DATA_DIR) / "work").glob("recording-*"):
        if folder.stat().st_mtime < (at - STALE).timestamp():
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _work_folder() -> Iterator[Path]:
    """A folder of this attempt alone, beside the data so that finished files are moved, not copied."""
    root = Path(settings.DATA_DIR) / "work"
    root.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=root, prefix="recording-") as name:
        yield Path(name)


@contextmanager
def _original(recording: Recording, folder: Path) -> Iterator[Path]:
    """The original as a file that ffmpeg can open, copied when its storage is not a folder."""
    try:
        yield Path(recording.file.path)
    except NotImplementedError:
        copy = folder / "original"
        with recording.file.open("rb") as source, copy.open("wb") as target:
            shutil.copyfileobj(source, target, 1024 * 1024)
        yield copy


Speaker = Callable[[float, bool], None]


def _speaker(recording: Recording, claim: str) -> Speaker:
    """Says every two seconds how far we are. Raises ClaimLost when nobody is to hear it."""
    last = 0.0

    def speak(percent: float, now: bool = False) -> None:
        nonlocal last
        if not now and time.monotonic() - last < EVERY:
            return
        last = time.monotonic()
        held = Recording.objects.filter(pk=recording.pk, claim=claim)
        if not held.update(percent=min(round(percent), 99), heard_at=timezone.now()):
            raise ClaimLost

    return speak


def _share(speak: Speaker, duration: float | None, begin: int, end: int) -> Callable[[float], None]:
    """Translate seconds of media done into percent of the whole work."""

    def told(seconds: float) -> None:
        part = min(seconds / duration, 1) if duration else 0
        speak(begin + (end - begin) * part, False)

    return told
