"""What changed between two versions of a story, in words, for somebody who approves."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baruga.newsroom.standards.manuscript import Manuscript

if TYPE_CHECKING:
    from baruga.newsroom.models import StoryPage

Kind = Literal["same", "added", "removed"]
# Beyond this many words on either side, a part is compared as a whole: difflib is quadratic.
WORD_LIMIT = 4000


@dataclass(frozen=True)
class Piece:
    """A run of words that stayed, came or went."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Change:
    """One part of the story that differs."""

    part: str | Promise
    pieces: tuple[Piece, ...]


def between(old: StoryPage, new: StoryPage) -> list[Change]:
    """The parts in which `new` differs from `old`, in reading order; empty when they say the same."""
    before, after = _parts(old), _parts(new)
    return [
        Change(label, tuple(pieces(before[name], after[name])))
        for name, label in LABELS.items()
        if before[name] != after[name]
    ]


LABELS = {
    "kicker": _("Kicker"),
    "headline": _("Headline"),
    "lead": _("Lead"),
    "text": _("Text"),
    "quotes": _("Quotations"),
    "spoken": _("Spoken words"),
    "graphic": _("The graphic in words"),
    "figures": _("Figures"),
    "pictures": _("Photographs and captions"),
    "attached": _("Documents and stories linked"),
    "credits": _("Place, writer, photographer"),
    "topics": _("Topics and regions"),
    "contact": _("Press contact"),
    "note": _("Note to editors"),
}


def _parts(story: StoryPage) -> dict[str, str]:
    manuscript = Manuscript.of(story)
    pictures = [picture for picture in (manuscript.main_picture, *manuscript.pictures) if picture]
    return {
        "kicker": story.kicker,
        "headline": manuscript.headline,
        "lead": manuscript.lead,
        "text": manuscript.text,
        "quotes": "\n".join(
            f"“{quote.text}” {quote.speaker}, {quote.office}" for quote in manuscript.quotes
        ),
        "spoken": manuscript.recording.transcript if manuscript.recording else "",
        "graphic": "\n".join(filter(None, (manuscript.in_words, getattr(story, "method", "")))),
        "figures": "\n".join(_figures(story)),
        "pictures": "\n".join(picture.caption or picture.alt for picture in pictures),
        "attached": "\n".join(_attached(story)),
        "credits": " · ".join(filter(None, (story.dateline, story.byline, story.photographer))),
        "topics": ", ".join(str(chosen) for chosen in (*story.topics.all(), *story.regions.all())),
        "contact": manuscript.press_contact,
        "note": story.note_to_editors,
    }


def _figures(story: StoryPage) -> Iterator[str]:
    for figure in getattr(story, "figures", ()):
        yield " · ".join(str(part) for part in figure.value.values() if part)


def _attached(story: StoryPage) -> Iterator[str]:
    for block in story.body:
        if block.block_type in {"document", "related"}:
            for value in block.value.values():
                if value:
                    yield str(value)


def pieces(old: str, new: str) -> Iterator[Piece]:
    """The words of two texts as runs that stayed, went and came."""
    before, after = old.split(" "), new.split(" ")
    if max(len(before), len(after)) > WORD_LIMIT:
        yield Piece("removed", old)
        yield Piece("added", new)
        return
    for operation, i1, i2, j1, j2 in difflib.SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if operation == "equal":
            yield Piece("same", " ".join(before[i1:i2]))
            continue
        if i1 < i2:
            yield Piece("removed", " ".join(before[i1:i2]))
        if j1 < j2:
            yield Piece("added", " ".join(after[j1:j2]))
