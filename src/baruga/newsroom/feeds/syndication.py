"""RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, read with feedparser, well-formed or not."""

from __future__ import annotations

import calendar
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from typing import Any
from xml.sax import SAXParseException

import feedparser
from django.utils.translation import gettext as _

from baruga.newsroom.feeds import body, dates
from baruga.newsroom.feeds.entry import Entries, Entry, NotAFeed, PictureLink, Unreadable, qualified
from baruga.newsroom.feeds.wording import from_either, from_text, one_line, writable

# feedparser reads the title and description of a picture as those of the entry; under a name that
# it does not know, and without attributes, it keeps them apart.
PICTURE_WORDS = re.compile(rb"<(/?)media:(title|description)\b[^<>]*?(/?)>")
ENTITY = re.compile(rb"""<!ENTITY\s+(\w+)\s+["']([^"']*)["']""")
ELEMENT = re.compile(rb"<(/?)\w[^<>]*?(/?)>")
# feedparser's patterns for a DOCTYPE need quadratic time for endless blank lines.
BLANKS = re.compile(rb"\s{1000,}")
MOST_ENTITIES = 1_000
MOST_EXPANDED = 5_000_000
DEEPEST = 20_000
IMAGE_NAME = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)", re.IGNORECASE)
MAIL = re.compile(r"(?:mailto:)?[^\s@<>()]+@[^\s@<>()]+")
HTML_TYPES = frozenset({"text/html", "application/xhtml+xml", ""})
CAUSES = (ValueError, TypeError, KeyError, AttributeError, IndexError, LookupError, RecursionError)


def read(data: bytes, *, address: str, content_type: str, zone: tzinfo) -> Entries:
    """The entries of a feed that lies at `address` (empty for a file).

    That a feed is not well-formed is no reason to refuse it: what can be read is read. Raises
    NotAFeed for what feedparser recognises nothing of.
    """
    feed = _parsed(data, address, content_type)
    if not feed.entries and not feed.version:
        raise NotAFeed(_("This is no feed: neither RSS, Atom nor JSON Feed, and no entries in it."))
    return _entries(feed, address, zone)


def _parsed(data: bytes, address: str, content_type: str) -> Any:
    data = BLANKS.sub(b"\n", data)
    if _swells(data) or _nests(data):
        raise NotAFeed(_("This feed would swell beyond measure; it looks like an attack."))
    headers = {"content-type": content_type} if content_type else {}
    if address:
        headers["content-location"] = address
    try:
        return feedparser.parse(
            io.BytesIO(PICTURE_WORDS.sub(rb"<\1media:picture\2\3>", data)),
            response_headers=headers,
            sanitize_html=False,  # `body` cleans with nh3, and more strictly
        )
    except CAUSES as error:
        raise NotAFeed(_("This feed is too damaged to read.")) from error


def _swells(data: bytes) -> bool:
    """Whether its entities would expand to megabytes. Without NULs, UTF-16 can be counted too."""
    flat = data.replace(b"\0", b"")
    entities = ENTITY.findall(flat)
    if len(entities) > MOST_ENTITIES:
        return True
    expanded = (len(text) * flat.count(b"&" + name + b";") for name, text in entities)
    return sum(expanded) > MOST_EXPANDED


def _nests(data: bytes) -> bool:
    """Whether elements lie deeper than in any newsroom's feed: feedparser's time is quadratic."""
    depth = 0
    for part in _outside_cdata(data):
        for tag in ELEMENT.finditer(part):
            depth += -1 if tag[1] else not tag[2]
            if depth > DEEPEST:
                return True
    return False


def _outside_cdata(data: bytes) -> Iterator[bytes]:
    start = 0
    while (opening := data.find(b"<![CDATA[", start)) >= 0:
        yield data[start:opening]
        closing = data.find(b"]]>", opening)
        if closing < 0:
            return
        start = closing
    yield data[start:]


def _entries(feed: Any, address: str, zone: tzinfo) -> Iterator[Entry | Unreadable]:
    last, doubt = len(feed.entries), _doubt(feed)
    for number, raw in enumerate(feed.entries, start=1):
        try:
            entry = _entry(number, raw, feed.feed, address, zone)
            if number == last and doubt:
                entry = replace(entry, remarks=(*entry.remarks, doubt))
            yield entry
        except CAUSES:
            # One entry that feedparser took apart wrongly must not cost the others.
            title = one_line(str(raw.get("title", "")))
            reason = _("This entry is too damaged to read.")
            yield Unreadable(number=number, title=title, reason=reason)


