"""What a check is and what the program knows of a criterion."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from baruga.newsroom.choices import Judge
from baruga.newsroom.standards.manuscript import Manuscript


@dataclass(frozen=True)
class Miss:
    """Why a criterion is not met: a sentence, and the places in the text that show it."""

    detail: str
    places: tuple[str, ...] = ()


FIGURE = re.compile(r"\d+(?:[.,]\d+)?")
Check = Callable[[Manuscript, float | None], Miss | None]


@dataclass(frozen=True)
class Known:
    """A criterion the program knows: its wording, the field to jump to, its check if it has one."""

    label: str | Promise
    remedy: str | Promise
    target: str
    check: Check | None = None

    @property
    def judge(self) -> Judge:
        return Judge.MACHINE if self.check else Judge.PERSON

    def label_with(self, limit: float | None) -> str:
        """The built-in wording, with the number the check compares with."""
        return str(self.label) % {"limit": "…" if limit is None else f"{limit:g}"}

    def says(self, label: str) -> bool:
        """Whether `label` is the built-in wording, whatever number stands in it."""
        return FIGURE.sub("#", label) == FIGURE.sub("#", self.label_with(0))
