"""How a question may go on: names of institutions and places, topics, tags, headlines, words."""

from __future__ import annotations

from baruga.matching.stems import words
from baruga.network.models import Institution, Region
from baruga.newsroom.models import Topic
from baruga.portal import queries, vocabulary

SHORTEST, LONGEST = 2, 60  # characters of a beginning worth an answer
MOST = 8
HEADLINES = 3
NEWEST = 1000  # stories among whose headlines one looks


def suggest(beginning: str) -> list[str]:
    """At most eight ways to go on, each once; at most five queries."""
    text = " ".join(beginning.split())
    if len(text) < SHORTEST:
        return []
    found = [*_names(text), *_last_word(text), *_headlines(text)]
    return list({offer.casefold(): offer for offer in reversed(found)}.values())[::-1][:MOST]


def _names(text: str) -> list[str]:
    """Regions, topics, tags and institutions with a word that begins so."""
    regions = [region.short_name for region in Region.objects.local()]
    topics = [str(topic.label) for topic in Topic.objects.all()]
    named = [name for name in (*regions, *topics) if _has(name, text)][:3]
    tags = queries.public_tags().filter(name__istartswith=text).values_list("name", flat=True)[:2]
    institutions = (
        Institution.objects.active()
        .filter(name__icontains=text)
        .order_by("name")
        .values_list("name", flat=True)
    )
    return [*named, *tags, *[name for name in institutions[:20] if _has(name, text)][:2]]


def _has(name: str, text: str) -> bool:
    return f" {text.casefold()}" in f" {name.casefold()}"


def _last_word(text: str) -> list[str]:
    """The question with its last word completed."""
    found = list(words(text))
    if not found or found[-1].end() < len(text) or len(found[-1].group()) < SHORTEST:
        return []
    last = found[-1]
    endings = vocabulary.current().going_on(last.group().lower(), 4)
    return [text[: last.start()] + ending for ending in endings]


def _headlines(text: str) -> list[str]:
    if len(text) < 3:
        return []
    newest = queries.published().values_list("title", flat=True)[:NEWEST]
    return [title for title in newest if text.casefold() in title.casefold()][:HEADLINES]
