"""The form with which a resident asks about a message."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baruga.core import proof_of_work
from baruga.hoaxdesk.picture_fields import PicturesField
from baruga.network.models import Region


class PublicForm(forms.Form):
    """`surname` is a field that only programs fill in, `work` what a script has computed."""

    surname = forms.CharField(required=False, widget=forms.HiddenInput)
    work = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["work"].widget.attrs |= {
            "data-challenge": proof_of_work.challenge(),
            "data-bits": proof_of_work.BITS,
        }

    @property
    def has_worked(self) -> bool:
        """Asked once: a challenge counts once."""
        return proof_of_work.is_done(self.data.get("work", ""))

    @property
    def is_by_a_program(self) -> bool:
        return bool(self.data.get("surname"))


class CheckForm(forms.Form):
    """One of both is enough; the picture counts when there are two."""

    hide_optional = True

    text = forms.CharField(
        label=_("The message or its link"),
        required=False,
        max_length=50_000,
        widget=forms.Textarea({"rows": 5}),
    )
    picture = PicturesField(
        label=_("Or a picture"),
        help_text=_("A screenshot, the picture itself, or take a photograph of it."),
        most=1,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not (data.get("text", "").strip() or data.get("picture") or self.errors):
            self.add_error("text", _("Please paste a message or a link, or choose a picture."))
        return data


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


def region_field(label: Any) -> forms.ModelChoiceField[Region]:
    return forms.ModelChoiceField(
        label=label,
        queryset=Region.objects.local(),
        required=False,
        to_field_name="slug",
        empty_label=_("I do not want to say"),
    )


def contact_field() -> forms.EmailField:
    return forms.EmailField(
        label=_("An e-mail address for the answer"),
        help_text=_("Only if you want the answer sent. It is erased after 90 days."),
        required=False,
        max_length=250,
    )


class QuestionForm(PublicForm):
    """A question to the public institutions."""

    text = forms.CharField(
        label=_("Your question"),
        help_text=_("One question at a time. Leave out names and numbers of private persons."),
        max_length=2_000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Please write your question.")},
    )
    region = region_field(_("Which region is it about?"))
    contact = contact_field()

    @property
    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("text", "region", "contact")}


class AskForm(PublicForm):
    """One of message, picture and link is enough."""

    hide_optional = True  # every field is

    text = forms.CharField(
        label=_("The message"),
        help_text=_("Copy it here as it came. Leave out names and numbers of private persons."),
        required=False,
        max_length=50_000,
        widget=forms.Textarea({"rows": 7}),
    )
    pictures = PicturesField(
        label=_("Or pictures"),
        help_text=_("Screenshots or the pictures themselves, up to four. Their place is not kept."),
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
    region = region_field(_("Where did you get it?"))
    contact = contact_field()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        said = data.get("text", "").strip() or data.get("link") or data.get("pictures")
        if not (said or self.errors):
            self.add_error(
                "text", _("Please copy the message here, or add a picture or the link below.")
            )
        return data
