"""Indonesian prose put together from the lists in `words.toml`: believable, and nobody's text."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
PARAGRAPHS = (4, 7)


@dataclass(frozen=True)
class Telling:
    """What a story says, before it is a page."""

    kicker: str
    headline: str
    lead: str
    paragraphs: list[str]
    quote: dict[str, str]
    topics: list[str]

    def body(self, key: str) -> list[dict[str, Any]]:
        """The blocks of the page's text: prose, a quotation, prose."""
        first, rest = self.paragraphs[:2], self.paragraphs[2:]
        blocks = [("text", _markup(first)), ("quote", self.quote), ("text", _markup(rest))]
        return [
            {"type": kind, "value": value, "id": f"{key}-{number}"}
            for number, (kind, value) in enumerate(blocks)
        ]


def tell(chance: random.Random, *, office: str, kind: str, place: str) -> Telling:
    """A story that the institution `office` of this `kind` could tell of `place`."""
    theme = chance.choice([each for each in WORDS["theme"] if kind in each.get("kinds", [kind])])
    slots = _slots(chance, office, place)
    own, general = theme["sentences"], WORDS["general"]["sentences"]
    paragraphs = [
        " ".join([chance.choice(own), *chance.sample(general, chance.randint(1, 2))])
        for _ in range(chance.randint(*PARAGRAPHS))
    ]
    return Telling(
        kicker=theme["kicker"],
        headline=_sentence(chance.choice(theme["headlines"]), slots),
        lead=_sentence(theme["lead"], slots),
        paragraphs=[_sentence(text, slots) for text in paragraphs],
        quote={
            "text": _sentence(chance.choice(WORDS["general"]["quotes"]), slots),
            "speaker": chance.choice(WORDS["slots"]["who"]),
            "office": office,
        },
        topics=theme["topics"],
    )


def _slots(chance: random.Random, office: str, place: str) -> dict[str, str]:
    lists = {name: chance.choice(words) for name, words in WORDS["slots"].items()}
    begin = chance.randint(7, 13)
    return lists | {
        "office": office,
        "place": place,
        "amount": str(chance.randint(12, 980)),
        "number": str(chance.randint(2, 11)),
        "hour": f"{begin:02d}.{chance.choice(('00', '15', '30', '45'))}",
        "until": f"{begin + chance.randint(2, 8):02d}.00",
    }


def _sentence(template: str, slots: dict[str, str]) -> str:
    text = template.format_map(slots)
    return text[:1].upper() + text[1:]


def _markup(paragraphs: list[str]) -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
