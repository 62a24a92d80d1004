"""Has this story changed? Asked now and then by a page that a reader left open."""

from __future__ import annotations

from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _

from baruga.newsroom.choices import ChangeKind
from baruga.newsroom.models import StoryPage


def story_status(request: HttpRequest, pk: int) -> JsonResponse:
    """The version that is public now (0: none), and how to say so to somebody who reads another.

    Kept in the page cache like any page, so that many open tabs cost nothing. 404 for whatever
    the public never read.
    """
    story = StoryPage.objects.filter(pk=pk, first_published_at__isnull=False).first()
    if story is None or not (story.live or story.withdrawal):
        raise Http404
    last = story.changes.public().first()
    return JsonResponse(
        {"version": story.live_revision_id or 0, "message": _message(last.kind if last else "")}
    )


def _message(kind: str) -> str:
    return {
        ChangeKind.CORRECTION.value: _("This story has been corrected."),
        ChangeKind.WITHDRAWAL.value: _("This story has been withdrawn."),
    }.get(kind, _("This story has been updated."))
