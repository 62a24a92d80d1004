"""The production standard: everybody reads it, coordinators adopt its next version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View

from baruga.newsroom.actions import standards
from baruga.newsroom.choices import Format, Judge
from baruga.newsroom.models import Standard
from baruga.newsroom.permissions import may_keep_standards
from baruga.newsroom.standards.assessment import label_of
from baruga.newsroom.standards.checks import KNOWN

if TYPE_CHECKING:
    from baruga.accounts.models import User


class Standards(LoginRequiredMixin, TemplateView):
    template_name = "newsroom/standards.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        current = [
            standard for value in Format.values if (standard := Standard.objects.current(value))
        ]
        return super().get_context_data(
            standards=[
                (standard, [_worded(line) for line in standard.criteria.all()])
                for standard in current
            ],
            may_keep=may_keep_standards(self.request.user),
            **kwargs,
        )


class CriterionForm(forms.Form):
    key = forms.SlugField(required=False, widget=forms.HiddenInput)
    keep = forms.BooleanField(label=gettext_lazy("Part of the standard"), required=False)
    label = forms.CharField(label=gettext_lazy("Criterion"), max_length=160)
    remedy = forms.CharField(label=gettext_lazy("How to mend it"), max_length=250)
    limit = forms.FloatField(
        label=gettext_lazy("Limit"), required=False, min_value=0, localize=False
    )
    blocking = forms.BooleanField(
        label=gettext_lazy("Must be met before submitting"), required=False
    )


CriterionFormSet = forms.formset_factory(CriterionForm, extra=1, max_num=40)


class AdoptForm(forms.Form):
    based_on = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("Why does it change?"),
        widget=forms.Textarea({"rows": 2}),
        max_length=1000,
    )


class EditStandard(LoginRequiredMixin, View):
    def dispatch(self, request: HttpRequest, story_format: str, *args: Any, **kwargs: Any) -> Any:
        if story_format not in Format.values:
            raise Http404
        if request.user.is_authenticated and not may_keep_standards(request.user):
            raise PermissionDenied
        return super().dispatch(request, story_format, *args, **kwargs)

    def get(self, request: HttpRequest, story_format: str) -> HttpResponse:
        current = Standard.objects.current(story_format)
        lines = [_worded(line) for line in current.criteria.all()] if current else []
        return self._page(
            request,
            story_format,
            AdoptForm(initial={"based_on": current.version if current else 0}),
            CriterionFormSet(initial=[line | {"keep": True} for line in lines], prefix="line"),
        )

    def post(self, request: HttpRequest, story_format: str) -> HttpResponse:
        form, formset = AdoptForm(request.POST), CriterionFormSet(request.POST, prefix="line")
        if not (form.is_valid() and formset.is_valid()):
            return self._page(request, story_format, form, formset, 422)
        lines = [
            _line(data) for data in formset.cleaned_data if data.get("keep") and data.get("label")
        ]
        try:
            standard = standards.adopt(
                by=cast("User", request.user),
                at=timezone.now(),
                story_format=story_format,
                based_on=form.cleaned_data["based_on"],
                lines=lines,
                reason=form.cleaned_data["reason"],
            )
        except standards.StaleStandard:
            form.add_error(
                None,
                _(
                    "Somebody adopted another version meanwhile. Your text stands below; compare before you adopt it."
                ),
            )
        except ValueError:
            form.add_error(None, _("A standard needs at least one criterion."))
        else:
            messages.success(
                request,
                _("Version %(version)s is in force from now on.") % {"version": standard.version},
            )
            return redirect("newsroom:standards")
        return self._page(request, story_format, form, formset, 409)

    def _page(
        self,
        request: HttpRequest,
        story_format: str,
        form: forms.Form,
        formset: Any,
        status: int = 200,
    ) -> HttpResponse:
        context = {"format": Format(story_format), "form": form, "formset": formset}
        return render(request, "newsroom/edit_standard.html", context, status=status)


def _worded(criterion: Any) -> dict[str, Any]:
    """A criterion with the words that its readers see."""
    known = KNOWN.get(criterion.key)
    return {
        "key": criterion.key,
        "label": label_of(criterion),
        "remedy": criterion.remedy or str(known.remedy if known else ""),
        "limit": _plain(criterion.limit),
        "blocking": criterion.blocking,
        "by_person": criterion.judge == Judge.PERSON,
    }


def _plain(limit: float | None) -> float | int | None:
    """12 rather than 12.0, as people write a number of words."""
    return int(limit) if limit is not None and limit.is_integer() else limit


def _line(data: dict[str, Any]) -> standards.Line:
    """Words that equal the built-in ones stay empty, so that they follow the reader's language."""
    known = KNOWN.get(data["key"])
    return standards.Line(
        key=data["key"] or slugify(data["label"])[:40],
        label="" if known and known.says(data["label"]) else data["label"],
        remedy="" if known and data["remedy"] == str(known.remedy) else data["remedy"],
        limit=data["limit"],
        blocking=data["blocking"],
    )
