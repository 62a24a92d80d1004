"""How alike a message and each claim of a short list are, seen from many sides.

Every side is a number without unit: shares by weight (weight = rarity in the index), logarithms
of lengths, standing among the rivals of the list. `ranking` weighs them; nothing here is learned.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from baruga.matching.claims.body import Body, numbers
from baruga.matching.claims.codes import EDGE, LONG, SHORT, Codes, gram_codes
from baruga.matching.claims.rarity import Rarity
from baruga.matching.claims.sight import Sight, Values

READ_WORDS, READ_GRAMS = 400, 1500  # of a message; what follows says nothing new of its claim
_NEXT_BUT_ONE = 2


def compare(message: Body, claims: Sequence[Body], rarity: Rarity) -> dict[str, Values]:
    """Each side by name, with one value for each of `claims`; message and claims say something."""
    totals = rarity.totals
    words = Sight(
        message.lead[:READ_WORDS],
        [claim.lead for claim in claims],
        [claim.rest for claim in claims],
        rarity.of_words,
        (totals.mean("lead_words"), totals.mean("words")),
    )
    grams, short = (_letters(message, claims, rarity, length) for length in (LONG, SHORT))
    return {
        **_named("words", _sides(words, (8, 16, 40), head=20)),
        **_named("words", _pairs(words)),
        **_named("words", _lengths(words)),
        **_named("letters", _sides(grams, (50, 100, 250), head=120)),
        **_named("letters", _runs(grams)),
        **_named("short", _essentials(short, (50, 100, 250), head=120)),
        **_named("order", _order(message, claims)),
        **_numbers(message, claims),
    }


def _letters(message: Body, claims: Sequence[Body], rarity: Rarity, length: int) -> Sight:
    """The message over the claims by runs of so many letters."""
    lines = (message.lead_line, *(c.lead_line for c in claims), *(c.rest_line for c in claims))
    codes = gram_codes(lines, length)
    lead, rest = codes[1 : len(claims) + 1], codes[len(claims) + 1 :]
    means = (rarity.totals.mean("lead_grams"), rarity.totals.mean("grams"))
    return Sight(codes[0][:READ_GRAMS], lead, rest, rarity.of_grams, means)


def _named(kind: str, sides: dict[str, Values]) -> dict[str, Values]:
    return {f"{kind}: {name}": values for name, values in sides.items()}


def _sides(sight: Sight, widths: tuple[int, int, int], *, head: int) -> dict[str, Values]:
    return {**_essentials(sight, widths, head=head), **sight.extremes()}


def _essentials(sight: Sight, widths: tuple[int, int, int], *, head: int) -> dict[str, Values]:
    shares = sight.shares()
    return {**shares, **sight.standing(shares["lead said"]), **sight.closeness(widths, head)}


def _order(message: Body, claims: Sequence[Body]) -> dict[str, Values]:
    """The leading field against its best stretch of the message, letter by letter, and as a set of words."""
    said = [message.lead_line[:READ_GRAMS]]
    leads = [claim.lead_line for claim in claims]
    stretch = cdist(said, leads, scorer=fuzz.partial_ratio)[0]
    words = cdist(
        [said[0].replace(EDGE, " ")],
        [lead.replace(EDGE, " ") for lead in leads],
        scorer=fuzz.token_set_ratio,
    )[0]
    return {"best stretch": stretch / 100.0, "set of words": words / 100.0}


def _pairs(words: Sight) -> dict[str, Values]:
    """Neighbours in the claim that are neighbours in the message too, or next but one."""
    said, codes, owner = words.said, words.codes, words.owner
    together = [_joined(said[:-step], said[step:]) for step in range(1, _NEXT_BUT_ONE + 1)]
    met = np.isin(_joined(codes[:-1], codes[1:]), np.concatenate(together))
    met &= owner[:-1] == owner[1:]
    weight = met * (words.weight[:-1] + words.weight[1:]) / 2
    in_lead = weight[: max(0, words.leading - 1)]
    return {
        "pairs in lead": words.per_claim(in_lead) / words.lead_total,
        "pairs": np.log1p(words.per_claim(weight)),
    }


def _joined(first: Codes, second: Codes) -> np.ndarray:
    return first.astype(np.uint64) << np.uint64(32) | second


def _runs(grams: Sight) -> dict[str, Values]:
    """The longest unbroken run of letters of the leading field that is in the message."""
    met, owner = grams.met[: grams.leading], grams.owner[: grams.leading]
    at = np.arange(len(met))
    begins = np.append(True, owner[1:] != owner[:-1])[: len(met)]
    last_break = np.maximum.accumulate(np.where(~met, at, np.where(begins, at - 1, -1)))
    longest = np.zeros(grams.claims)
    np.maximum.at(longest, owner, np.where(met, at - last_break, 0).astype(float))
    return {
        "longest run": np.log1p(longest),
        "longest run of lead": longest / np.maximum(1, grams.lead_length),
    }


def _lengths(words: Sight) -> dict[str, Values]:
    said = np.log1p(len(words.said))
    lead = np.log1p(words.lead_length)
    plenty = words.said_weight.sum() / len(words.different)
    return {
        "length of lead": lead,
        "length": np.log1p(words.length),
        "length of message": np.full(words.claims, said),
        "length of lead to message": lead - said,
        "has more": (words.length > words.lead_length).astype(float),
        "rarity of message": np.full(words.claims, plenty),
        "rarity of lead": words.lead_total / np.maximum(1, words.lead_length),
    }


def _numbers(message: Body, claims: Sequence[Body]) -> dict[str, Values]:
    said = numbers(message.lead_line)
    lead = [numbers(claim.lead_line) for claim in claims]
    shared = [
        len(said & (own | numbers(claim.rest_line)) if said else said)
        for own, claim in zip(lead, claims, strict=True)
    ]
    missed = [len(own - said) / (len(own) + 0.5) for own in lead]
    return {"numbers: shared": np.array(shared, float), "numbers: missed": np.array(missed)}
