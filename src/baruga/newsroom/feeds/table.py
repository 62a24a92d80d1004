"""Articles in a table (CSV), read row by row: its size does not matter."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from datetime import tzinfo
from typing import IO, TextIO

from django.utils.translation import gettext as _

from baruga.newsroom.feeds import dates
from baruga.newsroom.feeds.entry import Entries, Entry, NotAFeed, PictureLink, Unreadable
from baruga.newsroom.feeds.wording import from_either, one_line, writable

COLUMNS: Mapping[str, str] = {
    "id": "id",
    "url": "url",
    "title": "judul",
    "author": "author",
    "date": "tanggal_publikasi",
    "summary": "ringkasan",
    "body": "isi_berita",
    "source": "sumber",
    "picture": "gambar",
}
"""Our fields and the columns that hold them unless `--map` says otherwise."""

LONGEST_FIELD = 5_000_000
CHUNK = 1 << 20


def mapping_from(text: str) -> dict[str, str]:
    """`title=judul,body=isi` over the usual columns. Raises ValueError with what is unknown."""
    changed: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in text.split(","))):
        field, _sign, column = (part.strip() for part in pair.partition("="))
        if field not in COLUMNS or not column:
            raise ValueError(pair)
        changed[field] = column
    return {**COLUMNS, **changed}


def text_of(stream: IO[bytes]) -> TextIO:
    """The text in `stream`, which can seek; closing the one closes the other."""
    return io.TextIOWrapper(stream, encoding=_encoding_of(stream), errors="replace", newline="")


def read(text: TextIO, *, columns: Mapping[str, str], zone: tzinfo) -> Entries:
    """The rows of a table, read as they are asked for.

    Raises NotAFeed when neither headline nor text has a column.
    """
    csv.field_size_limit(LONGEST_FIELD)
    delimiter = _delimiter_of(text)
    rows = csv.reader(text, delimiter=delimiter)
    try:
        header = [name.strip().lower() for name in next(rows, [])]
    except csv.Error as error:
        raise NotAFeed(_("This table cannot be read: its first line is damaged.")) from error
    places = {
        field: header.index(column.lower())
        for field, column in columns.items()
        if column.lower() in header
    }
    if not places.keys() & {"title", "body"}:
        found = ", ".join(name for name in header if name)[:200]
        raise NotAFeed(
            _(
                "This table has no column “%(title)s” or “%(body)s”; it has: %(found)s. "
                "Name them with --map."
            )
            % {
                "title": columns["title"],
                "body": columns["body"],
                "found": one_line(found) or "–",
            }
        )
    return _entries(rows, places, zone)


def _entries(
    rows: Iterator[list[str]], places: Mapping[str, int], zone: tzinfo
) -> Iterator[Entry | Unreadable]:
    number = 0
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            reason = _("This row is damaged: %(fault)s.") % {"fault": str(error)}
            yield Unreadable(number=number, title="", reason=reason)
            continue
        cells = {
            field: row[place].strip() if place < len(row) else "" for field, place in places.items()
        }
        yield _entry(number, cells, zone)


def _entry(number: int, cells: Mapping[str, str], zone: tzinfo) -> Entry:
    link = one_line(cells.get("url", ""))
    outlet = one_line(cells.get("source", ""))
    written = one_line(cells.get("date", ""))
    published = dates.parse(written, zone=zone) if written else None
    picture = one_line(cells.get("picture", ""))
    unread = _("The date “%(date)s” could not be read.") % {"date": written[:80]}
    return Entry(
        number=number,
        title=one_line(cells.get("title", "")),
        link=link,
        identifier=one_line(cells.get("id", "")),
        published=published,
        content=from_either(writable(cells.get("body", ""))),
        summary=from_either(writable(cells.get("summary", ""))),
        byline=one_line(cells.get("author", "")) or outlet,
        base=link,
        credit=outlet,
        pictures=(PictureLink(address=picture),) if picture else (),
        remarks=(unread,) if written and published is None else (),
    )


def _encoding_of(stream: IO[bytes]) -> str:
    """UTF-8 or UTF-16 where it is that; else Windows-1252, in which old spreadsheets save."""
    start = stream.read(2)
    stream.seek(0)
    if start in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        return "utf-16"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := stream.read(CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    finally:
        stream.seek(0)
    return "utf-8-sig"


def _delimiter_of(text: TextIO) -> str:
    """Comma, semicolon or tab: what the first line has most of."""
    first = text.readline(100_000)
    text.seek(0)
    return max(",;\t", key=first.count)
