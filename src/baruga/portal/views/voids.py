"""What residents look for in vain: the screen that proposes what to write next."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.views.generic import TemplateView

from baruga.accounts.models import User
from baruga.network.choices import Verb
from baruga.network.permissions import may_somewhere
from baruga.portal.permissions import may_see_voids
from baruga.portal.voids import voids


class Voids(LoginRequiredMixin, TemplateView):
    template_name = "portal/desk/voids.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        me = cast("User", self.request.user)
        if not may_see_voids(me):
            raise PermissionDenied
        return super().get_context_data(
            voids=voids(me, at=timezone.now()), writes=may_somewhere(me, Verb.WRITE), **kwargs
        )
