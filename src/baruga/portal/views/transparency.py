"""The desk's own report, month by month, as a page and as a table."""

from __future__ import annotations

import csv
from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from baruga.hoaxdesk import transparency
from baruga.hoaxdesk.transparency import Line, Month


@require_safe
def report(request: HttpRequest, year: int = 0, month: int = 0) -> HttpResponse:
    """The newest month without one in the address; a month before the first report does not exist."""
    at = timezone.now()
    every = transparency.months(at=at)
    shown = _chosen(every, year, month)
    sections = transparency.report_of(shown) if shown else []
    context = {
        "shown": shown,
        "name": _name(shown) if shown else "",
        "is_running": shown == transparency.month_of(at),
        "sections": [
            (section.title, [(line, _said(line)) for line in section.lines]) for section in sections
        ],
        "months": [(each, _name(each)) for each in every],
    }
    return render(request, "portal/transparency.html", context)


@require_safe
def table(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """The same as CSV: durations in seconds, an empty cell where there was nothing to count from."""
    shown = _chosen(transparency.months(at=timezone.now()), year, month)
    assert shown is not None  # noqa: S101  a month that is named exists, or is not found
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="hoaks-{shown}.csv"'
    rows = csv.writer(response)
    rows.writerow([_("part"), _("measure"), _("value"), _("unit")])
    for section in transparency.report_of(shown):
        for line in section.lines:
            value = line.value
            plain = round(value.total_seconds()) if isinstance(value, timedelta) else value
            unit = _("seconds") if line.is_time else _("count")
            rows.writerow([section.title, line.label, "" if plain is None else plain, unit])
    return response


def _chosen(every: list[Month], year: int, month: int) -> Month | None:
    if not year:
        return every[0] if every else None
    found = [each for each in every if (each.year, each.number) == (year, month)]
    if not found:
        raise Http404
    return found[0]


def _name(month: Month) -> str:
    return date_format(date(month.year, month.number, 1), "F Y")


def _said(line: Line) -> str:
    value = line.value
    if value is None:
        return "–"
    if not isinstance(value, timedelta):
        return str(value)
    minutes = round(value.total_seconds() / 60)
    hours, minutes = divmod(minutes, 60)
    parts = (
        [ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours}] if hours else []
    )
    parts.append(ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes})
    return " ".join(parts)
