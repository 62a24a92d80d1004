"""Kinds of news: the questions that residents ask, and the blocks that the answers need.

Questions stand beside the text, never in it, so none can be published by mistake.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baruga.newsroom.choices import NewsKind

if TYPE_CHECKING:
    from wagtail.blocks import StreamBlock, StreamValue


@dataclass(frozen=True)
class Question:
    """`key` is what a story remembers once somebody has ticked it; it never changes."""

    key: str
    words: str | Promise


QUESTIONS: dict[str, tuple[Question, ...]] = {
    NewsKind.PROGRAMME: (
        Question("programme-what", _("What changes for residents, in one sentence?")),
        Question("programme-who", _("Who may take part, and who may not?")),
        Question("programme-how", _("How does one take part: where, when, with which papers?")),
        Question("programme-cost", _("What does it cost residents, and who pays for it?")),
        Question("programme-result", _("What will be measured, and by when?")),
        Question("programme-ask", _("Where can one ask or complain?")),
    ),
    NewsKind.CEREMONY: (
        Question("ceremony-matter", _("What was decided, opened or handed over, and for whom?")),
        Question("ceremony-after", _("What can residents do or use from now on?")),
        Question("ceremony-money", _("What did it cost, and from which budget?")),
        Question("ceremony-voice", _("What does somebody say who benefits, not only who speaks?")),
        Question("ceremony-next", _("What happens next, and when?")),
    ),
    NewsKind.DISASTER: (
        Question("disaster-do", _("What should residents do now, and what not?")),
        Question("disaster-where", _("Where exactly, since when, and is it still going on?")),
        Question(
            "disaster-people", _("How many people are affected, and who counted, at what time?")
        ),
        Question("disaster-help", _("Where are shelters, posts and telephone numbers?")),
        Question("disaster-work", _("Who is working there, with what?")),
        Question("disaster-unknown", _("What is not known yet, and when will you say more?")),
        Question("disaster-dignity", _("Do words and photographs respect victims and families?")),
    ),
    NewsKind.SERVICE: (
        Question("service-what", _("What changes, from when until when?")),
        Question("service-who", _("Whom does it concern, and whom not?")),
        Question("service-instead", _("What can people do meanwhile?")),
        Question("service-papers", _("Which papers, fees and opening hours apply now?")),
        Question("service-why", _("Why does it change?")),
        Question("service-ask", _("Where can one ask or complain?")),
    ),
    NewsKind.INSPECTION: (
        Question("inspection-found", _("What was inspected, how much of it, and what was found?")),
        Question("inspection-safe", _("Is it safe for residents, and what should they do?")),
        Question("inspection-who", _("Who inspected, by which rule, on which day?")),
        Question("inspection-fair", _("Was whoever is criticised asked for an answer?")),
        Question("inspection-names", _("May the names be published, or is a case pending?")),
        Question("inspection-next", _("What happens next, by when, and who checks it?")),
    ),
    NewsKind.OBITUARY: (
        Question("obituary-family", _("Does the family agree, and have they seen the words?")),
        Question("obituary-facts", _("Full name, age, place and day: who confirmed them?")),
        Question("obituary-work", _("What did they do for people here?")),
        Question("obituary-voice", _("Who remembers them, in whose own words?")),
        Question("obituary-farewell", _("Where and when can people take leave?")),
    ),
}
# Beside the text every kind needs a voice; these need more.
BLOCKS: dict[str, tuple[str, ...]] = {
    NewsKind.PROGRAMME: ("text", "quote", "text"),
    NewsKind.CEREMONY: ("text", "quote"),
    NewsKind.DISASTER: ("text", "text", "quote"),
    NewsKind.SERVICE: ("text", "quote"),
    NewsKind.INSPECTION: ("text", "quote", "document"),
    NewsKind.OBITUARY: ("text", "quote"),
}
KEYS = [question.key for questions in QUESTIONS.values() for question in questions]


def prepared_body(kind: str, block: StreamBlock) -> StreamValue:
    """Empty blocks in the order in which this kind is told; nothing in them could be published."""
    names = BLOCKS.get(kind, ())
    empty = [(name, block.child_blocks[name].get_default()) for name in names]
    value: StreamValue = block.normalize(empty)
    return value
