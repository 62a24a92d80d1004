"""The desk's menu: each app registers its rooms, the shell draws them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

from baruga.core.registry import Registry

TABS = 4  # beside "More", which is the fifth within the thumb's reach


def _always(request: HttpRequest) -> bool:
    return True


def _nothing(request: HttpRequest) -> int:
    return 0


@dataclass(frozen=True, kw_only=True)
class Room:
    """One entry of the desk's menu. `visible` and `count` are asked once a page."""

    label: str | Promise
    url_name: str
    icon: str
    visible: Callable[[HttpRequest], bool] = _always
    count: Callable[[HttpRequest], int] = _nothing
    group: int = 1
    tab: bool = False  # also among the five tabs of a phone

    @property
    def url(self) -> str:
        return reverse(self.url_name)


rooms: Registry[Room] = Registry("room")

# What the shell shows beside the menu, by name: `institutions` (list of names one serves),
# `unread` (notifications), `editor` (whether one writes). Asked once a page.
surroundings: Registry[Callable[[HttpRequest], Any]] = Registry("surrounding of the desk")


def rooms_for(request: HttpRequest) -> list[Room]:
    """The rooms this person may enter, in the menu's order."""
    return [room for room in rooms if room.visible(request)]


@dataclass(frozen=True)
class Entry:
    """A room as it stands in the menu of one page."""

    label: str | Promise
    url: str
    icon: str
    count: int
    current: bool
    group: int
    tab: bool


@dataclass(frozen=True)
class Shell:
    """Everything around a page of the desk."""

    entries: list[Entry]
    around: dict[str, Any]

    @property
    def groups(self) -> list[list[Entry]]:
        ranked = sorted(self.entries, key=lambda entry: entry.group)
        return [list(entries) for _group, entries in groupby(ranked, key=lambda entry: entry.group)]

    @property
    def tabs(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.tab][:TABS]

    @property
    def more(self) -> list[Entry]:
        """What the tabs have no place for."""
        near = {entry.url for entry in self.tabs}
        return [entry for entry in self.entries if entry.url not in near]

    @property
    def elsewhere(self) -> int:
        """What waits behind "More"."""
        return sum(entry.count for entry in self.more)


def shell_for(request: HttpRequest) -> Shell:
    """The shell of this page; the queries are those of the rooms' counts and the surroundings."""
    entered = rooms_for(request)
    here = max((r.url for r in entered if request.path.startswith(r.url)), key=len, default="")
    entries = [
        Entry(
            label=room.label,
            url=room.url,
            icon=room.icon,
            count=room.count(request),
            current=room.url == here,
            group=room.group,
            tab=room.tab,
        )
        for room in entered
    ]
    return Shell(entries, {name: ask(request) for name, ask in surroundings.items()})
