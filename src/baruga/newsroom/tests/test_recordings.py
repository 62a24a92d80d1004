"""Recordings on the desk: who may do what, and what the screens say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from baruga.newsroom.choices import RecordingFault, RecordingState
from baruga.newsroom.models import Photo, Recording, RecordingFrame, VideoPage
from baruga.newsroom.recordings import ffmpeg
from baruga.newsroom.tests.test_photos import photograph as jpeg
from tests import cast, media

pytestmark = pytest.mark.django_db
LIST, ADD = "/meja/rekaman/", "/meja/rekaman/unggah/"


@pytest.fixture
def recording(takalar: Any, writer: Any) -> Recording:
    return media.recording(institution=takalar, by=writer)


def at(recording: Recording, name: str = "recording") -> str:
    return reverse(f"recordings:{name}", args=[recording.pk])


def upload(browser: Any, content: bytes, name: str = "VID_001.mp4", **said: Any) -> Any:
    institution = said.pop("institution", "")
    data = {"file": SimpleUploadedFile(name, content), "institution": institution}
    return browser.post(ADD, data | said)


@media.needs_ffmpeg
def test_a_writer_uploads_and_the_worker_is_called(
    writer: Any, takalar: Any, as_: Any, django_capture_on_commit_callbacks: Any
) -> None:
    content = media.clip().read_bytes()
    with django_capture_on_commit_callbacks() as queued:
        answer = upload(as_(writer), content, institution=takalar.pk)
    recording = Recording.objects.get()
    assert answer.url == recording.get_absolute_url()
    assert (recording.title, recording.kind, recording.width) == ("VID 001", "video", 320)
    assert recording.file.read() == content
    assert len(recording.sha256) == 64
    assert recording.state == RecordingState.WAITING
    assert queued


@media.needs_ffmpeg
@pytest.mark.parametrize(
    ("name", "content"), [("a.mp4", b"PK\x03\x04" + b"zip" * 999), ("b.mov", b"\0" * 99)]
)
def test_a_renamed_file_is_refused_at_its_field_and_the_words_are_kept(
    writer: Any, takalar: Any, as_: Any, name: str, content: bytes
) -> None:
    answer = upload(as_(writer), content, name, institution=takalar.pk, title="Judul saya")
    assert answer.status_code == 422
    assert "bukan video atau audio" in answer.content.decode()
    assert 'value="Judul saya"' in answer.content.decode()
    assert not Recording.objects.exists()


def test_what_is_too_large_is_refused_with_both_sizes(
    writer: Any, takalar: Any, as_: Any, settings: Any
) -> None:
    settings.RECORDING_MAX_BYTES = 1024
    answer = upload(as_(writer), b"x" * 2048, institution=takalar.pk)
    assert answer.status_code == 422
    assert "2,0\xa0KB" in answer.content.decode()


def test_without_ffmpeg_the_page_says_what_is_missing_before_anybody_uploads(
    writer: Any, as_: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ffmpeg, "is_installed", lambda: False)
    assert "apt install ffmpeg" in as_(writer).get(ADD).content.decode()


def test_without_ffmpeg_the_field_says_how_to_get_it(
    writer: Any, takalar: Any, as_: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    answer = upload(as_(writer), b"x", institution=takalar.pk)
    assert answer.status_code == 422
    assert "apt install ffmpeg" in answer.content.decode()


@media.needs_ffmpeg
def test_nobody_uploads_for_another_institution(writer: Any, gowa: Any, as_: Any) -> None:
    answer = upload(as_(writer), media.sound().read_bytes(), "a.mp3", institution=gowa.pk)
    assert answer.status_code == 422
    assert not Recording.objects.exists()


def test_a_leader_sees_and_changes_nothing(recording: Recording, leader: Any, as_: Any) -> None:
    browser = as_(leader)
    assert browser.get(at(recording)).status_code == 200
    assert browser.get(ADD).status_code == 403
    for name in ("describe", "subtitles", "poster", "remove", "try_again"):
        assert browser.post(at(recording, name)).status_code == 403


def test_the_outsider_finds_none_of_it(recording: Recording, outsider: Any, as_: Any) -> None:
    browser = as_(outsider)
    for name in ("recording", "progress", "describe", "subtitles", "track", "poster", "original"):
        assert browser.get(at(recording, name)).status_code == 404
    for name in ("describe", "subtitles", "poster", "bring_poster", "try_again", "remove"):
        assert browser.post(at(recording, name)).status_code == 404
    assert recording.title not in browser.get(LIST).content.decode()


def test_a_long_list_asks_few_questions(
    takalar: Any, writer: Any, as_: Any, django_assert_max_num_queries: Any
) -> None:
    poster = cast.picture(institution=takalar)
    for number in range(30):
        media.recording(institution=takalar, by=writer, title=f"Rekaman {number}", poster=poster)
    browser = as_(writer)
    browser.get(LIST)
    with django_assert_max_num_queries(22):
        page = browser.get(LIST, {"jenis": "video"}).content.decode()
    assert page.count("Rekaman ") >= 24
    assert "Rekaman 3<" not in as_(writer).get(LIST, {"jenis": "audio"}).content.decode()


def test_progress_is_shown_until_it_is_ready(takalar: Any, writer: Any, as_: Any) -> None:
    working = media.recording(
        institution=takalar, by=writer, state=RecordingState.WORKING, percent=42, attempts=1
    )
    part = as_(writer).get(at(working, "progress"))
    assert 'value="42"' in part.content.decode()
    assert "HX-Refresh" not in part.headers
    Recording.objects.update(state=RecordingState.READY)
    assert as_(writer).get(at(working, "progress")).headers["HX-Refresh"] == "true"


def test_a_dead_worker_is_spoken_of(takalar: Any, writer: Any, as_: Any) -> None:
    left = media.recording(
        institution=takalar, by=writer, state=RecordingState.WORKING, heard_at=cast.NOW
    )
    assert "dalam dua menit" in as_(writer).get(at(left)).content.decode()


def test_a_failure_waits_on_the_desk_and_can_be_tried_again(
    takalar: Any, writer: Any, as_: Any, django_capture_on_commit_callbacks: Any
) -> None:
    failed = media.recording(
        institution=takalar,
        by=writer,
        state=RecordingState.FAILED,
        fault=RecordingFault.DAMAGED,
        added_at=media.now(),
    )
    assert "rusak atau terpotong" in as_(writer).get("/meja/").content.decode()
    with django_capture_on_commit_callbacks() as queued:
        as_(writer).post(at(failed, "try_again"))
    assert queued
    assert Recording.objects.get().state == RecordingState.WAITING


def test_a_still_becomes_a_photograph_of_the_institution(
    recording: Recording, writer: Any, as_: Any
) -> None:
    frame = RecordingFrame.objects.create(
        recording=recording, second=3, file=SimpleUploadedFile("1.jpg", jpeg())
    )
    page = as_(writer).get(at(recording, "poster")).content.decode()
    assert frame.file.url in page
    assert as_(writer).post(at(recording, "poster"), {"frame": frame.pk}).status_code == 422
    as_(writer).post(at(recording, "poster"), {"frame": frame.pk, "alt": "Air dari keran"})
    poster = Recording.objects.get().poster
    assert poster.alt_text == "Air dari keran"
    assert poster.collection.name == recording.institution.slug
    assert poster.is_unaltered()


def test_anothers_still_is_no_choice(
    recording: Recording, gowa: Any, writer: Any, as_: Any
) -> None:
    theirs = media.recording(institution=gowa, by=None)
    frame = RecordingFrame.objects.create(
        recording=theirs, second=3, file=SimpleUploadedFile("1.jpg", jpeg())
    )
    answer = as_(writer).post(at(recording, "poster"), {"frame": frame.pk, "alt": "x"})
    assert answer.status_code == 422
    assert Photo.objects.count() == 0


def test_an_uploaded_poster_must_be_a_picture(recording: Recording, writer: Any, as_: Any) -> None:
    address = at(recording, "bring_poster")
    bad = {"file": SimpleUploadedFile("a.jpg", b"bukan"), "alt": "Air"}
    assert as_(writer).post(address, bad).status_code == 422
    as_(writer).post(address, {"file": SimpleUploadedFile("a.jpg", jpeg()), "alt": "Air"})
    poster = Recording.objects.get().poster
    assert (poster.alt_text, poster.is_unaltered()) == ("Air", True)


def test_subtitles_come_from_a_file_in_any_common_encoding(
    recording: Recording, writer: Any, as_: Any
) -> None:
    file = SimpleUploadedFile("a.srt", "1\n00:00:01,000 --> 00:00:04,000\nKafé\n".encode("utf-16"))
    as_(writer).post(at(recording, "subtitles"), {"file": file, "subtitles": "", "transcript": ""})
    assert Recording.objects.get().subtitles == "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nKafé\n"
    track = as_(writer).get(at(recording, "track"))
    assert track.headers["Content-Type"].startswith("text/vtt")


def test_subtitles_that_cannot_be_read_change_nothing(
    recording: Recording, writer: Any, as_: Any
) -> None:
    file = SimpleUploadedFile("a.srt", bytes(range(256)))
    answer = as_(writer).post(at(recording, "subtitles"), {"file": file, "subtitles": "ketikan"})
    assert answer.status_code == 422
    assert "UTF-8" in answer.content.decode()
    assert "ketikan" in answer.content.decode()
    assert Recording.objects.get().subtitles == media.SUBTITLES


def test_typed_subtitles_say_where_a_time_is_wrong(
    recording: Recording, writer: Any, as_: Any
) -> None:
    typed = {"subtitles": "00:05.000 --> 00:02.000\nMundur", "transcript": ""}
    answer = as_(writer).post(at(recording, "subtitles"), typed)
    assert "Baris 1" in answer.content.decode()


def test_who_recorded_it_is_said_later(recording: Recording, teammate: Any, as_: Any) -> None:
    said = {
        "title": "Judul",
        "creator": "Ana",
        "source_type": "digitalCapture",
        "taken_at": "2026-11-23T09:30",
    }
    assert as_(teammate).post(at(recording, "describe"), said).status_code == 302
    assert Recording.objects.get().creator == "Ana"


def test_a_recording_that_a_story_shows_is_not_removed(takalar: Any, writer: Any, as_: Any) -> None:
    shown = media.story(VideoPage, institution=takalar, by=writer).recording
    as_(writer).post(at(shown, "remove"))
    assert Recording.objects.filter(pk=shown.pk).exists()


def test_removing_deletes_every_file(
    recording: Recording, writer: Any, as_: Any, django_capture_on_commit_callbacks: Any
) -> None:
    paths = [recording.file.path, *(size.file.path for size in recording.renditions.all())]
    with django_capture_on_commit_callbacks(execute=True):
        as_(writer).post(at(recording, "remove"))
    assert not Recording.objects.exists()
    assert not any(Path(path).exists() for path in paths)


def test_the_original_is_handed_out_whole_or_in_part(
    recording: Recording, writer: Any, as_: Any
) -> None:
    assert b"".join(as_(writer).get(at(recording, "original"))) == b"asli"
    part = as_(writer).get(at(recording, "original"), headers={"Range": "bytes=1-2"})
    assert (part.status_code, b"".join(part)) == (206, b"sl")
    assert as_(writer).get(f"/media/{recording.file.name}").status_code == 404
