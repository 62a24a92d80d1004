"""*Meja saya*: what waits, what one works on, what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
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

if TYPE_CHECKING:
    from baruga.accounts.models import User

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
            # What one touched last is what one goes on with.
            mine=sorted(
                (line for line in lines if line.section == "mine"),
                key=lambda line: line.since,
                reverse=True,
            ),
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
        pk = request.POST.get("pk")
        if pk is None:
            mark_read(by=cast("User", request.user), at=timezone.now())
            messages.success(request, _("All notifications are marked as read."))
            return redirect(self._next(request))
        notification = self._own(pk)
        mark_read(by=cast("User", request.user), at=timezone.now(), pk=notification.pk)
        if getattr(request, "htmx", False):
            notification.refresh_from_db()
            return render(request, "work/notification.html", {"notification": notification})
        return redirect(self._next(request))

    def _own(self, pk: str) -> Notification:
        rows = Notification.objects.visible_to(self.request.user)
        return get_object_or_404(rows, pk=int(pk) if pk.isdecimal() else 0)

    def _next(self, request: HttpRequest) -> str:
        wanted = request.POST.get("next", "")
        own = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
        return wanted if own else reverse("work:notifications")
