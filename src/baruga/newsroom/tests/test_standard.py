"""The production standard: what is met, what is not, and what it forbids."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from baruga.newsroom.actions import standards
from baruga.newsroom.actions.standards import Line, StaleStandard
from baruga.newsroom.choices import Consent, Format
from baruga.newsroom.models import Assessment, PhotoStoryPage, Standard
from baruga.newsroom.standards.assessment import judge
from baruga.newsroom.standards.checks import KNOWN
from tests import cast
from tests.cast import NOW


def missed(story: Any) -> set[str]:
    return {result.key for result in judge(story).results if not result.met}


def test_a_complete_story_meets_every_blocking_criterion(story: Any) -> None:
    assert judge(story).blocking == []


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        (
            {
                "title": "Satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas dua belas"
            },
            "headline_length",
        ),
        ({"title": "AIR BERSIH MENGALIR LAGI DI TIGA DESA"}, "headline_calm"),
        ({"lead": " ".join(["kata"] * 36)}, "lead_length"),
        ({"lead": ""}, "lead_length"),
        ({"lead": "Sangat indah sekali."}, "lead_answers"),
        ({"body": []}, "text_present"),
        ({"body": []}, "source_named"),
        ({"dateline": " "}, "place_given"),
        ({"press_contact": ""}, "press_contact"),
        ({"main_image": None}, "picture_complete"),
        ({"confirmed": []}, "facts_checked"),
        ({"confirmed": ["facts_checked"]}, "neutral"),
    ],
)
def test_what_is_missing_is_named(takalar: Any, writer: Any, changes: Any, key: str) -> None:
    assert key in missed(cast.news(institution=takalar, by=writer, **changes))


def test_a_quotation_without_an_office_is_no_source(takalar: Any, writer: Any) -> None:
    quote = {"text": "Air sudah mengalir.", "speaker": "Petugas", "office": ""}
    story = cast.news(institution=takalar, by=writer, body=[{"type": "quote", "value": quote}])
    assert "source_named" in missed(story)


def test_an_abbreviation_is_asked_to_be_written_out_and_says_which(
    takalar: Any, writer: Any
) -> None:
    text = "<p>" + " ".join(cast.PARAGRAPHS) + " Laporan diterima BPBD setiap hari.</p>"
    story = cast.news(institution=takalar, by=writer, body=[{"type": "text", "value": text}])
    results = {result.key: result for result in judge(story).results}
    assert results["abbreviations_explained"].places == ("BPBD",)
    assert not results["abbreviations_explained"].blocking


def test_a_long_sentence_is_shown(takalar: Any, writer: Any) -> None:
    long = "Petugas " + "mengalirkan air bersih ke rumah warga " * 8 + "setiap hari."
    story = cast.news(
        institution=takalar, by=writer, body=[{"type": "text", "value": f"<p>{long}</p>"}]
    )
    results = {result.key: result for result in judge(story).results}
    assert long in results["sentences_short"].places[0]


def test_a_picture_without_alternative_text_is_incomplete(takalar: Any, writer: Any) -> None:
    photo = cast.picture(institution=takalar, description="")
    assert "picture_complete" in missed(cast.news(institution=takalar, by=writer, main_image=photo))


def test_every_criterion_of_the_default_has_words_and_a_place_to_mend() -> None:
    from baruga.newsroom.standards.defaults import DEFAULTS

    for lines in DEFAULTS.values():
        for key, _judge, _limit, _blocking in lines:
            assert str(KNOWN[key].label)
            assert str(KNOWN[key].remedy)
            assert KNOWN[key].target


def photo_story(institution: Any, by: Any, photos: list[Any]) -> PhotoStoryPage:
    story = PhotoStoryPage(
        title="Pagi di pelelangan ikan Beba",
        lead="Nelayan Takalar menurunkan ikan pada Senin pagi.",
        dateline="Takalar",
        press_contact="Humas, 0418-5550123",
        confirmed=["facts_checked", "neutral"],
        information_class="periodic",
        owner=by,
        live=False,
        main_image=photos[0] if photos else None,
    )
    story.photos = [("photo", {"image": photo, "caption": ""}) for photo in photos]
    institution.section.add_child(instance=story)
    story.save_revision(user=by)
    return story


def test_a_photo_story_needs_three_complete_photographs(takalar: Any, writer: Any) -> None:
    photos = [cast.picture(institution=takalar, name=f"{n}.jpg") for n in range(3)]
    assert judge(photo_story(takalar, writer, photos)).blocking == []
    assert "photo_count" in missed(photo_story(takalar, writer, photos[:2]))


def test_a_photo_story_names_photographers_and_asks_for_consent(takalar: Any, writer: Any) -> None:
    photos = [cast.picture(institution=takalar, name=f"{n}.jpg") for n in range(3)]
    photos[1].creator = photos[1].credit = ""
    photos[2].consent = Consent.MISSING
    for photo in photos:
        photo.save()
    assert {"creators_named", "consent_clear"} <= missed(photo_story(takalar, writer, photos))


def test_the_counts_of_lists_follow_every_saved_version(story: Any, writer: Any) -> None:
    before = Assessment.objects.get(story=story)
    story.press_contact = ""
    story.save_revision(user=writer)
    after = Assessment.objects.get(story=story)
    assert (after.met, after.blocked) == (before.met - 1, 1)


LINES = [
    Line(key="headline_length", limit=10),
    Line(key="photo-of-the-place", label="Ada foto lokasi", remedy="Ambil dari jauh."),
]


def test_a_coordinator_adopts_the_next_version_and_the_old_one_stays(
    coordinator: Any, db: None
) -> None:
    standard = standards.adopt(
        by=coordinator,
        at=NOW,
        story_format=Format.NEWS,
        based_on=1,
        lines=LINES,
        reason="Judul lebih pendek.",
    )
    assert standard.version == 2
    assert Standard.objects.current(Format.NEWS) == standard
    assert Standard.objects.get(format=Format.NEWS, version=1).criteria.count() == 16


def test_a_new_version_is_what_the_next_story_is_held_to(coordinator: Any, story: Any) -> None:
    standards.adopt(
        by=coordinator, at=NOW, story_format=Format.NEWS, based_on=1, lines=LINES, reason="Uji."
    )
    assert {result.key for result in judge(story).blocking} == {"photo-of-the-place"}


@pytest.mark.parametrize("name", ["writer", "approver", "outsider"])
def test_nobody_else_changes_the_standard(person: Any, name: str) -> None:
    with pytest.raises(PermissionDenied):
        standards.adopt(
            by=person(name), at=NOW, story_format=Format.NEWS, based_on=1, lines=LINES, reason="x"
        )


def test_two_coordinators_at_once_lose_nothing(coordinator: Any, db: None) -> None:
    standards.adopt(
        by=coordinator, at=NOW, story_format=Format.NEWS, based_on=1, lines=LINES, reason="Satu."
    )
    with pytest.raises(StaleStandard):
        standards.adopt(
            by=coordinator, at=NOW, story_format=Format.NEWS, based_on=1, lines=LINES, reason="Dua."
        )


def test_a_label_follows_the_limit(coordinator: Any, story: Any, as_: Any) -> None:
    page = "/meja/konten/standar/"
    browser = as_(coordinator)
    assert "Judul paling banyak 12 kata" in browser.get(page).content.decode()
    standards.adopt(
        by=coordinator, at=NOW, story_format=Format.NEWS, based_on=1, lines=LINES, reason="Uji."
    )
    assert "Judul paling banyak 10 kata" in browser.get(page).content.decode()


def test_built_in_words_stay_built_in_whatever_number_stands_in_them() -> None:
    known = KNOWN["headline_length"]
    assert known.says("Judul paling banyak 12 kata")
    assert known.says("Judul paling banyak 9 kata")
    assert not known.says("Judul pendek")
