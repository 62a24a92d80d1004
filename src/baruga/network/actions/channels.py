"""Keep the list of where the public finds an institution."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from baruga.network.models import Channel, Institution
from baruga.network.permissions import may_manage_members

if TYPE_CHECKING:
    from baruga.accounts.models import User


@transaction.atomic
def replace(*, by: User, institution: Institution, wanted: Iterable[tuple[str, str]]) -> None:
    """Make the channels of `institution` be `wanted`: (platform, address). Raises PermissionDenied."""
    if not may_manage_members(by, institution):
        raise PermissionDenied
    pairs = list(dict.fromkeys(wanted))
    for channel in institution.channels.all():
        if (channel.platform, channel.address) not in pairs:
            channel.delete()
    for platform, address in pairs:
        Channel.objects.get_or_create(institution=institution, platform=platform, address=address)
