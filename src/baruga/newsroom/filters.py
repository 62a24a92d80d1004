"""Filters of the list of stories."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from baruga.network.models import Institution
from baruga.newsroom.choices import Format, Stage
from baruga.newsroom.models import FORMATS, StoryPage

# The search box and the stages stand apart from the folded filters.
APART = ("q", "stage")


def _own_institutions(request: Any) -> QuerySet[Institution]:
    return Institution.objects.served_by(request.user) if request else Institution.objects.none()


class StoryFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label=_("Search"), method="search")
    stage = django_filters.ChoiceFilter(
        label=_("Stage"), choices=Stage, method="by_stage", empty_label=_("All stages")
    )
    format = django_filters.ChoiceFilter(
        label=_("Format"), choices=Format, method="by_format", empty_label=_("All formats")
    )
    institution = django_filters.ModelChoiceFilter(
        label=_("Institution"), queryset=_own_institutions, empty_label=_("All my institutions")
    )
    mine = django_filters.ChoiceFilter(
        label=_("Written by"),
        choices=[("1", _("Me"))],
        method="by_owner",
        empty_label=_("Everybody"),
    )

    class Meta:
        model = StoryPage
        fields = ["q", "stage", "format", "institution", "mine"]

    def search(self, stories: Any, name: str, value: str) -> Any:
        return stories.filter(Q(draft_title__icontains=value) | Q(lead__icontains=value))

    def by_stage(self, stories: Any, name: str, value: str) -> Any:
        return stories.in_stage(value)

    def by_format(self, stories: Any, name: str, value: str) -> Any:
        model = FORMATS[Format(value)]._meta.model_name
        return stories.filter(content_type__app_label="newsroom", content_type__model=model)

    def by_owner(self, stories: Any, name: str, value: str) -> Any:
        return stories.filter(owner=self.request.user)

    @property
    def narrowed(self) -> int:
        """How many of the fields beside the search box and the stages are in use."""
        cleaned: dict[str, Any] = getattr(self.form, "cleaned_data", {})
        return sum(bool(value) for name, value in cleaned.items() if name not in APART)

    @property
    def fields_beside(self) -> list[forms.BoundField]:
        return [field for field in self.form if field.name not in APART]
