"""List, read, change, take in and part with institutions."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import FormView, ListView, TemplateView, View

from baruga.core.audit import timeline
from baruga.network.actions import channels, institutions
from baruga.network.choices import Status
from baruga.network.export import contacts
from baruga.network.filters import InstitutionFilter
from baruga.network.forms import ChannelFields, InstitutionForm, OffboardForm, OnboardForm
from baruga.network.models import Institution
from baruga.network.models.institution import InstitutionQuerySet
from baruga.network.permissions import is_coordinator
from baruga.network.queries import directory, people_of
from baruga.network.views.access import (
    Explained,
    OfCoordinator,
    OfInstitution,
    OfInstitutionsCoordinator,
    OfManager,
)


class Institutions(Explained, ListView[Institution]):
    """Who takes part; whoever is signed in may look. 6 queries whatever the length."""

    template_name = "network/institutions.html"
    paginate_by = 50

    def get_queryset(self) -> InstitutionQuerySet:
        asked = self.request.GET.copy()
        asked.setdefault("status", Status.ACTIVE)
        self.filter = InstitutionFilter(
            asked, queryset=directory().visible_to(self.request.user), request=self.request
        )
        rows: InstitutionQuerySet = self.filter.qs
        return rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            filter=self.filter, coordinates=is_coordinator(self.request.user), **kwargs
        )


class Export(OfCoordinator, View):
    """The chosen institutions' contacts as CSV."""

    def post(self, request: HttpRequest) -> HttpResponseBase:
        chosen = [pk for pk in request.POST.getlist("chosen") if pk.isdigit()]
        rows = Institution.objects.visible_to(request.user).filter(pk__in=chosen)
        if not chosen or not rows.exists():
            messages.warning(request, _("Tick at least one institution first."))
            return redirect("network:institutions")
        answer = HttpResponse(contacts(rows), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="kontak-instansi.csv"'
        return answer


class InstitutionDetail(OfInstitution, TemplateView):
    template_name = "network/institution.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown: dict[str, Any] = {"channels": self.institution.channels.all()}
        if self.sees_people():
            now = timezone.now()
            shown |= {
                "people": people_of(self.institution),
                "officials": self.institution.officials.active(),
                "invitations": self.institution.invitations.open(at=now).select_related(
                    "invited_by"
                ),
                "moments": timeline(self.institution, limit=15),
            }
        return super().get_context_data(**shown, **kwargs)


class Update(OfManager, TemplateView):
    """What is said about an institution and where the public finds it: two forms, one button."""

    template_name = "network/update.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = {
            "form": InstitutionForm(instance=self.institution, user=self.me),
            "channel_form": ChannelFields(institution=self.institution),
        }
        return super().get_context_data(**(shown | kwargs))

    def post(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        kept = Institution.objects.get(pk=self.institution.pk)
        about = InstitutionForm(request.POST, instance=kept, user=self.me)
        where = ChannelFields(request.POST)
        if not (about.is_valid() & where.is_valid()):
            return self.render_to_response(self.get_context_data(form=about, channel_form=where))
        with transaction.atomic():
            institutions.update(by=self.me, institution=self.institution, **about.cleaned_data)
            channels.replace(by=self.me, institution=self.institution, wanted=where.channels)
        messages.success(request, _("Saved. The public sees it from now on."))
        return redirect(self.institution)


class Onboard(OfCoordinator, FormView[OnboardForm]):
    template_name = "network/onboard.html"
    form_class = OnboardForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form: OnboardForm) -> HttpResponse:
        institution = institutions.onboard(
            by=self.me, at=timezone.now(), slug=form.slug, **form.cleaned_data
        )
        messages.success(
            self.request,
            _("%(name)s now takes part. Invite its first approver next.")
            % {"name": institution.name},
        )
        return redirect("network:invite", institution.slug)


class Return(OfInstitutionsCoordinator, View):
    """Takes in again an institution that had left, as it was."""

    def post(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        kept = self.institution
        institutions.onboard(
            by=self.me,
            at=timezone.now(),
            slug=kept.slug,
            name=kept.name,
            short_name=kept.short_name,
            kind=kept.kind,
            parent=kept.parent,
            region=kept.region,
            about=kept.about,
        )
        messages.success(request, _("%(name)s takes part again.") % {"name": kept.name})
        return redirect(kept)


class Offboard(OfInstitutionsCoordinator, FormView[OffboardForm]):
    template_name = "network/offboard.html"
    form_class = OffboardForm

    def form_valid(self, form: OffboardForm) -> HttpResponse:
        institutions.offboard(
            by=self.me,
            at=timezone.now(),
            institution=self.institution,
            reason=form.cleaned_data["reason"],
        )
        messages.success(
            self.request,
            _("%(name)s has left. Its record and stories are kept.")
            % {"name": self.institution.name},
        )
        return redirect(self.institution)
