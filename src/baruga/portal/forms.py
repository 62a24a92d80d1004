"""Filters and search; every form is read with GET, so that its result can be shared."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from baruga.network.choices import BRANCH_OF, Branch, Kind
from baruga.network.models import Institution, Region
from baruga.network.models.institution import InstitutionQuerySet
from baruga.newsroom.choices import Format
from baruga.portal.search import Question

WHOLE_PROVINCE = "provinsi"


class Filter(forms.Form):
    """A form that ignores what it does not know instead of refusing it: addresses get old."""

    def chosen(self, name: str) -> Any:
        """What was chosen in field `name`; empty when nothing was or it makes no sense."""
        self.is_valid()
        return self.cleaned_data.get(name) or ""


class InstitutionFilter(Filter):
    nama = forms.CharField(label=_("Name"), max_length=80, required=False)
    cabang = forms.ChoiceField(
        label=_("Branch"), required=False, choices=[("", _("All branches")), *Branch.choices]
    )
    jenis = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All kinds")), *Kind.choices]
    )
    wilayah = forms.ChoiceField(label=_("Region"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        regions = [(region.slug, region.name) for region in Region.objects.local()]
        field = self.fields["wilayah"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  tells mypy what was declared above
        field.choices = [("", _("All regions")), (WHOLE_PROVINCE, _("Whole province")), *regions]

    @property
    def is_narrow(self) -> bool:
        return any(map(self.chosen, self.fields))

    def narrow(self, institutions: InstitutionQuerySet) -> InstitutionQuerySet:
        wanted = Q()
        if name := self.chosen("nama"):
            wanted &= Q(name__icontains=name) | Q(short_name__icontains=name)
        if branch := self.chosen("cabang"):
            wanted &= Q(kind__in=[kind for kind, of in BRANCH_OF.items() if of == branch])
        if kind := self.chosen("jenis"):
            wanted &= Q(kind=kind)
        if region := self.chosen("wilayah"):
            wanted &= Q(region=None) if region == WHOLE_PROVINCE else Q(region__slug=region)
        return institutions.filter(wanted)


class PressFilter(InstitutionFilter):
    """By name and region; the kinds of institutions say nothing to a newsroom."""

    field_order = ("nama", "wilayah")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["cabang"], self.fields["jenis"]


# Days that a calendar can go beyond: what lies outside is ignored like any nonsense.
SENSIBLE = [MinValueValidator(date(1945, 8, 17)), MaxValueValidator(date(2999, 12, 31))]


class Day(forms.DateInput):
    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class SearchForm(Filter):
    q = forms.CharField(label=_("What are you looking for?"), max_length=120, required=False)
    format = forms.ChoiceField(
        label=_("Kind of story"),
        required=False,
        choices=[("", _("All kinds of stories")), *Format.choices],
    )
    wilayah = forms.ModelChoiceField(
        Region.objects.local(),
        to_field_name="slug",
        label=_("Region"),
        required=False,
        empty_label=_("All regions"),
    )
    instansi = forms.ModelChoiceField(
        Institution.objects.order_by("name"),
        to_field_name="slug",
        label=_("Institution"),
        required=False,
        empty_label=_("All institutions"),
    )

    dari = forms.DateField(label=_("First day"), required=False, widget=Day, validators=SENSIBLE)
    sampai = forms.DateField(label=_("Last day"), required=False, widget=Day, validators=SENSIBLE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"].widget = forms.TextInput(
            attrs={"type": "search", "maxlength": 120, "list": "saran", "autocomplete": "off"}
        )

    @property
    def question(self) -> Question:
        return Question(
            text=self.chosen("q"),
            form=self.chosen("format"),
            region=self.chosen("wilayah") or None,
            institution=self.chosen("instansi") or None,
            since=self.chosen("dari") or None,
            until=self.chosen("sampai") or None,
        )


class ArchiveForm(Filter):
    q = forms.CharField(label=_("What does it show?"), max_length=120, required=False)
    wilayah = forms.ModelChoiceField(
        Region.objects.local(),
        to_field_name="slug",
        label=_("Region"),
        required=False,
        empty_label=_("All regions"),
    )
    instansi = forms.ModelChoiceField(
        Institution.objects.order_by("name"),
        to_field_name="slug",
        label=_("Institution"),
        required=False,
        empty_label=_("All institutions"),
    )
    tahun = forms.ChoiceField(label=_("Year"), required=False)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"].widget = forms.TextInput(attrs={"type": "search", "maxlength": 120})
        field = self.fields["tahun"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  tells mypy what was declared above
        field.choices = [("", _("All years")), *((str(year), str(year)) for year in years)]

    @property
    def is_narrow(self) -> bool:
        return any(map(self.chosen, self.fields))
