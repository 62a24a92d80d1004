"""Two versions of one story side by side, part by part, and the one that is made of both."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baruga.newsroom import markup
from baruga.newsroom.changes import Piece, pieces
from baruga.newsroom.standards.manuscript import paragraphs

if TYPE_CHECKING:
    from baruga.newsroom.models import StoryPage


class Choice(TextChoices):
    """Which words a part of the merged version takes."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    OWN = "own"


@dataclass(frozen=True)
class Answer:
    """What somebody decided for one part; `own` are the words they wrote themselves."""

    choice: Choice
    own: str = ""


@dataclass(frozen=True)
class Part:
    """A part in which the versions differ.

    `left`, `right` and `base` are values as the story stores them, None where a block is missing;
    the `_words` are what a person reads. `plain` are the words for a box to edit them in, None
    where a part cannot be edited as text.
    """

    key: str
    label: str | Promise
    left: Any
    right: Any
    base: Any
    left_words: str
    right_words: str
    plain: tuple[str, str] | None
    joinable: bool

    @property
    def is_conflict(self) -> bool:
        """Whether both changed it since the version they started from."""
        return self.base not in (self.left, self.right)

    @property
    def suggested(self) -> Choice:
        """The side that changed it; the newer one, the right, when both did."""
        return Choice.LEFT if self.base == self.right else Choice.RIGHT

    @property
    def pieces(self) -> tuple[list[Piece], list[Piece]]:
        """The words of either side, with what only it has marked."""
        found = list(pieces(self.left_words, self.right_words))
        return (
            [piece for piece in found if piece.kind != "added"],
            [piece for piece in found if piece.kind != "removed"],
        )


# Name, label, and what stands between when both are wanted.
TEXTS: tuple[tuple[str, str | Promise, str], ...] = (
    ("kicker", _("Kicker"), " "),
    ("title", _("Headline"), " "),
    ("lead", _("Lead"), " "),
    ("dateline", _("Place"), ", "),
    ("byline", _("Writer"), ", "),
    ("photographer", _("Photographer"), ", "),
    ("press_contact", _("Press contact"), "; "),
    ("note_to_editors", _("Note to editors"), "\n"),
    ("in_words", _("The graphic in words"), "\n"),
    ("method", _("How the figures were obtained"), "\n"),
)
LONG_TEXTS = frozenset({"lead", "note_to_editors", "in_words", "method"})
# What is chosen whole: one of the two, never a mixture.
CHOSEN: tuple[tuple[str, str | Promise], ...] = (
    ("main_image", _("Main photograph")),
    ("recording", _("Recording")),
    ("series", _("Audio series")),
    ("drawing", _("Drawing")),
)
SETS: tuple[tuple[str, str | Promise], ...] = (("topics", _("Topics")), ("regions", _("Regions")))
STREAMS = ("photos", "body", "figures")


def differing(left: StoryPage, right: StoryPage, base: StoryPage | None) -> list[Part]:
    """The parts in which the two versions differ, in the order of the editor."""
    found = [
        *_texts(left, right, base),
        *_chosen_whole(left, right, base),
        *_sets(left, right, base),
    ]
    for name in STREAMS:
        found += _blocks(name, left, right, base)
    return found


def _texts(left: StoryPage, right: StoryPage, base: StoryPage | None) -> Iterator[Part]:
    for name, label, _between in TEXTS:
        one, other = getattr(left, name, ""), getattr(right, name, "")
        if one != other:
            before = getattr(base, name) if base else None
            yield Part(name, label, one, other, before, one, other, (one, other), True)


def _chosen_whole(left: StoryPage, right: StoryPage, base: StoryPage | None) -> Iterator[Part]:
    for name, label in CHOSEN:
        one, other = getattr(left, f"{name}_id", None), getattr(right, f"{name}_id", None)
        if one != other:
            here, there = (str(getattr(story, name) or "") for story in (left, right))
            before = getattr(base, f"{name}_id") if base else -1
            yield Part(name, label, one, other, before, here, there, None, False)


def _sets(left: StoryPage, right: StoryPage, base: StoryPage | None) -> Iterator[Part]:
    for name, label in SETS:
        one, other = (_chosen(story, name) for story in (left, right))
        if one != other:
            here, there = ", ".join(one.values()), ", ".join(other.values())
            before = _chosen(base, name) if base else None
            yield Part(name, label, one, other, before, here, there, None, True)


def _chosen(story: StoryPage, name: str) -> dict[int, str]:
    return {chosen.pk: str(chosen) for chosen in getattr(story, name).all()}


