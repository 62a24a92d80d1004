"""Answers of an institution to a question or a criticism: write, approve, drop."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy

from baruga.hoaxdesk import forms as fill_in
from baruga.hoaxdesk import permissions
from baruga.hoaxdesk.actions import replies
from baruga.hoaxdesk.models import Reply
from baruga.hoaxdesk.views import Step


class WriteReply(Step):
    form_class = fill_in.ReplyForm
    heading = gettext_lazy("Write the answer")
    lede = gettext_lazy(
        "Your institution answers in its own name; nothing is judged. Another person of it approves "
        "the answer, then whoever asked is told, and a question stands with it on the page Tanya."
    )
    submit = gettext_lazy("Send it for approval")
    success = gettext_lazy("Written. Somebody else of your institution approves it.")

    def is_allowed(self) -> bool:
        return permissions.may_reply(self.me, self.claim)

    def form_kwargs(self) -> dict[str, Any]:
        earlier = self.claim.replies.in_force().first()
        return {"initial": {"text": earlier.text, "url": earlier.url} if earlier else {}}

    def act(self, data: dict[str, Any], at: datetime) -> None:
        replies.write(by=self.me, at=at, claim=self.claim, text=data["text"], url=data["url"])


class ReplyStep(Step):
    @property
    def reply(self) -> Reply:
        return get_object_or_404(self.claim.replies, pk=self.kwargs["reply"])


class ApproveReply(ReplyStep):
    form_class = fill_in.ApproveForm
    heading = gettext_lazy("Approve the answer")
    lede = gettext_lazy("It goes out in the name of your institution, and everybody can read it.")
    submit = gettext_lazy("Approve and publish it")
    success = gettext_lazy("Approved. Whoever asked is told.")

    def is_allowed(self) -> bool:
        return permissions.may_approve_reply(self.me, self.reply)

    def act(self, data: dict[str, Any], at: datetime) -> None:
        replies.approve(by=self.me, at=at, reply=self.reply)


class DropReply(ReplyStep):
    form_class = fill_in.DropForm
    heading = gettext_lazy("The answer does not stand")
    lede = gettext_lazy("Whoever wrote it reads your reason and can write another.")
    submit = gettext_lazy("Do not let it stand")
    success = gettext_lazy("Dropped. Whoever wrote it sees your reason.")
    danger = True

    def is_allowed(self) -> bool:
        return permissions.may_drop_reply(self.me, self.reply)

    def act(self, data: dict[str, Any], at: datetime) -> None:
        replies.drop(by=self.me, at=at, reply=self.reply, **data)
