"""From harm and spread to a priority, so that the loudest claim is not answered first by habit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baruga.hoaxdesk.choices import Priority

if TYPE_CHECKING:
    from baruga.hoaxdesk.models import Claim

# Harm that people suffer weighs whole, harm to an institution's name least (RESIST 2, "impact").
WEIGHTS = {"safety": 1.0, "service": 0.9, "order": 0.9, "reputation": 0.4}
SPREAD = ("reach", "velocity")
HIGH, MEDIUM = 4.0, 1.5


def priority_of(claim: Claim) -> Priority | None:
    """Greatest weighted harm (0-3) times mean spread (0-3): 4 and more is high, 1.5 medium.

    Danger to people (safety 3) is never low, however few have seen it. None while nobody weighed it.
    """
    harms = [getattr(claim, name) for name in WEIGHTS]
    spread = [getattr(claim, name) for name in SPREAD]
    if None in harms or None in spread:
        return None
    harm = max(value * weight for value, weight in zip(harms, WEIGHTS.values(), strict=True))
    risk = harm * sum(spread) / len(spread)
    if risk >= HIGH:
        return Priority.HIGH
    return Priority.MEDIUM if risk >= MEDIUM or claim.safety == 3 else Priority.LOW
