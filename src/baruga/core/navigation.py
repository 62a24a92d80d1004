"""The desk's menu: each app registers its rooms, the shell draws them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

from baruga.core.registry import Registry


@dataclass(frozen=True, kw_only=True)
class Room:
    """One entry of the desk's menu. `visible` and `count` are asked once a page."""

    label: str | Promise
    url_name: str
    icon: str
    visible: Callable[[HttpRequest], bool] = lambda request: True
    count: Callable[[HttpRequest], int] = lambda request: 0
    group: int = 1
    tab: bool = False  # also among the five tabs of a phone

    @property
    def url(self) -> str:
        return reverse(self.url_name)


rooms: Registry[Room] = Registry("room")


def rooms_for(request: HttpRequest) -> list[Room]:
    """The rooms this person may enter, in the menu's order."""
    return [room for room in rooms if room.visible(request)]
