"""The demo's videos and audio: honest about how they were made, and within the standard."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from baruga.matching.words import words
from baruga.newsroom.demo.illustrations import SCENES
from baruga.newsroom.demo.recorded import CONTENT, load
from baruga.newsroom.models import VideoPage
from baruga.newsroom.recordings import ffmpeg, subtitles
from baruga.newsroom.tests.test_demo_content import rows

DATA: dict[str, Any] = tomllib.loads(CONTENT.read_text(encoding="utf-8"))
INSTITUTIONS = {row["slug"] for row in rows("institutions.csv")}


@pytest.mark.parametrize("story", DATA["story"], ids=lambda story: story["slug"])
def test_each_meets_the_standard_and_says_that_a_program_made_it(story: dict[str, Any]) -> None:
    assert story["institution"] in INSTITUTIONS
    assert story["scene"] in SCENES
    assert len(words(story["headline"])) <= 12
    assert len(words(story["lead"])) <= 35
    assert "buatan program" in story["lead"]
    cues = subtitles.parse(story["subtitles"], duration=story["seconds"])
    assert cues[-1].end <= story["seconds"]


def test_the_series_says_so_as_well() -> None:
    assert DATA["series"]["institution"] in INSTITUTIONS
    assert "buatan program" in DATA["series"]["description"]


@pytest.mark.django_db
def test_without_ffmpeg_the_demo_says_so_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(ffmpeg, "is_installed", lambda: False)
    load(at=None, say=said.append)  # type: ignore[arg-type]  # it never looks at the clock
    assert len(said) == 1
    assert "apt install ffmpeg" in said[0]
    assert not VideoPage.objects.exists()
