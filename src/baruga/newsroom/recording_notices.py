"""What somebody who brought a recording hears: it is ready, or it could not be prepared and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from baruga.newsroom.choices import RecordingState
from baruga.newsroom.models import Recording
from baruga.work.actions import notify
from baruga.work.inbox import Waiting, sources

if TYPE_CHECKING:
    from baruga.accounts.models import User

MOST = 20
# A failure that nobody minds for so long is no longer work.
FORGOTTEN = timedelta(days=30)


def tell_owner(recording: Recording) -> None:
    """Tell whoever brought it how the preparation ended."""
    if recording.added_by is None or not recording.added_by.is_active:
        return
    failed = recording.state == RecordingState.FAILED
    with override(settings.LANGUAGE_CODE):
        sentence = (
            gettext_lazy("Could not be prepared: %(title)s")
            if failed
            else gettext_lazy("Ready for your story: %(title)s")
        )
        said = str(sentence) % {"title": recording.title}
        why = str(recording.get_fault_display()) if failed else ""
    notify(
        users=[recording.added_by],
        sentence=said,
        remark=why,
        at=timezone.now(),
        url=recording.get_absolute_url(),
    )


def failures(user: User, *, at: datetime) -> Iterator[Waiting]:
    """Recordings that this person brought and that could not be prepared; one query."""
    found = Recording.objects.visible_to(user).filter(
        added_by=user, state=RecordingState.FAILED, added_at__gt=at - FORGOTTEN
    )
    for recording in found.select_related("institution")[:MOST]:
        yield Waiting(
            key=f"recording-{recording.pk}",
            title=recording.title,
            url=recording.get_absolute_url(),
            action=_("See why"),
            institution=recording.institution.short_name,
            state=str(RecordingState.FAILED.label),
            tone="gold",
            since=recording.heard_at or recording.added_at,
            details=(str(recording.get_kind_display()),),
            remark=str(recording.get_fault_display()),
        )


sources.register("recordings", failures, order=30)
