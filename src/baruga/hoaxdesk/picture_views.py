"""Pictures of a claim: look at one, say what it was made from, choose the one that is shown stamped."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from baruga.hoaxdesk.actions import matches, pictures
from baruga.hoaxdesk.models import ReportPicture, Resemblance
from baruga.hoaxdesk.permissions import NoVerdict
from baruga.hoaxdesk.views import ClaimView

KEPT_FOR = 3600  # seconds, by the browser of whoever may see it


class PictureView(ClaimView):
    @property
    def picture(self) -> ReportPicture:
        found = ReportPicture.objects.filter(report__claim=self.claim)
        return get_object_or_404(found, pk=self.kwargs["picture"])

    @property
    def resemblance(self) -> Resemblance:
        found = Resemblance.objects.to_photographs().filter(picture=self.picture)
        return get_object_or_404(found, pk=self.kwargs["resemblance"])

    def back(self) -> HttpResponse:
        return redirect(f"{self.claim.get_absolute_url()}#gambar")


class Picture(PictureView):
    """The clean copy itself, for those who may see the claim."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        try:
            file = self.picture.file.open("rb")
        except OSError as gone:
            raise Http404 from gone
        return FileResponse(
            file,
            content_type="image/jpeg",
            headers={
                "Cache-Control": f"private, max-age={KEPT_FOR}",
                "X-Robots-Tag": "noindex",
                "Content-Security-Policy": "default-src 'none'; sandbox",
            },
        )


class Recognise(PictureView):
    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            pictures.confirm(by=self.me, at=timezone.now(), resemblance=self.resemblance)
        except matches.AlreadyDecided:
            messages.info(request, _("Somebody else was faster. Nothing was changed."))
        except NoVerdict as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Noted, and added to the evidence."))
        return self.back()


class TellApart(PictureView):
    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            pictures.refuse(by=self.me, at=timezone.now(), resemblance=self.resemblance)
        except matches.AlreadyDecided:
            messages.info(request, _("Somebody else was faster. Nothing was changed."))
        else:
            messages.success(request, _("Noted. This photograph is not suggested again."))
        return self.back()


class ShowStamped(PictureView):
    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        pictures.show(by=self.me, at=timezone.now(), claim=self.claim, picture=self.picture)
        messages.success(request, _("Chosen. The public sees it with the verdict across it only."))
        return self.back()


class ShowNone(PictureView):
    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        pictures.show(by=self.me, at=timezone.now(), claim=self.claim, picture=None)
        messages.success(request, _("The public sees no picture of this claim."))
        return self.back()
