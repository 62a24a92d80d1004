"""A suggestion on its claim: yes, no, and apart again."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from baruga.hoaxdesk import permissions
from baruga.hoaxdesk.actions import matches
from baruga.hoaxdesk.models import Claim, Match, Verdict
from baruga.hoaxdesk.models.claim import ClaimQuerySet
from baruga.hoaxdesk.views import ClaimView, Step


class MatchView(ClaimView):
    """A suggestion of a claim that the person may see, also after somebody else has decided it."""

    def claims(self) -> ClaimQuerySet:
        return Claim.objects.within_reach_of(self.me)

    @cached_property
    def match(self) -> Match:
        found = self.claim.matches.select_related("claim__institution", "other__institution")
        return get_object_or_404(found, pk=self.kwargs["match"])


class Join(MatchView, Step):
    form_class = forms.Form
    heading = gettext_lazy("Are these the same claim?")
    lede = gettext_lazy(
        "If so, the reports go over and get the answer of the other claim. Evidence stays on record "
        "here. You can part the two again."
    )
    submit = gettext_lazy("Yes, join them")
    success = gettext_lazy("Joined. Whoever reported it reads the same answer.")

    @property
    def other(self) -> Claim:
        return self.match.other

    @property
    def verdict(self) -> Verdict | None:
        return self.other.verdicts.in_force().first()

    def is_allowed(self) -> bool:
        known = permissions.knows_of(self.me, self.other)
        return known and permissions.may_join(self.me, self.claim)

    def act(self, data: dict[str, Any], at: datetime) -> None:
        matches.confirm(by=self.me, at=at, match=self.match)


class KeepApart(MatchView):
    def post(self, request: HttpRequest, pk: int, match: int) -> HttpResponse:
        try:
            matches.refuse(by=self.me, at=timezone.now(), match=self.match)
        except matches.AlreadyDecided:
            messages.info(request, _("Somebody else was faster. Nothing was changed."))
        else:
            messages.success(request, _("Noted. These two are not suggested to each other again."))
        return redirect(self.claim)


class Part(MatchView, Step):
    form_class = forms.Form
    heading = gettext_lazy("Part these two claims")
    lede = gettext_lazy(
        "This one stands by itself again, with everything that was reported in its words."
    )
    submit = gettext_lazy("Part them")
    success = gettext_lazy("Parted. It is a claim of its own again.")
    danger = True

    def claims(self) -> ClaimQuerySet:
        """Also those of other institutions that lie in one's own case: `is_allowed` decides."""
        return Claim.objects.all()

    @property
    def other(self) -> Claim:
        return self.match.other

    def is_allowed(self) -> bool:
        return self.match.decision != "" and permissions.may_part(self.me, self.match)

    def act(self, data: dict[str, Any], at: datetime) -> None:
        matches.part(by=self.me, at=at, match=self.match)

    def afterwards(self) -> Claim:
        seen = Claim.objects.visible_to(self.me)
        return self.claim if seen.filter(pk=self.claim.pk).exists() else self.other