def _doubt(feed: Any) -> str:
    """What to say after the last entry of a feed that broke off or is not well-formed."""
    if not isinstance(feed.get("bozo_exception"), SAXParseException):
        return ""
    return _("The feed is damaged or breaks off; more entries may be missing after this one.")


def _entry(number: int, raw: Any, channel: Any, address: str, zone: tzinfo) -> Entry:
    contents = [text for text in map(_html_of, raw.get("content", ())) if text]
    summary = _html_of({**(raw.get("summary_detail") or {}), "value": raw.get("summary")})
    if not summary and not contents:
        summary = from_either(_text(raw.get("media_picturedescription")))
    link = _text(raw.get("link"))
    home = _text(channel.get("link")) or address
    published, remark = _published(raw, zone)
    return Entry(
        number=number,
        title=_plain_of({**(raw.get("title_detail") or {}), "value": raw.get("title")})
        or body.plain(_text(raw.get("media_picturetitle"))),
        link=link,
        identifier=qualified(_text(raw.get("id")), link, home),
        published=published,
        content=max(contents, key=len, default=""),
        summary=summary,
        byline=_byline(raw),
        base=link or home,
        credit=_credit(raw, channel),
        pictures=tuple(_pictures(raw)),
        remarks=(remark,) if remark else (),
    )


def _html_of(detail: Mapping[str, Any]) -> str:
    """The value as HTML; empty for what is no text (a picture in base64, for example)."""
    kind, value = (
        str(detail.get("type") or "").lower(),
        writable(str(detail.get("value") or "")),
    )
    if kind in HTML_TYPES:
        return value
    return from_text(value) if kind.startswith("text/") else ""


def _plain_of(detail: Mapping[str, Any]) -> str:
    """A title: words already where it says that it is plain, markup otherwise."""
    value = _text(detail.get("value"))
    return value if str(detail.get("type") or "").lower() == "text/plain" else body.plain(value)


def _published(raw: Any, zone: tzinfo) -> tuple[datetime | None, str]:
    """When the entry appeared, and what to say when its date cannot be read."""
    for name in ("published", "created", "updated"):
        written = _text(raw.get(name))
        if not written:
            continue
        parsed = raw.get(f"{name}_parsed")
        if parsed is None or dates.INDONESIAN_ZONE.search(written):
            moment = dates.parse(written, zone=zone)
        else:
            moment = datetime.fromtimestamp(calendar.timegm(parsed), UTC)
        if moment is not None:
            return moment, ""
        return None, _("The date “%(date)s” could not be read.") % {"date": written[:80]}
    return None, ""


def _byline(raw: Any) -> str:
    """Names, never the addresses that RSS asks for beside them."""
    people = raw.get("authors") or [raw.get("author_detail") or {}]
    names = [_text(person.get("name")) for person in people]
    if len(names) == 1 and "@" in (written := _text(raw.get("author"))):
        # feedparser knows few top-level domains and cuts the name off in the middle of others.
        names = [MAIL.sub("", written).strip(" ()<>[],;:")]
    return ", ".join(dict.fromkeys(name for name in names if name and "@" not in name))


def _credit(raw: Any, channel: Any) -> str:
    """Who the feed says is to be named for a picture: a person of its own, else the outlet."""
    named = [_text(credit.get("content")) for credit in raw.get("media_credit", ())]
    outlet = (raw.get("source") or {}).get("title") or channel.get("title")
    return ", ".join(filter(None, named)) or body.plain(_text(outlet))


def _pictures(raw: Any) -> Iterator[PictureLink]:
    """What is declared as a picture of the entry, the widest first; thumbnails last."""
    caption = body.plain(
        _text(raw.get("media_picturedescription")) or _text(raw.get("media_picturetitle"))
    )
    declared = sorted(filter(_is_picture, raw.get("media_content", ())), key=_width, reverse=True)
    enclosed = filter(_is_picture, raw.get("enclosures", ()))
    image = raw.get("image") or {}
    for found in (*declared, *enclosed, *raw.get("media_thumbnail", ()), image):
        address = _text(found.get("url") or found.get("href"))
        if address:
            yield PictureLink(address=address, caption=caption)


def _is_picture(found: Mapping[str, Any]) -> bool:
    kind = str(found.get("type") or found.get("medium") or "").lower()
    named = IMAGE_NAME.search(str(found.get("url") or found.get("href") or ""))
    return kind.startswith("image") or (not kind and named is not None)


def _width(found: Mapping[str, Any]) -> int:
    width = str(found.get("width") or "")
    return int(width) if width.isdecimal() and len(width) < 6 else 0


def _text(value: object) -> str:
    return one_line(value) if isinstance(value, str) else ""
