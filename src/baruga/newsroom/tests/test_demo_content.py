"""The demo's own content: complete, coherent, and held to the standard that it shows."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import baruga
from baruga.matching import abbreviations, readability, shouting
from baruga.matching.words import words
from baruga.network.choices import Kind, Role
from baruga.newsroom.choices import Subject
from baruga.newsroom.demo.illustrations import SCENES

HOUSE = Path(baruga.__file__).parent
STORIES = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted((HOUSE / "newsroom/demo/stories").glob("*.toml"))
}
TEXTS = ("headline", "kicker", "lead", "dateline", "byline", "press_contact")
KEYS = {
    *TEXTS,
    *("type", "institution", "topics", "regions", "hours_ago", "state", "return_reason"),
    *("note_to_editors", "block"),
}
INFOGRAPHIC_KEYS = {"graphic", "chart_title", "chart_unit", "in_words", "method", "figure"}
STATES = {
    *("published", "draft", "submitted", "returned", "correction", "corrected"),
    *("scheduled", "embargo", "withdrawn", "emergency"),
}
OPTIONAL = {"image", "correction", "hours_ahead", "after", "information_class"}
FINISHED = {slug: story for slug, story in STORIES.items() if story["state"] != "draft"}
NEWS = {slug: story for slug, story in FINISHED.items() if story["type"] == "news"}
TAGS = re.compile(r"</?(?:p|b|i|a|ul|ol|li|h3)(?: href=\"https://[^\"]+\")?>")


def rows(name: str) -> list[dict[str, str]]:
    with (HOUSE / "network/demo" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


INSTITUTIONS = {row["slug"]: row for row in rows("institutions.csv")}
REGIONS = {row["code"]: row for row in rows("regions.csv")}


def paragraphs(story: dict[str, Any]) -> str:
    texts = [block["html"] for block in story["block"] if block["kind"] == "text"]
    return "\n".join(TAGS.sub("", re.sub(r"</(?:p|li|h3)>", "\n", text)) for text in texts)


def quotes(story: dict[str, Any]) -> list[dict[str, str]]:
    return [block for block in story["block"] if block["kind"] == "quote"]


def stories(which: dict[str, dict[str, Any]]) -> Any:
    return pytest.mark.parametrize("slug", which)


def test_the_residents_of_the_regions_add_up_to_the_province() -> None:
    parts = [row for row in REGIONS.values() if row["parent"]]
    assert Counter(row["level"] for row in parts) == {"regency": 21, "city": 3}
    assert sum(int(row["population"]) for row in parts) == int(REGIONS["73"]["population"])
    area = sum(float(row["area_km2"]) for row in parts)
    assert area == pytest.approx(float(REGIONS["73"]["area_km2"]), abs=0.01)


def test_every_region_has_its_government() -> None:
    seats = {row["region"] for row in INSTITUTIONS.values() if row["kind"] == "regency_government"}
    assert seats == {code for code, row in REGIONS.items() if row["parent"]}


def test_all_kinds_of_institutions_take_part() -> None:
    assert {row["kind"] for row in INSTITUTIONS.values()} == set(Kind.values)
    assert len(INSTITUTIONS) == len(rows("institutions.csv"))


@pytest.mark.parametrize("slug", INSTITUTIONS)
def test_an_institution_stands_below_one_that_is_known_and_in_a_region(slug: str) -> None:
    row = INSTITUTIONS[slug]
    above = list(INSTITUTIONS)[: list(INSTITUTIONS).index(slug)]
    assert row["parent"] in {"", *above}
    assert row["region"] in {"", *REGIONS}
    assert row["name"]
    assert row["short_name"]
    assert row["about"].endswith(".")


@pytest.mark.parametrize("slug", INSTITUTIONS)
def test_no_address_of_an_institution_can_belong_to_anybody(slug: str) -> None:
    row = INSTITUTIONS[slug]
    addresses = [row[key] for key in ("website", "instagram", "facebook", "youtube", "x", "tiktok")]
    assert all(re.match(r"https://[a-z0-9-]+\.example\b", one) for one in addresses if one)
    assert row["email"].endswith(".example")
    assert re.fullmatch(r"04\d\d-5550\d{3}", row["phone"])


def test_people_serve_known_institutions_in_known_roles() -> None:
    people = rows("users.csv")
    assert {row["institution"] for row in people} <= set(INSTITUTIONS)
    assert {role for row in people for role in row["roles"].split()} == set(Role.values)
    assert max(Counter(row["username"] for row in people).values()) == 2
    assert all(row["email"].endswith(".example") for row in people)


def test_the_teams_of_the_tour_are_complete() -> None:
    for slug in ("diskominfo-sulsel", "pemkab-takalar", "pemkot-makassar", "polda-sulsel",
                 "rsud-tenriawaru", "perumda-air-maros"):  # fmt: skip
        team = [row for row in rows("users.csv") if row["institution"] == slug]
        roles = {role for row in team for role in row["roles"].split()}
        assert {"contributor", "editor", "approver"} <= roles
        assert len(team) >= 3


def test_officials_approve_for_known_institutions() -> None:
    officials = rows("officials.csv")
    assert {row["institution"] for row in officials} <= set(INSTITUTIONS)
    assert all(row["office"] and row["email"].endswith(".example") for row in officials)


def test_the_stories_fill_every_queue() -> None:
    states = Counter(story["state"] for story in STORIES.values())
    assert set(states) == STATES
    assert len(STORIES) >= 80
    assert states["published"] >= 60
    assert sum(story["type"] == "photo" for story in STORIES.values()) == 15
    assert sum(story["hours_ago"] <= 12 for story in STORIES.values()) >= 6


def test_the_stories_come_from_all_regions_and_most_kinds() -> None:
    assert {code for story in FINISHED.values() for code in story["regions"]} >= set(REGIONS) - {
        "73"
    }
    assert {INSTITUTIONS[story["institution"]]["kind"] for story in FINISHED.values()} >= set(
        Kind.values
    ) - {Kind.OTHER}
    assert len({story["headline"] for story in STORIES.values()}) == len(STORIES)


@stories(STORIES)
def test_a_story_has_the_documented_form(slug: str) -> None:
    story = STORIES[slug]
    assert set(story) >= KEYS
    more = INFOGRAPHIC_KEYS if story["type"] == "infographic" else set()
    assert set(story) <= KEYS | OPTIONAL | more
    assert story["type"] in {"news", "photo", "infographic"}
    assert story["state"] in STATES
    assert story["institution"] in INSTITUTIONS
    assert set(story["regions"]) <= set(REGIONS)
    assert set(story["topics"]) <= set(Subject.values)
    assert story["topics"]
    assert 1 <= story["hours_ago"] <= 900


@stories(STORIES)
def test_the_blocks_of_a_story_have_the_documented_form(slug: str) -> None:
    for block in STORIES[slug]["block"]:
        if block["kind"] == "text":
            assert "<" not in TAGS.sub("", block["html"])
        else:
            assert set(block) == {"kind", "text", "speaker", "office"}


@stories(STORIES)
def test_the_pictures_of_a_story_can_be_drawn(slug: str) -> None:
    for image in STORIES[slug].get("image", ()):
        assert set(image) == {"scene", "seed", "caption", "alt", "place"}
        assert image["scene"] in SCENES
        assert image["caption"].startswith("Ilustrasi: ") or not image["caption"]


@stories(STORIES)
def test_a_reason_goes_with_a_return_and_a_correction_only(slug: str) -> None:
    story = STORIES[slug]
    assert bool(story["return_reason"]) == (story["state"] == "returned")
    assert ("correction" in story) == (story["state"] in {"correction", "corrected"})
    assert ("hours_ahead" in story) == (story["state"] in {"scheduled", "embargo"})
    assert ("after" in story) == (story["state"] in {"withdrawn", "emergency"})


@stories(FINISHED)
def test_a_finished_story_is_complete(slug: str) -> None:
    story = FINISHED[slug]
    assert all(story[key] for key in TEXTS)
    pictures = story.get("image", ())
    assert all(image["caption"] and image["alt"] and image["place"] for image in pictures)
    if story["type"] == "infographic":
        assert all(story[key] for key in INFOGRAPHIC_KEYS)
        return
    assert len(pictures) == 1 if story["type"] == "news" else 4 <= len(pictures) <= 8


@stories(FINISHED)
def test_a_finished_story_begins_briefly_and_calmly(slug: str) -> None:
    story = FINISHED[slug]
    assert len(words(story["headline"])) <= 12
    assert len(words(story["lead"])) <= 35
    assert len(story["kicker"].split()) <= 3
    assert not shouting.shouting(story["headline"])
    assert not shouting.shouting(paragraphs(story))


@stories(FINISHED)
def test_a_finished_story_is_easy_to_read(slug: str) -> None:
    story = FINISHED[slug]
    text = paragraphs(story)
    assert not abbreviations.unexplained(f"{story['lead']}\n{text}")
    assert not readability.readability(text, long_after=30).long_sentences


GRAPHICS = {slug: story for slug, story in STORIES.items() if story["type"] == "infographic"}


@stories(GRAPHICS)
def test_an_infographic_gives_every_figure_with_its_source_in_words_too(slug: str) -> None:
    story = GRAPHICS[slug]
    for figure in story["figure"]:
        assert figure["source"]
        assert figure["as_of"]
        assert figure["value"] in story["in_words"]
        assert float(figure["value"].replace(".", "")) == figure["number"]


def test_infographics_are_drawn_and_pictured() -> None:
    assert {story["graphic"] for story in GRAPHICS.values()} == {"svg", "picture"}


@stories(NEWS)
def test_news_quotes_an_office_and_informs_at_length(slug: str) -> None:
    story = NEWS[slug]
    assert all(quote["speaker"] and quote["office"] for quote in quotes(story))
    said = " ".join([story["lead"], paragraphs(story), *(quote["text"] for quote in quotes(story))])
    assert quotes(story)
    assert len(words(paragraphs(story))) >= 80
    assert 180 <= len(words(said)) <= 450


def test_some_drafts_show_what_the_standard_finds() -> None:
    drafts = [story for story in STORIES.values() if story["state"] == "draft"]
    assert any(len(words(story["headline"])) > 12 for story in drafts)
    assert any(shouting.shouted_headline(story["headline"]) for story in drafts)
    assert any("image" not in story for story in drafts)
    assert any(abbreviations.unexplained(story["lead"]) for story in drafts)
