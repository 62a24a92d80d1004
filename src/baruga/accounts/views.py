"""One's own account. Signing in and the rest are allauth's views, in our templates."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from allauth.account import views as account
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView, UpdateView
from requests import RequestException

from baruga.accounts import actions, demo
from baruga.accounts.forms import ProfileForm
from baruga.accounts.models import User

logger = logging.getLogger("baruga.accounts")
YEAR = 60 * 60 * 24 * 365


class SignInView(account.LoginView):
    """allauth's, with the logins of a demo and the office's own server beside the form."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        offices = get_adapter().list_providers(self.request)
        return context | {"demo_logins": demo.by_role(), "offices": offices}


class EmailView(account.EmailView):
    """allauth's: a new address counts once the link sent there was opened."""

    template_name = "account/email.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if isinstance(request.user, User):
            actions.stand_by_address(user=request.user)
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response


@method_decorator(never_cache, name="dispatch")
class ProfileView(LoginRequiredMixin, UpdateView[User, ProfileForm]):
    form_class = ProfileForm
    template_name = "accounts/profile.html"
    success_url = reverse_lazy("accounts:profile")

    def get_object(self, queryset: object = None) -> User:
        # A fresh copy: a name that was refused must not show in the page's head.
        return get_object_or_404(User, pk=self.request.user.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kinds = Authenticator.objects.filter(user=self.request.user.pk).values_list(
            "type", flat=True
        )
        return super().get_context_data(
            second_factors=set(kinds) - {Authenticator.Type.RECOVERY_CODES},
            offices=get_adapter().list_providers(self.request),
            **kwargs,
        )

    def form_valid(self, form: ProfileForm) -> HttpResponse:
        response = super().form_valid(form)
        language = form.cleaned_data["language"]
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=YEAR,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            samesite="Lax",
        )
        with translation.override(language):
            messages.success(self.request, _("Your account is saved."))
        return response


@method_decorator(never_cache, name="dispatch")
class SecondFactorView(LoginRequiredMixin, TemplateView):
    """Why one's role needs a second factor, and the two ways to have one."""

    template_name = "accounts/second_factor.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_mfa_enabled(request.user):
            return redirect("mfa_index")
        return super().get(request, *args, **kwargs)


def office_sign_in(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Off to the office's server, if it answers."""
    return _while_it_answers(openid_connect.login, request, provider_id)


def office_callback(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Back from the office's server."""
    return _while_it_answers(openid_connect.callback, request, provider_id)


def _while_it_answers(
    view: Callable[[HttpRequest, str], HttpResponseBase], request: HttpRequest, provider_id: str
) -> HttpResponseBase:
    """allauth asks the server for its addresses outside its own guard."""
    try:
        return view(request, provider_id)
    except RequestException as error:
        logger.warning("The sign-in server %s does not answer: %s", provider_id, error)
        return render(request, "socialaccount/authentication_error.html", status=502)
