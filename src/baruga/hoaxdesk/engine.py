"""The one place that knows the engine of texts, its folder and how claims lie in it.

The database is the truth; the index can be made anew from it at any time. Writing waits for the
commit of what is written and happens outside every transaction. The engine's libraries are loaded
by the first call, not by the first import.
"""

from __future__ import annotations

import fcntl
import re
import shutil
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.models import Min, Q
from django.db.models.functions import Left

from baruga.hoaxdesk.choices import MatchField
from baruga.hoaxdesk.fingerprints import fingerprint
from baruga.hoaxdesk.models import Claim, ReportPicture, Verdict
from baruga.hoaxdesk.models.claim import wordless_sentence

if TYPE_CHECKING:
    from baruga.matching.claims import ClaimIndex, Match

DATABASE = "database"  # the name of the engine that answers while the index cannot be read
MESSAGES = 3  # wordings of a claim that are compared
LONGEST_MESSAGE = 4_000
AT_ONCE = 500  # claims between two looks into the database, when all are indexed
BUSY_FOR = 20.0  # seconds that a writer waits for another
REBUILDING = "hoaxdesk.rebuilding"
REBUILT_WITHIN = 600  # seconds after which a rebuild that was asked for may be asked for again
MOST_WORDS = 8  # of a message, by which the database looks
ENOUGH = 0.5  # share of them that make a claim similar

_WORD = re.compile(r"[^\W_]{4,}")
_readers: dict[Path, ClaimIndex] = {}
_one_at_a_time = Lock()


def search(
    message: str | Mapping[str, str], *, limit: int = 10, without: Collection[int] = ()
) -> list[Match]:
    """Claims that a message may be, best first, band "none" included.

    While the index is missing or damaged a few are found in the database instead, by their words,
    and the index is made anew.
    """
    from baruga.matching.claims import IndexDamaged

    left_out = {str(pk) for pk in without}
    for _again in range(2):  # a rebuild may just have put another in its place
        with _one_at_a_time:
            try:
                return _reader().search(message, limit, without=left_out)
            except IndexDamaged:
                _readers.pop(_folder(), None)
    rebuild_soon()
    said = message if isinstance(message, str) else next(iter(message.values()), "")
    return _in_the_database(said, limit, without)


def index(*claim_ids: int) -> None:
    """Let the index say of these claims what the database says: in one commit, merged ones out.

    Raises IndexBusy when others have been writing all the time.
    """
    from baruga.matching.claims import ClaimIndex, IndexDamaged

    try:
        with _writing():
            written = ClaimIndex.open(_folder())
            standing = _fields_of(Claim.objects.standing().filter(pk__in=claim_ids))
            for pk in claim_ids:
                if pk in standing:
                    written.add(str(pk), standing[pk])
                else:
                    written.remove(str(pk))
            written.commit()
    except IndexDamaged:
        rebuild_soon()
    else:
        with _one_at_a_time:
            _readers[_folder()] = written  # it has seen its own commit


def rebuild() -> int:
    """Make the index from the database, beside the one in use, and put it in its place.

    Answers how many claims are in it. Raises IndexBusy.
    """
    from baruga.matching.claims import ClaimIndex

    folder = _folder()
    fresh, gone = folder.with_suffix(".new"), folder.with_suffix(".old")
    with _writing():
        made = ClaimIndex.create(fresh)
        for claims in _batches():
            for pk, fields in _fields_of(claims).items():
                made.add(str(pk), fields)
        made.commit()
        count = len(made)
        shutil.rmtree(gone, ignore_errors=True)
        if folder.exists():
            folder.rename(gone)
        fresh.rename(folder)
        shutil.rmtree(gone, ignore_errors=True)
    with _one_at_a_time:
        _readers.pop(folder, None)
    cache.delete(REBUILDING)
    return count


def rebuild_soon() -> None:
    """Let a worker rebuild the index: once, however many miss it."""
    from baruga.hoaxdesk import tasks

    def enqueue() -> None:
        if cache.add(REBUILDING, "soon", REBUILT_WITHIN):
            tasks.rebuild_index.enqueue()

    transaction.on_commit(enqueue)


