"""Times as people say them, in the zone of the place that is spoken of."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

if TYPE_CHECKING:
    from datetime import tzinfo

    from baruga.newsroom.models import StoryPage


def zone_of(story: StoryPage) -> tzinfo:
    """The zone of the institution's region; of the province when it serves all of it."""
    region = story.institution.region
    return ZoneInfo(region.timezone) if region else timezone.get_current_timezone()


def in_full(moment: datetime, zone: tzinfo) -> str:
    """ "Senin, 23 November 2026, 10.00 WITA"."""
    local = moment.astimezone(zone)
    written = date_format(local, pgettext("date format", "l, j F Y, H:i"))
    return f"{written} {local.tzname()}"


def ago(moment: datetime, now: datetime, zone: tzinfo) -> str:
    """How long since, while that says more than the date does; then the date."""
    minutes = int((now - moment).total_seconds() // 60)
    local, today = moment.astimezone(zone), now.astimezone(zone)
    days = (today.date() - local.date()).days
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return ngettext("%(count)d minute ago", "%(count)d minutes ago", minutes) % {
            "count": minutes
        }
    if days == 0 or minutes < 6 * 60:
        hours = minutes // 60
        return ngettext("%(count)d hour ago", "%(count)d hours ago", hours) % {"count": hours}
    if days == 1:
        return _("yesterday")
    if days < 7:
        return ngettext("%(count)d day ago", "%(count)d days ago", days) % {"count": days}
    return date_format(local, pgettext("date format", "j F Y"))
