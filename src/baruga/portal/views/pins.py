"""The coordinator's screen: what is pinned to the first page, and why."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View

from baruga.newsroom.models import StoryPage
from baruga.portal import queries, search
from baruga.portal.actions import pins
from baruga.portal.desk_forms import PinForm
from baruga.portal.models import Pin
from baruga.portal.permissions import may_pin

if TYPE_CHECKING:
    from baruga.accounts.models import User

OFFERED = 15  # stories to choose from


class OfCoordinator(LoginRequiredMixin):
    request: HttpRequest

    @property
    def me(self) -> User:
        return cast("User", self.request.user)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and not may_pin(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class Pins(OfCoordinator, TemplateView):
    template_name = "portal/desk/pins.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        text = self.request.GET.get("q", "").replace("\0", "")
        found = search.find(search.Question(text)) if text else queries.published()
        standing = Pin.objects.standing(at=timezone.now())
        past = Pin.objects.exclude(pk__in=[pin.pk for pin in standing])
        return super().get_context_data(
            standing=standing.select_related("story__institution", "made_by"),
            past=past.select_related("story", "made_by", "ended_by")[:10],
            stories=found.select_related("institution")[:OFFERED],
            text=text,
            **kwargs,
        )


class MakePin(OfCoordinator, FormView[PinForm]):
    template_name = "portal/desk/pin.html"
    form_class = PinForm

    @cached_property
    def story(self) -> StoryPage:
        return get_object_or_404(queries.published(), pk=self.kwargs["pk"])

    def get_initial(self) -> dict[str, Any]:
        return {"until": timezone.localtime(timezone.now() + timedelta(days=1))}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(story=self.story, **kwargs)

    def form_valid(self, form: PinForm) -> HttpResponse:
        try:
            pins.make(by=self.me, at=timezone.now(), story=self.story, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        messages.success(self.request, _("Pinned. Readers see it from now on."))
        return redirect("front:pins")


class EndPin(OfCoordinator, View):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        pins.end(by=self.me, at=timezone.now(), pin=get_object_or_404(Pin, pk=pk))
        messages.success(request, _("Taken off. The place follows the rule again."))
        return redirect("front:pins")
