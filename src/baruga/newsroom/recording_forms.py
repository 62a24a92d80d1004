"""Forms of recordings and series. What is uploaded is judged by its content, never by its name."""

from __future__ import annotations

import tempfile
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.images.fields import WagtailImageField

from baruga.network.choices import Verb
from baruga.network.models import Institution
from baruga.newsroom.actions.recordings import DESCRIBED
from baruga.newsroom.models import AudioSeries, Recording, RecordingFrame
from baruga.newsroom.photo_forms import refusing_kindly
from baruga.newsroom.recordings import subtitles as reading
from baruga.newsroom.recordings.ffmpeg import Unusable
from baruga.newsroom.recordings.probing import Probe, probe

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from baruga.accounts.models import User

COVER = 1400  # pixels of either side, by Apple's rules for podcasts
RESERVED = {"umpan"}


class OwnInstitution(forms.Form):
    """Whose it becomes: an institution that this person writes for; asked only when there are several."""

    institution = forms.ModelChoiceField(
        Institution.objects.none(), label=gettext_lazy("Institution"), empty_label=None
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["institution"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  tells mypy what was declared above
        field.queryset = Institution.objects.where(user, Verb.WRITE).order_by("name")
        own = list(field.queryset[:2])
        if len(own) == 1:
            field.initial, field.widget = own[0].pk, forms.HiddenInput()


class UploadForm(OwnInstitution):
    """A recording, and what one knows of it; the rest can be said later."""

    file = forms.FileField(
        label=gettext_lazy("Video or audio"),
        widget=forms.FileInput({"accept": "video/*,audio/*"}),
    )
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=160,
        required=False,
        help_text=gettext_lazy("To find it again. Leave empty to use the file's name."),
    )
    creator = forms.CharField(label=gettext_lazy("Recorded by"), max_length=160, required=False)
    place = forms.CharField(label=gettext_lazy("Place"), max_length=160, required=False)

    field_order = ("file", "title", "creator", "place", "institution")
    probe: Probe

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _("At most %(size)s and four hours.") % {
            "size": filesizeformat(settings.RECORDING_MAX_BYTES)
        }

    def clean_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > settings.RECORDING_MAX_BYTES:
            raise forms.ValidationError(
                _("This file has %(size)s; at most %(limit)s are taken. Please export it smaller.")
                % {
                    "size": filesizeformat(file.size or 0),
                    "limit": filesizeformat(settings.RECORDING_MAX_BYTES),
                }
            )
        try:
            self.probe = _look_into(file)
        except Unusable as unusable:
            raise forms.ValidationError(str(unusable.fault.label)) from unusable
        return file

    @property
    def described(self) -> dict[str, Any]:
        """Values for `recordings.bring`."""
        said = self.cleaned_data
        name = PurePath(said["file"].name).stem.replace("_", " ").strip()
        return {
            "title": said["title"].strip() or name[:160] or _("Recording"),
            "creator": said["creator"],
            "place": said["place"],
        }


class DescribeForm(forms.ModelForm[Recording]):
    class Meta:
        model = Recording
        fields = DESCRIBED
        widgets = {"taken_at": forms.DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M")}


class SubtitleForm(forms.Form):
    """Subtitles from a file, or typed; the file wins. The transcript only where it differs from them."""

    file = forms.FileField(
        label=gettext_lazy("Subtitles from a file"),
        required=False,
        help_text=gettext_lazy("WebVTT or SRT, as subtitle programs write them."),
        widget=forms.FileInput({"accept": ".vtt,.srt,text/vtt"}),
    )
    subtitles = forms.CharField(
        label=gettext_lazy("Subtitles"),
        required=False,
        strip=False,
        max_length=reading.LARGEST,
        widget=forms.Textarea({"rows": 18, "spellcheck": "true", "data-subtitles": ""}),
        help_text=gettext_lazy(
            "One block for each: begin --> end, then the words. An empty line between."
        ),
    )
    transcript = forms.CharField(
        label=gettext_lazy("Transcript"),
        required=False,
        max_length=reading.LARGEST,
        widget=forms.Textarea({"rows": 8}),
        help_text=gettext_lazy(
            "Leave it empty to show the words of the subtitles. Readers and the search see it."
        ),
    )

    def __init__(self, *args: Any, recording: Recording, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "subtitles": recording.subtitles,
            "transcript": recording.transcript,
        }
        super().__init__(*args, **kwargs)
        self.recording = recording

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file: UploadedFile[bytes] | None = cleaned.get("file")
        name = "file" if file else "subtitles"
        try:
            text = reading.decode(file.read()) if file else cleaned.get("subtitles", "")
            if text.strip():
                reading.parse(text, duration=self.recording.duration)
        except reading.BadSubtitles as bad:
            self.add_error(name, str(bad))
        else:
            cleaned["subtitles"] = text
        return cleaned


class AltText(forms.Form):
    alt = forms.CharField(
        label=gettext_lazy("What the picture shows"),
        max_length=255,
        help_text=gettext_lazy("For people who cannot see it."),
    )


class FrameForm(AltText):
    """One of the stills that the worker took."""

    frame = forms.ModelChoiceField(
        RecordingFrame.objects.none(),
        label=gettext_lazy("A still of the video"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": gettext_lazy("Please choose one of the stills.")},
    )
    field_order = ("frame", "alt")

    def __init__(self, *args: Any, recording: Recording, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["frame"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  tells mypy what was declared above
        field.queryset = recording.frames.all()


class PosterForm(AltText):
    """A picture of one's own."""

    file = WagtailImageField(label=gettext_lazy("Picture"))
    field_order = ("file", "alt")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].to_python = refusing_kindly(self.fields["file"].to_python)  # type: ignore[assignment, method-assign]  # the field's own copy


class SeriesForm(OwnInstitution, forms.ModelForm[AudioSeries]):
    """An audio series; the cover must be what podcast directories take."""

    cover_file = WagtailImageField(label=gettext_lazy("Cover"), required=False)
    field_order = (
        "institution",
        "title",
        "slug",
        "description",
        "author",
        "email",
        "cover_file",
        "language",
        "category",
        "explicit",
    )

    class Meta:
        model = AudioSeries
        fields = (
            "title",
            "slug",
            "description",
            "author",
            "email",
            "language",
            "category",
            "explicit",
        )
        labels = {"slug": gettext_lazy("Address on the public site")}
        help_texts = {"slug": gettext_lazy("Leave empty to take it from the title.")}

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.fields["slug"].required = False
        cover = self.fields["cover_file"]
        cover.to_python = refusing_kindly(cover.to_python)  # type: ignore[assignment, method-assign]  # the field's own copy
        # Said here: the field writes its own help over what it is given.
        cover.help_text = _("Square, at least 1400 by 1400 pixels, no small print.")
        if self.instance.pk:
            del self.fields["institution"], self.fields["slug"]
        else:
            cover.required = True

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"] or slugify(self.data.get("title", ""))[:80]
        if not slug or slug in RESERVED or AudioSeries.objects.filter(slug=slug).exists():
            raise forms.ValidationError(_("This address is taken; please choose another."))
        return slug

    def clean_cover_file(self) -> Any:
        file = self.cleaned_data.get("cover_file")
        if (
            file
            and min(file.image.get_size() if hasattr(file.image, "get_size") else file.image.size)
            < COVER
        ):
            raise forms.ValidationError(
                _("This picture is too small: podcast directories ask for 1400 by 1400 pixels.")
            )
        return file


def _look_into(file: UploadedFile[bytes]) -> Probe:
    """Probe an upload, which lies in memory when it is small. Raises Unusable."""
    if hasattr(file, "temporary_file_path"):
        return probe(Path(file.temporary_file_path()))
    with tempfile.NamedTemporaryFile() as copy:
        for chunk in file.chunks():
            copy.write(chunk)
        copy.flush()
        return probe(Path(copy.name))
