"""Approval: the workflow's task, and the link for an official without an account."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.forms import TaskStateCommentForm
from wagtail.models import Page, Revision, Task, TaskState, WorkflowState

from baruga.network.models import Institution, Official
from baruga.newsroom.choices import Decision

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from baruga.accounts.models import User


class ReasonForm(TaskStateCommentForm):
    """A return without a reason helps nobody."""

    comment = forms.CharField(
        label=_("What is to be mended?"),
        widget=forms.Textarea({"rows": 4}),
        error_messages={
            "required": _("Please write what is to be mended, so that the writer can go on.")
        },
    )


class ApprovalTask(Task):
    """Second pair of eyes: an approver of the story's institution who did not write it alone.

    One task serves every institution; whose turn it is follows from the story.
    """

    def start(self, workflow_state: WorkflowState, user: User | None = None) -> TaskState:
        """Refuse what misses a blocking criterion, whichever road the submission took."""
        from baruga.newsroom.permissions import require_submittable

        require_submittable(workflow_state.content_object.specific)
        return super().start(workflow_state, user=user)

    def user_can_access_editor(self, obj: Page, user: User) -> bool:
        from baruga.newsroom.permissions import may_approve_in

        return may_approve_in(user, _story(obj).institution)

    def locked_for_user(self, obj: Page, user: User) -> bool:
        """While it waits, only approvers may still touch the text."""
        from baruga.newsroom.permissions import may_approve_in

        return not may_approve_in(user, _story(obj).institution)

    def get_actions(self, obj: Page, user: User) -> list[tuple[str, str, bool]]:
        from baruga.newsroom.permissions import may_approve, may_approve_in

        story = _story(obj)
        actions: list[tuple[str, str, bool]] = []
        if may_approve_in(user, story.institution):
            actions.append(("reject", gettext("Return with a reason"), True))
        if may_approve(user, story):
            # The editor adds that approving publishes.
            actions.append(("approve", gettext("Approve"), False))
        return actions

    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> None:
        """Refuse what the person may not do: the form's buttons are not the only way here."""
        story = _story(task_state.workflow_state.content_object)
        if action_name not in {name for name, _label, _modal in self.get_actions(story, user)}:
            raise PermissionDenied
        if action_name == "reject" and not kwargs.get("comment", "").strip():
            raise PermissionDenied(gettext("A return needs a reason."))
        super().on_action(task_state, user, action_name, **kwargs)

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        return ReasonForm if action == "reject" else TaskStateCommentForm

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> Any:
        """What waits in Wagtail's own lists, for approvers of the institution concerned."""
        from baruga.newsroom.queries import task_states_for

        return task_states_for(user).filter(task=self)

    @classmethod
    def get_description(cls) -> str:
        return gettext("An approver of the institution reads what somebody else wrote.")

    class Meta:
        verbose_name = _("approval by a second person")


def _story(page: Page) -> Any:
    """The story behind a page; pages of other kinds have no approval here."""
    return page.specific if type(page) is Page else page


class ApprovalLinkQuerySet(models.QuerySet["ApprovalLink"]):
    def open(self, *, at: datetime) -> ApprovalLinkQuerySet:
        """Not answered, not withdrawn, not expired."""
        return self.filter(decided_at=None, revoked_at=None, expires_at__gt=at)

    def visible_to(self, user: User | AnonymousUser) -> ApprovalLinkQuerySet:
        return self.filter(story__institution__in=Institution.objects.served_by(user))


class ApprovalLink(models.Model):
    """One link, for one official and one version of one story.

    The token is signed and stored nowhere; `nonce` makes it single and revocable.
    """

    story = models.ForeignKey(
        "newsroom.StoryPage", on_delete=models.CASCADE, related_name="approval_links"
    )
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    official = models.ForeignKey(Official, on_delete=models.PROTECT, related_name="links")
    nonce = models.CharField(max_length=64, unique=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    asked_at = models.DateTimeField(_("asked"))
    expires_at = models.DateTimeField(_("expires"))
    opened_at = models.DateTimeField(_("first opened"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    decided_at = models.DateTimeField(_("answered"), null=True, blank=True)
    decision = models.CharField(_("answer"), max_length=10, choices=Decision, blank=True)
    reason = models.TextField(_("reason"), blank=True)

    objects = ApprovalLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval link")
        verbose_name_plural = _("approval links")
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decided_at=None, decision="")
                | (models.Q(decided_at__isnull=False) & ~models.Q(decision="")),
                name="newsroom_link_decision_has_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.official} · {self.story}"
