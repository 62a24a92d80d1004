"""The editor's dialog for links. The editor we build on names these fields in English only."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import choosers

LABELS = {
    "url": _("Address"),
    "link_text": _("Words that carry the link"),
    "email_address": _("E-mail address"),
    "subject": _("Subject"),
    "body": _("Message"),
    "phone_number": _("Phone number"),
}


class NamedFields(forms.Form):
    """A form whose fields have the names of this module. They are this instance's own."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came
        for name, field in self.fields.items():
            field.label = LABELS[name]


class ExternalLinkForm(NamedFields, choosers.ExternalLinkChooserForm):
    pass


class EmailLinkForm(NamedFields, choosers.EmailLinkChooserForm):
    pass


class PhoneLinkForm(NamedFields, choosers.PhoneLinkChooserForm):
    pass


class AnchorLinkForm(NamedFields, choosers.AnchorLinkChooserForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["url"].label = _("Name of the place in this story")
