"""The claims on disk: postings and bodies in tantivy, rarity beside them.

One process writes at a time, any number read. A reader sees what was committed as soon as it asks
`refresh` after it; that costs one look at a file.
"""

from __future__ import annotations

import json
import struct
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tantivy

from baruga.matching.claims.body import Body
from baruga.matching.claims.codes import grams
from baruga.matching.claims.normalise import Word
from baruga.matching.claims.rarity import Rarity

HEAP = 60_000_000  # bytes of postings gathered before they are written
BUSY_FOR = 20.0  # seconds that a second writer waits for the first
# Postings read for one list: rare terms come first, so that a long message costs no more than this.
BUDGET = 60_000
MOST_TERMS = 600
SHORT_LIST = 100  # claims from the words, and as many from the letters

DAMAGE = (OSError, EOFError, ValueError, KeyError, IndexError, TypeError, struct.error)


class IndexDamaged(Exception):
    """The index is missing or cannot be read: build it anew from what it was built from."""


class IndexBusy(Exception):
    """Another process has been writing all the time that this one waited."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A claim as it lies in the index."""

    id: str
    packed_fields: bytes
    body: Body

    @property
    def fields(self) -> dict[str, str]:
        """The texts as they were given, parsed only for the few claims that are shown."""
        return dict(json.loads(self.packed_fields))


class Store:
    """Raises IndexDamaged from every call when what lies in `folder` is not whole."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._writer: Any = None
        self._counted = Rarity()
        self._unseen: dict[str, Body | None] = {}
        with _telling_damage(folder):
            self._stamp = Rarity.stamp(folder)
            self.rarity = Rarity.load(folder)
            self._index = tantivy.Index.open(str(folder))
            self._schema = self._index.schema
            self._searcher = self._index.searcher()

    @staticmethod
    def create(folder: Path) -> None:
        """An empty index; the one that lay there is gone."""
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.iterdir():
            if path.is_file():
                path.unlink()
        tantivy.Index(_schema(), str(folder))
        Rarity().save(folder)

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    # reading

    def refresh(self) -> None:
        """See what others have committed."""
        with _telling_damage(self.folder):
            stamp = Rarity.stamp(self.folder)
            if stamp != self._stamp:
                self.rarity = Rarity.load(self.folder)
                self._index.reload()
                self._searcher = self._index.searcher()
                self._stamp = stamp

    def get(self, id: str) -> Kept | None:
        query = tantivy.Query.term_query(self._schema, "id", id, "basic")
        with _telling_damage(self.folder):
            found = self._searcher.search(query, 1, count=False).hits
            return _kept(self._searcher.doc(found[0][1])) if found else None

    def nearest(self, message: Body, words: Sequence[Word]) -> list[Kept]:
        """The short list: claims with the most telling words, and with the most telling letters."""
        sought = {"stems": [word.stem for word in words], "grams": grams(message.lead_line)}
        with _telling_damage(self.folder):
            places = {
                (place.segment_ord, place.doc): place
                for field, terms in sought.items()
                for place in self._ranked(field, list(dict.fromkeys(terms))[:MOST_TERMS])
            }
            return [_kept(self._searcher.doc(place)) for place in places.values()]

    def _ranked(self, field: str, terms: list[str]) -> list[tantivy.DocAddress]:
        """By BM25 over the rarest terms, as many as the budget of postings allows."""
        counted = sorted((self._searcher.doc_freq(field, term), term) for term in terms)
        chosen: list[tuple[tantivy.Occur, tantivy.Query]] = []
        spent = 0
        for count, term in counted:
            if chosen and spent + count > BUDGET:
                break
            if count:
                spent += count
                query = tantivy.Query.term_query(self._schema, field, term, "freq")
                chosen.append((tantivy.Occur.Should, query))
        if not chosen:
            return []
        found = self._searcher.search(tantivy.Query.boolean_query(chosen), SHORT_LIST, count=False)
        return [place for _score, place in found.hits]

    # writing

    def add(self, id: str, fields: Mapping[str, str]) -> None:
        """Put a claim in, in the place of the one of the same id."""
        writer = self._open_writer()
        self.remove(id)
        body, words = Body.of(fields)
        document = tantivy.Document()
        document.add_text("id", id)
        document.add_text("stems", " ".join(word.stem for word in words))
        terms = dict.fromkeys([*grams(body.lead_line), *grams(body.rest_line)])
        document.add_text("grams", " ".join(terms))
        document.add_bytes("fields", _packed(fields))
        document.add_bytes("body", body.pack())
        writer.add_document(document)
        self._unseen[id] = body
        self._counted.add(body, 1)

    def remove(self, id: str) -> None:
        """Take a claim out; nothing happens when there is none."""
        writer = self._open_writer()
        if id in self._unseen:
            body = self._unseen[id]
        else:
            kept = self.get(id)
            body = kept.body if kept else None
        if body is not None:
            writer.delete_documents_by_term("id", id)
            self._counted.add(body, -1)
        self._unseen[id] = None

    def commit(self) -> None:
        """Let everybody see what was added and removed, and let others write."""
        if self._writer is None:
            return
        with _telling_damage(self.folder):
            self._writer.commit()
            self._writer.wait_merging_threads()
            self._counted.save(self.folder)
        self._writer = None
        self._unseen.clear()
        self.refresh()

    def _open_writer(self) -> Any:
        """Reads the counts anew: another process may have written since."""
        if self._writer is None:
            self._writer = _first_free(self._index)
            self.refresh()
            with _telling_damage(self.folder):
                self._counted = Rarity.load(self.folder, to_write=True)
        return self._writer


def _packed(fields: Mapping[str, str]) -> bytes:
    """Half a character, as a cut message can end in, is kept as it came."""
    return json.dumps(dict(fields), ensure_ascii=False).encode("utf-8", "surrogatepass")


def _first_free(index: tantivy.Index) -> Any:
    """tantivy's lock is the kernel's: it ends with the process that held it."""
    deadline = time.monotonic() + BUSY_FOR
    while True:
        try:
            return index.writer(HEAP, num_threads=1)
        except ValueError as error:
            if "lock" not in str(error).lower():
                raise IndexDamaged(str(error)) from error
            if time.monotonic() > deadline:
                raise IndexBusy(f"Another process has been writing for {BUSY_FOR:.0f} s.") from None
        time.sleep(0.05)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("stems", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("grams", tokenizer_name="whitespace", index_option="freq")
    builder.add_bytes_field("fields", stored=True)
    builder.add_bytes_field("body", stored=True)
    return builder.build()


def _kept(document: Any) -> Kept:
    return Kept(
        document.get_first("id"),
        document.get_first("fields"),
        Body.unpack(document.get_first("body")),
    )


@contextmanager
def _telling_damage(folder: Path) -> Iterator[None]:
    try:
        yield
    except DAMAGE as error:
        raise IndexDamaged(f"The index of claims in {folder} cannot be read: {error}") from error
