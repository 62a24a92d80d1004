"""Slow work of the newsroom: messages that must not keep a person waiting."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from wagtail.models import TaskState

from baruga.newsroom import mail
from baruga.newsroom.actions import documents, preparation
from baruga.newsroom.models import StoryPage

SLOW = "slow"  # a queue of its own: nobody's message waits behind an hour of video
NOBODY_WAITS = -40
PEOPLE_WAIT = 50  # before anything that only machines wait for, such as sizes of pictures


@task(priority=PEOPLE_WAIT)
def ask_official(link_id: int) -> int:
    """Send an approval link to its official; answer the number of messages sent."""
    return mail.ask_official(link_id)


@task(priority=PEOPLE_WAIT)
def tell_approvers(story_id: int) -> int:
    """Tell the approvers of an institution that a story waits for them."""
    return mail.tell_approvers(story_id)


@task(priority=PEOPLE_WAIT)
def tell_of_emergency(emergency_id: int, user_ids: list[int]) -> int:
    """Tell approvers and coordinators that a story went out before its approval."""
    return mail.tell_of_emergency(emergency_id, user_ids)


@task(priority=PEOPLE_WAIT)
def tell_writer(story_id: int, user_id: int, reason: str) -> int:
    """Tell a writer that a story came back, and why."""
    return mail.tell_writer(story_id, user_id, reason)


@task(queue_name=SLOW)
def prepare_recording(recording_id: int) -> str:
    """Make the web sizes of a recording; answer its state, empty when another worker has it."""
    return preparation.prepare(recording_id=recording_id)


@task(priority=NOBODY_WAITS)
def read_documents(story_id: int) -> int:
    """Read the words of a story's documents for search; answer how many were read."""
    story = StoryPage.objects.filter(pk=story_id).first()
    return documents.read_words(story=story, at=timezone.now()) if story else 0


def read_on_submission(*, instance: TaskState, **kwargs: Any) -> None:
    """Receiver of `task_submitted`."""
    state = instance.workflow_state
    if issubclass(state.content_type.model_class() or object, StoryPage):
        transaction.on_commit(lambda: read_documents.enqueue(int(state.object_id)))


def read_on_release(*, instance: Any, **kwargs: Any) -> None:
    """Receiver of `page_published`."""
    if isinstance(instance, StoryPage) and instance.documents:
        transaction.on_commit(lambda: read_documents.enqueue(instance.pk))
