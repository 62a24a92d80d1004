"""Keep the region's list of words to replace."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from baruga.newsroom.models import Jargon
from baruga.newsroom.permissions import may_keep_standards
from baruga.newsroom.queries import forget_plain_words

if TYPE_CHECKING:
    from baruga.accounts.models import User


class AlreadyListed(Exception):
    """The list has this term already."""


@dataclass
class Imported:
    """What became of the rows of a file; refusals name the row and why."""

    added: int = 0
    changed: int = 0
    refused: list[str] = field(default_factory=list)


def key_of(term: str) -> str:
    return " ".join(term.lower().split())


@transaction.atomic
def keep(
    *, by: User, at: datetime, term: str, plain: str, reason: str = "", word: Jargon | None = None
) -> Jargon:
    """Add a term, or change `word`. A coordinator's verb.

    Raises PermissionDenied, AlreadyListed, or ValueError when term or replacement is empty.
    """
    if not may_keep_standards(by):
        raise PermissionDenied
    key = key_of(term)
    if not key or not plain.strip():
        raise ValueError("A term and what to write instead.")
    same = Jargon.objects.filter(key=key).first()
    if same is not None and same != word:
        raise AlreadyListed
    word = word or Jargon()
    word.key, word.term, word.plain = key, " ".join(term.split()), plain.strip()
    word.reason, word.kept_by, word.kept_at = reason.strip(), by, at
    word.save()
    log(instance=word, action="newsroom.keep_word", user=by, data={"term": word.term})
    transaction.on_commit(forget_plain_words)
    return word


@transaction.atomic
def remove(*, by: User, at: datetime, word: Jargon) -> None:
    """Take a term off the list. Raises PermissionDenied."""
    if not may_keep_standards(by):
        raise PermissionDenied
    log(instance=word, action="newsroom.remove_word", user=by, data={"term": word.term})
    word.delete()
    transaction.on_commit(forget_plain_words)


def import_rows(*, by: User, at: datetime, rows: Iterable[dict[str, str]]) -> Imported:
    """Add or change every row with `term`, `plain`, `reason`; rows without both words are refused.

    Each row is a transaction of its own. Raises PermissionDenied.
    """
    if not may_keep_standards(by):
        raise PermissionDenied
    done = Imported()
    for number, row in enumerate(rows, start=2):  # the first line of the file is its head
        term, plain, reason = (row.get(name, "") for name in ("term", "plain", "reason"))
        if not key_of(term) or not plain.strip():
            done.refused.append(_("line %(number)s: a word is missing") % {"number": number})
            continue
        if len(term) > 80 or len(plain) > 120 or len(reason) > 200:
            done.refused.append(_("line %(number)s: too long") % {"number": number})
            continue
        word = Jargon.objects.filter(key=key_of(term)).first()
        keep(by=by, at=at, term=term, plain=plain, reason=reason, word=word)
        if word:
            done.changed += 1
        else:
            done.added += 1
    return done
