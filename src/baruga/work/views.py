"""*Meja saya*: what waits, what one works on, what happened."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.generic import ListView, TemplateView, View

from baruga.network.queries import served
from baruga.work.actions import mark_read
from baruga.work.greeting import greeting, summary
from baruga.work.inbox import lines_of
from baruga.work.models import Notification, NotificationQuerySet

SHOWN_AT_ONCE = 12
LATEST = 5


class MyDesk(LoginRequiredMixin, TemplateView):
    """The first screen after signing in."""

    template_name = "work/desk.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        lines = lines_of(self.request)
        waiting = [line for line in lines if line.section == "waiting"]
        late = sum(line.late_since is not None for line in waiting)
        return super().get_context_data(
            waiting=waiting,
            mine=[line for line in lines if line.section == "mine"],
            shown=f":{SHOWN_AT_ONCE}",
            rest=f"{SHOWN_AT_ONCE}:",
            greeting=greeting(now),
            summary=summary(waiting=len(waiting), late=late),
            notifications=Notification.objects.visible_to(self.request.user)[:LATEST],
            institutions=served(self.request),
            write_url=write_url(),
            **kwargs,
        )


def write_url() -> str:
    """Where one begins a story; nothing when no newsroom is installed above this app."""
    try:
        return reverse("newsroom:write")
    except NoReverseMatch:
        return ""


class Notifications(LoginRequiredMixin, ListView[Notification]):
    """What happened, newest first. HTMX asks for the list alone."""

    template_name = "work/notifications.html"
    paginate_by = 30

    def get_queryset(self) -> NotificationQuerySet:
        return Notification.objects.visible_to(self.request.user)


class MarkRead(LoginRequiredMixin, View):
    """Marks one (`pk`) or all as read. Answers the mended line to HTMX, else goes on to `next`."""

    def post(self, request: HttpRequest) -> HttpResponseBase:
        pk = request.POST.get("pk", "")
        one = int(pk) if pk.isdigit() else None
        mark_read(by=request.user, at=timezone.now(), pk=one)
        if one is None:
            messages.success(request, _("All notifications are marked as read."))
        elif getattr(request, "htmx", False):
            return self._line(request, one)
        return redirect(self._next(request))

    def _line(self, request: HttpRequest, pk: int) -> HttpResponse:
        notification = Notification.objects.visible_to(request.user).filter(pk=pk).first()
        if notification is None:
            return HttpResponse(status=404)
        return render(request, "work/notification.html", {"notification": notification})

    def _next(self, request: HttpRequest) -> str:
        wanted = request.POST.get("next", "")
        own = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
        return wanted if own else reverse("work:notifications")
