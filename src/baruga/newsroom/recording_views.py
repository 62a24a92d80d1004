"""Recordings on the desk: list, upload, watch the worker, subtitles against the player, poster."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.core.files.storage import storages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import ListView, View

from baruga.core.audit import timeline
from baruga.core.ranges import ranged
from baruga.network.choices import Verb
from baruga.network.permissions import may_somewhere
from baruga.network.queries import served
from baruga.newsroom.actions import recordings
from baruga.newsroom.choices import RecordingKind
from baruga.newsroom.models import Recording, StoryPage
from baruga.newsroom.models.recording import RecordingQuerySet
from baruga.newsroom.permissions import may_change_recording
from baruga.newsroom.recording_forms import (
    DescribeForm,
    FrameForm,
    PosterForm,
    SubtitleForm,
    UploadForm,
)
from baruga.newsroom.recordings import ffmpeg


class Recordings(LoginRequiredMixin, ListView[Recording]):
    """Every recording of the institutions one serves."""

    template_name = "newsroom/recordings/list.html"
    paginate_by = 24

    def get_queryset(self) -> RecordingQuerySet:
        found = Recording.objects.visible_to(self.request.user).select_related(
            "institution", "added_by", "poster"
        )
        found = found.prefetch_related("poster__renditions")
        self.kind = self.request.GET.get("jenis", "")
        return found.filter(kind=self.kind) if self.kind in RecordingKind.values else found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "kinds": [
                {
                    "label": label,
                    "url": f"?jenis={value}" if value else "?",
                    "current": value == self.kind,
                }
                for value, label in (("", _("All")), *RecordingKind.choices)
            ],
            "institutions": len(served(self.request)),
            "writes": may_somewhere(self.request.user, Verb.WRITE),
        }


class Add(LoginRequiredMixin, View):
    """Upload a recording. Without ffmpeg the page says so before anybody sends a gigabyte."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            self.me = request.user
            if not may_somewhere(request.user, Verb.WRITE):
                raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(UploadForm(user=self.me))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = UploadForm(request.POST, request.FILES, user=self.me)
        if not form.is_valid():
            return self._page(form, 422)
        recording = recordings.bring(
            by=self.me,
            at=timezone.now(),
            institution=form.cleaned_data["institution"],
            file=form.cleaned_data["file"],
            probe=form.probe,
            described=form.described,
        )
        messages.success(
            request, _("It has arrived whole. You can write on while we prepare it for phones.")
        )
        address = recording.get_absolute_url()
        if "application/json" in request.headers.get("Accept", ""):  # upload.js goes there itself
            return HttpResponse(status=201, headers={"Location": address})
        return redirect(address)

    def _page(self, form: UploadForm, status: int = 200) -> HttpResponse:
        context = {"form": form, "able": ffmpeg.is_installed()}
        return render(self.request, "newsroom/recordings/add.html", context, status=status)


