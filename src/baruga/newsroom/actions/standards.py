"""Adopt the next version of a production standard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from baruga.newsroom.choices import Judge
from baruga.newsroom.models import Criterion, Standard
from baruga.newsroom.permissions import may_keep_standards
from baruga.newsroom.standards.checks import KNOWN

if TYPE_CHECKING:
    from baruga.accounts.models import User


@dataclass(frozen=True, kw_only=True)
class Line:
    """One criterion of the version to come; empty words mean the built-in wording."""

    key: str
    label: str = ""
    remedy: str = ""
    limit: float | None = None
    blocking: bool = True


class StaleStandard(Exception):
    """Somebody adopted another version meanwhile; nothing was changed."""


@transaction.atomic
def adopt(
    *, by: User, at: datetime, story_format: str, based_on: int, lines: Sequence[Line], reason: str
) -> Standard:
    """The next version for a format; the old ones stay. A coordinator's verb.

    Raises PermissionDenied, StaleStandard when `based_on` is no longer the newest version, or
    ValueError when no criterion is left.
    """
    if not may_keep_standards(by):
        raise PermissionDenied
    if not lines:
        raise ValueError("A standard needs at least one criterion.")
    current = Standard.objects.select_for_update().current(story_format)
    version = current.version if current else 0
    if version != based_on:
        raise StaleStandard
    standard = Standard.objects.create(
        format=story_format, version=version + 1, reason=reason, adopted_by=by, adopted_at=at
    )
    Criterion.objects.bulk_create(
        Criterion(
            standard=standard,
            key=line.key,
            judge=KNOWN[line.key].judge if line.key in KNOWN else Judge.PERSON,
            label=line.label,
            remedy=line.remedy,
            limit=line.limit,
            blocking=line.blocking,
            position=position,
        )
        for position, line in enumerate(lines)
    )
    log(instance=standard, action="newsroom.adopt", user=by, data={"reason": reason})
    return standard
