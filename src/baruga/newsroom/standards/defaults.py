"""The standard that a new installation starts with; coordinators change it from there."""

from __future__ import annotations

from baruga.newsroom.choices import Format, Judge

# (key, judge, limit, blocking) in the order the editor shows them.
Line = tuple[str, str, float | None, bool]
MACHINE, PERSON = Judge.MACHINE.value, Judge.PERSON.value

DEFAULTS: dict[str, tuple[Line, ...]] = {
    Format.NEWS.value: (
        ("headline_length", MACHINE, 12, True),
        ("headline_calm", MACHINE, None, True),
        ("lead_length", MACHINE, 35, True),
        ("lead_answers", MACHINE, None, False),
        ("text_present", MACHINE, 80, True),
        ("source_named", MACHINE, None, True),
        ("place_given", MACHINE, None, True),
        ("text_calm", MACHINE, None, True),
        ("abbreviations_explained", MACHINE, None, False),
        ("sentences_short", MACHINE, 30, False),
        ("easy_to_read", MACHINE, 60, False),
        ("picture_complete", MACHINE, None, True),
        ("topic_chosen", MACHINE, None, False),
        ("press_contact", MACHINE, None, True),
        ("facts_checked", PERSON, None, True),
        ("neutral", PERSON, None, True),
    ),
    Format.PHOTO.value: (
        ("headline_length", MACHINE, 12, True),
        ("headline_calm", MACHINE, None, True),
        ("lead_length", MACHINE, 35, True),
        ("photo_count", MACHINE, None, True),
        ("captions_complete", MACHINE, None, True),
        ("creators_named", MACHINE, None, True),
        ("consent_clear", MACHINE, None, True),
        ("place_given", MACHINE, None, True),
        ("topic_chosen", MACHINE, None, False),
        ("press_contact", MACHINE, None, True),
        ("establishing_shot", PERSON, None, False),
        ("facts_checked", PERSON, None, True),
        ("neutral", PERSON, None, True),
    ),
    Format.INFOGRAPHIC.value: (
        ("headline_length", MACHINE, 12, True),
        ("headline_calm", MACHINE, None, True),
        ("lead_length", MACHINE, 35, True),
        ("graphic_present", MACHINE, None, True),
        ("figures_sourced", MACHINE, None, True),
        ("alternative_given", MACHINE, 10, True),
        ("figures_agree", MACHINE, None, False),
        ("contrast_enough", MACHINE, 4.5, False),
        ("drawing_whole", MACHINE, None, False),
        ("topic_chosen", MACHINE, None, False),
        ("press_contact", MACHINE, None, True),
        ("figures_complete", PERSON, None, True),
        ("facts_checked", PERSON, None, True),
        ("neutral", PERSON, None, True),
    ),
}
