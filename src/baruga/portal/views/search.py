"""Search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control

from baruga.newsroom.models import Topic
from baruga.portal import queries
from baruga.portal import search as index
from baruga.portal.forms import SearchForm


@cache_control(public=True, max_age=0, s_maxage=1)
def search(request: HttpRequest) -> HttpResponse:
    """Never kept in the page cache: the index learns of a story a moment after its release."""
    form = SearchForm(request.GET)
    text = form.chosen("q")
    found = index.find(
        text,
        form=form.chosen("format"),
        region=form.chosen("wilayah") or None,
        institution=form.chosen("instansi") or None,
    )
    listing = queries.slice_of(found, request.GET.get("sebelum", "")) if text else None
    context = {"form": form, "text": text, "listing": listing}
    if listing is None or not listing.stories:
        context["topics"] = Topic.objects.all()
    return render(request, "portal/search.html", context)
