"""Following an invitation's link: somebody new makes an account, somebody known says yes."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from baruga.accounts import actions as accounts
from baruga.accounts.forms import NewAccountForm
from baruga.accounts.models import User
from baruga.accounts.queries import free_username, with_email
from baruga.accounts.sign_in import first_sign_in
from baruga.network.actions import invitations
from baruga.network.choices import Role
from baruga.network.models import Invitation
from baruga.network.models.invitation import fingerprint


@method_decorator([never_cache, sensitive_post_parameters("password")], name="dispatch")
class AcceptView(View):
    """The link is the permission: whoever reads the mailbox of the invitation may follow it."""

    token: str
    invitation: Invitation

    def dispatch(
        self, request: HttpRequest, *args: Any, token: str, **kwargs: Any
    ) -> HttpResponseBase:
        self.token = token
        try:
            self.invitation = invitations.find_open(token=token, at=timezone.now())
            return super().dispatch(request, *args, **kwargs)
        except invitations.InvitationClosed:
            return self.closed()

    def get(self, request: HttpRequest) -> HttpResponse:
        if self.known is None:
            return self.show("join", form=self.form())
        return self.show(self.scene)

    def post(self, request: HttpRequest) -> HttpResponse:
        if self.known is None:
            return self.join()
        if self.scene != "confirm":
            return self.show(self.scene)
        invitations.accept(user=self.known, at=timezone.now(), invitation=self.invitation)
        return self.welcome()

    @property
    def known(self) -> User | None:
        """Who has the invited address already, or the person signed in with another one."""
        if isinstance(self.request.user, User):
            return self.request.user
        return with_email(self.invitation.email)

    @property
    def scene(self) -> str:
        """What a known person has to do: confirm, sign in first, or sign in as somebody else."""
        if not self.request.user.is_authenticated:
            return "sign_in"
        same = self.request.user.email.lower() == self.invitation.email.lower()
        return "confirm" if same else "other_person"

    def form(self, data: Any = None) -> NewAccountForm:
        email, name = self.invitation.email, self.invitation.name
        return NewAccountForm(
            data, email=email, initial={"name": name, "username": free_username(email, name)}
        )

    def join(self) -> HttpResponse:
        """The account and its roles, or neither."""
        form = self.form(self.request.POST)
        if not form.is_valid():
            return self.show("join", form=form)
        now = timezone.now()
        try:
            with transaction.atomic():
                user = accounts.register(at=now, email=self.invitation.email, **form.cleaned_data)
                invitations.accept(user=user, at=now, invitation=self.invitation)
        except IntegrityError:
            form.add_error("username", _("Somebody took this username just now. Choose another."))
            return self.show("join", form=form)
        first_sign_in(self.request, user)
        return self.welcome()

    def welcome(self) -> HttpResponse:
        """On to the desk; who needs a second factor is sent there by the middleware."""
        name = self.invitation.institution.name
        text = _("Welcome. You now serve %(institution)s.") % {"institution": name}
        messages.success(self.request, text)
        return redirect(settings.LOGIN_REDIRECT_URL)

    def show(self, name: str, **context: Any) -> HttpResponse:
        context |= {
            "invitation": self.invitation,
            "roles": [Role(role) for role in self.invitation.roles],
            "here": self.request.path,
        }
        status = 200 if self.request.method == "GET" or "form" in context else 403
        return render(self.request, f"network/invitation/{name}.html", context, status=status)

    def closed(self) -> HttpResponse:
        """Why the link no longer works. Holding it is proof enough to be told."""
        invitation = (
            Invitation.objects.filter(token_hash=fingerprint(self.token))
            .select_related("institution", "invited_by")
            .first()
        )
        context = {"invitation": invitation, "reason": _reason(invitation)}
        status = 410 if invitation else 404
        return render(self.request, "network/invitation/closed.html", context, status=status)


def _reason(invitation: Invitation | None) -> str:
    if invitation is None:
        return "unknown"
    if invitation.accepted_at:
        return "accepted"
    if invitation.withdrawn_at:
        return "withdrawn"
    return "expired" if invitation.institution.is_active else "left"
