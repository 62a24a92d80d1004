"""Who may open which screen: an institution by its address, and refusals that help on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _

from baruga.network.choices import Verb
from baruga.network.models import Institution
from baruga.network.permissions import is_coordinator, may, may_manage_members

if TYPE_CHECKING:
    from baruga.accounts.models import User


class Explained(LoginRequiredMixin):
    """Signed-in people only; whoever may not do this reads who may.

    `allowed` is asked before the screen; a verb's own PermissionDenied is explained as well.
    """

    request: HttpRequest
    refusal: str | Promise = _("Only the coordinator of the region may do this.")

    @property
    def me(self) -> User:
        """Whoever is signed in; nobody else comes past the door."""
        return cast("User", self.request.user)

    def allowed(self) -> bool:
        return True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        try:
            if not self.allowed():
                raise PermissionDenied
            return super().dispatch(request, *args, **kwargs)
        except PermissionDenied:
            return render(request, "network/refused.html", self.explanation(), status=403)

    def explanation(self) -> dict[str, Any]:
        return {"refusal": self.refusal}


class OfCoordinator(Explained):
    def allowed(self) -> bool:
        return is_coordinator(self.request.user)


class OfInstitution(Explained):
    """A screen below one institution, found among those the person may know of."""

    kwargs: dict[str, Any]

    @cached_property
    def institution(self) -> Institution:
        rows = Institution.objects.visible_to(self.request.user).select_related("region", "parent")
        return get_object_or_404(rows, slug=self.kwargs["slug"])

    def sees_people(self) -> bool:
        """Members of the institution, and whoever looks after the region."""
        user = self.request.user
        return is_coordinator(user) or may(user, Verb.SEE, self.institution)

    def explanation(self) -> dict[str, Any]:
        return super().explanation() | {"institution": self.institution}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        return super().get_context_data(  # type: ignore[misc]  # the generic view's
            institution=self.institution,
            sees_people=self.sees_people(),
            manages=may_manage_members(user, self.institution),
            coordinates=is_coordinator(user),
            **kwargs,
        )


class OfManager(OfInstitution):
    """For approvers of the institution and coordinators."""

    refusal = _(
        "Only an approver of this institution or the coordinator of the region may change "
        "its members and what is said about it."
    )

    def allowed(self) -> bool:
        return may_manage_members(self.request.user, self.institution)


class OfInstitutionsCoordinator(OfInstitution):
    def allowed(self) -> bool:
        return is_coordinator(self.request.user)
