"""What `baruga doctor` asks the newsroom: did everything go out at its time?"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from baruga.core.health import Finding, examinations
from baruga.newsroom.models import ReleasePlan
from baruga.newsroom.queries import delay_of
from baruga.newsroom.zones import told


def examine_releases() -> Iterator[Finding]:
    """One line for every approved story that is more than a minute late, with the reason."""
    now = timezone.now()
    late = ReleasePlan.objects.overdue(at=now).armed().select_related("story__institution__region")
    for plan in late:
        yield Finding(
            "broken",
            _("Not published on time: “%(headline)s”, due %(when)s")
            % {
                "headline": plan.story.draft_title,
                "when": told(plan.due_at, plan.story.institution),
            },
            delay_of(plan),
        )
    if not late:
        waiting = ReleasePlan.objects.armed().count()
        yield Finding(
            "ok", _("Times of release: nothing late, %(count)s waiting") % {"count": waiting}
        )


examinations.register("releases", examine_releases, order=20)
