"""Stories on the desk: list, write, read, submit, decide."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.generic import ListView, TemplateView, View

from baruga.core.audit import timeline
from baruga.network.choices import Verb
from baruga.network.models import Institution
from baruga.network.permissions import may_somewhere
from baruga.network.queries import served
from baruga.newsroom import changes, permissions, tasks
from baruga.newsroom.actions import links, workflow
from baruga.newsroom.choices import NewsKind, Stage
from baruga.newsroom.filters import StoryFilter
from baruga.newsroom.models import FORMATS, StoryPage
from baruga.newsroom.models.story import StoryQuerySet
from baruga.newsroom.queries import with_stages
from baruga.newsroom.release_desk import release_desk
from baruga.newsroom.standards.assessment import judge


class Stories(LoginRequiredMixin, ListView[StoryPage]):
    """Every story of the institutions one serves."""

    template_name = "newsroom/stories.html"
    paginate_by = 25

    def get_queryset(self) -> StoryQuerySet:
        stories = StoryPage.objects.visible_to(self.request.user).order_by(
            "-latest_revision_created_at", "-pk"
        )
        self.filter = StoryFilter(self.request.GET, queryset=stories, request=self.request)
        found: StoryQuerySet = self.filter.qs
        return found.select_related("institution", "assessment", "content_type", "owner", "plan")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(filter=self.filter, **kwargs)
        page = context["page_obj"]
        page.object_list = with_stages(page.object_list)
        current = self.request.GET.get("stage", "")
        return context | {
            "stages": [
                {
                    "label": label,
                    "url": f"?stage={value}" if value else "?",
                    "current": value == current,
                }
                for value, label in (("", _("All")), *Stage.choices)
            ],
            "stages_label": _("Stages"),
            "institutions": len(served(self.request)),
            "writes": may_somewhere(self.request.user, Verb.WRITE),
        }


class Write(LoginRequiredMixin, TemplateView):
    """Where and in which format: straight to the editor from here."""

    template_name = "newsroom/write.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        institutions = Institution.objects.where(self.request.user, Verb.WRITE).select_related(
            "section"
        )
        choices = [
            (
                institution,
                [
                    (
                        model,
                        reverse(
                            "wagtailadmin_pages:add",
                            args=["newsroom", model._meta.model_name, institution.section.pk],
                        ),
                    )
                    for model in FORMATS.values()
                ],
            )
            for institution in institutions
        ]
        return super().get_context_data(choices=choices, kinds=NewsKind, **kwargs)


class StoryView(LoginRequiredMixin, View):
    """A story that the person may see, in its newest version; anything else does not exist."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            self.me = request.user
            self.page = get_object_or_404(
                StoryPage.objects.visible_to(request.user), pk=kwargs["pk"]
            )
            self.story = self.page.specific


class Story(StoryView):
    """Read as the public would, see what changed, decide."""

    def get(
        self, request: HttpRequest, pk: int, reason_error: str = "", status: int = 200
    ) -> HttpResponse:
        draft = self.story.get_latest_revision_as_object()
        stage = self.story.stage
        user, now = request.user, timezone.now()
        release = release_desk(user, self.story, draft, stage, at=now)
        context = {
            "story": self.story,
            "draft": draft,
            "stage": stage,
            "verdict": judge(draft),
            "changes": changes.between(self.story, draft)
            if self.story.live and self.story.has_unpublished_changes
            else [],
            "timeline": timeline(self.story, limit=20),
            "workflow": self.story.current_workflow_state,
            "may_edit": permissions.may_edit(user, self.story)
            and stage not in {Stage.SUBMITTED, Stage.SCHEDULED},
            "may_submit": permissions.may_edit(user, self.story)
            and (
                stage in {Stage.DRAFT, Stage.RETURNED}
                or (stage == Stage.PUBLISHED and self.story.has_unpublished_changes)
                or release.is_to_return
            ),
            "may_approve": stage == Stage.SUBMITTED and permissions.may_approve(user, self.story),
            "may_return": stage == Stage.SUBMITTED
            and permissions.may_approve_in(user, self.story.institution),
            "wrote_alone": stage == Stage.SUBMITTED
            and permissions.may_approve_in(user, self.story.institution)
            and not permissions.may_approve(user, self.story),
            "may_take_back": stage == Stage.SUBMITTED and permissions.may_edit(user, self.story),
            "may_ask": stage == Stage.SUBMITTED and permissions.may_edit(user, self.story),
            "officials": self.story.institution.officials.active(),
            "links": self.story.approval_links.select_related("official")[:10],
            "shown_link": request.session.pop(f"approval-link-{pk}", None),
            "now": now,
            "reason_error": reason_error,
            "reason": request.POST.get("reason", ""),
            "release": release,
        }
        return render(request, "newsroom/story.html", context, status=status)


