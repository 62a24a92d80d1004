"""Tags of the public site's templates."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any
from urllib.parse import quote

from django import template
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from baruga.hoaxdesk.choices import Ruling
from baruga.hoaxdesk.models import ClarificationPage
from baruga.network.models import Region
from baruga.newsroom.models import Photo, Rendition, StoryPage
from baruga.portal import times
from baruga.portal.clarified import Clarified, clarified, colour_of
from baruga.portal.pictures import LARGEST, MODERN, SHAPES, rendition_of, renditions_of
from baruga.portal.reading import Reading, reading_of
from baruga.portal.saving import is_saving

register = template.Library()

SOURCE = '<source type="image/{}" srcset="{}" sizes="{}">'

# Inside <script> these would end the element or open a comment; JSON writes them as escapes.
_ESCAPES = {
    ord("<"): "\\u003C",
    ord(">"): "\\u003E",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


@register.simple_tag
def json_ld(thing: dict[str, Any]) -> SafeString:
    """A data block for search engines; browsers do not execute its type."""
    text = json.dumps(thing, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308  escaped just above


@register.simple_tag
def photo(
    image: Photo, shape: str, sizes: str, *, first: bool = False, alt: str | None = None
) -> SafeString:
    """A photograph in the sizes of `shape`; `first` is for the one that a reader sees first.

    Width and height are said, so that nothing jumps. Empty when the file is gone.
    """
    renditions = renditions_of(image, *SHAPES[shape])
    if not renditions:
        return SafeString("")
    plain = renditions[-1]
    sources = format_html_join("", SOURCE, ((k, _srcset(renditions, k), sizes) for k in MODERN))
    urgency = 'fetchpriority="high"' if first else 'loading="lazy" decoding="async"'
    return format_html(
        '<picture>{}<img lang="id" src="{}" alt="{}" width="{}" height="{}" {}></picture>',
        sources,
        plain.url,
        image.alt_text if alt is None else alt,
        plain.width,
        plain.height,
        SafeString(urgency),
    )


def _srcset(renditions: list[Rendition], kind: str) -> str:
    """The addresses of one kind with their widths, the narrowest first."""
    ours = [each for each in renditions if each.filter_spec.startswith(f"format-{kind}|")]
    widths = {each.width: each.url for each in ours}
    return ", ".join(f"{url} {width}w" for width, url in sorted(widths.items()))


@dataclass(frozen=True)
class Drawn:
    """A drawing as a page shows it; sizes in CSS pixels."""

    url: str
    width: int
    height: int
    alt: str


@register.simple_tag
def drawing(story: StoryPage) -> Drawn | None:
    """The safe drawing of an infographic; None when its picture is the graphic.

    Its alternative text is short: the words and the table that follow give the figures.
    """
    graphic = getattr(story, "graphic", None)
    if graphic is None:
        return None
    alt = _("Infographic: %(headline)s. Words and figures follow below.") % {
        "headline": story.title.rstrip(".")
    }
    return Drawn(graphic.public_url(), graphic.width, graphic.height, alt)


@register.simple_tag
def clarification(page: ClarificationPage) -> Clarified | None:
    return clarified(page)


@register.filter
def ruling(value: str) -> SafeString:
    """A verdict as a word with its colour."""
    return format_html('<span class="tag {}">{}</span>', colour_of(value), Ruling(value).label)


@register.simple_tag
def photo_address(image: Photo) -> str:
    """The largest size of a photograph, for looking closely; empty when its file is gone."""
    large = rendition_of(image, LARGEST)
    return large.url if large else ""


@register.simple_tag
def ago(moment: datetime | None, zone: tzinfo) -> SafeString:
    """How long since, with the full time and its zone at hand."""
    if moment is None:
        return SafeString("")
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        moment.astimezone(zone).isoformat(timespec="seconds"),
        times.in_full(moment, zone),
        times.ago(moment, timezone.now(), zone),
    )


@register.simple_tag
def moment(when: datetime | None, zone: tzinfo) -> SafeString:
    """The full date and time, with the zone's name."""
    if when is None:
        return SafeString("")
    return format_html(
        '<time datetime="{}">{}</time>',
        when.astimezone(zone).isoformat(timespec="seconds"),
        times.in_full(when, zone),
    )


@register.simple_tag
def day(when: datetime, zone: tzinfo) -> SafeString:
    """The date alone, in the zone of the place."""
    local = when.astimezone(zone)
    written = date_format(local, pgettext("date format", "j F Y"))
    return format_html('<time datetime="{}">{}</time>', local.date().isoformat(), written)


@register.simple_tag
def clock(when: datetime, zone: tzinfo) -> SafeString:
    """Day and hour in short, for a row of moments; the zone is said once beside it."""
    local = when.astimezone(zone)
    written = date_format(local, pgettext("date format", "j M, H:i"))
    return format_html(
        '<time datetime="{}">{}</time>', local.isoformat(timespec="seconds"), written
    )


@register.filter
def zone(story: StoryPage) -> tzinfo:
    return times.zone_of(story)


@register.simple_tag(takes_context=True)
def reading(context: dict[str, Any], story: StoryPage) -> Reading:
    """What the page of `story` shows beside it; gathered once, though two blocks ask."""
    known: Reading | None = story.__dict__.get("_reading")
    if known is None:
        request: HttpRequest = context["request"]
        known = story.__dict__["_reading"] = reading_of(story, request)
    return known


@register.simple_tag(takes_context=True)
def saving(context: dict[str, Any]) -> bool:
    """Whether this reader saves data."""
    return is_saving(context["request"])


@register.simple_tag(takes_context=True)
def canonical(context: dict[str, Any]) -> str:
    """This page's one address: without what a reader chose or searched."""
    request: HttpRequest = context["request"]
    return request.build_absolute_uri(request.path)


@register.simple_tag
def whatsapp(title: str, address: str) -> str:
    text = quote(f"{title}\n{address}", safe="")
    return f"https://wa.me/?text={text}"


@register.simple_tag
def province() -> Region | None:
    """The province this site serves; one query."""
    return Region.objects.root()
