"""Video and audio for tests: made by ffmpeg where it is there, rows with stand-in files where it is not."""

from __future__ import annotations

import subprocess
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile

from baruga.accounts.models import User
from baruga.network.models import Institution
from baruga.newsroom.actions import workflow
from baruga.newsroom.choices import InformationClass, RecordingKind, RecordingState
from baruga.newsroom.models import AudioPage, Recording, RecordingRendition, VideoPage
from baruga.newsroom.recordings import ffmpeg
from tests import cast

needs_ffmpeg = pytest.mark.skipif(
    not ffmpeg.is_installed(), reason="NOT RUN: ffmpeg is not installed (apt install ffmpeg)"
)
SUBTITLES = (
    "WEBVTT\n\n00:00:00.500 --> 00:00:03.000\nAir mengalir lagi di tiga desa.\n\n"
    "00:00:03.500 --> 00:00:08.000\nWarga diminta menampung secukupnya sampai Selasa siang.\n"
)
SIZES = {
    RecordingKind.VIDEO: (("360p", "video/mp4", 640, 360), ("720p", "video/mp4", 1280, 720)),
    RecordingKind.AUDIO: (("aac", "audio/mp4", 0, 0), ("opus", "audio/ogg", 0, 0)),
}


def make(name: str, *arguments: str) -> Path:
    """A file named `name` made by ffmpeg with `arguments`, once for the whole run."""
    return _made(name, arguments)


@cache
def _made(name: str, arguments: tuple[str, ...]) -> Path:
    path = Path(tempfile.mkdtemp(prefix="baruga-media-")) / name
    command = ["ffmpeg", "-nostdin", "-v", "error", "-y", *arguments, str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return path


def picture(seconds: float = 1, size: str = "320x240", rate: int = 5) -> tuple[str, ...]:
    return ("-f", "lavfi", "-i", f"testsrc=s={size}:r={rate}:d={seconds}")


def tone(seconds: float = 1, volume: float = 0.1) -> tuple[str, ...]:
    return (
        "-f",
        "lavfi",
        "-i",
        f"sine=frequency=330:sample_rate=16000:duration={seconds},volume={volume}",
    )


def clip(seconds: float = 1, size: str = "320x240") -> Path:
    """A small video with a quiet tone, and metadata that must not come out again."""
    return make(
        f"clip-{size}-{seconds}.mp4",
        *picture(seconds, size),
        *tone(seconds),
        *("-pix_fmt", "yuv420p", "-preset", "ultrafast", "-shortest"),
        *("-metadata", "location=-5.1349+119.4126/", "-metadata", "artist=Nama Rahasia"),
    )


def sound(seconds: float = 1, volume: float = 0.1) -> Path:
    return make(f"tone-{seconds}-{volume}.mp3", *tone(seconds, volume), "-ac", "1")


def recording(*, institution: Institution, by: User | None, **fields: Any) -> Recording:
    """A recording that is ready, without a program having been near it."""
    kind = fields.get("kind", RecordingKind.VIDEO)
    values: dict[str, Any] = {
        "kind": kind,
        "file": ContentFile(b"asli", name="rekaman.bin"),
        "sha256": "0" * 64,
        "size": 4,
        "title": "Air mengalir lagi",
        "creator": "Tim Humas",
        "duration": 60.0,
        "width": 1920 if kind == RecordingKind.VIDEO else 0,
        "height": 1080 if kind == RecordingKind.VIDEO else 0,
        "has_sound": True,
        "loudness": -24.0,
        "loudness_made": -16.1,
        "subtitles": SUBTITLES,
        "state": RecordingState.READY,
        "queued_at": cast.NOW,
        "added_by": by,
        "added_at": cast.NOW,
    }
    made = Recording.objects.create(institution=institution, **(values | fields))
    for label, mime, width, height in SIZES[RecordingKind(kind)] if made.is_ready else ():
        content = ContentFile(f"isi {label}".encode() * 100, name=label)
        RecordingRendition.objects.create(
            recording=made,
            label=label,
            mime=mime,
            file=content,
            size=900,
            width=width,
            height=height,
        )
    return made


def story(
    model: type[VideoPage] | type[AudioPage], *, institution: Institution, by: User, **fields: Any
) -> Any:
    """A draft of this format that meets the default standard."""
    if "recording" not in fields:
        fields["recording"] = recording(
            institution=institution,
            by=by,
            kind=RecordingKind(model.format.value),
            poster=cast.picture(institution=institution),
            transcript="kata " * 20,
        )
    values: dict[str, Any] = {
        "title": "Air bersih mengalir lagi",
        "lead": "Air bersih kembali mengalir ke tiga desa di Takalar mulai Senin (23/11/2026) pagi.",
        "main_image": fields["recording"].poster,
        "dateline": "Takalar",
        "byline": "Tim Humas",
        "press_contact": "Bagian Humas, 0418-5550123",
        "confirmed": ["facts_checked", "neutral", "consent_asked"],
        "information_class": InformationClass.PERIODIC,
    }
    page = model(owner=by, live=False, **(values | fields))
    institution.section.add_child(instance=page)
    page.save_revision(user=by)
    return model.objects.get(pk=page.pk)


def now() -> datetime:
    return datetime.now(UTC)


def published(
    model: Any, *, institution: Institution, by: User, approver: User, **fields: Any
) -> Any:
    """A story that went the whole way."""
    page = story(model, institution=institution, by=by, **fields)
    workflow.submit(by=by, at=now(), story=page)
    return workflow.approve(by=approver, at=now(), story=model.objects.get(pk=page.pk))
