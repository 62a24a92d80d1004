"""The photo archive, a photograph's own page, and what a newsroom downloads."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from baruga.network.models import Channel, Institution
from baruga.newsroom import press_files
from baruga.portal import archive, press, queries, schema
from baruga.portal.forms import ArchiveForm, PressFilter
from baruga.portal.models import PhotoUse

CONTACTS = 24  # institutions on the press page until somebody narrows it


class Archive(TemplateView):
    template_name = "portal/archive.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = ArchiveForm(self.request.GET, years=archive.years())
        uses = archive.look(
            form.chosen("q"),
            region=form.chosen("wilayah") or None,
            institution=form.chosen("instansi") or None,
            year=int(form.chosen("tahun") or 0) or None,
        )
        sheet = archive.sheet_of(uses, self.request.GET.get("sebelum", ""))
        return super().get_context_data(form=form, sheet=sheet, **kwargs)


@require_safe
def photo(request: HttpRequest, pk: int) -> HttpResponse:
    """One photograph, as long as a story that the public can read shows it."""
    uses = _uses(pk)
    shown = uses[0].photo
    context = {
        "photo": shown,
        "uses": uses,
        "story": uses[0].story,
        "licence": press_files.licence(shown, uses[0].story.institution),
        "facts": [schema.image(shown, request)],
    }
    return render(request, "portal/photo.html", context)


@require_safe
@cache_control(public=True, max_age=0, s_maxage=1)
def photo_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The photograph in press resolution, with its label inside."""
    use = _uses(pk)[0]
    jpeg = press_files.download(use.photo, use.story.institution, _address(request, pk))
    if jpeg is None:
        raise Http404
    return _attachment(jpeg, "image/jpeg", press.name_of(use.photo))


@require_safe
@cache_control(public=True, max_age=0, s_maxage=1)
def story_photos(request: HttpRequest, pk: int) -> HttpResponse:
    """All photographs of a story as one file."""
    story = get_object_or_404(queries.published().select_related("institution"), pk=pk)
    uses = PhotoUse.objects.public().filter(story=story).select_related("photo__region")
    photos = [(use.photo, _address(request, use.photo_id)) for use in uses.order_by("pk")]
    if not photos:
        raise Http404
    name = f"{slugify(story.title)[:60] or 'foto'}.zip"
    return _attachment(press.parcel(photos, story), "application/zip", name)


class Press(TemplateView):
    """For newsrooms: whom to call, what came out, how to use it."""

    template_name = "portal/press.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = PressFilter(self.request.GET)
        reachable = Institution.objects.active().filter(
            pk__in=Channel.objects.filter(platform__in=queries.ANSWERED).values("institution")
        )
        found = queries.with_contacts(form.narrow(reachable)).order_by("name")
        return super().get_context_data(
            form=form,
            institutions=found if form.is_narrow else found[:CONTACTS],
            is_cut=not form.is_narrow and reachable.count() > CONTACTS,
            stories=queries.as_cards(queries.published())[:8],
            **kwargs,
        )


def _uses(pk: int) -> list[PhotoUse]:
    uses = archive.uses_of(pk)
    if not uses:
        raise Http404
    return uses


def _address(request: HttpRequest, pk: int) -> str:
    return request.build_absolute_uri(reverse("portal:photo", args=[pk]))


def _attachment(content: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
