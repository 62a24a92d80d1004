"""Roles of people, and the officials who approve by link."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView, View

from baruga.accounts.models import User
from baruga.network.actions import members
from baruga.network.choices import Role
from baruga.network.forms import MemberForm, OfficialForm
from baruga.network.models import Membership, Official
from baruga.network.permissions import institutions_managed_by
from baruga.network.views.access import OfManager


class MemberRoles(OfManager, FormView[MemberForm]):
    """Everything one person may do in one institution."""

    template_name = "network/member.html"
    form_class = MemberForm

    @cached_property
    def person(self) -> User:
        """Somebody who serves here already; new people come by invitation."""
        here = User.objects.filter(memberships__institution=self.institution).distinct()
        return get_object_or_404(here, pk=self.kwargs["pk"])

    @cached_property
    def held(self) -> set[Role]:
        rows = Membership.objects.filter(institution=self.institution, user=self.person)
        return {Role(role) for role in rows.values_list("role", flat=True)}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {
            "user": self.request.user,
            "institution": self.institution,
            "person": self.person,
            "initial": {"roles": [role.value for role in self.held]},
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(person=self.person, **kwargs)

    def form_valid(self, form: MemberForm) -> HttpResponse:
        chosen = set(form.cleaned_data["roles"])
        with transaction.atomic():
            members.grant(
                by=self.me,
                at=timezone.now(),
                user=self.person,
                institution=self.institution,
                roles=sorted(chosen - self.held),
            )
            members.revoke(
                by=self.me,
                user=self.person,
                institution=self.institution,
                roles=sorted((self.held & form.offered) - chosen),
            )
        messages.success(
            self.request, _("The roles of %(name)s are saved.") % {"name": self.person.name}
        )
        return redirect(self.institution)


class Appoint(OfManager, FormView[OfficialForm]):
    template_name = "network/official.html"
    form_class = OfficialForm

    def form_valid(self, form: OfficialForm) -> HttpResponse:
        official = members.appoint_official(
            by=self.me, institution=self.institution, **form.cleaned_data
        )
        messages.success(
            self.request, _("%(name)s can now approve by link.") % {"name": official.name}
        )
        return redirect(self.institution)


class Retire(OfManager, View):
    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponseBase:
        mine = Official.objects.filter(institution__in=institutions_managed_by(request.user))
        official = get_object_or_404(mine, institution=self.institution, pk=pk)
        members.retire_official(by=self.me, official=official)
        messages.success(request, _("%(name)s gets no more links.") % {"name": official.name})
        return redirect(self.institution)
