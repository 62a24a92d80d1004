"""What nobody needs any more: sessions that ended and tasks that are long done."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db.models import Q
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

DONE_KEPT = timedelta(days=7)
FAILED_KEPT = timedelta(days=60)  # long enough for somebody to look into it


def forget_sessions(at: datetime) -> int:
    """Delete the sessions that ended before `at`; answer their number."""
    return Session.objects.filter(expire_date__lt=at).delete()[0]


def forget_tasks(at: datetime) -> int:
    """Delete what the queue has done; answer the number of rows."""
    done = Q(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=at - DONE_KEPT)
    failed = Q(status=TaskResultStatus.FAILED, finished_at__lt=at - FAILED_KEPT)
    return DBTaskResult.objects.filter(done | failed).delete()[0]
