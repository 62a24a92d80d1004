"""Targets: what the coordinator of the region sets."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from baruga.hoaxdesk.models.target import Targets
from baruga.network.permissions import is_coordinator

if TYPE_CHECKING:
    from baruga.accounts.models import User


@transaction.atomic
def set_targets(*, by: User, at: datetime, **values: Any) -> Targets:
    """Raises PermissionDenied, or ValidationError."""
    if not is_coordinator(by):
        raise PermissionDenied
    targets = Targets(pk=1, set_by=by, set_at=at, **values)
    targets.full_clean(validate_unique=False)
    targets.save()
    log(
        instance=targets,
        action="hoaxdesk.targets",
        user=by,
        data={"first": targets.first_reply, "whole": targets.clarification},
    )
    return targets
