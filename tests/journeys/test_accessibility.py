"""Every screen for everybody: axe finds nothing serious, nothing runs off a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.journeys import places

GRAVE = {"serious", "critical"}
CONTRAST = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
# Colours change in steps; what turns for ever (a spinner) is not waited for.
SETTLED = """Promise.allSettled(document.getAnimations()
  .filter((change) => Number.isFinite(change.effect.getComputedTiming().endTime))
  .map((change) => change.finished))"""
LONG_WORDS = """for (const one of document.querySelectorAll(":is(h1, h2, h3):not(.visually-hidden), .inst")) {
  (one.querySelector("a") ?? one).textContent = "Keberlangsungan pertanggungjawaban Pangkajene-Kepulauan".repeat(3);
}"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def look(page: Page, address: str) -> list[str]:
    """What is wrong with a page, in light and in dark; a line for each finding."""
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    answer = page.goto(address)
    page.wait_for_load_state("networkidle")
    assert answer.status == (404 if address == places.MISSING else 200), address
    found = (
        [f"{address} runs {wide} px off the screen"]
        if (wide := page.evaluate(OVERFLOW)) > 0
        else []
    )
    found += [f"{address}, light: {line}" for line in violations(page)]
    page.emulate_media(color_scheme="dark")
    page.evaluate(SETTLED)
    found += [f"{address}, dark: {line}" for line in violations(page, CONTRAST)]
    return found


def violations(page: Page, options: dict[str, Any] | None = None) -> list[str]:
    response = Axe().run(page, options=options or {"resultTypes": ["violations"]}).response
    return [
        f"{rule['id']} ({rule['impact']}): {node['target']} {node['failureSummary']}"
        for rule in response["violations"]
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("size", ["phone", "desk"])
def test_the_public_site_is_for_everybody(visit: Callable[..., Page], size: str) -> None:
    page = visit(size)
    addresses = [*places.PUBLIC, places.first_topic(page)]
    assert [line for address in addresses for line in look(page, address)] == []


@pytest.mark.parametrize("size", ["phone", "desk"])
@pytest.mark.parametrize("who", places.DESK)
def test_the_desk_is_for_everybody(visit: Callable[..., Page], size: str, who: str) -> None:
    page = visit(size, as_=who)
    addresses = list(places.DESK[who])
    if who.startswith("penyetuju"):
        addresses.append(places.waiting_story(page))
    assert [line for address in addresses for line in look(page, address)] == []


@pytest.mark.parametrize("size", ["phone", "desk"])
def test_an_official_decides_without_hindrance(
    server: Any, visit: Callable[..., Page], size: str
) -> None:
    assert look(visit(size), places.approval_link(server)) == []


@pytest.mark.parametrize(
    "address",
    ["/", places.STORY, places.INSTITUTION, places.REGION, "/cari/?q=air", "/foto/", "/pers/"],
)
def test_the_longest_words_stay_on_the_smallest_screen(
    visit: Callable[..., Page], address: str
) -> None:
    """320 px are also what a large screen shows enlarged four times (WCAG 1.4.10)."""
    page = visit("phone")
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address)
    page.evaluate(LONG_WORDS)
    assert page.evaluate(OVERFLOW) <= 0
