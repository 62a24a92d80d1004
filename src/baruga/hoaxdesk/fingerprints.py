"""When two messages are word for word the same, however they were dressed up on the way."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 50_000  # characters; the rest of a longer message says nothing new


def fingerprint(text: str, link: str = "") -> str:
    """SHA-256 of the words alone: no case, marks, emoji or zero-width letters. Empty without words.

    Without words the link speaks, without its scheme and what trackers add to it.
    """
    plain = unicodedata.normalize("NFKC", text[:_LONGEST]).casefold()
    plain = "".join(letter for letter in plain if unicodedata.category(letter) not in {"Cf", "Mn"})
    said = " ".join(_WORD.findall(plain)) or _address(link)
    return hashlib.sha256(said.encode()).hexdigest() if said else ""


def picture_fingerprint(sha256: str) -> str:
    """Of a message that is nothing but a picture: the very same file is the same message."""
    return hashlib.sha256(f"picture\n{sha256}".encode()).hexdigest()


def _address(link: str) -> str:
    bare = re.sub(r"^https?://(www\.)?", "", link.strip().casefold())
    return re.split(r"[?#]", bare, maxsplit=1)[0].rstrip("/")
