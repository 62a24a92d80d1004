"""Tell people what happened; mark what they have read; forget what is old."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils.translation import override

from baruga.work.models import Notification

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from baruga.accounts.models import User

KEPT_FOR = timedelta(days=90)


def notify(
    *, users: Iterable[User], sentence: str | Promise, at: datetime, url: str = "", remark: str = ""
) -> None:
    """Tell `users` once the surrounding transaction has succeeded. One insert."""
    receivers = list(users)

    def deliver() -> None:
        with override(settings.LANGUAGE_CODE):
            said = str(sentence)[:300]
        Notification.objects.bulk_create(
            Notification(user=user, sentence=said, remark=remark, url=url, at=at)
            for user in receivers
        )

    transaction.on_commit(deliver)


def mark_read(*, by: User, at: datetime, pk: int | None = None) -> int:
    """Mark one notification of `by` (None: all of them) as read; answer how many were unread."""
    unread = Notification.objects.visible_to(by).unread()
    return (unread if pk is None else unread.filter(pk=pk)).update(read_at=at)


def forget_old(at: datetime) -> int:
    """Delete notifications read more than 90 days ago; the trail itself is in the log."""
    deleted, _by_model = Notification.objects.filter(read_at__lt=at - KEPT_FOR).delete()
    return deleted
