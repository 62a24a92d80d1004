"""Contacts of institutions as CSV that a spreadsheet opens at once."""

from __future__ import annotations

import csv
import io

from django.utils.translation import gettext_lazy as _

from baruga.core.spreadsheet import harmless
from baruga.network.choices import Platform
from baruga.network.models.institution import InstitutionQuerySet

HEADINGS = (_("Institution"), _("Short name"), _("Kind"), _("Region"), _("Status"))


def contacts(institutions: InstitutionQuerySet) -> str:
    """One line per institution, one column per platform; 2 queries.

    It begins with a byte-order mark, without which spreadsheets guess the letters wrong.
    """
    file = io.StringIO()
    file.write("\ufeff")
    writer = csv.writer(file)
    writer.writerow([*(str(name) for name in HEADINGS), *(str(p.label) for p in Platform)])
    for institution in institutions.select_related("region").prefetch_related("channels"):
        addresses: dict[str, list[str]] = {}
        for channel in institution.channels.all():
            addresses.setdefault(channel.platform, []).append(channel.address)
        row = [
            institution.name,
            institution.short_name,
            institution.get_kind_display(),
            institution.region.name if institution.region else "",
            institution.get_status_display(),
            *(", ".join(addresses.get(platform.value, [])) for platform in Platform),
        ]
        writer.writerow([harmless(str(cell)) for cell in row])
    return file.getvalue()
