"""Videos and audio of the demo, made by ffmpeg while it loads: slow pans and tones that say what they are.

They walk the way of an upload: probed, prepared, subtitled, approved. Without ffmpeg there are none.
"""

from __future__ import annotations

import io
import tempfile
import tomllib
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.files.base import ContentFile
from django.db import transaction

from baruga.accounts.models import User
from baruga.network.choices import Role
from baruga.network.models import Institution, Region
from baruga.newsroom.actions import preparation, recordings
from baruga.newsroom.actions import series as series_verbs
from baruga.newsroom.choices import DigitalSource, RecordingSource
from baruga.newsroom.demo import loading
from baruga.newsroom.demo.illustrations import draw
from baruga.newsroom.models import (
    AudioPage,
    AudioSeries,
    Photo,
    RecordedStory,
    Recording,
    StoryPage,
    Topic,
    VideoPage,
)
from baruga.newsroom.recordings import ffmpeg
from baruga.newsroom.recordings.probing import probe

CONTENT = Path(__file__).parent / "recorded.toml"
SHEET = (1440, 810)  # the picture over which a view of 1280 x 720 wanders
COVER = (1400, 1400)
RATE = 12  # pictures a second: enough for a slow pan, and quickly made
TICKS = ["facts_checked", "neutral", "consent_asked"]


def load(*, at: datetime, say: Callable[[str], object]) -> None:
    """Safe to repeat: what is there already stays as it is."""
    if not ffmpeg.is_installed():
        say("no video and audio: ffmpeg is not installed (apt install ffmpeg)")
        return
    content = tomllib.loads(CONTENT.read_text(encoding="utf-8"))
    teams = loading.teams()
    for data in content["story"]:
        if not StoryPage.objects.filter(slug=data["slug"]).exists():
            with transaction.atomic():
                _load(data, content["series"], at, teams[data["institution"]])
    say(f"{VideoPage.objects.count()} videos, {AudioPage.objects.count()} audio")


def _load(data: dict[str, Any], of: dict[str, Any], at: datetime, team: dict[str, User]) -> None:
    institution = Institution.objects.get(slug=data["institution"])
    published_at = at - timedelta(hours=float(data["hours_ago"]))
    writer, approver = team[Role.CONTRIBUTOR], team.get(Role.APPROVER)
    poster = loading.picture_of(
        {**data, "caption": f"Ilustrasi: {data['headline']}."}, institution, published_at
    )
    recording = _record(data, institution, writer, poster, published_at)
    story = _write(data, institution, writer, recording)
    if isinstance(story, AudioPage):
        story.series = _series(of, at)
        story.episode = data["episode"]
    institution.section.add_child(instance=story)
    story.topics.set(Topic.objects.filter(subject__in=data["topics"]))
    story.regions.set(Region.objects.filter(code__in=data["regions"]))
    story.save()
    story.save_revision(user=writer)
    story = type(story).objects.get(pk=story.pk)
    story.get_workflow().start(story, writer)
    loading.waiting(story).approve(user=approver)
    loading.tell_time(type(story).objects.get(pk=story.pk), published_at)


def _record(
    data: dict[str, Any],
    institution: Institution,
    writer: User,
    poster: Photo,
    published_at: datetime,
) -> Recording:
    """A recording as if `writer` had uploaded and subtitled it."""
    with tempfile.TemporaryDirectory() as folder:
        path = _film(data, Path(folder)) if data["type"] == "video" else _sound(data, Path(folder))
        with path.open("rb") as file:
            recording = recordings.bring(
                by=writer,
                at=published_at - loading.WRITING_TIME,
                institution=institution,
                file=File(file, name=path.name),
                probe=probe(path),
                described={
                    "title": data["headline"],
                    "creator": "Ilustrasi Baruga",
                    "credit": institution.short_name,
                    "place": data["place"],
                    "taken_at": published_at - loading.WRITING_TIME,
                    "source_type": RecordingSource.ALGORITHM,
                },
            )
    preparation.prepare(recording_id=recording.pk)
    recording.refresh_from_db()
    recording.poster = poster
    recording.save(update_fields=["poster"])
    return recordings.subtitle(
        by=writer, at=published_at, recording=recording, subtitles=data["subtitles"], transcript=""
    )


def _write(
    data: dict[str, Any], institution: Institution, writer: User, recording: Recording
) -> RecordedStory:
    model = VideoPage if data["type"] == "video" else AudioPage
    story = model(
        slug=data["slug"],
        title=data["headline"],
        draft_title=data["headline"],
        kicker=data["kicker"],
        lead=data["lead"],
        dateline=data["dateline"],
        byline=data["byline"],
        press_contact=data["press_contact"],
        main_image=recording.poster,
        recording=recording,
        confirmed=TICKS,
        owner=writer,
        live=False,
        information_class=loading.PERIODIC,
    )
    text = {"type": "text", "value": data["text"], "id": data["slug"]}
    story.body = story._meta.get_field("body").stream_block.to_python([text])
    return story


def _series(data: dict[str, Any], at: datetime) -> AudioSeries:
    known = AudioSeries.objects.filter(slug=data["slug"]).first()
    if known is not None:
        return known
    said = ("slug", "title", "description", "author", "email")
    return series_verbs.begin(
        by=None,
        at=at,
        institution=Institution.objects.get(slug=data["institution"]),
        cover=ContentFile(_still(data, COVER), name="sampul.jpg"),
        source_type=DigitalSource.ALGORITHM,
        **{name: data[name] for name in said},
    )


def _film(data: dict[str, Any], folder: Path) -> Path:
    """A view that wanders over the illustration, corner to corner."""
    sheet = folder / "lembar.jpg"
    sheet.write_bytes(_still(data, SHEET))
    seconds, path = data["seconds"], folder / f"{data['slug']}.mp4"
    wander = f"crop=1280:720:x='(iw-ow)*t/{seconds}':y='(ih-oh)*t/{seconds}',format=yuv420p"
    arguments = ["-loop", "1", "-framerate", str(RATE), "-i", str(sheet), *_tone(data)]
    arguments += ["-vf", wander, "-t", str(seconds), "-c:v", "libx264", "-preset", "ultrafast"]
    return _made(path, [*arguments, "-c:a", "aac", str(path)])


def _sound(data: dict[str, Any], folder: Path) -> Path:
    path = folder / f"{data['slug']}.m4a"
    return _made(path, [*_tone(data), "-t", str(data["seconds"]), "-c:a", "aac", str(path)])


def _tone(data: dict[str, Any]) -> list[str]:
    """A soft chord whose notes swell one after the other."""
    swells = [
        f"0.08*sin(2*PI*{note}*t)*(0.6+0.4*sin(2*PI*t/4+{number}))"
        for number, note in enumerate(data["notes"])
    ]
    chord = f"aevalsrc={'+'.join(swells)}:s=48000:d={data['seconds']}"
    return ["-f", "lavfi", "-i", chord]


def _made(path: Path, arguments: list[str]) -> Path:
    done = ffmpeg.work(arguments, limit=60)
    if done.status:
        raise RuntimeError(done.said)
    return path


def _still(data: dict[str, Any], size: tuple[int, int]) -> bytes:
    file = io.BytesIO()
    draw(data["scene"], int(data["seed"]), size).convert("RGB").save(file, "JPEG", quality=88)
    return file.getvalue()
