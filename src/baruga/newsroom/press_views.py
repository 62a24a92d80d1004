"""What a newsroom reads under embargo: the approved version, and its photographs in press size."""

from __future__ import annotations

import io
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.generic import View

from baruga.newsroom import press_files
from baruga.newsroom.actions import press
from baruga.newsroom.models import PressLink
from baruga.newsroom.views import draw
from baruga.newsroom.zones import told


@method_decorator(never_cache, name="dispatch")
class PressView(View):
    """What the pages share: a closed link says why, an ended embargo leads to the public page."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            self.found = press.open_link(token=kwargs["token"])
            response = super().dispatch(request, *args, **kwargs)
        except press.EmbargoOver as over:
            return redirect(over.address)
        except press.PressClosed as closed:
            response = render(
                request,
                "newsroom/press/closed.html",
                {"reason": closed.reason},
                status=404 if closed.reason == "unknown" else 410,
            )
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["X-Robots-Tag"] = "noindex, noarchive"
        return response


class Embargoed(PressView):
    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        story, plan = self.found.story, self.found.plan
        PressLink.objects.filter(pk=self.found.link.pk, opened_at=None).update(
            opened_at=timezone.now()
        )
        context = {
            "token": token,
            "story": story,
            "link": self.found.link,
            "until": told(plan.due_at, story.institution),
            "pictures": story.pictures,
        }
        return render(request, "newsroom/press/embargoed.html", context)


@method_decorator(xframe_options_sameorigin, name="dispatch")
class Manuscript(PressView):
    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return draw(request, self.found.story)


class Picture(PressView):
    """One photograph of the story to download, its label inside; `number` counts from one."""

    def get(self, request: HttpRequest, token: str, number: int) -> FileResponse:
        story = self.found.story
        pictures = story.pictures
        if not 1 <= number <= len(pictures):
            raise Http404
        address = request.build_absolute_uri(story.get_url(request) or "/")
        jpeg = press_files.download(pictures[number - 1], story.institution, address)
        if jpeg is None:
            raise Http404
        name = f"{story.slug}-{number}.jpg"
        return FileResponse(io.BytesIO(jpeg), as_attachment=True, filename=name)
