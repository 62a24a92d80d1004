"""Video and audio as formats of a story: words and approval like every other, and a recording.

The story keeps its own copy of subtitles and transcript, taken when a version is saved. So what the
public reads is what the second person approved, even when somebody goes on typing subtitles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from baruga.newsroom.choices import Format
from baruga.newsroom.models.photo import Photo
from baruga.newsroom.models.recording import Recording
from baruga.newsroom.models.series import AudioSeries
from baruga.newsroom.models.story import StoryPage
from baruga.newsroom.panels import audio_edit_handler, video_edit_handler
from baruga.newsroom.recordings import subtitles as reading

if TYPE_CHECKING:
    from wagtail.models import Revision


class RecordedStory(StoryPage):
    """What video and audio share. Abstract: each format has its own table and its own name."""

    recording: models.ForeignKey[Any, Any]

    subtitles = models.TextField(blank=True, editable=False)
    transcript = models.TextField(blank=True, editable=False)

    search_fields = [*StoryPage.search_fields, index.SearchField("transcript")]

    class Meta:
        abstract = True

    @property
    def further_words(self) -> str:
        return self.transcript

    def take_words(self) -> None:
        """Copy subtitles and transcript as they stand at the recording now."""
        chosen: Recording | None = self.recording
        self.subtitles = chosen.subtitles if chosen else ""
        self.transcript = chosen.words if chosen else ""
        self.__dict__.pop("cues", None)

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        self.take_words()
        return super().save_revision(*args, **kwargs)

    @cached_property
    def cues(self) -> list[reading.Cue]:
        return reading.parse(self.subtitles) if self.subtitles else []

    @property
    def pictures(self) -> list[Photo]:
        """The recording's poster stands in where no picture was chosen."""
        poster = self.recording.poster if self.recording else None
        return list(dict.fromkeys([*super().pictures, *([poster] if poster else [])]))


class VideoPage(RecordedStory):
    format = Format.VIDEO
    page_description = _("A video with subtitles and the words spoken in it.")

    recording = models.ForeignKey(
        Recording,
        verbose_name=_("recording"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="video_stories",
    )

    edit_handler = video_edit_handler()

    class Meta:
        verbose_name = _("video")
        verbose_name_plural = _("videos")


class AudioPage(RecordedStory):
    format = Format.AUDIO
    page_description = _("Something to listen to, alone or as an episode of a series.")

    recording = models.ForeignKey(
        Recording,
        verbose_name=_("recording"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="audio_stories",
    )
    series = models.ForeignKey(
        AudioSeries,
        verbose_name=_("series"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="episodes",
    )
    episode = models.PositiveIntegerField(_("episode number"), null=True, blank=True)

    edit_handler = audio_edit_handler()

    class Meta:
        verbose_name = _("audio")
        verbose_name_plural = _("audio")
