"""Who hears of what: receivers of Wagtail's workflow signals, connected in `ready()`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy, override
from wagtail.signals import task_rejected, task_submitted, workflow_approved

from baruga.accounts.models import User
from baruga.network.choices import Verb
from baruga.network.models.membership import roles_with
from baruga.newsroom.models import StoryPage
from baruga.newsroom.permissions import authors_since_release
from baruga.work.actions import notify

if TYPE_CHECKING:
    from django.utils.functional import Promise
    from wagtail.models import TaskState, WorkflowState


def connect() -> None:
    task_submitted.connect(story_submitted, dispatch_uid="newsroom.story_submitted")
    task_rejected.connect(story_returned, dispatch_uid="newsroom.story_returned")
    workflow_approved.connect(story_approved, dispatch_uid="newsroom.story_approved")


def story_submitted(sender: type, instance: TaskState, user: User | None, **kwargs: Any) -> None:
    """Approvers of the institution, except the one who submitted."""
    from baruga.newsroom import tasks
    from baruga.newsroom.actions import first_tries

    story = _story(instance.workflow_state)
    if story is None:
        return
    # A story that was submitted before it was ever saved has not been remembered yet.
    first_tries.remember(at=timezone.now(), story=story)
    approvers = User.objects.filter(
        is_active=True,
        memberships__institution=story.institution,
        memberships__role__in=roles_with(Verb.APPROVE),
    ).distinct()
    notify(
        users=[approver for approver in approvers if approver != user],
        sentence=_about(story, gettext_lazy("Waiting for your approval: %(headline)s")),
        at=timezone.now(),
        url=_address(story),
    )
    transaction.on_commit(lambda: tasks.tell_approvers.enqueue(story.pk))


def story_returned(sender: type, instance: TaskState, user: User | None, **kwargs: Any) -> None:
    """Everybody who wrote it, with the reason."""
    from baruga.newsroom import tasks

    story = _story(instance.workflow_state)
    if story is None:
        return
    writers = _writers(story, instance.workflow_state, besides=user)
    notify(
        users=writers,
        sentence=_about(story, gettext_lazy("Returned to you: %(headline)s")),
        remark=instance.comment,
        at=timezone.now(),
        url=_address(story),
    )
    reason, pk = instance.comment, story.pk
    for writer in writers:
        transaction.on_commit(partial(tasks.tell_writer.enqueue, pk, writer.pk, reason))


def story_approved(sender: type, instance: WorkflowState, user: User | None, **kwargs: Any) -> None:
    """Everybody who wrote it: it is on the public site now."""
    story = _story(instance)
    if story is None:
        return
    notify(
        users=_writers(story, instance, besides=user),
        sentence=_about(story, gettext_lazy("Published: %(headline)s")),
        at=timezone.now(),
        url=_address(story),
    )


def _story(state: WorkflowState) -> StoryPage | None:
    return StoryPage.objects.filter(pk=state.object_id).select_related("institution").first()


def _writers(story: StoryPage, state: WorkflowState, *, besides: User | None) -> list[User]:
    """Authors of the newest version, its owner and whoever submitted it, without the one who acts."""
    hands = authors_since_release(story) | {story.owner_id, state.requested_by_id}
    people = User.objects.filter(pk__in=[pk for pk in hands if pk], is_active=True)
    return [person for person in people if person != besides]


def _about(story: StoryPage, sentence: Promise) -> str:
    """The sentence in the installation's language, whoever's click caused it."""
    with override(settings.LANGUAGE_CODE):
        return str(sentence) % {"headline": story.title}


def _address(story: StoryPage) -> str:
    return reverse("newsroom:story", args=[story.pk])
