"""A slow connection costs nobody what they did meanwhile."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

CHECK = re.compile(r"/standar/baru/")


def test_a_tick_made_while_the_checks_are_under_way_stays(visit: Callable[..., Page]) -> None:
    page = visit("phone", as_="penulis.takalar")
    page.goto("/meja/konten/tulis/")
    page.locator(".formats a").first.click()
    page.locator(".standard summary").click()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(CHECK, hold)

    with page.expect_request(CHECK):
        page.fill("#id_title", "Posko drainase Takalar buka setiap hari")
    tick = page.locator(".criterion__tick input[name=confirmed]").first
    tick.check()
    with page.expect_response(CHECK):
        held.pop().continue_()

    expect(page.locator(".standard__sum")).not_to_contain_text("Judul")
    expect(tick).to_be_checked()
