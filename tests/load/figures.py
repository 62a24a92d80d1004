"""Figures and the table in which they are shown."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HEADINGS = ("what", "measured", "target", "ratio", "met?")


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One line of the table. `met` is None for what was measured without a target."""

    what: str
    measured: str
    target: str = ""
    ratio: str = ""
    met: bool | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        verdict = {True: "yes", False: "NO", None: ""}[self.met]
        return (self.what, self.measured, self.target, self.ratio, verdict)


def at_most(what: str, value: float, limit: float, unit: str = "", measured: str = "") -> Figure:
    """A figure that must not pass `limit`; `measured` replaces the plain value in the table."""
    shown = measured or f"{value:,.0f} {unit}".strip()
    return Figure(
        what=what,
        measured=shown,
        target=f"<= {limit:g} {unit}".strip(),
        ratio=f"{value / limit:.2f} of target",
        met=value <= limit,
    )


def speed(what: str, milliseconds: Sequence[float], limit: float | None = None) -> Figure:
    """Median and 95th percentile; the latter is what `limit` means."""
    late = percentile(milliseconds, 95)
    shown = f"p50 {statistics.median(milliseconds):.1f} ms, p95 {late:.1f} ms"
    if limit is None:
        return Figure(what=what, measured=shown)
    return at_most(what, late, limit, "ms", measured=shown)


def percentile(values: Iterable[float], percent: int) -> float:
    """By nearest rank: the smallest value that at least `percent` of all do not exceed."""
    ranked = sorted(values)
    return ranked[max(math.ceil(len(ranked) * percent / 100) - 1, 0)]


def table(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table, which a terminal shows just as well."""
    rows = [HEADINGS, *(figure.cells for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)
