"""Audio series on the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import ListView, View

from baruga.core.audit import timeline
from baruga.network.choices import Verb
from baruga.network.permissions import may_somewhere
from baruga.newsroom.actions import series as verbs
from baruga.newsroom.models import AudioSeries
from baruga.newsroom.recording_forms import SeriesForm


class AllSeries(LoginRequiredMixin, ListView[AudioSeries]):
    template_name = "newsroom/recordings/all_series.html"
    paginate_by = 24

    def get_queryset(self) -> QuerySet[AudioSeries]:
        return (
            AudioSeries.objects.visible_to(self.request.user)
            .select_related("institution")
            .annotate(count=Count("episodes"))
            .order_by("title", "pk")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        writes = may_somewhere(self.request.user, Verb.WRITE)
        return super().get_context_data(**kwargs) | {"writes": writes}


class Begin(LoginRequiredMixin, View):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            self.me = request.user
            if not may_somewhere(request.user, Verb.WRITE):
                raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(SeriesForm(user=self.me))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = SeriesForm(request.POST, request.FILES, user=self.me)
        if not form.is_valid():
            return self._page(form, 422)
        values = dict(form.cleaned_data)
        series = verbs.begin(
            by=self.me, at=timezone.now(), cover=values.pop("cover_file"), **values
        )
        messages.success(request, _("The series exists. It appears with its first episode."))
        return redirect(series)

    def _page(self, form: SeriesForm, status: int = 200) -> HttpResponse:
        context = {"form": form}
        return render(self.request, "newsroom/recordings/begin_series.html", context, status=status)


class Series(LoginRequiredMixin, View):
    """A series of one's institution: its episodes, its feed, and for editors its words."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            self.me = request.user
            self.series = get_object_or_404(
                AudioSeries.objects.visible_to(request.user).select_related("institution", "cover"),
                pk=kwargs["series"],
            )

    def get(self, request: HttpRequest, series: int) -> HttpResponse:
        return self._page(SeriesForm(instance=self.series, user=self.me))

    def post(self, request: HttpRequest, series: int) -> HttpResponse:
        if not verbs.may_change(self.me, self.series):
            raise PermissionDenied
        form = SeriesForm(request.POST, request.FILES, instance=self.series, user=self.me)
        if not form.is_valid():
            return self._page(form, 422)
        values = dict(form.cleaned_data)
        cover = values.pop("cover_file")
        verbs.change(by=self.me, at=timezone.now(), series=self.series, cover=cover, **values)
        messages.success(request, _("Saved."))
        return redirect(self.series)

    def _page(self, form: SeriesForm, status: int = 200) -> HttpResponse:
        context = {
            "series": self.series,
            "form": form,
            "may_change": verbs.may_change(self.me, self.series),
            "episodes": self.series.episodes.order_by("-episode", "-pk")[:50],
            "timeline": timeline(self.series, limit=20),
        }
        return render(self.request, "newsroom/recordings/series.html", context, status=status)
