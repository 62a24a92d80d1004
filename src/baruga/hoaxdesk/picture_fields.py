"""A form's field for pictures that people hand in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baruga.hoaxdesk.cleaning import Clean, clean
from baruga.newsroom.intake import Refused

MOST = 4
READABLE = "image/jpeg,image/png,image/webp,image/avif,image/heic"


class _Many(forms.FileInput):
    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """Up to `MOST` pictures, each judged by its bytes and drawn anew; cleans to a list of `Clean`.

    Every reason for a refusal stands at the field, with the name of its file.
    """

    def __init__(self, *, label: Any, help_text: Any = "", most: int = MOST) -> None:
        widget = (_Many if most > 1 else forms.FileInput)({"accept": READABLE})
        super().__init__(label=label, help_text=help_text, required=False, widget=widget)
        self.most = most

    def clean(self, data: Any, initial: Any = None) -> list[Clean]:
        files = data if isinstance(data, list) else [data] if data else []
        if len(files) > self.most:
            raise forms.ValidationError(
                _("At most %(most)s pictures at once. Please choose again."),
                params={"most": self.most},
            )
        taken, faults = [], []
        for file in files:
            try:
                taken.append(clean(file))
            except Refused as refusal:
                faults.append(f"{file.name}: {refusal}")
        if faults:
            raise forms.ValidationError(faults)
        super().clean(files[0] if files else None, initial)
        return taken
