"""Tags for stories that play."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from baruga.newsroom.choices import Format
from baruga.newsroom.models import RecordedStory, StoryPage
from baruga.portal.player import Player, player_of

register = template.Library()


@register.simple_tag(takes_context=True)
def player(context: dict[str, Any], story: RecordedStory) -> Player | None:
    return player_of(story, context["request"])


@register.filter
def is_infographic(story: StoryPage) -> bool:
    """Its card shows a graphic, which nobody takes for a photograph; asks no query."""
    return bool(story.specific_class and story.specific_class.format == Format.INFOGRAPHIC)


@register.simple_tag
def plays(story: StoryPage) -> SafeString:
    """The word on a card's picture that says there is something to watch or hear; asks no query."""
    form = story.specific_class.format if story.specific_class else Format.NEWS
    if form not in {Format.VIDEO, Format.AUDIO}:
        return SafeString("")
    return format_html('<span class="chip plays">{}</span>', form.label)
