"""What a video and an audio must meet: picture, loudness, length, subtitles, transcript, cover."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from baruga.newsroom.recordings.encoding import TARGET
from baruga.newsroom.recordings.subtitles import clock
from baruga.newsroom.standards.criterion import Known, Miss
from baruga.newsroom.standards.manuscript import Manuscript

LEEWAY = 2.0  # LU around the target; what nobody hears as a step between two stories
SHORTEST = 15  # seconds of a video below which it shows no more than a photograph would
SPEECH = 130  # words a minute that Indonesian speakers seldom pass
SPARSE = 0.1  # of it: a transcript with fewer words is not one


def recording_ready(manuscript: Manuscript, limit: float | None) -> Miss | None:
    return None if manuscript.recording else Miss(_("No recording is chosen yet."))


def video_sharp(manuscript: Manuscript, limit: float | None) -> Miss | None:
    recording = manuscript.recording
    if recording is None:
        return Miss(_("No recording is chosen yet."))
    if limit is None or recording.short_side >= limit:
        return None
    return Miss(
        _("The shorter side has %(side)s pixels; at least %(limit)s.")
        % {"side": recording.short_side, "limit": round(limit)}
    )


def sound_even(manuscript: Manuscript, limit: float | None) -> Miss | None:
    """The web sizes are levelled; what cannot be brought to the target was recorded too quietly."""
    recording = manuscript.recording
    if recording is None:
        return Miss(_("No recording is chosen yet."))
    if recording.loudness is None:
        return Miss(_("There is no sound in it."))
    target = TARGET if limit is None else -limit
    if abs(recording.loudness - target) <= LEEWAY:
        return None
    return Miss(
        _("%(loudness)s LUFS; the target is %(target)s.")
        % {"loudness": round(recording.loudness, 1), "target": round(target)}
    )


def video_short(manuscript: Manuscript, limit: float | None) -> Miss | None:
    recording = manuscript.recording
    if recording is None:
        return Miss(_("No recording is chosen yet."))
    longest = (limit or 10) * 60
    if SHORTEST <= recording.duration <= longest:
        return None
    return Miss(
        _("%(length)s long; between %(shortest)s and %(longest)s is watched to the end.")
        % {
            "length": clock(recording.duration),
            "shortest": clock(SHORTEST),
            "longest": clock(longest),
        }
    )


def subtitles_present(manuscript: Manuscript, limit: float | None) -> Miss | None:
    recording = manuscript.recording
    if recording is not None and recording.cues:
        return None
    return Miss(_("There are no subtitles yet."))


def transcript_present(manuscript: Manuscript, limit: float | None) -> Miss | None:
    """Some words for every minute: music has fewer than speech, but a line for an hour is none."""
    recording = manuscript.recording
    if recording is None or not recording.words:
        return Miss(_("There is no transcript yet."))
    expected = round(SPARSE * SPEECH * recording.duration / 60)
    if recording.words >= expected:
        return None
    return Miss(
        _("%(count)s words for %(length)s; that cannot be all of it.")
        % {"count": recording.words, "length": clock(recording.duration)}
    )


def cover_described(manuscript: Manuscript, limit: float | None) -> Miss | None:
    if manuscript.main_picture is None and not (
        manuscript.recording and manuscript.recording.has_poster
    ):
        return Miss(_("No cover picture is chosen yet."))
    if manuscript.main_picture is not None and not manuscript.main_picture.alt:
        return Miss(_("The cover picture has no alternative text."))
    return None


def recording_credited(manuscript: Manuscript, limit: float | None) -> Miss | None:
    recording = manuscript.recording
    if recording is not None and recording.credited:
        return None
    return Miss(_("It is not said who recorded it."))


RECORDED: dict[str, Known] = {
    "recording_ready": Known(
        gettext_lazy("A recording that is ready to be played"),
        gettext_lazy("Upload it on the desk, wait until it is ready, then choose it here."),
        "recording",
        recording_ready,
    ),
    "video_sharp": Known(
        gettext_lazy("Picture of at least 720 lines"),
        gettext_lazy("Send the file as the camera saved it; messengers make it small."),
        "recording",
        video_sharp,
    ),
    "sound_even": Known(
        gettext_lazy("Evenly loud, at -16 LUFS"),
        gettext_lazy("Record closer to whoever speaks, or raise the sound before uploading."),
        "recording",
        sound_even,
    ),
    "video_short": Known(
        gettext_lazy("Long enough to show something, short enough to be watched"),
        gettext_lazy("Keep what shows something new; longer recordings go well as audio."),
        "recording",
        video_short,
    ),
    "subtitles_present": Known(
        gettext_lazy("Subtitles"),
        gettext_lazy("Open the recording on the desk and upload or type them, then save here."),
        "recording",
        subtitles_present,
    ),
    "transcript_present": Known(
        gettext_lazy("Transcript"),
        gettext_lazy("Open the recording on the desk and write what is said, then save here."),
        "recording",
        transcript_present,
    ),
    "cover_described": Known(
        gettext_lazy("Cover picture with alternative text"),
        gettext_lazy("Choose a still at the recording, or a photograph here."),
        "main_image",
        cover_described,
    ),
    "recording_credited": Known(
        gettext_lazy("Says who recorded it"),
        gettext_lazy("Complete the description of the recording on the desk."),
        "recording",
        recording_credited,
    ),
    "consent_asked": Known(
        gettext_lazy("Who can be seen or heard agreed"),
        gettext_lazy("Ask them, above all children's parents, then tick."),
        "confirmed",
    ),
}
