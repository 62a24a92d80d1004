"""What a criterion that the program knows is made of."""

from __future__ import annotations

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
