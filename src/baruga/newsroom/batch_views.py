"""Many photographs at once: choose, watch them come in, say what they show, make a story of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from baruga.network.choices import Verb
from baruga.network.permissions import may_somewhere
from baruga.newsroom.actions import uploads
from baruga.newsroom.batch_forms import BatchForm, PhotoRowForm, SharedForm
from baruga.newsroom.intake import Refused
from baruga.newsroom.models import Photo, PhotoBatch, PhotoUpload

if TYPE_CHECKING:
    from baruga.accounts.models import User


class Batches(LoginRequiredMixin, View):
    """Begin an upload, or go on with one of one's own."""

    def get(self, request: HttpRequest, form: BatchForm | None = None) -> HttpResponse:
        context = {
            "form": form or BatchForm(user=request.user),
            "batches": PhotoBatch.objects.of(request.user).prefetch_related("uploads")[:10],
            "writes": may_somewhere(request.user, Verb.WRITE),
        }
        return render(request, "newsroom/batches.html", context, status=422 if form else 200)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = BatchForm(request.POST, user=request.user)
        if not form.is_valid():
            return self.get(request, form)
        batch = uploads.open_batch(
            by=cast("User", request.user), at=timezone.now(), **form.cleaned_data
        )
        return redirect("newsroom:batch", batch.pk)


class BatchView(LoginRequiredMixin, View):
    """A batch of one's own; anybody else's does not exist."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            self.me = request.user
            if "batch" in kwargs:
                self.batch = get_object_or_404(
                    PhotoBatch.objects.of(self.me).select_related("institution"), pk=kwargs["batch"]
                )


class Batch(BatchView):
    def get(self, request: HttpRequest, batch: int) -> HttpResponse:
        return self.show([_row(upload) for upload in self.rows()], SharedForm(prefix="all"))

    def post(self, request: HttpRequest, batch: int) -> HttpResponse:
        """What came without scripts, then the rows, then what was asked for."""
        for file in request.FILES.getlist("files"):
            uploads.take_whole(by=self.me, at=timezone.now(), batch=self.batch, file=file)
        rows = [_row(upload, request.POST) for upload in self.rows()]
        shared = SharedForm(request.POST, prefix="all")
        forms = [row["form"] for row in rows if "form" in row]
        said = [form for form in forms if form.is_bound]
        if not all([shared.is_valid(), *(form.is_valid() for form in said)]):
            return self.show(rows, shared, status=422)
        for form in forms:
            if request.POST.get("do") == "fill":
                shared.fill(form.instance)
            form.save() if form.is_bound else form.instance.save()
        if request.POST.get("do") == "story":
            return self.make_story(request, [f.instance for f in said if f.cleaned_data["chosen"]])
        messages.success(request, _("Saved. The photographs are in your collection."))
        return redirect("newsroom:batch", batch)

    def make_story(self, request: HttpRequest, photos: list[Photo]) -> HttpResponse:
        known = [
            upload.photo
            for upload in self.rows()
            if upload.was_there and upload.photo and f"chosen-{upload.pk}" in request.POST
        ]
        try:
            story = uploads.make_story(
                by=self.me,
                at=timezone.now(),
                batch=self.batch,
                photos=[*photos, *known],
                title=request.POST.get("headline", ""),
            )
        except uploads.WrongNumber as error:
            messages.error(request, str(error))
            return redirect("newsroom:batch", self.batch.pk)
        return redirect("wagtailadmin_pages:edit", story.pk)

    def rows(self) -> list[PhotoUpload]:
        return list(
            self.batch.uploads.select_related("photo").prefetch_related("photo__renditions")
        )

    def show(
        self, rows: list[dict[str, Any]], shared: SharedForm, status: int = 200
    ) -> HttpResponse:
        context = {
            "batch": self.batch,
            "rows": rows,
            "shared": shared,
            "photos": sum(row["upload"].photo_id is not None for row in rows),
            "unfinished": [row["upload"] for row in rows if row["upload"].is_unfinished],
            "room": uploads.MOST_FILES - len(rows),
            "piece": uploads.LARGEST_PIECE // 4,
            "words": _words(),
        }
        return render(self.request, "newsroom/batch.html", context, status=status)


class BeginUpload(BatchView):
    """Name a file; the answer says how much of it is here already."""

    def post(self, request: HttpRequest, batch: int) -> HttpResponse:
        said = request.POST
        try:
            upload = uploads.begin(
                by=self.me,
                at=timezone.now(),
                batch=self.batch,
                name=said.get("name", ""),
                size=_number(said.get("size")),
                modified=_number(said.get("modified")),
                sha256=said.get("sha256", ""),
            )
        except Refused as refused:
            return JsonResponse({"reason": str(refused)}, status=422)
        return _state(request, upload)


class Piece(BatchView):
    """GET: where to go on. PATCH: one piece, at the place that `Upload-Offset` names."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            mine = PhotoUpload.objects.filter(batch__in=PhotoBatch.objects.of(self.me))
            self.upload = get_object_or_404(
                mine.select_related("batch__institution"), pk=kwargs["upload"]
            )

    def get(self, request: HttpRequest, upload: int) -> HttpResponse:
        return _state(request, self.upload)

    def patch(self, request: HttpRequest, upload: int) -> HttpResponse:
        try:
            changed = uploads.append(
                by=self.me,
                at=timezone.now(),
                upload=self.upload,
                offset=_number(request.headers.get("Upload-Offset")),
                piece=request.body,
            )
        except uploads.WrongPlace:
            self.upload.refresh_from_db()
            return _state(request, self.upload, status=409)
        return _state(request, changed)


def _row(upload: PhotoUpload, data: Any = None) -> dict[str, Any]:
    """A line of the screen: the photograph's form, or what there is to say of the file."""
    if upload.photo is None or upload.was_there:
        return {"upload": upload}
    prefix = f"foto-{upload.pk}"
    bound = data if data is not None and f"{prefix}-caption" in data else None
    form = PhotoRowForm(bound, instance=upload.photo, prefix=prefix)
    return {"upload": upload, "form": form}


def _state(request: HttpRequest, upload: PhotoUpload, status: int = 200) -> JsonResponse:
    said: dict[str, Any] = {"id": upload.pk, "offset": upload.received, "reason": upload.refused}
    if upload.photo_id:
        said["row"] = render_to_string("newsroom/batch_row.html", {"row": _row(upload)}, request)
    return JsonResponse(said, status=422 if upload.refused else status)


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 18 else 0


def _words() -> dict[str, str]:
    """What the script says, in the person's language."""
    return {
        "waiting": _("Waiting for its turn"),
        "sending": _("Sending"),
        "offline": _(
            "No connection. It goes on by itself as soon as there is one; nothing is lost."
        ),
        "ended": _("You are signed out. Sign in in another tab; then it goes on from here."),
        "failed": _("The server does not answer as it should. Trying again."),
        "done": _("All photographs are in."),
        "left": _("Photographs still on their way:"),
    }
