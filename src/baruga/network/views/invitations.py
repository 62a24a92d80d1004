"""Invite people, show the link once, withdraw it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.generic import FormView, View

from baruga.network.actions import invitations
from baruga.network.forms import InvitationForm
from baruga.network.mail import invitation_link, send_invitation
from baruga.network.models import Invitation
from baruga.network.views.access import OfManager


class Invite(OfManager, FormView[InvitationForm]):
    """The answer to a valid form is the page with the link: it is stored nowhere, so shown once."""

    template_name = "network/invite.html"
    form_class = InvitationForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {
            "user": self.request.user,
            "institution": self.institution,
        }

    def form_valid(self, form: InvitationForm) -> HttpResponse:
        invitation, token = invitations.invite(
            by=self.me,
            at=timezone.now(),
            institution=self.institution,
            **form.cleaned_data,
        )
        link = invitation_link(token)
        self.template_name = "network/invited.html"
        answer = self.render_to_response(
            self.get_context_data(
                invitation=invitation, link=link, sent=send_invitation(invitation, link=link)
            )
        )
        add_never_cache_headers(answer)
        return answer


class Withdraw(OfManager, View):
    def post(self, request: HttpRequest, slug: str, pk: int) -> HttpResponseBase:
        rows = Invitation.objects.visible_to(request.user)
        invitation = get_object_or_404(rows, institution=self.institution, pk=pk)
        invitations.withdraw(by=self.me, at=timezone.now(), invitation=invitation)
        messages.success(request, _("The invitation is withdrawn; its link no longer works."))
        return redirect(self.institution)
