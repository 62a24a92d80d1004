"""A story's time of release, and what happens to it after the public has read it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from baruga.network.actions import tree
from baruga.newsroom import permissions
from baruga.newsroom import release_forms as fill_in
from baruga.newsroom.actions import changes, emergency, plans, press, reviews
from baruga.newsroom.choices import ChangeKind
from baruga.newsroom.models import Photo
from baruga.newsroom.views import StoryView

OFFERED = 36  # photographs to choose from at once


class Asking(StoryView):
    """A form about one story: what it asks, who may answer, what the answer does."""

    template_name = "newsroom/release/form.html"
    form_class: ClassVar[type[forms.Form]]
    heading: ClassVar[str | Promise]
    lede: ClassVar[str | Promise] = ""
    submit: ClassVar[str | Promise]
    success: ClassVar[str | Promise]
    danger: ClassVar[bool] = False

    def is_allowed(self) -> bool:
        return permissions.may_edit(self.me, self.story)

    def form_kwargs(self) -> dict[str, Any]:
        return {}

    def act(self, form: Any, at: datetime) -> None:
        raise NotImplementedError

    def get(self, request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
        return self.draw(self.form_class(**self._kwargs()))

    def post(self, request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
        form = self.form_class(request.POST, **self._kwargs())
        if form.is_valid():
            try:
                self.act(form, timezone.now())
            except plans.PlanRefused as refusal:
                form.add_error("when", str(refusal))
            except permissions.NotReleasable as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, str(self.success))
                return redirect(self.next_address())
        return self.draw(form, 422)

    def next_address(self) -> str:
        return reverse("newsroom:story", args=[self.story.pk])

    def draw(self, form: forms.Form, status: int = 200) -> HttpResponse:
        context = {"view": self, "story": self.story, "form": form, **self.more()}
        return render(self.request, self.template_name, context, status=status)

    def more(self) -> dict[str, Any]:
        return {}

    def _kwargs(self) -> dict[str, Any]:
        if not self.is_allowed():
            raise PermissionDenied
        return self.form_kwargs()


class Arrange(Asking):
    form_class = fill_in.PlanForm
    heading = gettext_lazy("When does it go out?")
    lede = gettext_lazy("Somebody approves it first. Then it waits, and goes out by itself.")
    submit = gettext_lazy("Set the time")
    success = gettext_lazy("The time is set.")

    def is_allowed(self) -> bool:
        return permissions.may_plan(self.me, self.story)

    def form_kwargs(self) -> dict[str, Any]:
        return {"story": self.story, "plan": self.story.release_plan}

    def act(self, form: fill_in.PlanForm, at: datetime) -> None:
        plans.arrange(by=self.me, at=at, story=self.story, **form.arrangement)


class Change(Asking):
    form_class = fill_in.ChangeForm
    heading = gettext_lazy("What changes in it?")
    lede = gettext_lazy(
        "The public has read this story. Say what changes; then write the new version, and a "
        "second person approves both."
    )
    submit = gettext_lazy("Go on writing")
    success = gettext_lazy("Noted. Now write the new version and submit it.")

    def form_kwargs(self) -> dict[str, Any]:
        begun = self.story.changes.pending().of_text().first()
        return {"initial": {"kind": begun.kind, "note": begun.note} if begun else {}}

    def act(self, form: forms.Form, at: datetime) -> None:
        kind = ChangeKind(form.cleaned_data["kind"])
        note = form.cleaned_data["note"]
        changes.start(by=self.me, at=at, story=self.story, kind=kind, note=note)

    def next_address(self) -> str:
        if self.story.has_unpublished_changes:
            return super().next_address()
        return reverse("wagtailadmin_pages:edit", args=[self.story.pk])


class ReplacePhoto(Asking):
    """The newest photographs of the institution, or those found by a word."""

    template_name = "newsroom/release/photo.html"
    form_class = fill_in.ReplacePhotoForm
    heading = gettext_lazy("Replace a photograph")
    lede = gettext_lazy("It is replaced wherever it stands in the story, once somebody approves.")
    submit = gettext_lazy("Replace and submit for approval")
    success = gettext_lazy("Submitted. The new photograph shows once somebody has approved it.")

    def form_kwargs(self) -> dict[str, Any]:
        return {"story": self.story, "photos": self._photos()}

    def _photos(self) -> Any:
        mine = Photo.objects.filter(collection=tree.collection_for(self.story.institution))
        word = self.request.GET.get("q", "").strip()
        if word:
            mine = mine.filter(title__icontains=word)
        found = list(mine.order_by("-created_at", "-pk").values_list("pk", flat=True)[:OFFERED])
        return Photo.objects.filter(pk__in=found).order_by("-created_at", "-pk")

    def more(self) -> dict[str, Any]:
        return {"word": self.request.GET.get("q", "")}

    def act(self, form: forms.Form, at: datetime) -> None:
        given = form.cleaned_data
        changes.replace_photo(by=self.me, at=at, story=self.story, **given)


class Withdraw(Asking):
    form_class = fill_in.WithdrawForm
    heading = gettext_lazy("Take it off the site")
    lede = gettext_lazy(
        "A second person confirms it. Then its address says that it was withdrawn, when and why."
    )
    submit = gettext_lazy("Ask for the withdrawal")
    success = gettext_lazy("Asked. It is withdrawn as soon as a second person confirms.")
    danger = True

    def act(self, form: forms.Form, at: datetime) -> None:
        changes.ask_withdrawal(
            by=self.me,
            at=at,
            story=self.story,
            reason=form.cleaned_data["reason"],
            keeps_headline=not form.cleaned_data["hide_headline"],
        )


class Restore(Asking):
    form_class = fill_in.RestoreForm
    heading = gettext_lazy("Bring it back to the site")
    lede = gettext_lazy("A second person confirms it.")
    submit = gettext_lazy("Ask for its return")
    success = gettext_lazy("Asked. It returns as soon as a second person confirms.")

    def act(self, form: forms.Form, at: datetime) -> None:
        reason = form.cleaned_data["reason"]
        changes.ask_restoration(by=self.me, at=at, story=self.story, reason=reason)


class Emergency(Asking):
    form_class = fill_in.EmergencyForm
    heading = gettext_lazy("Publish at once")
    lede = gettext_lazy(
        "Only where lives or public order are at risk. It is on the public site the moment you "
        "press the button; somebody else approves it within 24 hours."
    )
    submit = gettext_lazy("Publish now")
    success = gettext_lazy("It is on the public site. Approvers and coordinators have been told.")
    danger = True

    def is_allowed(self) -> bool:
        return permissions.may_publish_in_emergency(self.me, self.story)

    def act(self, form: forms.Form, at: datetime) -> None:
        reason = form.cleaned_data["reason"]
        emergency.publish(by=self.me, at=at, story=self.story, reason=reason)


class AnswerEmergency(Asking):
    form_class = fill_in.AnswerForm
    template_name = "newsroom/release/answer.html"
    heading = gettext_lazy("Published before approval")
    submit = gettext_lazy("Decide")
    success = gettext_lazy("Thank you. Your decision stands in the trail.")

    @property
    def found(self) -> Any:
        return get_object_or_404(self.story.emergencies.unanswered(), pk=self.kwargs["emergency"])

    def is_allowed(self) -> bool:
        return permissions.may_answer_emergency(self.me, self.found)

    def more(self) -> dict[str, Any]:
        return {"emergency": self.found}

    def act(self, form: forms.Form, at: datetime) -> None:
        answer, reason = form.cleaned_data["answer"], form.cleaned_data["reason"]
        if answer == fill_in.AnswerForm.APPROVE:
            emergency.approve(by=self.me, at=at, emergency=self.found, remark=reason)
        else:
            emergency.refuse(
                by=self.me,
                at=at,
                emergency=self.found,
                reason=reason,
                withdraw=answer == fill_in.AnswerForm.WITHDRAW,
            )


class Review(Asking):
    form_class = fill_in.ReviewForm
    heading = gettext_lazy("Does it still hold?")
    lede = gettext_lazy("The public page says when somebody last looked. You are reminded in time.")
    submit = gettext_lazy("Save")
    success = gettext_lazy("Saved.")

    def form_kwargs(self) -> dict[str, Any]:
        return {"initial": {"due": self.story.review_by}}

    def act(self, form: forms.Form, at: datetime) -> None:
        verb = reviews.confirm if form.cleaned_data["holds"] else reviews.plan
        verb(by=self.me, at=at, story=self.story, due=form.cleaned_data["due"])


class MakePressLink(Asking):
    form_class = fill_in.PressLinkForm
    heading = gettext_lazy("Let a newsroom read")
    lede = gettext_lazy(
        "The link shows the approved version without signing in, until the embargo ends."
    )
    submit = gettext_lazy("Make the link")
    success = gettext_lazy("The link is ready: copy it below.")

    def act(self, form: forms.Form, at: datetime) -> None:
        press.make(by=self.me, at=at, story=self.story, label=form.cleaned_data["label"])


class Doing(StoryView):
    """One button: a verb, and what to say when it is done or when somebody was faster."""

    success: ClassVar[str | Promise]

    def act(self, at: datetime) -> None:
        raise NotImplementedError

    def post(self, request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
        return _done(request, pk, lambda: self.act(timezone.now()), self.success)


def _done(
    request: HttpRequest, pk: int, verb: Callable[[], None], success: str | Promise
) -> HttpResponse:
    try:
        verb()
    except (changes.NotPending, emergency.NotOpen):
        messages.info(
            request, _("Somebody else decided on this a moment ago. Nothing was changed.")
        )
    except permissions.NotReleasable as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, str(success))
    return redirect("newsroom:story", pk)


class CancelPlan(Doing):
    success = gettext_lazy("The time is cancelled. Nothing goes out by itself any more.")

    def act(self, at: datetime) -> None:
        plans.cancel(by=self.me, at=at, story=self.story)


class ClosePressLink(Doing):
    success = gettext_lazy("The link does not work any more.")

    def act(self, at: datetime) -> None:
        link = get_object_or_404(self.story.press_links, pk=self.kwargs["link"])
        press.revoke(by=self.me, at=at, link=link)


class ConfirmChange(Doing):
    success = gettext_lazy("Done. The public site shows it now.")

    def act(self, at: datetime) -> None:
        change = get_object_or_404(self.story.changes, pk=self.kwargs["change"])
        changes.confirm(by=self.me, at=at, change=change)


class DropChange(Doing):
    success = gettext_lazy("Dropped. Nothing changes on the public site.")

    def act(self, at: datetime) -> None:
        change = get_object_or_404(self.story.changes, pk=self.kwargs["change"])
        changes.drop(by=self.me, at=at, change=change)
