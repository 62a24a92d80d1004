"""An official reads and decides, on a phone, without an account: the link is the key.

A form that needs mending is answered with status 200: errors are logged with their address, and
this address is a secret while the link is open.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.generic import View

from baruga.newsroom import changes
from baruga.newsroom.actions import links
from baruga.newsroom.choices import Decision
from baruga.newsroom.models import ApprovalLink
from baruga.newsroom.permissions import NotReleasable
from baruga.newsroom.release_desk import announced
from baruga.newsroom.standards.assessment import judge
from baruga.newsroom.views import draw


@method_decorator(never_cache, name="dispatch")
class LinkView(View):
    """What both pages share: a closed link says why; addresses are kept out of logs elsewhere."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            response = super().dispatch(request, *args, **kwargs)
        except links.LinkClosed as closed:
            response = render(
                request,
                "newsroom/approval/closed.html",
                {"reason": closed.reason, "link": closed.link},
                status=404 if closed.reason == "unknown" else 410,
            )
        # Not "no-referrer": browsers then send "Origin: null", which the CSRF check refuses.
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["X-Robots-Tag"] = "noindex"
        return response


class Decide(LinkView):
    def get(self, request: HttpRequest, token: str, error: str = "") -> HttpResponse:
        now = timezone.now()
        link = links.find_open(token=token, at=now)
        ApprovalLink.objects.filter(pk=link.pk, opened_at=None).update(opened_at=now)
        draft = link.revision.as_object()
        story = link.story.specific
        context = {
            "link": link,
            "token": token,
            "story": story,
            "draft": draft,
            "verdict": judge(draft),
            "changes": changes.between(story, draft) if story.live else [],
            "release": announced(story),
            "error": error,
            "reason": request.POST.get("reason", ""),
        }
        return render(request, "newsroom/approval/decide.html", context)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        decision = request.POST.get("decision", "")
        if decision not in Decision.values:
            return self.get(request, token, _("Please choose: approve or return."))
        reason = request.POST.get("reason", "")
        if decision == Decision.RETURNED and not reason.strip():
            return self.get(
                request,
                token,
                _("Please write what is to be mended, so that the writer can go on."),
            )
        try:
            link = links.decide(
                token=token, at=timezone.now(), decision=Decision(decision), reason=reason
            )
        except links.OwnWords:
            return self.get(
                request,
                token,
                _("You wrote this story alone; somebody else must approve it. You may return it."),
            )
        except NotReleasable as refusal:
            return self.get(request, token, str(refusal))
        context = {"link": link, "story": link.story, "release": announced(link.story)}
        return render(request, "newsroom/approval/thanks.html", context)


@method_decorator(xframe_options_sameorigin, name="dispatch")
class Manuscript(LinkView):
    """The version in question, drawn as the public would see it."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        link = links.find_open(token=token, at=timezone.now())
        return draw(request, link.revision.as_object())
