"""Words of the public site."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

REGION_COOKIE = "baruga_region"
# What the reader asked for: pictures only on demand.
SAVING_COOKIE = "baruga_hemat"

# How many stories a page of a list holds.
PAGE_LENGTH = 20


class Position(models.TextChoices):
    """Where a pinned story stands on the first page."""

    LEAD = "lead", _("Top story")
    FIRST = "first", _("Among the first ten")
