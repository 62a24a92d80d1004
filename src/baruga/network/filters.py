"""Find institutions in a list of several hundred."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from baruga.network.choices import BRANCH_OF, Branch, Kind, Status
from baruga.network.models import Institution, Region
from baruga.network.models.institution import InstitutionQuerySet

WHOLE_PROVINCE = "province"
ANY = _("All")


class InstitutionFilter(django_filters.FilterSet):
    """Only those that take part, unless one asks for those that left."""

    q = django_filters.CharFilter(method="by_words", label=_("Name of the institution"))
    kind = django_filters.ChoiceFilter(choices=Kind, label=_("Kind"), empty_label=ANY)
    branch = django_filters.ChoiceFilter(
        choices=Branch, method="by_branch", label=_("Branch of the state"), empty_label=ANY
    )
    region = django_filters.ModelChoiceFilter(
        queryset=Region.objects.local(),
        to_field_name="slug",
        label=_("Region"),
        empty_label=ANY,
        null_label=_("Whole province"),
        null_value=WHOLE_PROVINCE,
    )
    status = django_filters.ChoiceFilter(choices=Status, label=_("Status"), empty_label=ANY)

    class Meta:
        model = Institution
        fields = ("q", "kind", "branch", "region", "status")

    def by_words(self, rows: InstitutionQuerySet, name: str, value: str) -> InstitutionQuerySet:
        for word in value.split():
            rows = rows.filter(Q(name__icontains=word) | Q(short_name__icontains=word))
        return rows

    def by_branch(self, rows: InstitutionQuerySet, name: str, value: str) -> InstitutionQuerySet:
        return rows.filter(kind__in=[kind for kind, branch in BRANCH_OF.items() if branch == value])

    @property
    def narrowed(self) -> int:
        """How many of the fields beside the search box are in use."""
        cleaned: dict[str, Any] = getattr(self.form, "cleaned_data", {})
        return sum(
            bool(value)
            for name, value in cleaned.items()
            if name != "q" and not (name == "status" and value == Status.ACTIVE)
        )

    @property
    def fields_beside(self) -> list[forms.BoundField]:
        return [field for field in self.form if field.name != "q"]
