"""Forms of the upload of many photographs: what is said of all, and what of each."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baruga.network.choices import Verb
from baruga.network.models import Institution
from baruga.newsroom.choices import Consent
from baruga.newsroom.models import Photo, PhotoBatch

FIELDS = ("caption", "description", "creator", "place", "taken_at", "consent")
MOMENT = "%Y-%m-%dT%H:%M:%S"  # what a browser's field for date and time reads and writes


def _widgets() -> dict[str, forms.Widget]:
    return {
        "caption": forms.Textarea(attrs={"rows": 2}),
        "description": forms.TextInput(),
        "taken_at": forms.DateTimeInput(format=MOMENT, attrs={"type": "datetime-local", "step": 1}),
    }


class BatchForm(forms.ModelForm[PhotoBatch]):
    class Meta:
        model = PhotoBatch
        fields = ["institution", "keep_location"]

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = Institution.objects.where(user, Verb.WRITE)
        field = self.fields["institution"]
        field.queryset = mine  # type: ignore[attr-defined]  # a ModelChoiceField, by the model
        if len(mine) == 1:
            field.initial, field.widget = mine[0], forms.HiddenInput()


class PhotoRowForm(forms.ModelForm[Photo]):
    """What a reader and an archive need to know of one photograph."""

    hide_optional = True  # everything is, until a story asks for it; said so often it is noise
    chosen = forms.BooleanField(label=_("In the photo story"), required=False)

    class Meta:
        model = Photo
        fields = list(FIELDS)
        widgets = _widgets()
        labels = {"description": _("Alternative text"), "consent": _("Consent")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["caption"].help_text = ""
        self.fields["description"].help_text = ""

    def save(self, commit: bool = True) -> Photo:
        """The title, which only the collection shows, follows the caption."""
        self.instance.title = (self.cleaned_data["caption"] or self.instance.title)[:120]
        return super().save(commit)


class SharedForm(forms.Form):
    """Said once, copied into every row where the field is still empty."""

    hide_optional = True

    caption = forms.CharField(label=_("Caption"), required=False, widget=_widgets()["caption"])
    creator = forms.CharField(label=_("Photographer"), max_length=160, required=False)
    place = forms.CharField(label=_("Place"), max_length=160, required=False)
    taken_at = forms.DateTimeField(
        label=_("Taken on"),
        required=False,
        widget=_widgets()["taken_at"],
        input_formats=[MOMENT, "%Y-%m-%dT%H:%M"],
    )
    consent = forms.ChoiceField(
        label=_("Consent"),
        required=False,
        choices=[("", _("Not the same for all")), *Consent.choices],
    )

    def fill(self, photo: Photo) -> None:
        """Complete `photo`, which is saved by the caller; nothing that was said is overwritten."""
        for name, value in self.cleaned_data.items():
            empty = getattr(photo, name) in {"", None, Consent.MISSING}
            if value and empty:
                setattr(photo, name, value)
