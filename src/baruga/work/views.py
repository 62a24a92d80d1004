"""*Meja saya*: what waits, what one works on, what happened."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import ListView, TemplateView, View

from baruga.work.actions import mark_read
from baruga.work.inbox import waiting_for
from baruga.work.models import Notification, NotificationQuerySet


class MyDesk(LoginRequiredMixin, TemplateView):
    """The first screen after signing in."""

    template_name = "work/desk.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        lines = waiting_for(self.request.user, at=now)
        return super().get_context_data(
            waiting=[line for line in lines if line.section == "waiting"],
            mine=[line for line in lines if line.section == "mine"],
            late=sum(line.late_since is not None for line in lines),
            now=now,
            **kwargs,
        )


class Notifications(LoginRequiredMixin, ListView[Notification]):
    template_name = "work/notifications.html"
    paginate_by = 30

    def get_queryset(self) -> NotificationQuerySet:
        return Notification.objects.visible_to(self.request.user)


class MarkRead(LoginRequiredMixin, View):
    def post(self, request: HttpRequest) -> HttpResponse:
        pk = request.POST.get("pk", "")
        mark_read(by=request.user, at=timezone.now(), pk=int(pk) if pk.isdigit() else None)
        return redirect("work:notifications")
