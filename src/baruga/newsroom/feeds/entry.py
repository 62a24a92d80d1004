"""What a feed says, whatever its format: entries, their pictures, and what could not be read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from baruga.newsroom.feeds.body import plain

GLOBAL_SCHEMES = frozenset({"http", "https", "tag", "urn", "info", "doi", "yt"})


class NotAFeed(Exception):
    """There is nothing to read entries from; the message says it to a person in one line."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PictureLink:
    """Where a picture lies and what the feed says of it. `address` may be relative to the feed."""

    address: str
    caption: str = ""
    alt: str = ""
    credit: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One entry as its newsroom wrote it.

    `content` and `summary` are HTML of strangers, not cleaned yet; `title` and `byline` are plain
    text of any length. `identifier` is unique among feeds, or empty. `pictures` are in the order
    in which they are worth trying. `credit` is to be named for
    them unless they say another. `base` is what relative addresses start from.
    """

    number: int
    title: str = ""
    link: str = ""
    identifier: str = ""
    published: datetime | None = None
    content: str = ""
    summary: str = ""
    byline: str = ""
    credit: str = ""
    base: str = ""
    pictures: tuple[PictureLink, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def is_wordless(self) -> bool:
        """Whether there is nothing to read in it, not even a headline."""
        return not (self.title or plain(self.content) or plain(self.summary))

    @property
    def source_id(self) -> str:
        """The same for the same entry in every run: what `StoryPage.source_id` holds."""
        first_words = plain(self.content or self.summary)[:200]
        date = self.published.isoformat() if self.published else ""
        known_by = self.identifier or self.link or f"{self.title}\n{date}\n{first_words}"
        return hashlib.sha256(known_by.encode()).hexdigest()


@dataclass(frozen=True, kw_only=True, slots=True)
class Unreadable:
    """A place in the feed where an entry should be and none could be read."""

    number: int
    title: str
    reason: str


Entries = Iterable[Entry | Unreadable]


def qualified(identifier: str, *addresses: str) -> str:
    """`identifier` made unique among feeds.

    RSS 2.0 promises a guid to be unique in its own feed only: where it is a bare number or word,
    the host of the first of `addresses` that has one is put before it.
    """
    if not identifier or urlsplit_safely(identifier)[0] in GLOBAL_SCHEMES:
        return identifier
    host = next(filter(None, (urlsplit_safely(address)[1] for address in addresses)), "")
    return f"{host} {identifier}" if host else identifier


def urlsplit_safely(address: str) -> tuple[str, str]:
    """Scheme and host in lower case; empty ones for what is no address."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return "", ""
    return parts.scheme.lower(), (parts.hostname or "").lower()
