"""The desk's small words in templates."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.utils import timezone
from django.utils.translation import override

from baruga.core.style import icons
from baruga.core.templatetags import desk
from tests.cast import NOW

BARUGA = Path(desk.__file__).parents[2]


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Andi Nurul Fadilah", "AF"),
        ("writer", "W"),
        ("  ", "?"),
        ("Kepala (plt) Bagian", "KB"),
        ("", "?"),
    ],
)
def test_initials_are_those_of_the_first_and_last_word(name: str, letters: str) -> None:
    assert desk.initials(name) == letters


def test_a_time_names_its_zone() -> None:
    with timezone.override("Asia/Makassar"), override("id"):
        assert "Senin, 23 November 2026, 10.00 WITA" in desk.when(NOW)


def test_nothing_is_said_of_a_time_that_is_not_set() -> None:
    assert desk.when(None) == desk.ago(None) == ""


@pytest.mark.parametrize(
    ("away", "words"),
    [
        (timedelta(hours=-2), "2 jam lalu"),
        (timedelta(days=-3, hours=-5), "3 hari lalu"),
        (timedelta(days=3), "3 hari lagi"),
        (timedelta(days=-20), "3 Nov 2026"),
    ],
)
def test_distance_is_said_in_its_largest_unit_and_then_as_a_date(
    away: timedelta, words: str
) -> None:
    with time_machine.travel(NOW, tick=False), timezone.override("Asia/Makassar"), override("id"):
        assert desk.distance(NOW + away) == words


def test_every_icon_named_in_a_template_is_drawn() -> None:
    drawn = set(
        re.findall(r'<symbol id="(\w+)"', (BARUGA / "core/static/core/icons.svg").read_text())
    )
    named = set(icons())
    for template in BARUGA.glob("*/templates/**/*.html"):
        named |= set(re.findall(r'{% icon "(\w+)"', template.read_text()))
    assert named <= drawn


def test_a_silent_icon_is_hidden_from_screen_readers_and_a_labelled_one_speaks() -> None:
    assert 'aria-hidden="true"' in desk.icon("bell")
    assert 'aria-label="Tutup"' in desk.icon("cross", label="Tutup")
