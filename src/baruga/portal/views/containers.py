"""The pages of the tree that hold stories: home, the list of institutions, an institution."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from baruga.network.choices import Branch
from baruga.network.models import (
    HomePage,
    Institution,
    InstitutionIndexPage,
    InstitutionPage,
)
from baruga.portal import front, queries, schema
from baruga.portal.forms import InstitutionFilter
from baruga.portal.views.preferences import chosen_region


def home(request: HttpRequest, page: HomePage) -> HttpResponse:
    region = chosen_region(request)
    regions = list(queries.local_regions())
    context = {
        "page": page,
        "front": front.compose(region, at=timezone.now(), regions=regions),
        "region": region,
        "regions": regions,
    }
    return render(request, "portal/home.html", context)


def institutions(request: HttpRequest, page: InstitutionIndexPage) -> HttpResponse:
    """All that take part, by branch of the state, as far as the filter lets them through."""
    form = InstitutionFilter(request.GET)
    found = form.narrow(Institution.objects.active().select_related("region").order_by("name"))
    order = list(Branch)
    ranked = sorted(found, key=lambda institution: order.index(institution.branch))
    groups = [(branch, list(group)) for branch, group in groupby(ranked, lambda each: each.branch)]
    context = {"page": page, "form": form, "groups": groups, "count": len(ranked)}
    return render(request, "portal/institutions.html", context)


def institution(request: HttpRequest, page: InstitutionPage) -> HttpResponse:
    shown = (
        Institution.objects.select_related("region", "parent")
        .prefetch_related("channels")
        .get(pk=page.institution_id)
    )
    listing = queries.slice_of(queries.of_institution(shown), request.GET.get("sebelum", ""))
    context = {
        "page": page,
        "institution": shown,
        "listing": listing,
        "children": shown.children.active(),
        "facts": [
            schema.organization(shown, request),
            schema.trail(
                [(page.get_parent().title, "/instansi/"), (shown.name, shown.public_path)], request
            ),
        ],
    }
    return render(request, "portal/institution.html", context)
