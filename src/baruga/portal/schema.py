"""What machines read of a page: schema.org as JSON-LD (https://schema.org/NewsArticle)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from baruga.newsroom.choices import ChangeKind
from baruga.portal.pictures import SHARE, rendition_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from baruga.network.models import Institution, Region
    from baruga.newsroom.models import Change, Photo, StoryPage, Topic

Thing = dict[str, Any]
HEADLINE_LENGTH = 110  # what Google's guidelines for NewsArticle allowed; longer is cut by readers


def article(
    story: StoryPage, request: HttpRequest, regions: list[Region], topics: list[Topic]
) -> Thing:
    """A story as NewsArticle, its institution as author and publisher."""
    voice = organization(story.institution, request)
    address = request.build_absolute_uri(story.get_url(request))
    thing: Thing = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": story.title[:HEADLINE_LENGTH],
        "description": story.summary,
        "inLanguage": "id",
        "isAccessibleForFree": True,
        "author": voice,
        "publisher": voice,
        "dateline": story.dateline,
        "articleSection": story.kicker,
        "contentLocation": [place(region) for region in regions],
        "about": [
            {"@type": "Thing", "name": str(topic.label), "sameAs": topic.media_topic}
            for topic in topics
        ],
    }
    if story.first_published_at:
        thing["datePublished"] = story.first_published_at.isoformat()
        thing["dateModified"] = (story.last_published_at or story.first_published_at).isoformat()
    if figures := getattr(story, "figures", None):
        thing |= infographic(story, figures)
    if story.main_image:
        thing["image"] = image(story.main_image, request)
    return {name: value for name, value in thing.items() if value not in ("", [], None)}


def infographic(story: StoryPage, figures: Any) -> Thing:
    """Where its figures come from, and what it says to those who cannot see it."""
    sources = {
        figure.value["source"]: figure.value["source_url"]
        for figure in figures
        if figure.value["source"]
    }
    return {
        "citation": [
            {"@type": "CreativeWork", "name": name} | ({"url": url} if url else {})
            for name, url in sources.items()
        ],
        "accessibilitySummary": story.in_words,
    }


def corrections(changes: list[Change]) -> Thing:
    """Public corrections as CorrectionComment (https://schema.org/correction)."""
    found = [
        {
            "@type": "CorrectionComment",
            "text": change.note,
            "datePublished": change.released_at.isoformat() if change.released_at else "",
        }
        for change in changes
        if change.kind == ChangeKind.CORRECTION
    ]
    return {"correction": found} if found else {}


def image(photo: Photo, request: HttpRequest) -> Thing | None:
    rendition = rendition_of(photo, SHARE)
    if rendition is None:
        return None
    thing = {
        "@type": "ImageObject",
        "url": request.build_absolute_uri(rendition.url),
        "width": rendition.width,
        "height": rendition.height,
        "caption": photo.caption or photo.alt_text,
        "creditText": photo.credit_line,
        "digitalSourceType": f"http://cv.iptc.org/newscodes/digitalsourcetype/{photo.source_type}",
    }
    return {name: value for name, value in thing.items() if value}


def organization(institution: Institution, request: HttpRequest) -> Thing:
    return {
        "@type": "GovernmentOrganization",
        "name": institution.name,
        "alternateName": institution.short_name,
        "url": request.build_absolute_uri(institution.public_path),
    }


def place(region: Region) -> Thing:
    level = "AdministrativeArea"
    return {"@type": level, "name": region.name, "identifier": region.code}


def trail(steps: list[tuple[str, str]], request: HttpRequest) -> Thing:
    """Where a page hangs, as BreadcrumbList; `steps` are names and paths below the home page."""
    every = [(_("Home"), "/"), *steps]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": name,
                "item": request.build_absolute_uri(path),
            }
            for number, (name, path) in enumerate(every, start=1)
        ],
    }
