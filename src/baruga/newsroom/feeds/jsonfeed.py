"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import tzinfo
from typing import Any
from urllib.parse import urljoin

from django.utils.translation import gettext as _

from baruga.newsroom.feeds import dates
from baruga.newsroom.feeds.entry import Entries, Entry, NotAFeed, PictureLink, Unreadable, qualified
from baruga.newsroom.feeds.wording import from_text, one_line, writable


def looks_like(data: bytes) -> bool:
    """Whether the first character is one that only JSON begins with."""
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"{", b"["}


def read(data: bytes, *, address: str, zone: tzinfo) -> Entries:
    """The entries of a feed that lies at `address` (empty for a file). Raises NotAFeed."""
    try:
        feed = json.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        raise NotAFeed(_("This file begins like JSON but cannot be read to its end.")) from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise NotAFeed(_("This is JSON, but no JSON Feed: it holds no list of entries."))
    return _entries(feed, items, address, zone)


def _entries(
    feed: dict[str, Any], items: list[Any], address: str, zone: tzinfo
) -> Iterator[Entry | Unreadable]:
    home = _text(feed.get("home_page_url")) or _text(feed.get("feed_url")) or address
    for number, item in enumerate(items, start=1):
        if isinstance(item, dict):
            yield _entry(number, item, feed, home, zone)
        else:
            yield Unreadable(number=number, title="", reason=_("This entry is no JSON object."))


def _entry(
    number: int, item: dict[str, Any], feed: dict[str, Any], home: str, zone: tzinfo
) -> Entry:
    link = _joined(home, _text(item.get("url")) or _text(item.get("external_url")))
    written = _text(item.get("date_published")) or _text(item.get("date_modified"))
    published = dates.parse(written, zone=zone) if written else None
    unread = _("The date “%(date)s” could not be read.") % {"date": written[:80]}
    return Entry(
        number=number,
        title=_text(item.get("title")),
        link=link,
        identifier=qualified(_identifier(item.get("id")), link, home),
        published=published,
        content=_string(item.get("content_html")) or from_text(_string(item.get("content_text"))),
        summary=from_text(_string(item.get("summary"))),
        byline=_byline(item) or _byline(feed),
        base=link or home,
        credit=_text(feed.get("title")),
        pictures=tuple(_pictures(item)),
        remarks=(unread,) if written and published is None else (),
    )


def _identifier(value: object) -> str:
    """Numbers are not allowed as id, and are common; 1.1 asks readers to take them."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return _text(value)


def _byline(holder: dict[str, Any]) -> str:
    """`authors` is 1.1, `author` is 1.0."""
    authors = holder.get("authors")
    people = authors if isinstance(authors, list) else [holder.get("author")]
    return ", ".join(
        filter(None, (_text(person.get("name")) for person in people if isinstance(person, dict)))
    )


def _pictures(item: dict[str, Any]) -> Iterator[PictureLink]:
    for name in ("image", "banner_image"):
        if address := _text(item.get(name)):
            yield PictureLink(address=address)
    attachments = item.get("attachments")
    for found in attachments if isinstance(attachments, list) else []:
        if not isinstance(found, dict) or not _text(found.get("mime_type")).startswith("image/"):
            continue
        if address := _text(found.get("url")):
            yield PictureLink(address=address, caption=_text(found.get("title")))


def _joined(home: str, address: str) -> str:
    try:
        return urljoin(home, address) if address else ""
    except ValueError:
        return ""


def _string(value: object) -> str:
    return writable(value) if isinstance(value, str) else ""


def _text(value: object) -> str:
    return one_line(value) if isinstance(value, str) else ""
