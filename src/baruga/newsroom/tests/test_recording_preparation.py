"""The worker and a recording: one at a time, taken over when it dies, given up after three."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.core.files.base import ContentFile

from baruga.newsroom.actions import preparation
from baruga.newsroom.choices import RecordingFault, RecordingState
from baruga.newsroom.health import examine_recordings
from baruga.newsroom.models import Recording
from baruga.newsroom.recordings import ffmpeg
from baruga.newsroom.recordings.ffmpeg import Unusable
from baruga.work.models import Notification
from tests import cast, media

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(takalar: Any, writer: Any) -> Recording:
    return media.recording(
        institution=takalar, by=writer, state=RecordingState.WAITING, title="Baru"
    )


@pytest.fixture
def left(takalar: Any, writer: Any) -> Recording:
    """What a worker was at when it died."""
    return media.recording(
        institution=takalar,
        by=writer,
        state=RecordingState.WORKING,
        claim="dulu",
        attempts=1,
        percent=40,
        heard_at=cast.NOW - timedelta(minutes=3),
        queued_at=cast.NOW - timedelta(minutes=5),
    )


def fresh(recording: Recording) -> Recording:
    return Recording.objects.get(pk=recording.pk)


def with_file(recording: Recording, path: Path) -> Recording:
    recording.file.save(path.name, ContentFile(path.read_bytes()))
    return recording


@media.needs_ffmpeg
def test_a_video_goes_from_upload_to_ready(
    waiting: Recording, writer: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with_file(waiting, media.clip(2, "640x480"))
    with django_capture_on_commit_callbacks(execute=True):
        assert preparation.prepare(recording_id=waiting.pk) == RecordingState.READY
    ready = fresh(waiting)
    assert (ready.percent, ready.claim, ready.width, ready.height) == (100, "", 640, 480)
    assert ready.loudness_made == pytest.approx(-16, abs=1)
    assert {size.label for size in ready.renditions.all()} == {"360p", "480p", "opus"}
    assert all(size.file.size == size.size for size in ready.renditions.all())
    assert ready.frames.count() == 5
    assert Notification.objects.filter(user=writer, url=ready.get_absolute_url()).count() == 1
    assert not list((configured.DATA_DIR / "work").iterdir())


@media.needs_ffmpeg
def test_preparing_again_replaces_the_sizes_and_leaves_no_files(
    waiting: Recording, django_capture_on_commit_callbacks: Any
) -> None:
    with_file(waiting, media.sound())
    preparation.prepare(recording_id=waiting.pk)
    old = [size.file.path for size in waiting.renditions.all()]
    Recording.objects.filter(pk=waiting.pk).update(state=RecordingState.WAITING)
    with django_capture_on_commit_callbacks(execute=True):
        preparation.prepare(recording_id=waiting.pk)
    assert waiting.renditions.count() == 2
    assert not any(Path(path).exists() for path in old)


def test_a_second_worker_leaves_a_living_one_alone(left: Recording) -> None:
    Recording.objects.filter(pk=left.pk).update(heard_at=cast.NOW + timedelta(days=9999))
    assert preparation.prepare(recording_id=left.pk) == ""
    assert fresh(left).claim == "dulu"


def test_what_a_dead_worker_left_waits_again_and_is_queued(
    left: Recording, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks() as queued:
        assert preparation.take_care(cast.NOW) == 1
    assert fresh(left).state == RecordingState.WAITING
    assert fresh(left).attempts == 1
    assert len(queued) == 1


def test_what_a_worker_spoke_of_a_moment_ago_is_left_to_it(left: Recording) -> None:
    Recording.objects.filter(pk=left.pk).update(heard_at=cast.NOW - timedelta(seconds=5))
    assert preparation.take_care(cast.NOW) == 0


def test_a_task_that_was_lost_is_queued_anew(waiting: Recording) -> None:
    assert preparation.take_care(cast.NOW + timedelta(minutes=30)) == 0
    assert preparation.take_care(cast.NOW + timedelta(minutes=61)) == 1


def test_after_three_workers_it_is_given_up_and_its_owner_told(
    left: Recording, writer: Any, django_capture_on_commit_callbacks: Any
) -> None:
    Recording.objects.filter(pk=left.pk).update(attempts=3)
    with django_capture_on_commit_callbacks(execute=True):
        assert preparation.take_care(cast.NOW) == 0
    assert (fresh(left).state, fresh(left).fault) == ("failed", RecordingFault.GAVE_UP)
    assert "tiga kali" in Notification.objects.get(user=writer).remark


def test_a_worker_that_lost_its_claim_keeps_nothing(
    waiting: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken_over(recording: Recording, claim: str) -> None:
        Recording.objects.filter(pk=recording.pk).update(claim="lain")
        preparation._speaker(recording, claim)(50, True)

    monkeypatch.setattr(preparation, "_make", taken_over)
    assert preparation.prepare(recording_id=waiting.pk) == ""
    assert (fresh(waiting).state, fresh(waiting).claim) == ("working", "lain")


@pytest.mark.parametrize(
    ("fault", "kept"),
    [
        (Unusable(RecordingFault.DAMAGED), RecordingFault.DAMAGED),
        (OSError(28, "No space left on device"), RecordingFault.NO_ROOM),
    ],
)
def test_a_failure_keeps_its_reason(
    waiting: Recording, monkeypatch: pytest.MonkeyPatch, fault: Exception, kept: str
) -> None:
    def fail(recording: Recording, claim: str) -> None:
        raise fault

    monkeypatch.setattr(preparation, "_make", fail)
    assert preparation.prepare(recording_id=waiting.pk) == RecordingState.FAILED
    assert fresh(waiting).fault == kept


def test_without_ffmpeg_it_fails_with_how_to_get_it(
    waiting: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert not ffmpeg.is_installed()
    preparation.prepare(recording_id=waiting.pk)
    assert fresh(waiting).fault == RecordingFault.NO_PROGRAM
    assert "apt install ffmpeg" in str(fresh(waiting).get_fault_display())


def test_a_worker_says_how_far_it_is(waiting: Recording) -> None:
    Recording.objects.filter(pk=waiting.pk).update(claim="x", state=RecordingState.WORKING)
    speak = preparation._speaker(waiting, "x")
    preparation._share(speak, 200, 10, 90)(100)
    assert fresh(waiting).percent == 50


def test_half_made_sizes_of_killed_workers_are_swept_away(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    old, young = (tmp_path / "work" / f"recording-{name}" for name in ("lama", "baru"))
    for folder in (old, young):
        folder.mkdir(parents=True)
    os.utime(old, (0, 0))
    preparation.take_care(media.now())
    assert not old.exists()
    assert young.exists()


def test_the_doctor_sees_what_is_stuck(left: Recording) -> None:
    assert [finding.level for finding in examine_recordings()] == ["missing"]
    Recording.objects.all().delete()
    assert [finding.level for finding in examine_recordings()] == ["ok"]
