"""One door to all formats, and to what an address on the command line may mean."""

from __future__ import annotations

import io
import mimetypes
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from baruga.core.fetching import MAX_BYTES, Fetcher, FetchRefused
from baruga.newsroom.feeds import jsonfeed, syndication, table
from baruga.newsroom.feeds.entry import Entries, NotAFeed, urlsplit_safely

FORMATS = ("auto", "feed", "csv")


@dataclass(frozen=True, kw_only=True)
class Options:
    """How to read: `format` is one of FORMATS, `zone` that of times which name none."""

    format: str = "auto"
    columns: Mapping[str, str] = field(default_factory=lambda: table.COLUMNS)
    zone: tzinfo = UTC


@dataclass(frozen=True, kw_only=True)
class Source:
    """A file or an address to read entries from. `name` is what a person calls it."""

    name: str
    path: Path | None = None

    @property
    def is_table(self) -> bool:
        return urlsplit(self.name).path.lower().endswith((".csv", ".tsv"))


def sources(address: str, *, only_tables: bool = False) -> list[Source]:
    """The sources that `address` stands for: itself, or all files of a folder and its folders.

    Pictures in a folder belong to the feeds beside them and are no source; with `only_tables`,
    neither is what has no name of a table. Raises NotAFeed.
    """
    if is_remote(address):
        return [Source(name=address)]
    path = Path(address)
    try:
        if path.is_dir():
            found = [
                Source(name=str(file.relative_to(path)), path=file) for file in sorted(_files(path))
            ]
            return [source for source in found if source.is_table or not only_tables]
        if path.is_file():
            return [Source(name=address, path=path)]
    except OSError as error:
        raise _unopened(error) from error
    raise NotAFeed(_("There is no such file or folder."))


def is_remote(address: str) -> bool:
    return urlsplit_safely(address)[0] in {"http", "https"}


@contextmanager
def opened(source: Source, *, fetcher: Fetcher, options: Options) -> Iterator[Entries]:
    """The entries of `source`, to be used while it is open. Raises NotAFeed."""
    as_table = options.format == "csv" or (options.format == "auto" and source.is_table)
    try:
        if source.path is not None and not as_table:
            yield entries_of(_bytes_of(source.path), zone=options.zone)
            return
        if source.path is not None:
            stream = _stream_of(source.path)
        else:
            fetched = fetcher.get(source.name)
            is_csv = options.format == "auto" and fetched.content_type.startswith("text/csv")
            if not (as_table or is_csv):
                yield entries_of(
                    fetched.data,
                    address=fetched.address,
                    content_type=fetched.content_type,
                    zone=options.zone,
                )
                return
            stream = io.BytesIO(fetched.data)
        with table.text_of(stream) as text:
            yield table.read(text, columns=options.columns, zone=options.zone)
    except FetchRefused as error:
        raise NotAFeed(str(error)) from error


def entries_of(
    data: bytes, *, address: str = "", content_type: str = "", zone: tzinfo = UTC
) -> Entries:
    """The entries of a feed of any of the formats, JSON or XML. Raises NotAFeed."""
    if not data.strip():
        raise NotAFeed(_("This file is empty."))
    if jsonfeed.looks_like(data):
        return jsonfeed.read(data, address=address, zone=zone)
    return syndication.read(data, address=address, content_type=content_type, zone=zone)


def _stream_of(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as error:
        raise _unopened(error) from error


def _unopened(error: OSError) -> NotAFeed:
    return NotAFeed(_("This cannot be opened: %(fault)s.") % {"fault": error.strerror or error})


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise NotAFeed(_("This file is larger than %(limit)d MB.") % {"limit": MAX_BYTES >> 20})
        return path.read_bytes()
    except OSError as error:
        raise _unopened(error) from error


def _files(folder: Path) -> Iterator[Path]:
    for file in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        kind = mimetypes.guess_type(file.name)[0] or ""
        if file.is_file() and not hidden and not kind.startswith("image/"):
            yield file
