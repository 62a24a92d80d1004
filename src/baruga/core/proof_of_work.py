"""A small piece of computing instead of a riddle: it costs a phone a second and a flood very much.

A page hands out a signed challenge. Its script looks for a number with which SHA-256 begins with
`BITS` zero bits (Hashcash, Back 2002), and sends both back. Each challenge counts once. Nothing is
asked of another host, and whoever has no script does without: they may send less often.
"""

from __future__ import annotations

import hashlib
import secrets

from django.core.cache import cache
from django.core.signing import BadSignature, TimestampSigner

BITS = 15  # some 33,000 hashes: about a second on an old phone
GOOD_FOR = 3600  # seconds; a form may lie open for a while
LONGEST = 200  # characters

_signer = TimestampSigner(salt="baruga.proof-of-work")


def challenge() -> str:
    """One that nobody had before."""
    return _signer.sign(secrets.token_urlsafe(12))


def is_done(work: str) -> bool:
    """Whether `work` ("challenge~number") solves a challenge of ours that was not used before."""
    asked, _tilde, number = work[:LONGEST].rpartition("~")
    if not number.isdecimal() or not _begins_with_zeros(work):
        return False
    try:
        name = _signer.unsign(asked, max_age=GOOD_FOR)
    except BadSignature:
        return False
    return bool(cache.add(f"proof-of-work.{name}", "used", GOOD_FOR))


def _begins_with_zeros(work: str) -> bool:
    digest = hashlib.sha256(work.encode()).digest()
    return int.from_bytes(digest[:8], "big") >> (64 - BITS) == 0
