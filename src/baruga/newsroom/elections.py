"""Which words name somebody who stands for election now.

Public institutions are neutral (UU 20/2023 on the civil service, UU 7/2017 on elections): claims about
candidates and parties are not judged by them, and in the quiet days their own news names nobody who
stands.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import gettext as _

from baruga.newsroom.models.election import Election
from baruga.newsroom.permissions import NotReleasable

KEPT_FOR = 60  # seconds
_KEY = "newsroom.elections"
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Running:
    """An election that runs today, as much of it as texts are held against."""

    name: str
    ends: date
    is_quiet: bool
    names: tuple[str, ...]
    organisers: frozenset[int]

    def named_in(self, text: str) -> list[str]:
        """Its candidates and parties that stand in `text` as whole words, however written."""
        said = _plain(text)
        return [name for name in self.names if _plain(name) in said]


def running() -> list[Running]:
    """Elections that run today; read from the database once a minute."""
    today = timezone.localdate()
    kept: tuple[date, list[Running]] | None = cache.get(_KEY)
    if kept is None or kept[0] != today:
        kept = (today, [_of(one, today) for one in Election.objects.running(today)])
        cache.set(_KEY, kept, KEPT_FOR)
    return kept[1]


def forget() -> None:
    cache.delete(_KEY)


def named_in(text: str) -> list[str]:
    """Whoever stands for an election now and is named in `text`."""
    return [name for one in running() for name in one.named_in(text)]


def require_quiet(text: str, institution_id: int) -> None:
    """Refuse what names a candidate or a party in the quiet days. Raises NotReleasable.

    Those who organise and watch the election are free to.
    """
    for one in running():
        if one.is_quiet and institution_id not in one.organisers and (names := one.named_in(text)):
            raise NotReleasable(
                _(
                    "These are the quiet days of %(election)s. News of public institutions names no "
                    "candidate and no party until they are over: %(names)s."
                )
                % {"election": one.name, "names": ", ".join(names)}
            )


def _of(election: Election, today: date) -> Running:
    return Running(
        name=election.name,
        ends=election.ends,
        is_quiet=election.quiet_begins <= today <= election.quiet_ends,
        names=tuple(election.listed),
        organisers=frozenset(election.organisers.values_list("pk", flat=True)),
    )


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = "".join(letter for letter in folded if unicodedata.category(letter) != "Cf")
    return f" {' '.join(_WORD.findall(folded))} "
