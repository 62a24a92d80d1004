"""A new photograph fills its fields from what the camera or agency wrote into the file.

Apart from `forms`, because Wagtail's picture forms need the models to be loaded first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm

from baruga.newsroom.intake import Refused, pictures
from baruga.newsroom.metadata import fill_from_file
from baruga.newsroom.queries import is_shown


class PhotoForm(BaseImageForm):
    """A new photograph fills its fields from what the camera or agency wrote into the file."""

    keep_location = forms.BooleanField(
        label=_("Keep the place that the phone wrote down"),
        help_text=_("Leave it off when the place could harm somebody."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].to_python = refusing_kindly(self.fields["file"].to_python)
        if "description" in self.fields:
            self.fields["description"].label = _("Alternative text")
            self.fields["description"].help_text = _(
                "What somebody who cannot see the picture hears."
            )

    def clean(self) -> dict[str, Any]:
        """A picture that the public sees is not exchanged behind the back of a second person."""
        cleaned: dict[str, Any] = super().clean()
        if self.instance.pk and "file" in self.changed_data and is_shown(self.instance):
            self.add_error(
                "file",
                _(
                    "The public sees this photograph. Please upload the other one as a new "
                    "photograph, and replace it on the story's page on the desk."
                ),
            )
        return cleaned

    def save(self, commit: bool = True) -> Any:
        if self.instance.pk is None:
            fill_from_file(
                self.instance, keep_location=self.cleaned_data.get("keep_location", False)
            )
        elif not self.cleaned_data.get("keep_location", True):
            self.instance.latitude = self.instance.longitude = None
        return super().save(commit=commit)


def refusing_kindly(to_python: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Judge the bytes before Wagtail compares them with the name, and let the name follow them."""

    def read(data: Any) -> Any:
        if isinstance(data, UploadedFile):
            try:
                data.name = pictures.judge(data).rename(data.name or "")
            except Refused as refused:
                raise forms.ValidationError(str(refused)) from refused
        return to_python(data)

    return read
