"""Work that need not keep a reader waiting."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django_tasks import task

from baruga.newsroom.models import StoryPage
from baruga.portal.pictures import CARD, INLINE, LEAD, SHARE, renditions_of

NOBODY_WAITS = -50  # a page that is asked for earlier makes its sizes itself


@task(priority=NOBODY_WAITS)
def prepare_pictures(story_id: int) -> None:
    """Make the sizes that the public site shows of a story's pictures. Safe to run twice."""
    story = StoryPage.objects.filter(pk=story_id).select_related("main_image").first()
    if story is None or not story.live:
        return
    if story.main_image:
        renditions_of(story.main_image, *CARD, *LEAD, *INLINE, SHARE)
    for picture in story.specific.pictures:
        renditions_of(picture, *INLINE)


def prepare_on_commit(*, instance: Any, **kwargs: Any) -> None:
    """Receiver of `page_published`."""
    if isinstance(instance, StoryPage):
        transaction.on_commit(lambda: prepare_pictures.enqueue(instance.pk))
