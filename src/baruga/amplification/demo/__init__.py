"""What the demo shows of amplification: the kits of its published clarifications."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from baruga.amplification.actions import make
from baruga.amplification.models import Kit, clarifications_to_pass_on


def load(*, at: datetime, say: Callable[[str], Any]) -> None:
    """Make what is missing. Pictures that are stamped later have their cards drawn anew."""
    missing = clarifications_to_pass_on().filter(kit=None)
    for pk in list(missing.values_list("pk", flat=True)):
        make(page_id=pk, at=at)
    say(f"Kits: {Kit.objects.count()}")
