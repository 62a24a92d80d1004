"""Load a region file: a province and its regencies and cities."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import transaction
from django.utils.text import slugify

from baruga.network.choices import Level
from baruga.network.models import Region

COLUMNS = (
    "code",
    "parent",
    "level",
    "name",
    "population",
    "area_km2",
    "timezone",
    "source",
    "as_of",
)


class RegionFileError(ValueError):
    """The file cannot be used; the message names line, column and what was expected."""


@transaction.atomic
def load(path: Path) -> list[Region]:
    """Create or update every region of the CSV at `path`; parents come before their children.

    Raises RegionFileError and changes nothing when any line is wrong.
    """
    regions: list[Region] = []
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        missing = set(COLUMNS) - set(reader.fieldnames or ())
        if missing:
            raise RegionFileError(f"{path.name}: columns missing: {', '.join(sorted(missing))}")
        for number, row in enumerate(reader, start=2):
            regions.append(_save(row, f"{path.name}, line {number}"))
    return regions


def _save(row: dict[str, str], where: str) -> Region:
    if row["level"] not in Level.values:
        raise RegionFileError(
            f"{where}: level is {row['level']!r}; write one of {', '.join(Level.values)}"
        )
    parent = None
    if row["parent"]:
        parent = Region.objects.filter(code=row["parent"]).first()
        if parent is None:
            raise RegionFileError(
                f"{where}: parent {row['parent']!r} does not come before this line"
            )
    try:
        ZoneInfo(row["timezone"])
        values = {
            "slug": slugify(row["name"]),
            "name": row["name"],
            "level": row["level"],
            "parent": parent,
            "population": int(row["population"]) if row["population"] else None,
            "area_km2": Decimal(row["area_km2"]) if row["area_km2"] else None,
            "timezone": row["timezone"],
            "source": row["source"],
            "as_of": date.fromisoformat(row["as_of"]) if row["as_of"] else None,
        }
    except (ValueError, InvalidOperation, ZoneInfoNotFoundError) as error:
        raise RegionFileError(f"{where}: {error}") from error
    region, _created = Region.objects.update_or_create(code=row["code"], defaults=values)
    return region