def _blocks(name: str, left: StoryPage, right: StoryPage, base: StoryPage | None) -> Iterator[Part]:
    one, other = _by_id(left, name), _by_id(right, name)
    before = _by_id(base, name) if base else {}
    for number, block_id in enumerate(_order(list(one), list(other)), start=1):
        here, there = one.get(block_id), other.get(block_id)
        if here and there and here.stored == there.stored:
            continue
        shown = there or here
        if shown is None:
            continue
        old = before.get(block_id)
        plain = (_plain(here), _plain(there)) if shown.kind == "text" else None
        yield Part(
            key=f"{name}:{block_id}",
            label=_("%(number)s. %(kind)s") % {"number": number, "kind": shown.label},
            left=here.stored if here else None,
            right=there.stored if there else None,
            base=old.stored if old else None,
            left_words=here.words if here else "",
            right_words=there.words if there else "",
            plain=plain,
            joinable=bool(here and there),
        )


@dataclass(frozen=True)
class _Block:
    kind: str
    label: str
    stored: dict[str, Any]
    words: str


def _by_id(story: StoryPage, name: str) -> dict[str, _Block]:
    stream = getattr(story, name, None) or ()
    return {
        str(block.id or position): _Block(
            block.block_type, str(block.block.label), block.get_prep_value(), _words(block)
        )
        for position, block in enumerate(stream)
    }


def _order(left: list[str], right: list[str]) -> list[str]:
    """The right version's order; what only the left has follows what it followed there."""
    order = list(right)
    for place, block_id in enumerate(left):
        if block_id not in right:
            before = next((known for known in left[place - 1 :: -1] if known in order), None)
            order.insert(order.index(before) + 1 if place and before else 0, block_id)
    return order


def _words(block: Any) -> str:
    if block.block_type == "text":
        return "\n".join(paragraphs([block]))
    values = block.value if block.block_type == "gallery" else [block.value]
    return "\n".join(
        " · ".join(str(value) for value in struct.values() if value) for struct in values
    )


def _plain(block: _Block | None) -> str:
    return markup.to_plain(str(block.stored["value"])) if block else ""


# --- the version made of both -------------------------------------------------------------------


def merged(
    left: StoryPage, right: StoryPage, parts: Iterable[Part], answers: dict[str, Answer]
) -> StoryPage:
    """`right`, in memory, with every differing part as it was decided; unanswered as suggested."""
    decided = {part.key: (part, answers.get(part.key, Answer(part.suggested))) for part in parts}
    for name, _label, between in TEXTS:
        if name in decided:
            setattr(right, name, _text(name, *decided[name], between))
    for name, _label in CHOSEN:
        if name in decided and decided[name][1].choice == Choice.LEFT:
            setattr(right, f"{name}_id", getattr(left, f"{name}_id"))
    for name, _label in SETS:
        if name in decided:
            setattr(right, name, list(_keys(*decided[name])))
    for name in STREAMS:
        if any(key.startswith(f"{name}:") for key in decided):
            stored = list(_stream(name, left, right, decided))
            setattr(right, name, right._meta.get_field(name).stream_block.to_python(stored))
    return right


def _text(name: str, part: Part, answer: Answer, between: str) -> str:
    if answer.choice == Choice.OWN:
        own = answer.own.replace("\r\n", "\n").strip()
        return own if name in LONG_TEXTS else " ".join(own.split())
    if answer.choice == Choice.BOTH:
        return between.join(filter(None, (part.left, part.right)))
    return str(part.left if answer.choice == Choice.LEFT else part.right)


def _keys(part: Part, answer: Answer) -> Iterable[int]:
    if answer.choice == Choice.BOTH:
        return {**part.left, **part.right}
    keys: Iterable[int] = part.left if answer.choice == Choice.LEFT else part.right
    return keys


def _stream(
    name: str, left: StoryPage, right: StoryPage, decided: dict[str, tuple[Part, Answer]]
) -> Iterator[dict[str, Any]]:
    one, other = _by_id(left, name), _by_id(right, name)
    for block_id in _order(list(one), list(other)):
        if f"{name}:{block_id}" not in decided:
            yield other[block_id].stored
            continue
        yield from _decided_block(*decided[f"{name}:{block_id}"])


def _decided_block(part: Part, answer: Answer) -> Iterator[dict[str, Any]]:
    if answer.choice == Choice.OWN and part.plain is not None:
        known = {
            address
            for side in (part.left, part.right)
            if side
            for address in markup.addresses(str(side["value"]))
        }
        words = markup.from_plain(answer.own, known=known)
        if words:
            yield {**(part.right or part.left), "value": words}
        return
    if answer.choice in {Choice.LEFT, Choice.BOTH} and part.left:
        yield part.left
    if answer.choice in {Choice.RIGHT, Choice.BOTH} and part.right:
        again = answer.choice == Choice.BOTH and part.left
        yield {**part.right, "id": str(uuid.uuid4())} if again else part.right
