"""The editor's form: a draft asks for nothing, a submission for the standard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, count
from typing import Any

from django import forms
from django.db.models import Model
from django.http import Http404
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.models import Page

from baruga.newsroom.choices import InformationClass, NewsKind
from baruga.newsroom.kinds import KEYS
from baruga.newsroom.models.tag import MOST, tidy
from baruga.newsroom.permissions import NotReleasable, require_change, require_class

SUBMITTING = ("action-submit", "action-restart-workflow")
# What the help beside the text remembers of a story.
HELP = ("news_kind", "answered", "dismissed")
MOST_KEYS = 200


class BesideMany(forms.SelectMultiple):
    """Drawn by a panel beside the text; Wagtail would draw it a second time below the fields."""

    def render(self, *args: Any, **kwargs: Any) -> SafeString:
        return mark_safe("")


class BesideOne(forms.Select):
    """The same for one choice."""

    def render(self, *args: Any, **kwargs: Any) -> SafeString:
        return mark_safe("")


class KeysField(forms.MultipleChoiceField):
    """Keys of advice set aside: any short words, at most `MOST_KEYS`."""

    def valid_value(self, value: Any) -> bool:
        return len(str(value)) <= 100

    def clean(self, value: Any) -> list[str]:
        found: list[str] = super().clean(value)
        return list(dict.fromkeys(found))[-MOST_KEYS:]


class StoryForm(WagtailAdminPageForm):
    """Saving a draft asks for nothing but a headline; submitting asks for the standard."""

    confirmed = forms.MultipleChoiceField(required=False, widget=BesideMany)
    news_kind = forms.ChoiceField(
        choices=[("", ""), *NewsKind.choices], required=False, widget=BesideOne
    )
    answered = forms.MultipleChoiceField(
        choices=[(key, key) for key in KEYS], required=False, widget=BesideMany
    )
    dismissed = KeysField(required=False, widget=BesideMany)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        from baruga.newsroom.standards.assessment import ticks_for

        self.fields["confirmed"].choices = ticks_for(self.instance)
        for name in ("confirmed", *HELP):
            self.initial.setdefault(name, getattr(self.instance, name))
        if "information_class" in self.fields:
            self.fields["information_class"].choices = class_choices()

    @property
    def is_submitting(self) -> bool:
        return any(self.data.get(name) for name in SUBMITTING) or (
            self.data.get("workflow-action-name") == "approve"
        )

    def clean_slug(self) -> str:
        """Two stories of the same title are no mistake of the writer: the later one gets a number."""
        wanted: str = self.cleaned_data["slug"]
        candidates = chain([wanted], (f"{wanted}-{number}" for number in count(2)))
        return next(
            slug
            for slug in candidates
            if Page._slug_is_available(slug, self.parent_page, self.instance)
        )

    def clean_tags(self) -> list[str]:
        tags = tidy(self.cleaned_data["tags"])
        if len(tags) > MOST:
            raise forms.ValidationError(
                _("These are %(count)s tags. Keep the %(most)s that say most about the story.")
                % {"count": len(tags), "most": MOST}
            )
        return tags

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        self.instance.confirmed = cleaned.get("confirmed", [])
        if "news_kind" in self.data:  # the help beside the text was on the page that was sent
            for name in HELP:
                if name in cleaned:
                    setattr(self.instance, name, cleaned[name])
        self._refuse_foreign_references(cleaned)
        return cleaned

    def _refuse_foreign_references(self, cleaned: dict[str, Any]) -> None:
        """No id of somebody else's picture, document or draft gets in, whatever was posted.

        The choosers offer none, so this is no slip of the pen: answering 404 at once also keeps
        the page from being drawn again with the foreign title in it.
        """
        from baruga.newsroom.gate import CHECKS, page_may_be_linked

        user = self.for_user
        if user is None or user.is_superuser:
            return
        known = set(references(self.instance)) if self.instance.pk else set()
        for model, pk in references_in(cleaned):
            if (model, pk) in known:
                continue
            if issubclass(model, Page):
                allowed = page_may_be_linked(user, Page.objects.filter(pk=pk).first())
            else:
                name = "image_id" if model._meta.model_name == "photo" else "document_id"
                allowed = CHECKS[name](user, pk, {})
            if not allowed:
                raise Http404

    def _post_clean(self) -> None:
        """After the fields have become the story: hold it to the standard when it is submitted."""
        super()._post_clean()
        if self.is_submitting and not self.errors:
            from baruga.newsroom.actions import first_tries
            from baruga.newsroom.standards.assessment import judge

            self._require("information_class", require_class)
            self._require(None, require_change)

            verdict = judge(self.manuscript())
            if self.instance.pk and any(self.data.get(name) for name in SUBMITTING):
                first_tries.remember(at=timezone.now(), story=self.instance, verdict=verdict)
            for result in verdict.blocking:
                field = result.target if result.target in self.fields else None
                self.add_error(field, f"{result.label}. {result.detail or result.remedy}")

    def _require(self, field: str | None, rule: Callable[[Any], None]) -> None:
        """Say at `field` what `rule` refuses."""
        try:
            rule(self.instance)
        except NotReleasable as refusal:
            self.add_error(field if field in self.fields else None, str(refusal))

    def manuscript(self) -> Any:
        """The story as the form says it is now, not saved, its many-to-many fields included."""
        story = self.instance
        if story.institution_id is None and self.parent_page is not None:
            story.institution = self.parent_page.specific.institution
        for name in ("topics", "regions"):
            if name in self.cleaned_data:
                setattr(story, name, self.cleaned_data[name])
        return story

    def save(self, commit: bool = True) -> Any:
        story = self.instance
        if story.main_image is None and story.pictures:
            story.main_image = story.pictures[0]
        return super().save(commit=commit)


def class_choices() -> list[tuple[str, SafeString]]:
    """The classes of information, each with its sentence in plain words."""
    return [
        (
            kind.value,
            format_html(
                '<span class="explained"><b>{}</b> <span>{}</span></span>',
                kind.label,
                kind.explanation,
            ),
        )
        for kind in InformationClass
    ]


def references(story: Any) -> Iterator[tuple[type[Model], str]]:
    """Model and id of everything that the saved story already holds."""
    yield from references_in(
        {name: getattr(story, name, None) for name in ("main_image", "drawing", "body", "photos")}
    )


def references_in(values: dict[str, Any]) -> Iterator[tuple[type[Model], str]]:
    """Model and id of every picture, document and page in these field values."""
    for name in ("main_image", "drawing"):
        if chosen := values.get(name):
            yield type(chosen), str(chosen.pk)
    for name in ("body", "photos"):
        stream = values.get(name)
        if stream:
            for model, pk, *_path in stream.stream_block.extract_references(stream):
                yield model, str(pk)
