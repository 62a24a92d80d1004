"""Searches without a story: count one, forget those that nobody repeats."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from baruga.matching.stems import stems, words
from baruga.portal.models import SearchMiss
from baruga.portal.models.miss import LONGEST

KEPT_FOR = timedelta(days=180)  # after it was last asked
MOST_WORDS = 8

# Six digits in a row, however they are set apart: a phone, an identity number, an account. Shorter
# ones are years, amounts and house numbers.
_DIGITS = re.compile(r"(?:\d[\s().+/_-]*){6,}")


def without_persons(text: str) -> str:
    """The words of a search as they may be kept; empty for what is, or looks like, somebody's data.

    Names cannot be told from other words: what is kept is shown to officers only, and forgotten.
    """
    if "@" in text or "://" in text or _DIGITS.search(text):
        return ""
    said = [match.group().casefold() for match in words(text)]
    kept = " ".join(said)
    if not stems(text) or len(said) > MOST_WORDS or len(kept) > LONGEST:
        return ""
    return kept if any(len(word) > 2 and word.isalpha() for word in said) else ""


@transaction.atomic
def note(*, text: str, at: datetime) -> bool:
    """Count a search that found no story; answer whether it may be kept at all."""
    kept = without_persons(text)
    if not kept:
        return False
    miss, _is_new = SearchMiss.objects.get_or_create(
        words=kept, defaults={"first_at": at, "last_at": at}
    )
    SearchMiss.objects.filter(pk=miss.pk).update(count=F("count") + 1, last_at=at)
    return True


def forget(at: datetime) -> int:
    """Delete what nobody has asked for a long time; answer how many."""
    gone, _each = SearchMiss.objects.filter(last_at__lte=at - KEPT_FOR).delete()
    return gone
