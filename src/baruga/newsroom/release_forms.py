"""Forms about a story's release and what comes after it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from baruga.newsroom.choices import ChangeKind
from baruga.newsroom.models import Photo
from baruga.newsroom.zones import zone_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from baruga.newsroom.models import ReleasePlan, StoryPage

NOTE = {"required": gettext_lazy("Please write it down: the public will read it.")}
if TYPE_CHECKING:
    _PhotoField = forms.ModelChoiceField[Photo]
else:  # Django's own class takes no type at run time
    _PhotoField = forms.ModelChoiceField

THUMBNAIL = "max-165x165"  # the size that the editor's lists make too


def note_field(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        error_messages=NOTE,
    )


class PlanForm(forms.Form):
    """A time, and whether the press may read it before. Read in the zone of the institution."""

    SCHEDULE, EMBARGO = "schedule", "embargo"

    kind = forms.ChoiceField(label=gettext_lazy("Until then"), widget=forms.RadioSelect)
    when = forms.DateTimeField(
        label=gettext_lazy("When"),
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": gettext_lazy("Please choose a day and a time.")},
    )

    def __init__(self, *args: Any, story: StoryPage, plan: ReleasePlan | None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.zone = zone_of(story.institution)
        self.fields["when"].help_text = _("Time of %(place)s (%(zone)s).") % {
            "place": story.institution.short_name,
            "zone": timezone.now().astimezone(self.zone).tzname(),
        }
        kinds = [(self.SCHEDULE, _("Nobody outside reads it"))]
        if story.first_published_at is None:
            kinds.append(
                (self.EMBARGO, _("Newsrooms with a link may read it, under embargo until then"))
            )
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]  # a ChoiceField
        self.initial.setdefault("kind", self.SCHEDULE)
        if plan is not None:
            self.initial["kind"] = self.EMBARGO if plan.is_embargo else self.SCHEDULE
            # Without a zone: Django would show it in the clock of whoever asks.
            self.initial["when"] = plan.due_at.astimezone(self.zone).replace(tzinfo=None)

    def clean_when(self) -> datetime:
        """The clock face that was typed, in the zone of the institution."""
        typed = timezone.make_naive(self.cleaned_data["when"])
        return typed.replace(tzinfo=self.zone)

    @property
    def arrangement(self) -> dict[str, datetime]:
        """Keywords of `plans.arrange`."""
        name = "embargo_until" if self.cleaned_data["kind"] == self.EMBARGO else "publish_at"
        return {name: self.cleaned_data["when"]}


class PressLinkForm(forms.Form):
    label = forms.CharField(
        label=gettext_lazy("For whom"),
        max_length=160,
        help_text=gettext_lazy("The newsroom, so that you can close its link alone."),
    )


class ChangeForm(forms.Form):
    """What changes in a published story, as the public will read it."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        widget=forms.RadioSelect,
        choices=[
            (
                ChangeKind.CORRECTION,
                gettext_lazy("Correction: something was wrong. The note stands above the story."),
            ),
            (
                ChangeKind.UPDATE,
                gettext_lazy(
                    "Update: something is new. The note stands in the log below the story."
                ),
            ),
        ],
    )
    note = note_field(
        gettext_lazy("What changed, and why"),
        gettext_lazy("Say what was wrong and what is right, in one or two sentences."),
    )


class WithdrawForm(forms.Form):
    reason = note_field(
        gettext_lazy("Why it is withdrawn"),
        gettext_lazy("It will stand at the story's address, with the date."),
    )
    hide_headline = forms.BooleanField(
        label=gettext_lazy("The headline itself does harm: do not show it either"), required=False
    )


class RestoreForm(forms.Form):
    reason = note_field(gettext_lazy("Why it returns"))


class EmergencyForm(forms.Form):
    reason = note_field(
        gettext_lazy("Why it cannot wait"),
        gettext_lazy("Approvers and coordinators are told at once, with this reason."),
    )


class AnswerForm(forms.Form):
    """An approval after the fact, or what is to be done instead."""

    APPROVE, CORRECT, WITHDRAW = "approve", "correct", "withdraw"

    answer = forms.ChoiceField(
        label=gettext_lazy("Your decision"),
        widget=forms.RadioSelect,
        choices=[
            (APPROVE, gettext_lazy("It is right: approve")),
            (CORRECT, gettext_lazy("It must be corrected")),
            (WITHDRAW, gettext_lazy("It must go: withdraw it now")),
        ],
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Needed unless you approve. The public will read it."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("answer") in {self.CORRECT, self.WITHDRAW} and not cleaned.get("reason"):
            self.add_error("reason", str(NOTE["required"]))
        return cleaned


class ReviewForm(forms.Form):
    holds = forms.BooleanField(
        label=gettext_lazy("I have read it again today: everything still holds"), required=False
    )
    due = forms.DateField(
        label=gettext_lazy("Look at it again by"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Leave empty for no reminder."),
    )


class PhotoChoice(_PhotoField):
    """Photographs to choose from by sight."""

    widget = forms.RadioSelect

    def label_from_instance(self, obj: Any) -> SafeString:
        try:
            thumbnail = obj.get_rendition(THUMBNAIL)
        except (SourceImageIOError, InvalidFilterSpecError):
            return format_html("{}", obj.title)
        return format_html(
            '<img src="{}" alt="" width="{}" height="{}" loading="lazy"> <span>{}</span>',
            thumbnail.url,
            thumbnail.width,
            thumbnail.height,
            obj.title,
        )


class ReplacePhotoForm(forms.Form):
    old = PhotoChoice(
        queryset=Photo.objects.none(), empty_label=None, label=gettext_lazy("Replace this one")
    )
    new = PhotoChoice(
        queryset=Photo.objects.none(), empty_label=None, label=gettext_lazy("With this one")
    )
    note = note_field(gettext_lazy("Why it is replaced"))

    def __init__(
        self, *args: Any, story: StoryPage, photos: QuerySet[Photo], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        shown = Photo.objects.filter(pk__in=[photo.pk for photo in story.pictures])
        self.fields["old"].queryset = shown  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["new"].queryset = photos  # type: ignore[attr-defined]  # a ModelChoiceField
