"""The engine of the hoax desk for texts: which claims may a message be, and why."""

from baruga.matching.claims.index import ClaimIndex, Match
from baruga.matching.claims.ranking import Band
from baruga.matching.claims.shared import SharedWord, shared_words
from baruga.matching.claims.store import IndexBusy, IndexDamaged

__all__ = ["Band", "ClaimIndex", "IndexBusy", "IndexDamaged", "Match", "SharedWord", "shared_words"]
