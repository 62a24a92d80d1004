"""Other people's feeds: every file of the shared data is read, and nothing of it is lost.

The folder is named by BARUGA_SHARED_DATA; nothing of it is copied into the project.
"""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path
from typing import Any

import feedparser
import pytest

from baruga.core.fetching import Fetcher
from baruga.newsroom.actions import imports
from baruga.newsroom.feeds import reading
from baruga.newsroom.feeds.body import plain
from baruga.newsroom.feeds.draft import Draft, draft_of
from baruga.newsroom.feeds.entry import Entry, NotAFeed
from baruga.newsroom.feeds.reading import Options, Source
from baruga.newsroom.feeds.wording import one_line
from baruga.newsroom.models import NewsPage
from tests.cast import NOW

PROJECT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("BARUGA_SHARED_DATA", PROJECT.parent / "shared" / "data"))
FEEDS = SHARED / "feeds"
ARTICLES = SHARED / "news" / "multi_outlet_2025-06" / "Dataset new"
# Titles that hold a whole page or a player: feedparser shows words that no reader would see.
OTHER_WORDS = {"entry_title_crazy.xml", "entry_title_object.xml"}

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(
        not FEEDS.is_dir(), reason=f"No shared data in {SHARED} (BARUGA_SHARED_DATA)"
    ),
]


def drafts(entries: list[Any]) -> list[Draft]:
    """What would be made of `entries`; the wordless left out."""
    assert all(isinstance(entry, Entry) for entry in entries)
    return [draft_of(entry) for entry in entries if not entry.is_wordless]


def test_every_feed_gives_what_feedparser_finds_or_says_that_it_is_none() -> None:
    files = sorted(FEEDS.rglob("*.xml"))
    found = 0
    for file in files:
        data = file.read_bytes()
        theirs = feedparser.parse(io.BytesIO(data)).entries
        try:
            ours = list(reading.entries_of(data))
        except NotAFeed:
            assert not theirs, file
            continue
        assert len(ours) == len(theirs), file
        assert all(draft.title for draft in drafts(ours)), file
        for our, their in zip(ours, theirs, strict=True):
            found += 1
            assert isinstance(our, Entry), file
            assert our.link == " ".join(their.get("link", "").split()), file
            if file.name not in OTHER_WORDS:
                assert our.title == title_of(their), file
    assert len(files) > 2000
    assert found > 1000


def title_of(their: Any) -> str:
    """feedparser's title as the words that a reader sees."""
    kind = their.get("title_detail", {}).get("type")
    title = their.get("title", "")
    return one_line(title) if kind == "text/plain" else plain(title)


def test_feeds_of_indonesian_outlets_arrive_with_date_and_address(takalar: Any) -> None:
    for file in sorted((FEEDS / "indonesian_shape").glob("*.xml")):
        outcome = take(takalar, file)
        assert outcome.arrived + outcome.already_there == outcome.total > 0, file
    stories = NewsPage.objects.filter(institution=takalar)
    assert stories.count() >= 5
    assert not stories.filter(source_url="").exists()
    assert not stories.filter(source_published_at=None).exists()
    assert not stories.filter(live=True).exists()


def test_articles_of_a_table_arrive_once(takalar: Any) -> None:
    file = sorted(ARTICLES.glob("*.csv"))[0]
    first, second = take(takalar, file, limit=60), take(takalar, file, limit=60)
    assert (first.total, len(first.refusals)) == (60, 0)
    assert (second.arrived, second.already_there) == (0, 60)
    assert NewsPage.objects.filter(institution=takalar).count() == first.arrived


def test_every_row_of_the_tables_can_become_a_draft() -> None:
    """At a tenth of the rows, so that the suite stays quick."""
    ids: set[str] = set()
    urls: set[str] = set()
    for file in sorted(ARTICLES.glob("*.csv")):
        with file.open(encoding="utf-8-sig", newline="") as text:
            urls |= {row["url"] for row in csv.DictReader(text)}
        with reading.opened(
            Source(name=file.name, path=file), fetcher=Fetcher(), options=Options()
        ) as rows:
            entries = list(rows)
        assert len(drafts(entries[::10])) == len(entries[::10])
        dated = [entry for entry in entries if isinstance(entry, Entry) and entry.published]
        assert len(dated) > 0.99 * len(entries)
        ids |= {entry.source_id for entry in entries if isinstance(entry, Entry)}
    assert len(ids) == len(urls)


def take(institution: Any, file: Path, limit: int | None = None) -> imports.Outcome:
    source = Source(name=file.name, path=file)
    with reading.opened(source, fetcher=Fetcher(), options=Options()) as entries:
        some = list(entries)[:limit]
        return imports.import_entries(by=None, at=NOW, institution=institution, entries=some)
