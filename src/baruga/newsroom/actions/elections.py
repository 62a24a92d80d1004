"""Elections: the coordinator of the region writes them down, changes them, takes them back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from baruga.newsroom import elections
from baruga.newsroom.models import Election
from baruga.newsroom.permissions import may_keep_standards

if TYPE_CHECKING:
    from baruga.accounts.models import User
    from baruga.network.models import Institution

SHORTEST = 3  # letters of a name; shorter ones stand in too many words


class BadDays(ValueError):
    """The days are not in order."""


class BadNames(ValueError):
    """No names, or one that is too short to be looked for."""


@transaction.atomic
def keep(
    *,
    by: User,
    at: datetime,
    name: str,
    days: tuple[date, date],
    quiet: tuple[date, date],
    names: str,
    organisers: Collection[Institution] = (),
    election: Election | None = None,
) -> Election:
    """Write one down, or change `election`. `days` and `quiet` are first and last day.

    Raises PermissionDenied, BadDays, BadNames.
    """
    if not may_keep_standards(by):
        raise PermissionDenied
    if not days[0] <= quiet[0] <= quiet[1] <= days[1]:
        raise BadDays
    kept = election or Election()
    kept.name, kept.names = name.strip(), names.strip()
    kept.begins, kept.ends = days
    kept.quiet_begins, kept.quiet_ends = quiet
    if not kept.listed or any(len(one) < SHORTEST for one in kept.listed):
        raise BadNames
    kept.kept_by, kept.kept_at = by, at
    kept.save()
    kept.organisers.set(organisers)
    log(instance=kept, action="newsroom.keep_election", user=by, data={"name": kept.name})
    transaction.on_commit(elections.forget)
    return kept


@transaction.atomic
def remove(*, by: User, at: datetime, election: Election) -> None:
    """Take it back. Raises PermissionDenied."""
    if not may_keep_standards(by):
        raise PermissionDenied
    log(instance=election, action="newsroom.remove_election", user=by, data={"name": election.name})
    election.delete()
    transaction.on_commit(elections.forget)
