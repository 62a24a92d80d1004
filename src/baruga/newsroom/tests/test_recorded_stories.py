"""Video and audio as stories: what may be chosen, what the standard asks, what stays as approved."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from baruga.newsroom.actions import recordings, workflow
from baruga.newsroom.choices import RecordingKind, RecordingState
from baruga.newsroom.models import AudioPage, AudioSeries, Recording, VideoPage
from baruga.newsroom.permissions import NotReleasable
from baruga.newsroom.recorded_forms import RecordedStoryForm
from baruga.newsroom.standards.assessment import judge
from tests import cast, media

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, tzinfo=UTC)


def missed(story: Any) -> set[str]:
    """Points that the newest version does not meet."""
    return {result.key for result in judge(newest(story)).results if not result.met}


def newest(story: Any) -> Any:
    return story.get_latest_revision_as_object() if story.latest_revision_id else story


def with_recording(takalar: Any, writer: Any, model: Any, **fields: Any) -> Any:
    kind = RecordingKind(model.format.value)
    made = media.recording(institution=takalar, by=writer, kind=kind, **fields)
    return media.story(model, institution=takalar, by=writer, recording=made)


@pytest.mark.parametrize("model", [VideoPage, AudioPage])
def test_a_complete_story_meets_its_standard(takalar: Any, writer: Any, model: Any) -> None:
    story = media.story(model, institution=takalar, by=writer)
    assert missed(story) <= {"topic_chosen"}


@pytest.mark.parametrize(
    ("flaw", "criterion"),
    [
        ({"width": 640, "height": 480}, "video_sharp"),
        ({"loudness_made": -24.0}, "sound_even"),
        ({"loudness_made": None}, "sound_even"),
        ({"duration": 5.0}, "video_short"),
        ({"duration": 900.0}, "video_short"),
        ({"subtitles": ""}, "subtitles_present"),
        ({"creator": ""}, "recording_credited"),
        ({"state": RecordingState.WAITING}, "recording_ready"),
    ],
)
def test_a_video_that_lacks_something_is_told_so(
    takalar: Any, writer: Any, flaw: dict[str, Any], criterion: str
) -> None:
    assert criterion in missed(with_recording(takalar, writer, VideoPage, **flaw))


@pytest.mark.parametrize(
    ("flaw", "criterion"),
    [
        ({"subtitles": ""}, "transcript_present"),
        (
            {"subtitles": "", "transcript": "hanya lima kata saja ya", "duration": 3600.0},
            "transcript_present",
        ),
        ({"poster": None}, "cover_described"),
        ({"loudness_made": -30.0}, "sound_even"),
    ],
)
def test_an_audio_that_lacks_something_is_told_so(
    takalar: Any, writer: Any, flaw: dict[str, Any], criterion: str
) -> None:
    assert criterion in missed(with_recording(takalar, writer, AudioPage, **flaw))


def test_an_upright_video_is_measured_by_its_shorter_side(takalar: Any, writer: Any) -> None:
    upright = with_recording(takalar, writer, VideoPage, width=720, height=1280)
    assert "video_sharp" not in missed(upright)


def test_without_a_recording_nothing_is_submitted(takalar: Any, writer: Any) -> None:
    story = media.story(VideoPage, institution=takalar, by=writer)
    story.recording = None
    story.save_revision(user=writer)
    with pytest.raises(NotReleasable):
        workflow.submit(by=writer, at=NOW, story=VideoPage.objects.get(pk=story.pk))


def test_readers_get_the_words_that_were_approved(takalar: Any, writer: Any, approver: Any) -> None:
    story = media.published(VideoPage, institution=takalar, by=writer, approver=approver)
    recordings.subtitle(
        by=writer,
        at=NOW,
        recording=story.recording,
        subtitles="0:01 --> 0:02\nKata lain",
        transcript="",
    )
    fresh = VideoPage.objects.get(pk=story.pk)
    assert "Air mengalir" in fresh.subtitles
    fresh.save_revision(user=writer)
    assert "Air mengalir" in VideoPage.objects.get(pk=story.pk).subtitles
    assert "Kata lain" in fresh.get_latest_revision_as_object().transcript


def test_words_typed_after_the_submission_do_not_slip_into_the_release(
    takalar: Any, writer: Any, approver: Any
) -> None:
    story = media.story(VideoPage, institution=takalar, by=writer)
    workflow.submit(by=writer, at=NOW, story=story)
    recordings.subtitle(
        by=writer,
        at=NOW,
        recording=story.recording,
        subtitles="0:01 --> 0:02\nSusulan",
        transcript="",
    )
    released = workflow.approve(by=approver, at=NOW, story=VideoPage.objects.get(pk=story.pk))
    assert "Susulan" not in released.subtitles


def form_of(model: Any, takalar: Any, writer: Any, **said: Any) -> RecordedStoryForm:
    """What the editor would hold after somebody chose `said` for a new story."""
    values = {"title": "Judul", "slug": "judul", "body": streamfield([]), **said}
    comments = dict.fromkeys(("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS"), 0)
    data = nested_form_data(values) | {f"comments-{key}": n for key, n in comments.items()}
    return model.get_edit_handler().get_form_class()(
        data,
        instance=model(institution=takalar),
        parent_page=takalar.section,
        for_user=writer,
    )


def test_the_editor_offers_only_what_ones_institution_has_ready(
    takalar: Any, gowa: Any, writer: Any, as_: Any
) -> None:
    ready = media.recording(institution=takalar, by=writer, title="Siap pakai")
    for title, fields in {
        "Punya Gowa": {"institution": gowa},
        "Belum siap": {"institution": takalar, "state": RecordingState.WAITING},
        "Suara saja": {"institution": takalar, "kind": RecordingKind.AUDIO},
    }.items():
        media.recording(by=None, title=title, **fields)
    address = reverse("wagtailadmin_pages:add", args=["newsroom", "videopage", takalar.section.pk])
    page = as_(writer).get(address).content.decode()
    assert f'<option value="{ready.pk}">Siap pakai</option>' in page
    for hidden in ("Punya Gowa", "Belum siap", "Suara saja"):
        assert hidden not in page


def test_a_foreign_recording_or_series_that_is_posted_is_no_choice(
    takalar: Any, gowa: Any, writer: Any
) -> None:
    theirs = media.recording(institution=gowa, by=None, kind=RecordingKind.AUDIO)
    form = form_of(AudioPage, takalar, writer, recording=theirs.pk, series=1)
    assert not form.is_valid()
    assert {"recording", "series"} <= set(form.errors)


def test_an_episode_number_needs_a_series(takalar: Any, writer: Any) -> None:
    form = form_of(AudioPage, takalar, writer, episode=3)
    assert "episode" in form.errors


def test_the_poster_becomes_the_main_picture(takalar: Any, writer: Any) -> None:
    poster = cast.picture(institution=takalar)
    made = media.recording(institution=takalar, by=writer, poster=poster)
    form = form_of(VideoPage, takalar, writer, recording=made.pk)
    assert form.is_valid(), form.errors
    assert form.save(commit=False).main_image == poster


def test_the_side_panel_judges_what_stands_in_the_form(takalar: Any, writer: Any) -> None:
    made = media.recording(institution=takalar, by=writer)
    form = form_of(VideoPage, takalar, writer, recording=made.pk)
    form.is_valid()
    assert "subtitles_present" not in missed(form.manuscript())


def test_the_changes_show_what_is_newly_said(
    takalar: Any, writer: Any, approver: Any, as_: Any
) -> None:
    story = media.published(VideoPage, institution=takalar, by=writer, approver=approver)
    Recording.objects.update(
        transcript="", subtitles="WEBVTT\n\n00:01.000 --> 00:02.000\nKalimat baru\n"
    )
    VideoPage.objects.get(pk=story.pk).save_revision(user=writer)
    page = as_(approver).get(reverse("newsroom:story", args=[story.pk])).content.decode()
    assert "Kata-kata yang diucapkan" in page


def test_both_formats_are_offered_and_filtered(takalar: Any, writer: Any, as_: Any) -> None:
    media.story(AudioPage, institution=takalar, by=writer, title="Obrolan pagi")
    page = as_(writer).get(reverse("newsroom:write")).content.decode()
    assert "videopage" in page
    assert "audiopage" in page
    assert "Obrolan pagi" in as_(writer).get("/meja/konten/?format=audio").content.decode()
    assert "Obrolan pagi" not in as_(writer).get("/meja/konten/?format=video").content.decode()


def test_no_series_can_be_lost_under_its_episodes() -> None:
    assert AudioPage._meta.get_field("series").remote_field.on_delete.__name__ == "PROTECT"
    assert AudioSeries._meta.get_field("guid").unique
