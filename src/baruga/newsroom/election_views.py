"""Elections: everybody reads when neutrality binds most, coordinators write it down."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import ListView

from baruga.network.models import Institution
from baruga.newsroom.actions import elections
from baruga.newsroom.jargon_views import OfKeeper
from baruga.newsroom.models import Election
from baruga.newsroom.permissions import may_keep_standards

DAYS = ("begins", "quiet_begins", "quiet_ends", "ends")


class ElectionForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Election"), max_length=120)
    begins = forms.DateField(
        label=gettext_lazy("First day"),
        help_text=gettext_lazy("When candidates are registered, or the campaign begins."),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    quiet_begins = forms.DateField(
        label=gettext_lazy("First quiet day"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    quiet_ends = forms.DateField(
        label=gettext_lazy("Last quiet day"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    ends = forms.DateField(
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("When the result is declared."),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    names = forms.CharField(
        label=gettext_lazy("Candidates, pairs and parties"),
        help_text=gettext_lazy("A line each, as people write them. At least three letters."),
        widget=forms.Textarea({"rows": 8}),
    )
    organisers = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Who organises and watches it"),
        help_text=gettext_lazy("They may name candidates at any time: it is their work."),
        queryset=Institution.objects.active(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class Elections(LoginRequiredMixin, ListView[Election]):
    template_name = "newsroom/elections.html"

    def get_queryset(self) -> Any:
        return Election.objects.visible_to(self.request.user).prefetch_related("organisers")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            may_keep=may_keep_standards(self.request.user), today=timezone.localdate(), **kwargs
        )


class EditElection(OfKeeper):
    """A new one (`election` None), or one that was written down."""

    def get(self, request: HttpRequest, election: int | None = None) -> HttpResponse:
        found = self._election(election)
        initial: dict[str, Any] = {}
        if found:
            initial = {name: getattr(found, name) for name in ("name", "names", *DAYS)}
            initial["organisers"] = found.organisers.all()
        return self._page(ElectionForm(initial=initial), found)

    def post(self, request: HttpRequest, election: int | None = None) -> HttpResponse:
        found, form = self._election(election), ElectionForm(request.POST)
        if not form.is_valid():
            return self._page(form, found, 422)
        data = form.cleaned_data
        try:
            elections.keep(
                by=self.me,
                at=timezone.now(),
                election=found,
                name=data["name"],
                days=(data["begins"], data["ends"]),
                quiet=(data["quiet_begins"], data["quiet_ends"]),
                names=data["names"],
                organisers=data["organisers"],
            )
        except elections.BadDays:
            form.add_error(
                "quiet_begins", _("The quiet days lie within the election, from first to last.")
            )
            return self._page(form, found, 422)
        except elections.BadNames:
            form.add_error("names", _("Each name needs at least three letters."))
            return self._page(form, found, 422)
        messages.success(request, _("Saved. Hoax desk and editor keep to it from now on."))
        return redirect("newsroom:elections")

    def _election(self, pk: int | None) -> Election | None:
        return get_object_or_404(Election.objects.visible_to(self.me), pk=pk) if pk else None

    def _page(
        self, form: ElectionForm, election: Election | None, status: int = 200
    ) -> HttpResponse:
        context = {"form": form, "election": election}
        return render(self.request, "newsroom/edit_election.html", context, status=status)


class RemoveElection(OfKeeper):
    def post(self, request: HttpRequest, election: int) -> HttpResponse:
        found = get_object_or_404(Election.objects.visible_to(self.me), pk=election)
        elections.remove(by=self.me, at=timezone.now(), election=found)
        messages.success(request, _("“%(name)s” is off the list.") % {"name": found.name})
        return redirect("newsroom:elections")
