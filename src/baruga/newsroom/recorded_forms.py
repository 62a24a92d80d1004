"""The editor's form of video and audio: a recording and a series of one's own institution, or none."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from baruga.newsroom.forms import StoryForm


class RecordedStoryForm(StoryForm):
    """Offers what the story's institution has ready; anything else that is posted is no choice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        from baruga.newsroom.models import AudioSeries, Recording

        recordings = self._own(Recording.objects.ready().filter(kind=self.instance.format.value))
        self._offer("recording", recordings)
        self.fields["recording"].help_text = format_html(
            '{} <a href="{}" target="_blank" rel="noopener">{}</a>',
            _("Only what is ready stands here."),
            reverse("recordings:add"),
            _("Upload a recording"),
        )
        if "series" in self.fields:
            self._offer("series", self._own(AudioSeries.objects.all()))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("episode") and not cleaned.get("series"):
            self.add_error("episode", _("An episode number belongs to a series; choose one."))
        return cleaned

    def manuscript(self) -> Any:
        story = super().manuscript()
        if self.cleaned_data.get("recording"):
            story.recording = self.cleaned_data["recording"]
        story.take_words()
        return story

    def _own(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Of the story's institution, and for eyes of this person."""
        story = self.instance
        institution = story.institution_id or self.parent_page.specific.institution_id
        user = self.for_user
        if user is not None and not user.is_superuser:
            rows = rows.visible_to(user)  # type: ignore[attr-defined]  # both querysets know it
        return rows.filter(institution=institution)

    def _offer(self, name: str, rows: QuerySet[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  tells mypy what the model declares
        field.queryset = rows
        field.widget.choices = field.choices
