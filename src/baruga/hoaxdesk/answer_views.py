"""What follows a verdict: the clarification, and objections to it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy

from baruga.hoaxdesk import forms as fill_in
from baruga.hoaxdesk import permissions
from baruga.hoaxdesk.actions import clarifications, objections
from baruga.hoaxdesk.models import Objection
from baruga.hoaxdesk.views import Step


class Clarify(Step):
    form_class = forms.Form
    heading = gettext_lazy("Write the clarification")
    lede = gettext_lazy(
        "A draft begins in the words of the verdict. It goes the way of every story: standard, "
        "second pair of eyes, release. Verdict, evidence and signatures are on its page by themselves."
    )
    submit = gettext_lazy("Begin the draft")
    success = gettext_lazy("The draft is in your section.")

    def is_allowed(self) -> bool:
        return permissions.may_clarify(self.me, self.claim)

    def act(self, data: dict[str, Any], at: datetime) -> None:
        self.page = clarifications.begin(by=self.me, at=at, claim=self.claim)

    def afterwards(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])


class AnswerObjection(Step):
    form_class = fill_in.ObjectionForm
    heading = gettext_lazy("Answer the objection")
    lede = gettext_lazy("Nobody answers an objection to a verdict that they proposed or signed.")
    submit = gettext_lazy("Answer")
    success = gettext_lazy("Answered. Whoever objected reads it under their number.")

    @property
    def objection(self) -> Objection:
        theirs = Objection.objects.waiting().filter(verdict__claim=self.claim)
        found = theirs.select_related("verdict__institution", "verdict__signed_for")
        return get_object_or_404(found, pk=self.kwargs["objection"])

    def is_allowed(self) -> bool:
        return permissions.may_answer_objection(self.me, self.objection)

    def act(self, data: dict[str, Any], at: datetime) -> None:
        upheld = data["upheld"] == "yes"
        objections.answer(
            by=self.me, at=at, objection=self.objection, upheld=upheld, text=data["text"]
        )
