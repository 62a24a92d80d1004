"""The menu of the desk."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from baruga.core import navigation
from baruga.core.navigation import Room, shell_for
from baruga.core.registry import Registry


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> Registry[Room]:
    rooms: Registry[Room] = Registry("room")
    monkeypatch.setattr(navigation, "rooms", rooms)
    monkeypatch.setattr(navigation, "surroundings", Registry("surrounding"))
    return rooms


def closed(request: HttpRequest) -> bool:
    return False


def two(request: HttpRequest) -> int:
    return 2


def room(**fields: Any) -> Room:
    return Room(**({"label": "Meja", "url_name": "work:desk", "icon": "desk"} | fields))


def test_two_rooms_of_one_name_are_a_mistake(rooms: Registry[Room]) -> None:
    rooms.register("desk", room())
    with pytest.raises(ValueError, match="already a room named 'desk'"):
        rooms.register("desk", room())


def test_only_the_deepest_room_is_the_current_one(rooms: Registry[Room]) -> None:
    rooms.register("desk", room())
    rooms.register("network", room(url_name="network:institutions"))
    shell = shell_for(RequestFactory().get("/meja/jaringan/pemkab-takalar/"))
    assert [entry.current for entry in shell.entries] == [False, True]


def test_a_closed_room_is_not_in_the_menu(rooms: Registry[Room]) -> None:
    rooms.register("desk", room(visible=closed))
    assert shell_for(RequestFactory().get("/meja/")).entries == []


def test_a_phone_has_four_tabs_and_the_rest_behind_more(rooms: Registry[Room]) -> None:
    names = ("institutions", "onboard", "export")
    addresses = [f"network:{name}" for name in names] + [
        "work:desk",
        "work:notifications",
        "work:mark_read",
    ]
    for order, address in enumerate(addresses):
        rooms.register(address, room(url_name=address, tab=True, count=two), order=order)
    shell = shell_for(RequestFactory().get("/meja/"))
    assert (len(shell.tabs), len(shell.more), shell.elsewhere) == (4, 2, 4)


def test_rooms_of_one_group_stand_together(rooms: Registry[Room]) -> None:
    for order, (name, group) in enumerate([("a", 2), ("b", 1), ("c", 2)]):
        rooms.register(name, room(label=name, group=group), order=order)
    shell = shell_for(RequestFactory().get("/meja/"))
    assert [[entry.label for entry in group] for group in shell.groups] == [["b"], ["a", "c"]]
