"""What `baruga doctor` looks at in the newsroom."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from baruga.core.health import Finding, examinations
from baruga.newsroom.choices import RecordingState
from baruga.newsroom.models import Recording, ReleasePlan
from baruga.newsroom.queries import delay_of
from baruga.newsroom.recordings import ffmpeg
from baruga.newsroom.zones import told

ENCODERS = ("libx264", "aac", "libopus")


def examine_encoders() -> Iterator[Finding]:
    """Some builds of ffmpeg come without the encoders that browsers ask for."""
    if not ffmpeg.is_installed():
        return  # the programs' own line says so
    done = subprocess.run(
        ["ffmpeg", "-hide_banner", "-encoders"],  # noqa: S607  from the system's path
        capture_output=True,
        stdin=subprocess.DEVNULL,
        text=True,
        timeout=30,
        check=False,
    )
    missing = [name for name in ENCODERS if f" {name} " not in done.stdout]
    if missing:
        yield Finding(
            "missing",
            _("ffmpeg cannot make %(names)s: video and audio") % {"names": ", ".join(missing)},
            "apt install ffmpeg",
        )
    else:
        yield Finding(
            "ok", _("ffmpeg makes what browsers play: %(names)s") % {"names": ", ".join(ENCODERS)}
        )


def examine_recordings() -> Iterator[Finding]:
    stuck = Recording.objects.abandoned(timezone.now()).count()
    failed = Recording.objects.filter(state=RecordingState.FAILED).count()
    if stuck:
        yield Finding(
            "missing",
            ngettext(
                "%(count)s recording waits for a worker that fell silent",
                "%(count)s recordings wait for a worker that fell silent",
                stuck,
            )
            % {"count": stuck},
            "baruga worker",
        )
    if failed:
        yield Finding(
            "missing",
            ngettext(
                "%(count)s recording could not be prepared; its owner sees why",
                "%(count)s recordings could not be prepared; their owners see why",
                failed,
            )
            % {"count": failed},
        )
    if not stuck and not failed:
        yield Finding("ok", _("No recording is stuck"))


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


examinations.register("releases", examine_releases, order=19)
examinations.register("encoders", examine_encoders, order=20)
examinations.register("recordings", examine_recordings, order=21)
