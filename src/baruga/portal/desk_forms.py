"""Forms of the public site's room on the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baruga.portal.choices import Position


class Moment(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M", **kwargs)


class PinForm(forms.Form):
    position = forms.ChoiceField(label=_("Place"), choices=Position.choices, initial=Position.LEAD)
    until = forms.DateTimeField(
        label=_("Until"),
        widget=Moment,
        help_text=_("At most seven days from now, in the time of the region. It ends by itself."),
    )
    reason = forms.CharField(
        label=_("Why does it stand there?"),
        max_length=250,
        help_text=_("Every institution can read this in the story's trail."),
    )
