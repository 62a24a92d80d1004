"""Inside the editor: the standard while one writes, and originals of pictures for their owners."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.files.storage import storages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from baruga.network.models import InstitutionPage
from baruga.newsroom.forms import StoryForm
from baruga.newsroom.gate import photo_is_open
from baruga.newsroom.models import FORMATS, Photo, StoryPage
from baruga.newsroom.permissions import may_edit, may_write_in
from baruga.newsroom.standards.advice import help_with

if TYPE_CHECKING:
    from baruga.accounts.models import User

TYPES: dict[str, type[StoryPage]] = {name.value: model for name, model in FORMATS.items()}


@login_required
@require_POST
def check(request: HttpRequest, page_id: int) -> HttpResponse:
    """The verdict on what stands in the editor's form now; nothing is saved."""
    story = get_object_or_404(StoryPage.objects.visible_to(request.user), pk=page_id).specific
    if not may_edit(request.user, story):
        raise PermissionDenied
    return _verdict(request, story.get_latest_revision_as_object(), story.get_parent())


@login_required
@require_POST
def check_new(request: HttpRequest, parent_page_id: int, story_format: str) -> HttpResponse:
    """The same for a story that was never saved."""
    section = get_object_or_404(InstitutionPage, pk=parent_page_id)
    if story_format not in TYPES or not may_write_in(request.user, section.institution):
        raise Http404
    return _verdict(request, TYPES[story_format](institution=section.institution), section)


def _verdict(request: HttpRequest, story: StoryPage, section: InstitutionPage) -> HttpResponse:
    context = help_with(filled_form(request, story, section).manuscript())
    return render(request, "newsroom/panels/verdict.html", context)


def filled_form(request: HttpRequest, story: StoryPage, section: InstitutionPage) -> StoryForm:
    """The editor's form with what was posted; `story` holds all of it that can be read."""
    form_class = story.get_edit_handler().get_form_class()
    form: StoryForm = form_class(
        request.POST, request.FILES, instance=story, parent_page=section, for_user=request.user
    )
    form.defer_required_fields()
    form.is_valid()  # what cannot be read is the form's affair
    return form


@login_required
def original(request: HttpRequest, path: str) -> FileResponse:
    """The unaltered file of a photograph, for those who may choose it."""
    photo = Photo.objects.filter(file=path).first()
    if not photo_is_open(cast("User", request.user), photo):
        raise Http404
    storage = storages["originals"]
    if not storage.exists(path):
        raise Http404
    return FileResponse(storage.open(path), as_attachment=True)
