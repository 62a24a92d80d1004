"""One's own account. Signing in and the rest are allauth's views, in our templates."""

from __future__ import annotations

from typing import Any

from allauth.account import views as account
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.socialaccount.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView, UpdateView

from baruga.accounts import actions, demo
from baruga.accounts.forms import ProfileForm
from baruga.accounts.models import User

YEAR = 60 * 60 * 24 * 365


class SignInView(account.LoginView):
    """allauth's, with the logins of a demo and the office's own server beside the form."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            demo_logins=demo.by_role(),
            offices=get_adapter().list_providers(self.request),
            **kwargs,
        )


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
        return User.objects.get(pk=self.request.user.pk)

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

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if is_mfa_enabled(request.user):
            return redirect("mfa_index")
        return super().get(request, *args, **kwargs)
