"""A story's whole history, for whoever may see the story: versions, decisions, links, a file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_sameorigin
from wagtail.models import Revision

from baruga.newsroom import changes, history
from baruga.newsroom.views import StoryView, draw


class History(StoryView):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        versions = history.versions_of(self.story)
        context = {
            "story": self.story,
            "versions": versions[::-1],
            "changes": self.story.changes.select_related("by", "approved_by"),
            "emergencies": self.story.emergencies.select_related("by", "decided_by"),
            "links": self.story.approval_links.select_related("official"),
            "press_links": self.story.press_links.all(),
            "moments": history.moments_of(self.story),
        }
        return render(request, "newsroom/history.html", context)


class Export(StoryView):
    """The same as a file that other programs read."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        record = history.record_of(self.story, at=timezone.localtime())
        response = JsonResponse(record, json_dumps_params={"ensure_ascii": False, "indent": 1})
        name = f"riwayat-{self.story.slug}.json"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        response.headers["Cache-Control"] = "no-store, private"
        return response


class OfVersion(StoryView):
    """One version of this very story; another's is not found."""

    def version(self, revision: int) -> Revision:
        mine = Revision.page_revisions.filter(object_id=str(self.story.pk))
        return get_object_or_404(mine.select_related("user"), pk=revision)


class Version(OfVersion):
    """What it said, and what had changed since the one before."""

    def get(self, request: HttpRequest, pk: int, revision: int) -> HttpResponse:
        shown = self.version(revision)
        older = Revision.page_revisions.filter(object_id=str(pk), pk__lt=revision)
        before = older.order_by("-pk").first()
        said = shown.as_object()
        context = {
            "story": self.story,
            "version": shown,
            "draft": said,
            "changes": changes.between(before.as_object(), said) if before else [],
        }
        return render(request, "newsroom/version.html", context)


@method_decorator(xframe_options_sameorigin, name="dispatch")
class OldManuscript(OfVersion):
    def get(self, request: HttpRequest, pk: int, revision: int) -> HttpResponse:
        return draw(request, self.version(revision).as_object())
