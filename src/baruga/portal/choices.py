"""Words of the public site."""

from __future__ import annotations

REGION_COOKIE = "baruga_region"

# How many stories a page of a list holds.
PAGE_LENGTH = 20
