"""The targets of the hoax desk: the coordinator of the region sets them, everybody there reads them."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from baruga.hoaxdesk import permissions
from baruga.hoaxdesk.actions import targets
from baruga.hoaxdesk.clock import holidays_of
from baruga.hoaxdesk.forms import TargetsForm
from baruga.hoaxdesk.models import Targets
from baruga.hoaxdesk.views import Desk
from baruga.network.permissions import is_coordinator


class SetTargets(Desk):
    def get(self, request: HttpRequest) -> HttpResponse:
        if not permissions.may_enter(self.me):
            raise PermissionDenied
        return self._draw(TargetsForm(instance=Targets.current()))

    def post(self, request: HttpRequest) -> HttpResponse:
        if not is_coordinator(self.me):
            raise PermissionDenied
        form = TargetsForm(request.POST, instance=Targets.current())
        if not form.is_valid():
            return self._draw(form, 422)
        targets.set_targets(by=self.me, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Saved. The clocks of open claims go by it from now on."))
        return redirect("hoaxdesk:targets")

    def _draw(self, form: TargetsForm, status: int = 200) -> HttpResponse:
        today = timezone.localdate()
        coming = sorted({**holidays_of(today.year), **holidays_of(today.year + 1)}.items())
        context = {
            "form": form,
            "targets": Targets.current(),
            "may_set": is_coordinator(self.me),
            "holidays": [(day, name) for day, name in coming if day >= today][:8],
        }
        return render(self.request, "hoaxdesk/targets.html", context, status=status)
