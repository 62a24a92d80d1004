"""The clock of the place that speaks: times are read, shown and kept by the institution's region."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import pgettext

from baruga.network.middleware import region_time_zone

if TYPE_CHECKING:
    from baruga.network.models import Institution


def zone_of(institution: Institution) -> ZoneInfo:
    """The zone of the institution's region; of the province when it serves all of it."""
    region = institution.region
    return ZoneInfo(region.timezone) if region else region_time_zone()


def told(moment: datetime, institution: Institution) -> str:
    """ "Senin, 23 November 2026, 10.00 WITA", wherever the reader sits."""
    local = timezone.localtime(moment, zone_of(institution))
    written = date_format(local, pgettext("day and time", "l, j F Y, H:i"))
    return f"{written} {local.tzname()}"
