"""What the editor's form would post for a story as it stands."""

from __future__ import annotations

from typing import Any

from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from baruga.newsroom.models import NewsPage


def editor_data(story: NewsPage, **changes: Any) -> dict[str, Any]:
    """The fields of the news editor; `changes` by name of the field."""
    blocks = []
    for block in story.body:
        if block.block_type == "text":
            blocks.append(("text", rich_text(str(block.value.source))))
        elif block.block_type == "quote":
            blocks.append(("quote", dict(block.value.items())))
    data = {
        "title": story.title,
        "slug": story.slug,
        "kicker": story.kicker,
        "lead": story.lead,
        "main_image": story.main_image_id or "",
        "body": streamfield(blocks),
        "dateline": story.dateline,
        "byline": story.byline,
        "photographer": story.photographer,
        "tags": ", ".join(tag.name for tag in story.tags.all()),
        "press_contact": story.press_contact,
        "note_to_editors": story.note_to_editors,
        "comments": {
            "TOTAL_FORMS": 0,
            "INITIAL_FORMS": 0,
            "MIN_NUM_FORMS": 0,
            "MAX_NUM_FORMS": 1000,
        },
    }
    chosen = {
        "topics": [topic.pk for topic in story.topics.all()],
        "regions": [region.pk for region in story.regions.all()],
        "confirmed": list(story.confirmed),
        "information_class": story.information_class,
    }
    chosen |= {name: changes.pop(name) for name in chosen if name in changes}
    comments = data.pop("comments")
    flat = nested_form_data(data | changes) | chosen
    flat |= {f"comments-{name}": value for name, value in comments.items()}
    return {name: value for name, value in flat.items() if value is not None}