def fields_of(claim_id: int) -> dict[str, str]:
    """What is compared of a claim, the sentence first; empty when it is merged or gone."""
    return _fields_of(Claim.objects.standing().filter(pk=claim_id)).get(claim_id, {})


def words_in_common(ours: str, theirs: str) -> list[str]:
    """The words of both texts that say the same, as they stand in either."""
    from baruga.matching.claims import shared_words

    found: dict[str, None] = {}
    for word in shared_words(ours, theirs):
        found |= dict.fromkeys(ours[start:end] for start, end in word.in_message)
        found |= dict.fromkeys(theirs[start:end] for start, end in word.in_field)
    return list(found)


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "claims-index"


def _reader() -> ClaimIndex:
    """This process's own; it looks for what others have written by itself."""
    from baruga.matching.claims import ClaimIndex

    folder = _folder()
    if folder not in _readers:
        _readers[folder] = ClaimIndex.open(folder)
    return _readers[folder]


@contextmanager
def _writing() -> Iterator[None]:
    """One writer at a time, a rebuild included; the kernel ends the lock with its process."""
    from baruga.matching.claims import IndexBusy

    path = _folder().with_suffix(".lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + BUSY_FOR
    with path.open("w") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise IndexBusy(f"Others have been writing for {BUSY_FOR:.0f} s.") from None
                time.sleep(0.05)
        yield


def _batches() -> Iterator[list[Claim]]:
    last = 0
    while claims := list(Claim.objects.standing().filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        yield claims
        last = claims[-1].pk


def _fields_of(claims: Collection[Claim]) -> dict[int, dict[str, str]]:
    """By claim: its sentence, and what else there is; a query for each, one for all verdicts."""
    verdicts = {
        verdict.claim_id: verdict for verdict in Verdict.objects.in_force().filter(claim__in=claims)
    }
    fields = {}
    for claim in claims:
        said = {MatchField.SENTENCE: claim.sentence, MatchField.MESSAGE: _messages(claim)}
        if claim.sentence == wordless_sentence():
            del said[MatchField.SENTENCE]  # the same for all of them
        if verdict := verdicts.get(claim.pk):
            said |= {MatchField.FACT: verdict.fact, MatchField.REASONING: verdict.reasoning}
        fields[claim.pk] = {str(name): text for name, text in said.items() if text}
    return fields


def _messages(claim: Claim) -> str:
    """The first wordings that were reported or read from a picture, other than the sentence itself."""
    begun = claim.reports.standing().exclude(text="").order_by()
    texts = (
        begun.annotate(said=Left("text", LONGEST_MESSAGE))
        .values("said")
        .annotate(first=Min("received_at"))
        .order_by("first", "said")
        .values_list("said", flat=True)[: MESSAGES * 3]
    )
    read = ReportPicture.objects.of_claim(claim).exclude(words="")
    said = [*texts, *read.values_list("words", flat=True)[:MESSAGES]]
    distinct = {fingerprint(text): text for text in reversed(said)}
    distinct.pop(fingerprint(claim.sentence), None)
    return "\n\n".join(list(reversed(distinct.values()))[:MESSAGES])


def _in_the_database(message: str, limit: int, without: Collection[int]) -> list[Match]:
    """A stopgap: claims whose sentence holds the longest words of the message."""
    from baruga.matching.claims import Match

    words = sorted(set(_WORD.findall(message.casefold())), key=lambda word: (-len(word), word))
    words = words[:MOST_WORDS]
    if not words:
        return []
    holds_one = Q()
    for word in words:
        holds_one |= Q(sentence__icontains=word)
    found = []
    for claim in Claim.objects.standing().filter(holds_one).exclude(pk__in=without)[:AT_ONCE]:
        share = sum(word in claim.sentence.casefold() for word in words) / len(words)
        sentence = str(MatchField.SENTENCE)
        band = "similar" if share >= ENOUGH else "none"
        found.append(
            Match(str(claim.pk), share, band, sentence, sentence, (), DATABASE)  # type: ignore[arg-type]  # a band
        )
    return sorted(found, key=lambda match: -match.score)[: min(limit, 5)]
