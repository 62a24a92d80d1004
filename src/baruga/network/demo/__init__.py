"""The demo region: its regions, institutions and people, from the CSV files beside this one."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.db import transaction

from baruga.accounts.demo import PASSWORD, Login, logins
from baruga.accounts.models import User
from baruga.network.actions import institutions, members, regions
from baruga.network.choices import Platform, Role
from baruga.network.models import Institution, Region

FOLDER = Path(__file__).parent
CHANNELS = ("website", "email", "phone", "instagram", "facebook", "youtube", "x", "tiktok")


def rows(name: str) -> Iterator[dict[str, str]]:
    """The lines of one of the files, by column."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@transaction.atomic
def load(*, at: datetime, say: Callable[[str], object]) -> None:
    """Safe to repeat; people keep the password they have changed."""
    loaded = regions.load(FOLDER / "regions.csv")
    say(f"{len(loaded)} regions")
    by_code = {region.code: region for region in loaded}
    for row in rows("institutions.csv"):
        _institution(row, by_code, at)
    say(f"{Institution.objects.count()} institutions")
    _people(at)
    say(f"{User.objects.count()} people")


def people() -> Iterator[Login]:
    """Who may sign in, for the sign-in page: each under the weightiest of their roles."""
    names = {row["slug"]: row["short_name"] for row in rows("institutions.csv")}
    order = (
        Role.COORDINATOR,
        Role.APPROVER,
        Role.EDITOR,
        Role.CONTRIBUTOR,
        Role.FACT_CHECKER,
        Role.VIEWER,
    )
    found: dict[str, tuple[int, Login]] = {}
    for row in rows("users.csv"):
        rank = min(order.index(Role(role)) for role in row["roles"].split())
        login = Login(
            username=row["username"],
            label=row["name"],
            role=str(order[rank].label),
            place=names[row["institution"]],
        )
        if row["username"] not in found or rank < found[row["username"]][0]:
            found[row["username"]] = (rank, login)
    yield from (login for _rank, login in sorted(found.values(), key=lambda item: item[0]))


def _institution(row: dict[str, str], by_code: dict[str, Region], at: datetime) -> None:
    institutions.onboard(
        by=None,
        at=at,
        slug=row["slug"],
        name=row["name"],
        short_name=row["short_name"],
        kind=row["kind"],
        parent=Institution.objects.get(slug=row["parent"]) if row["parent"] else None,
        region=by_code[row["region"]] if row["region"] else None,
        about=row["about"],
        channels=[(Platform(name).value, row[name]) for name in CHANNELS if row[name]],
    )


def _people(at: datetime) -> None:
    hashed = make_password(PASSWORD)
    for row in rows("users.csv"):
        first, _space, last = row["name"].partition(" ")
        user, _created = User.objects.get_or_create(
            username=row["username"],
            defaults={
                "email": row["email"],
                "first_name": first,
                "last_name": last,
                "password": hashed,
            },
        )
        members.grant(
            by=None,
            at=at,
            user=user,
            institution=Institution.objects.get(slug=row["institution"]),
            roles=[Role(role) for role in row["roles"].split()],
        )
    for row in rows("officials.csv"):
        members.appoint_official(
            by=None,
            institution=Institution.objects.get(slug=row["institution"]),
            name=row["name"],
            office=row["office"],
            email=row["email"],
            phone=row["phone"],
        )


logins.register("network", people)