@method_decorator(xframe_options_sameorigin, name="dispatch")
class Manuscript(StoryView):
    """The newest version drawn as the public would see it, for the frame in `Story`."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return draw(request, self.story.get_latest_revision_as_object())


def draw(request: HttpRequest, story: StoryPage) -> HttpResponse:
    """`story` through the public template, never cached or indexed."""
    request.is_preview = True  # type: ignore[attr-defined]  # Wagtail's own mark: no masthead, no footer
    # Not `make_preview_request`: that would pass the draft through the public page cache.
    response: HttpResponse = story.serve_preview(request, story.default_preview_mode)
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


class Submit(StoryView):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            workflow.submit(by=self.me, at=timezone.now(), story=self.story)
        except permissions.NotReleasable as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Submitted. We tell you as soon as somebody has read it."))
        return redirect("newsroom:story", pk)


class Approve(StoryView):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            story = workflow.approve(by=self.me, at=timezone.now(), story=self.story)
        except workflow.NotWaiting:
            messages.info(
                request, _("Somebody else decided on this story a moment ago. Nothing was changed.")
            )
        except permissions.NotReleasable as error:
            messages.error(request, str(error))
        else:
            said = (
                _("Approved. “%(headline)s” waits for its time.")
                if story.is_scheduled
                else _("Approved. “%(headline)s” is on the public site now.")
            )
            messages.success(request, said % {"headline": story.title})
        return redirect("newsroom:story", pk)


class SendBack(Story):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        reason = request.POST.get("reason", "").strip()
        if not reason:
            return self.get(
                request,
                pk,
                _("Please write what is to be mended, so that the writer can go on."),
                422,
            )
        try:
            workflow.send_back(by=self.me, at=timezone.now(), story=self.story, reason=reason)
        except workflow.NotWaiting:
            messages.info(
                request, _("Somebody else decided on this story a moment ago. Nothing was changed.")
            )
        else:
            messages.success(request, _("Returned. The writer sees your reason."))
        return redirect("newsroom:story", pk)


class TakeBack(StoryView):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            workflow.take_back(by=self.me, at=timezone.now(), story=self.story)
        except workflow.NotWaiting:
            messages.info(request, _("This story does not wait any more."))
        else:
            messages.success(request, _("Taken back. You can go on writing."))
        return redirect("newsroom:story", pk)


class AskOfficial(StoryView):
    """Send a link to an official; show it only to somebody who may see it."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        official = get_object_or_404(
            self.story.institution.officials.active(), pk=_number(request.POST.get("official"))
        )
        try:
            link = links.ask(by=self.me, at=timezone.now(), story=self.story, official=official)
        except workflow.NotWaiting:
            messages.info(request, _("This story does not wait any more."))
        except links.OwnWords:
            messages.error(
                request,
                _("%(name)s wrote this story alone; please ask somebody else.")
                % {"name": official.name},
            )
        else:
            tasks.ask_official.enqueue(link.pk)
            messages.success(
                request, _("The link is on its way to %(name)s.") % {"name": official.name}
            )
            if permissions.may_show_link(request.user, self.story):
                request.session[f"approval-link-{pk}"] = request.build_absolute_uri(
                    reverse("approval:decide", args=[links.token_of(link)])
                )
        return redirect("newsroom:story", pk)


class RevokeLink(StoryView):
    def post(self, request: HttpRequest, pk: int, link: int) -> HttpResponse:
        chosen = get_object_or_404(self.story.approval_links, pk=link)
        links.revoke(by=self.me, at=timezone.now(), link=chosen)
        messages.success(request, _("The link does not work any more."))
        return redirect("newsroom:story", pk)


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 19 else -1