class OfRecording(LoginRequiredMixin, View):
    """A recording that the person may see; anything else does not exist."""

    changes = False

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            self.me = request.user
            self.recording = get_object_or_404(
                Recording.objects.visible_to(request.user).select_related(
                    "institution__region", "added_by", "poster"
                ),
                pk=kwargs["recording"],
            )
            self.may_change = may_change_recording(request.user, self.recording)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and self.changes and not self.may_change:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def page(self, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        context |= {
            "recording": self.recording,
            "may_change": self.may_change,
            "renditions": list(self.recording.renditions.all()),
            "silent": self.recording.is_silent(timezone.now()),
        }
        return render(self.request, f"newsroom/recordings/{name}.html", context, status=status)


class Show(OfRecording):
    def get(self, request: HttpRequest, recording: int) -> HttpResponse:
        shown = StoryPage.objects.visible_to(request.user)
        stories = shown.filter(pk__in=self.recording.video_stories.values("pk")) | shown.filter(
            pk__in=self.recording.audio_stories.values("pk")
        )
        return self.page(
            "recording",
            {
                "stories": stories.order_by("-pk")[:20],
                "timeline": timeline(self.recording, limit=20),
            },
        )


class Progress(OfRecording):
    """How far the worker is, asked every two seconds; the whole page comes anew at the end."""

    def get(self, request: HttpRequest, recording: int) -> HttpResponse:
        response = self.page("progress", {})
        if not self.recording.is_unprepared:
            response.headers["HX-Refresh"] = "true"
        return response


class Describe(OfRecording):
    changes = True

    def get(self, request: HttpRequest, recording: int) -> HttpResponse:
        return self.page("describe", {"form": DescribeForm(instance=self.recording)})

    def post(self, request: HttpRequest, recording: int) -> HttpResponse:
        form = DescribeForm(request.POST, instance=self.recording)
        if not form.is_valid():
            return self.page("describe", {"form": form}, 422)
        recordings.describe(
            by=self.me, at=timezone.now(), recording=self.recording, described=form.cleaned_data
        )
        messages.success(request, _("Saved."))
        return redirect(self.recording)


class Subtitles(OfRecording):
    changes = True

    def get(self, request: HttpRequest, recording: int) -> HttpResponse:
        return self.page("subtitles", {"form": SubtitleForm(recording=self.recording)})

    def post(self, request: HttpRequest, recording: int) -> HttpResponse:
        form = SubtitleForm(request.POST, request.FILES, recording=self.recording)
        if not form.is_valid():
            return self.page("subtitles", {"form": form}, 422)
        recordings.subtitle(
            by=self.me,
            at=timezone.now(),
            recording=self.recording,
            subtitles=form.cleaned_data["subtitles"],
            transcript=form.cleaned_data["transcript"],
        )
        messages.success(
            request,
            _("Saved. A story takes these words in when somebody saves it in the editor."),
        )
        return redirect("recordings:subtitles", self.recording.pk)


class Track(OfRecording):
    """The subtitles as they stand now, for players on the desk and in previews."""

    def get(self, request: HttpRequest, recording: int) -> HttpResponse:
        if not self.recording.subtitles:
            raise Http404
        return HttpResponse(self.recording.subtitles, content_type="text/vtt; charset=utf-8")


class Poster(OfRecording):
    """Choose a still; the form beside it takes a picture of one's own."""

    changes = True

    def get(self, request: HttpRequest, recording: int) -> HttpResponse:
        return self._page()

    def post(self, request: HttpRequest, recording: int) -> HttpResponse:
        form = FrameForm(request.POST, recording=self.recording)
        if not form.is_valid():
            return self._page(frame_form=form, status=422)
        recordings.choose_frame(
            by=self.me, at=timezone.now(), recording=self.recording, **form.cleaned_data
        )
        return self._done()

    def _page(self, status: int = 200, **forms: Any) -> HttpResponse:
        context = {
            "frame_form": FrameForm(recording=self.recording),
            "poster_form": PosterForm(auto_id="own_%s"),
        }
        return self.page("poster", context | forms, status)

    def _done(self) -> HttpResponse:
        messages.success(self.request, _("This is the cover picture now."))
        return redirect(self.recording)


class BringPoster(Poster):
    def get(self, request: HttpRequest, recording: int) -> HttpResponse:
        return redirect("recordings:poster", self.recording.pk)

    def post(self, request: HttpRequest, recording: int) -> HttpResponse:
        form = PosterForm(request.POST, request.FILES, auto_id="own_%s")
        if not form.is_valid():
            return self._page(poster_form=form, status=422)
        recordings.bring_poster(
            by=self.me, at=timezone.now(), recording=self.recording, **form.cleaned_data
        )
        return self._done()


class TryAgain(OfRecording):
    changes = True

    def post(self, request: HttpRequest, recording: int) -> HttpResponse:
        if recordings.try_again(by=self.me, at=timezone.now(), recording=self.recording):
            messages.success(request, _("It is in the queue again."))
        return redirect(self.recording)


class Original(OfRecording):
    """The unaltered file."""

    def get(self, request: HttpRequest, recording: int) -> HttpResponseBase:
        name, storage = self.recording.file.name, storages["originals"]
        if not name or not storage.exists(name):
            raise Http404
        return ranged(request, FileResponse(storage.open(name), as_attachment=True))


class Remove(OfRecording):
    changes = True

    def post(self, request: HttpRequest, recording: int) -> HttpResponse:
        try:
            recordings.remove(by=self.me, at=timezone.now(), recording=self.recording)
        except recordings.InUse:
            messages.error(request, _("A story shows this recording, so it stays."))
            return redirect(self.recording)
        messages.success(request, _("Removed, with its files."))
        return redirect(reverse("recordings:recordings"))
