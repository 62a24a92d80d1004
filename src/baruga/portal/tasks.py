"""Work that need not keep a reader waiting."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django_tasks import task
from wagtail.models import TaskState

from baruga.newsroom.models import StoryPage
from baruga.portal.actions import words
from baruga.portal.pictures import CARD, INLINE, LEAD, SHARE, renditions_of

NOBODY_WAITS = -50  # a page that is asked for earlier makes its sizes itself


@task(priority=NOBODY_WAITS)
def prepare_pictures(story_id: int) -> None:
    """Make the sizes that the public site shows of the newest version's pictures. Safe to run twice.

    It begins with the submission, so that no reader waits for pictures after the release. Nobody
    can guess the addresses of the files meanwhile.
    """
    story = StoryPage.objects.filter(pk=story_id).first()
    if story is None:
        return
    newest: StoryPage = story.get_latest_revision_as_object()
    if newest.main_image:
        renditions_of(newest.main_image, *CARD, *LEAD, *INLINE, SHARE)
    for picture in newest.pictures:
        renditions_of(picture, *INLINE)
    if graphic := getattr(newest, "graphic", None):
        graphic.public_url()


@task(priority=NOBODY_WAITS)
def learn_words(story_id: int) -> None:
    """Count the words of a story that came out, changed or went. Safe to run twice."""
    words.learn(story_id=story_id)


def learn_on_commit(*, instance: Any, **kwargs: Any) -> None:
    """Receiver of `page_published` and `page_unpublished`."""
    if isinstance(instance, StoryPage):
        pk = instance.pk  # gone from the instance once it is deleted
        transaction.on_commit(lambda: learn_words.enqueue(pk))


def prepare_on_submission(*, instance: TaskState, **kwargs: Any) -> None:
    """Receiver of `task_submitted`."""
    state = instance.workflow_state
    if issubclass(state.content_type.model_class() or object, StoryPage):
        transaction.on_commit(lambda: prepare_pictures.enqueue(int(state.object_id)))


def prepare_on_commit(*, instance: Any, **kwargs: Any) -> None:
    """Receiver of `page_published`."""
    if isinstance(instance, StoryPage):
        transaction.on_commit(lambda: prepare_pictures.enqueue(instance.pk))
