"""Forms of the hoax desk: one for each step of the way."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from baruga.hoaxdesk.actions.claims import MEASURES
from baruga.hoaxdesk.checklists import checklist_of
from baruga.hoaxdesk.choices import (
    Carrier,
    EvidenceKind,
    Kind,
    Nature,
    Rejection,
    Ruling,
)
from baruga.hoaxdesk.models import Claim, Targets
from baruga.hoaxdesk.picture_fields import PicturesField
from baruga.network.models import Institution, Region

REASON = {"required": _("Please write why: it stays with the case.")}
LEVELS = {
    "safety": (_("none"), _("worry"), _("somebody may come to harm"), _("danger to life")),
    "service": (_("none"), _("more questions"), _("services are held up"), _("services stop")),
    "order": (_("none"), _("quarrel"), _("crowds"), _("violence")),
    "reputation": (_("none"), _("little"), _("noticeable"), _("great")),
    "reach": (_("a few"), _("a group or two"), _("a regency"), _("the province and beyond")),
    "velocity": (_("stands still"), _("slowly"), _("quickly"), _("by the hour")),
}


LABELS = {
    "safety": _("People's safety"),
    "service": _("Ability to serve"),
    "order": _("Public order"),
    "reputation": _("An institution's reputation"),
    "reach": _("How many have seen it"),
    "velocity": _("How fast it spreads"),
}


def reason_field(label: Any, help_text: Any = "", *, rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=2000,
        widget=forms.Textarea({"rows": rows}),
        error_messages=REASON,
    )


class ReportForm(forms.Form):
    """What an officer has seen. One of message, link and picture is enough."""

    text = forms.CharField(
        label=_("The message, word for word"),
        help_text=_("Leave out names and numbers of private persons."),
        required=False,
        max_length=50_000,
        widget=forms.Textarea({"rows": 6}),
    )
    pictures = PicturesField(
        label=_("Pictures"), help_text=_("A screenshot or the picture itself, up to four.")
    )
    link = forms.URLField(label=_("Link"), required=False, max_length=1000, assume_scheme="https")
    question = forms.CharField(
        label=_("What is asked about it?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
    )
    region = forms.ModelChoiceField(
        label=_("Where does it circulate?"),
        queryset=Region.objects.all(),
        required=False,
        empty_label=_("Everywhere, or not known"),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        said = data.get("text", "").strip() or data.get("link") or data.get("pictures")
        if not (said or self.errors):
            self.add_error(
                "text", _("Please copy the message here, or add a picture or the link below.")
            )
        return data


class TakeForm(forms.Form):
    institution = forms.ModelChoiceField(label=_("For"), queryset=Institution.objects.none())

    def __init__(self, *args: Any, institutions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["institution"].queryset = institutions  # type: ignore[attr-defined]  # a ModelChoiceField
        self.initial.setdefault("institution", institutions.first())


class GateForm(forms.Form):
    nature = forms.ChoiceField(
        label=_("What kind of thing is it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose one.")},
    )
    note = forms.CharField(
        label=_("Why"),
        help_text=_("Needed for everything that is not a fact: one sentence is enough."),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nature"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (
                nature.value,
                format_html("<span><b>{}</b><br>{}</span>", nature.label, nature.door.label),
            )
            for nature in Nature
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        nature = data.get("nature")
        if nature and nature != Nature.FACT and not data.get("note", "").strip():
            self.add_error("note", _("Please write why: it stays with the case."))
        return data


class DescribeForm(forms.Form):
    sentence = forms.CharField(
        label=_("What is said, in one sentence"),
        help_text=_("Neutral, without judging it: “Bridge X is closed until March.”"),
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
    )
    carrier = forms.ChoiceField(label=_("Carried by"), choices=Carrier)
    region = forms.ModelChoiceField(
        label=_("Region"),
        queryset=Region.objects.all(),
        required=False,
        empty_label=_("The whole province"),
    )
    about = forms.ModelMultipleChoiceField(
        label=_("Which institutions does it speak about?"),
        help_text=_("They take part, but never decide on it alone."),
        queryset=Institution.objects.active(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    @staticmethod
    def from_claim(claim: Claim) -> dict[str, Any]:
        return {
            "sentence": claim.sentence,
            "carrier": claim.carrier,
            "region": claim.region_id,
            "about": list(claim.about.values_list("pk", flat=True)),
        }


class ChecklistForm(forms.Form):
    points = forms.MultipleChoiceField(
        label=_("What was looked at?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, claim: Claim, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["points"].choices = list(checklist_of(claim.carrier).items())  # type: ignore[attr-defined]  # a MultipleChoiceField
        self.initial["points"] = claim.checked


class WeighForm(forms.Form):
    def __init__(self, *args: Any, claim: Claim, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in MEASURES:
            self.fields[name] = forms.TypedChoiceField(
                label=LABELS[name],
                choices=[(str(value), word) for value, word in enumerate(LEVELS[name])],
                coerce=int,
                initial=getattr(claim, name),
                widget=forms.RadioSelect,
                error_messages={"required": _("Please choose one.")},
            )


class AskForm(forms.Form):
    institution = forms.ModelChoiceField(
        label=_("Institution"), queryset=Institution.objects.none(), empty_label=_("Choose one")
    )
    why = reason_field(
        _("What do you ask for?"), _("For example: evidence from the place, or the signature.")
    )

    def __init__(self, *args: Any, claim: Claim, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = claim.asks.values("institution")
        others = Institution.objects.active().exclude(cases=claim).exclude(pk__in=known)
        self.fields["institution"].queryset = others  # type: ignore[attr-defined]  # a ModelChoiceField


class QuietForm(forms.Form):
    reason = reason_field(
        _("Why is it better left alone?"),
        _("For example: hardly anybody has seen it, and an answer would spread it."),
    )


class EvidenceForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=EvidenceKind)
    title = forms.CharField(label=_("What evidence is it?"), max_length=200)
    shows = reason_field(_("What does the evidence show?"))
    url = forms.URLField(label=_("Address"), required=False, max_length=1000, assume_scheme="https")
    source = forms.ModelChoiceField(
        label=_("Made by which institution?"),
        queryset=Institution.objects.active(),
        required=False,
        empty_label=_("Somebody outside the network"),
    )
    source_name = forms.CharField(
        label=_("Office or author"),
        help_text=_("For example: Head of the Fire Brigade; BPS; the eyewitness at the place."),
        required=False,
        max_length=200,
    )
    dated = forms.DateField(
        label=_("Date"), required=False, widget=forms.DateInput({"type": "date"})
    )
    institution = forms.ModelChoiceField(label=_("Brought by"), queryset=Institution.objects.none())

    def __init__(self, *args: Any, institutions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["institution"]
        field.queryset = institutions  # type: ignore[attr-defined]  # a ModelChoiceField
        self.initial.setdefault("institution", institutions.first())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not (data.get("source") or data.get("source_name", "").strip()):
            self.add_error("source_name", _("Please say who made it."))
        return data


class ProposeForm(forms.Form):
    fact = forms.CharField(
        label=_("What is the case?"),
        help_text=_("One true sentence. It will be the headline, so leave the false one out."),
        max_length=200,
        widget=forms.Textarea({"rows": 2}),
    )
    ruling = forms.ChoiceField(
        label=_("Verdict"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose one.")},
    )
    kind = forms.ChoiceField(label=_("In which way does it mislead?"), required=False)
    reasoning = reason_field(_("How do we know?"), rows=5)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ruling"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (
                ruling.value,
                format_html("<span><b>{}</b><br>{}</span>", ruling.label, ruling.definition),
            )
            for ruling in Ruling
        ]
        self.fields["kind"].choices = [("", _("It does not mislead")), *Kind.choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if ruling := data.get("ruling"):
            needed, said = Ruling(ruling).needs_kind, bool(data.get("kind"))
            if needed and not said:
                self.add_error("kind", _("Please say in which way it misleads."))
            elif said and not needed:
                self.add_error("kind", _("This verdict does not say that it misleads."))
        return data


class SignForm(TakeForm):
    pass


class DropForm(forms.Form):
    reason = reason_field(_("Why does it not stand?"))


class ReplyForm(forms.Form):
    """What the institution answers, in its own name."""

    text = forms.CharField(
        label=_("Your answer"),
        help_text=_("The answer itself first, in words that everybody understands."),
        max_length=2000,
        widget=forms.Textarea({"rows": 7}),
        error_messages={"required": _("Please write the answer.")},
    )
    url = forms.URLField(
        label=_("Where can it be read?"),
        help_text=_("The page of your office or a story with more about it."),
        required=False,
        max_length=1000,
        assume_scheme="https",
    )


class ApproveForm(forms.Form):
    """Nothing to fill in: what is approved stands above it."""


class WithdrawForm(forms.Form):
    reason = reason_field(_("Why do you take it back?"))


class ObjectionForm(forms.Form):
    """The answer, which whoever objected reads under their number."""

    upheld = forms.ChoiceField(
        label=_("Is it right?"),
        choices=[
            ("yes", _("Yes, the verdict must be corrected")),
            ("no", _("No, the verdict stands")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose one.")},
    )
    text = reason_field(_("Your answer"), _("Public. Say what you looked at again."), rows=5)


class RejectForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Why?"),
        choices=Rejection,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose one.")},
    )


class TargetsForm(forms.ModelForm[Targets]):
    """What the desk promises itself."""

    class Meta:
        model = Targets
        fields = ("first_reply", "clarification", "opens", "closes", "rests_on_holidays")
        widgets = {
            name: forms.TimeInput({"type": "time"}, format="%H:%M") for name in ("opens", "closes")
        }
        labels = {
            "first_reply": _("First reply within, in minutes"),
            "clarification": _("Clarification within, in minutes"),
            "opens": _("On duty from"),
            "closes": _("On duty until"),
            "rests_on_holidays": _("The clock rests on public holidays"),
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        opens, closes = data.get("opens"), data.get("closes")
        if opens and closes and opens >= closes:
            self.add_error("closes", _("Duty ends before it begins. Please choose a later time."))
        return data
