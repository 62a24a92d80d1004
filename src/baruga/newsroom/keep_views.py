"""Behind the editor's script: is somebody signed in, and what text kept in the browser would change."""

from __future__ import annotations

from datetime import UTC, datetime

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from baruga.network.models import InstitutionPage
from baruga.newsroom import changes
from baruga.newsroom.editor_views import TYPES, filled_form
from baruga.newsroom.models import StoryPage
from baruga.newsroom.permissions import may_edit, may_write_in


@never_cache
@require_GET
def pulse(request: HttpRequest) -> JsonResponse:
    """Who is signed in (null: nobody), and the token that the next form must carry."""
    user = request.user.pk if request.user.is_authenticated else None
    return JsonResponse({"user": user, "token": get_token(request)})


@login_required
def welcome_back(request: HttpRequest) -> HttpResponse:
    """Where one lands after signing in again beside an open editor."""
    return render(request, "newsroom/welcome_back.html")


@login_required
@require_POST
def kept(request: HttpRequest, page_id: int) -> HttpResponse:
    """What the text kept in the browser would change in the newest version; 204 when nothing."""
    story = get_object_or_404(StoryPage.objects.visible_to(request.user), pk=page_id).specific
    if not may_edit(request.user, story):
        raise PermissionDenied
    newest = story.get_latest_revision_as_object()
    return _difference(
        request, newest, story.get_latest_revision_as_object(), story.get_parent().specific
    )


@login_required
@require_POST
def kept_new(request: HttpRequest, parent_page_id: int, story_format: str) -> HttpResponse:
    """The same for a story that was never saved: everything that was written is new."""
    section = get_object_or_404(InstitutionPage, pk=parent_page_id)
    if story_format not in TYPES or not may_write_in(request.user, section.institution):
        raise Http404
    blank = TYPES[story_format](institution=section.institution)
    return _difference(request, blank, TYPES[story_format](institution=blank.institution), section)


def _difference(
    request: HttpRequest, newest: StoryPage, story: StoryPage, section: InstitutionPage
) -> HttpResponse:
    found = changes.between(newest, filled_form(request, story, section).manuscript())
    if not found:
        return HttpResponse(status=204)
    context = {"changes": found, "kept_at": _moment(request.POST.get("kept_at", ""))}
    return render(request, "newsroom/panels/kept.html", context)


def _moment(milliseconds: str) -> datetime:
    """The browser's clock as a time of the region; now for anything that is no time."""
    try:
        moment = datetime.fromtimestamp(int(milliseconds) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return timezone.localtime()
    return timezone.localtime(moment)
