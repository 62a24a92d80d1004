"""The editor's form: a draft asks for nothing, a submission for the standard."""

from __future__ import annotations

from typing import Any

from django import forms
from wagtail.admin.forms.pages import WagtailAdminPageForm

SUBMITTING = ("action-submit", "action-restart-workflow", "action-publish")


class StoryForm(WagtailAdminPageForm):
    """Saving a draft asks for nothing but a headline; submitting asks for the standard."""

    confirmed = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        from baruga.newsroom.standards.assessment import ticks_for

        self.fields["confirmed"].choices = ticks_for(self.instance)
        self.initial["confirmed"] = self.instance.confirmed

    @property
    def is_submitting(self) -> bool:
        return any(self.data.get(name) for name in SUBMITTING) or (
            self.data.get("workflow-action-name") == "approve"
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        self.instance.confirmed = cleaned.get("confirmed", [])
        return cleaned

    def _post_clean(self) -> None:
        """After the fields have become the story: hold it to the standard when it is submitted."""
        super()._post_clean()
        if self.is_submitting and not self.errors:
            from baruga.newsroom.standards.assessment import judge

            for result in judge(self.manuscript()).blocking:
                field = result.target if result.target in self.fields else None
                self.add_error(field, f"{result.label}. {result.detail or result.remedy}")

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
