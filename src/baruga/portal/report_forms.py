"""The form with which a resident asks about a message."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baruga.network.models import Region


class AskForm(forms.Form):
    """One of message and link is enough. `surname` is a field that only programs fill in."""

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
    surname = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not (data.get("text", "").strip() or data.get("link") or self.errors):
            self.add_error("text", _("Please copy the message here, or give its link below."))
        return data

    @property
    def is_by_a_program(self) -> bool:
        return bool(self.data.get("surname"))
