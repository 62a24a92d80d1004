"""What waits for a person: each app contributes a query; nothing is stored twice.

An app registers `source(user, at=...)`, which answers `Waiting` lines, newest or most urgent first.
*Meja saya* asks every source once and sorts: late first, then by the time something began to wait.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from django.http import HttpRequest
from django.utils import timezone

from baruga.core.registry import Registry
from baruga.work.greeting import late_by

if TYPE_CHECKING:
    from baruga.accounts.models import User

Tone = Literal["plain", "red", "gold", "green"]
Section = Literal["waiting", "mine"]


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One line of *Meja saya*: what it is, why it waits, and the one action.

    `section` "waiting": somebody waits for this person; "mine": what this person works on.
    `late_since` set means that it should have been done by then; `urgent` lines stand above all
    others and cannot be overlooked.
    """

    key: str
    title: str
    url: str
    action: str
    state: str
    since: datetime
    tone: Tone = "plain"
    section: Section = "waiting"
    details: tuple[str, ...] = field(default=())
    institution: str = ""
    remark: str = ""
    remark_by: str = ""
    late_since: datetime | None = None
    primary: bool = False
    urgent: bool = False
    thumbnail: str = ""

    @property
    def late_words(self) -> str:
        """ "terlambat 2 jam", or nothing."""
        return late_by(self.late_since, timezone.now()) if self.late_since else ""


Source = Callable[..., Iterable[Waiting]]
sources: Registry[Source] = Registry("inbox source")


def waiting_for(user: User, *, at: datetime) -> list[Waiting]:
    """Every line for `user`: urgent ones first, then late ones, then the longest waiting."""
    lines = [line for source in sources for line in source(user, at=at)]
    return sorted(
        lines,
        key=lambda line: (not line.urgent, line.late_since is None, line.late_since or line.since),
    )


def lines_of(request: HttpRequest) -> list[Waiting]:
    """The lines of whoever asks, gathered once per request: the menu's badge needs them too."""
    lines: list[Waiting] | None = getattr(request, "_waiting_lines", None)
    if lines is None:
        user = request.user
        lines = waiting_for(user, at=timezone.now()) if user.is_authenticated else []
        request._waiting_lines = lines  # type: ignore[attr-defined]  # remembered for this request
    return lines


def count_waiting(request: HttpRequest) -> int:
    """How many lines wait for whoever asks; what they work on themselves does not count."""
    return sum(line.section == "waiting" for line in lines_of(request))
