"""A slow connection costs nobody what they did meanwhile."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

CHECK = re.compile(r"/standar/baru/")
TICK = ".criterion__tick input[name=confirmed]"


def held_check(page: Page) -> list[Route]:
    """A new story whose first check is under way; the answer waits for `continue_`."""
    page.goto("/meja/konten/tulis/")
    page.locator(".formats a").first.click()
    page.locator(".standard summary").click()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(CHECK, hold)
    with page.expect_request(CHECK):
        page.fill("#id_title", "Posko drainase Takalar buka setiap hari")
    return held


def test_a_tick_made_while_the_checks_are_under_way_stays(visit: Callable[..., Page]) -> None:
    page = visit("phone", as_="penulis.takalar")
    held = held_check(page)
    tick = page.locator(TICK).first
    tick.check()
    with page.expect_response(CHECK):
        held.pop().continue_()

    expect(page.locator(".standard__sum")).not_to_contain_text("Judul")
    expect(tick).to_be_checked()


def test_an_answer_that_comes_while_a_key_is_down_does_not_swallow_the_tick(
    visit: Callable[..., Page],
) -> None:
    page = visit("desk", as_="penulis.takalar")
    held = held_check(page)
    tick = page.locator(TICK).first
    tick.focus()
    page.keyboard.down("Space")
    with page.expect_response(CHECK):
        held.pop().continue_()
    page.keyboard.up("Space")

    expect(tick).to_be_checked()
    expect(page.locator(".standard__sum")).not_to_contain_text("Judul")
    expect(tick).to_be_checked()
