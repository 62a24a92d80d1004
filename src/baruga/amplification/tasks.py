"""Background work of amplification: ids in, one verb, safe to run twice."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from baruga.amplification import actions


@task(priority=-10)
def make_kit(page_id: int) -> None:
    actions.make(page_id=page_id, at=timezone.now())
