"""Two versions side by side on the desk: choose part by part, correct, save one of both."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from baruga.newsroom import merging, permissions
from baruga.newsroom.actions.merging import base_of, merge
from baruga.newsroom.choices import Stage
from baruga.newsroom.merging import Answer, Choice
from baruga.newsroom.views import StoryView


class Merge(StoryView):
    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            revisions = self.page.revisions.select_related("user")
            self.left, self.right = (
                get_object_or_404(revisions, pk=pk)
                for pk in sorted((kwargs["left"], kwargs["right"]))
            )

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated:
            if not permissions.may_edit(request.user, self.story):
                raise PermissionDenied
            if self.story.stage == Stage.SUBMITTED:
                messages.info(
                    request, _("This story waits for approval; take it back before you merge.")
                )
                return redirect("newsroom:story", self.story.pk)
        return super().dispatch(request, *args, **kwargs)

    def get(
        self,
        request: HttpRequest,
        pk: int,
        left: int,
        right: int,
        errors: list[str] | None = None,
    ) -> HttpResponse:
        parts = merging.differing(
            self.left.as_object(),
            self.right.as_object(),
            base_of(self.story, self.left, self.right),
        )
        answers = _answers(request) if errors else {}
        rows = [(part, *_shown(part, answers.get(part.key))) for part in parts]
        context = {
            "story": self.story,
            "left": self.left,
            "right": self.right,
            "rows": rows,
            "conflicts": sum(part.is_conflict for part in parts),
            "errors": errors or [],
        }
        return render(request, "newsroom/merge.html", context, status=422 if errors else 200)

    def post(self, request: HttpRequest, pk: int, left: int, right: int) -> HttpResponse:
        newest = self.page.latest_revision
        try:
            revision = merge(
                by=self.me,
                at=timezone.now(),
                story=self.story,
                left=self.left,
                right=self.right,
                answers=_answers(request),
            )
        except ValidationError as error:
            return self.get(request, pk, left, right, errors=list(error.messages))
        if newest.pk not in {self.left.pk, self.right.pk}:
            messages.warning(
                request,
                _("A newer version was saved meanwhile. Merge once more, so that it counts."),
            )
            return redirect("newsroom:merge", pk, newest.pk, revision.pk)
        messages.success(request, _("Merged into a new version. Both earlier ones are kept."))
        return redirect("wagtailadmin_pages:edit", pk)


def _answers(request: HttpRequest) -> dict[str, Answer]:
    """What was chosen, by the key of the part."""
    return {
        name.removeprefix("choice-"): Answer(
            Choice(value), request.POST.get(f"own-{name.removeprefix('choice-')}", "")
        )
        for name, value in request.POST.items()
        if name.startswith("choice-") and value in Choice.values
    }


def _shown(part: merging.Part, answer: Answer | None) -> tuple[str, str]:
    """The choice that is ticked and the words in the box."""
    choice = answer.choice if answer else part.suggested
    if part.plain is None:
        return choice, ""
    if answer and answer.choice == Choice.OWN:
        return choice, answer.own
    return choice, part.plain[0] if choice == Choice.LEFT else part.plain[1]
