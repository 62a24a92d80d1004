"""The form with which a resident asks about a message."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baruga.network.models import Region


class PublicForm(forms.Form):
    """`surname` is a field that only programs fill in."""

    surname = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def is_by_a_program(self) -> bool:
        return bool(self.data.get("surname"))


class CheckForm(forms.Form):
    text = forms.CharField(
        label=_("The message or its link"),
        max_length=50_000,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": _("Please paste a message or a link.")},
    )


class ObjectForm(PublicForm):
    """What is not right about a verdict."""

    text = forms.CharField(
        label=_("What is not right?"),
        help_text=_("Say what is so instead, and how you know. Leave out private persons."),
        max_length=5_000,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": _("Please write what is not right.")},
    )
    url = forms.URLField(
        label=_("A link where we can check it"),
        required=False,
        max_length=1000,
        assume_scheme="https",
    )


class AskForm(PublicForm):
    """One of message and link is enough."""

    hide_optional = True  # every field is

    text = forms.CharField(
        label=_("The message"),
        help_text=_("Copy it here as it came. Leave out names and numbers of private persons."),
        required=False,
        max_length=50_000,
        widget=forms.Textarea({"rows": 7}),
    )
    link = forms.URLField(
        label=_("Or its link"), required=False, max_length=1000, assume_scheme="https"
    )
    question = forms.CharField(
        label=_("What would you like to know?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
    )
    region = forms.ModelChoiceField(
        label=_("Where did you get it?"),
        queryset=Region.objects.local(),
        required=False,
        to_field_name="slug",
        empty_label=_("I do not want to say"),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not (data.get("text", "").strip() or data.get("link") or self.errors):
            self.add_error("text", _("Please copy the message here, or give its link below."))
        return data
