"""Every format says the same things in its own way."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from baruga.newsroom.feeds import dates, table
from baruga.newsroom.feeds.entry import Entry, NotAFeed, Unreadable
from baruga.newsroom.feeds.reading import entries_of

WITA = ZoneInfo("Asia/Makassar")
WHEN = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)

RSS = """<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>Warta</title><link>https://warta.example/</link><item>
<title>Air &amp;amp; jalan</title><link>https://warta.example/1</link>
<guid isPermaLink="false">1</guid>
<pubDate>Mon, 23 Nov 2026 10:00:00 +0800</pubDate><author>a@warta.example (Ani)</author>
<description>&lt;p&gt;Air mengalir.&lt;/p&gt;</description>
<media:content url="https://warta.example/a.jpg" medium="image">
<media:description type="plain">Keran di balai desa</media:description>
<media:credit>Budi</media:credit></media:content></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Warta</title>
<link href="https://warta.example/"/><entry><title type="html">Air &amp;amp; jalan</title>
<id>tag:warta.example,2026:1</id><link href="https://warta.example/1"/>
<published>2026-11-23T02:00:00Z</published><author><name>Ani</name></author>
<summary>Air mengalir.</summary></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="https://warta.example/1">
<title>Air &amp; jalan</title><link>https://warta.example/1</link>
<dc:creator>Ani</dc:creator>
<dc:date>2026-11-23T10:00+08:00</dc:date>
<description>Air mengalir.</description></item></rdf:RDF>"""

ONE = '<rss version="2.0"><channel><item><title>%s</title></item></channel></rss>'

JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Warta",
        "home_page_url": "https://warta.example/",
        "items": [
            {
                "id": 1,
                "url": "/1",
                "title": "Air & jalan",
                "content_text": "Air mengalir.",
                "date_published": "2026-11-23T10:00:00+08:00",
                "authors": [{"name": "Ani"}],
                "image": "https://warta.example/a.jpg",
            }
        ],
    }
)


def only(data: str | bytes) -> Entry:
    (entry,) = entries_of(data.encode() if isinstance(data, str) else data, zone=WITA)
    assert isinstance(entry, Entry)
    return entry


@pytest.mark.parametrize("feed", [RSS, ATOM, RDF, JSON], ids=["rss", "atom", "rdf", "json"])
def test_an_entry_reads_the_same_in_every_format(feed: str) -> None:
    entry = only(feed)
    assert entry.title == "Air & jalan"
    assert entry.link == "https://warta.example/1"
    assert entry.byline == "Ani"
    assert entry.published == WHEN
    assert "Air mengalir." in entry.content + entry.summary


def test_what_a_feed_says_of_a_picture_is_not_the_story() -> None:
    entry = only(RSS)
    assert entry.pictures[0].address == "https://warta.example/a.jpg"
    assert entry.pictures[0].caption == "Keran di balai desa"
    assert entry.credit == "Budi"
    assert "Keran" not in entry.content + entry.summary


def test_a_bare_guid_is_told_apart_by_its_host() -> None:
    elsewhere = only(RSS.replace("warta.example", "kabar.example"))
    assert only(RSS).source_id != elsewhere.source_id
    assert only(RSS).source_id == only(RSS.replace("Air mengalir", "Air mati")).source_id


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("a@warta.media (Ani)", "Ani"),
        ("Ani &lt;a@warta.id&gt;", "Ani"),
        ("a@warta.id", ""),
        ("Ani", "Ani"),
    ],
)
def test_a_byline_holds_names_and_no_addresses(written: str, name: str) -> None:
    assert only(RSS.replace("a@warta.example (Ani)", written)).byline == name


def test_json_feed_1_0_names_one_author_and_html() -> None:
    item = {"id": "x", "content_html": "<p>Isi</p>", "author": {"name": "Ani"}}
    feed = {"version": "https://jsonfeed.org/version/1", "items": [item, "rusak"]}
    first, second = entries_of(json.dumps(feed).encode())
    assert isinstance(first, Entry)
    assert (first.byline, first.content) == ("Ani", "<p>Isi</p>")
    assert isinstance(second, Unreadable)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_a_feed_is_read_in_its_own_encoding(encoding: str) -> None:
    named = encoding.removesuffix("-sig")
    feed = f'<?xml version="1.0" encoding="{named}"?>' + ONE % "Café"
    assert only(feed.encode(encoding)).title == "Café"


def test_what_can_be_read_of_a_broken_feed_is_read() -> None:
    cut = RSS[: RSS.index("<media:content")]
    assert only(cut.replace("Air mengalir.", "Air & jalan <b>mengalir")).title == "Air & jalan"


@pytest.mark.parametrize(
    "data",
    [b"", b"  ", b"bukan umpan", b"<html><p>Halaman</p></html>", b"\x89PNG\r\n\x1a\n", b"{",
     b"[" * 99_999, b'{"hello": 1}', bytes(range(256)) * 100],
)  # fmt: skip
def test_what_is_no_feed_is_said_in_one_line(data: bytes) -> None:
    with pytest.raises(NotAFeed) as refused:
        list(entries_of(data))
    assert "\n" not in str(refused.value)


def test_a_billion_laughs_are_not_laughed() -> None:
    entities = "".join(f'\n<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE r [{entities}]>' + ONE % "&l9;"
    assert len(only(bomb).title) < 100
    flat = bomb.replace('"ha"', '"' + "ha" * 50_000 + '"').replace("&l9;", "&l0;" * 50_000)
    with pytest.raises(NotAFeed):
        only(flat)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("18 Juni 2025 10:05 WIB", "2025-06-18T03:05"),
        ("Diperbarui 18 Jun 2025, 14:05 WITA", "2025-06-18T06:05"),
        (", Jurnalis-Jum'at, 13 Juni 2025 |19:04 WIT", "2025-06-13T10:04"),
        ("Kompas- 18/06/2025, 21:35 WIB", "2025-06-18T14:35"),
        ("5 Agustus 2025 | 13.00", "2025-08-05T05:00"),
        ("Wed, 18 Jun 2025 10:05:00 +0700", "2025-06-18T03:05"),
        ("2025-06-18T10:05:00+07:00", "2025-06-18T03:05"),
        ("17 Desember 2025", "2025-12-16T16:00"),
    ],
)
def test_dates_are_read_as_newsrooms_write_them(written: str, moment: str) -> None:
    found = dates.parse(written, zone=WITA)
    assert found is not None
    assert found.astimezone(UTC).isoformat()[:16] == moment


@pytest.mark.parametrize(
    "written", ["", "kemarin", "32 Juni 2025", "18 Foo 2025", "18 Juni 2025 29:99"]
)
def test_what_is_no_date_is_none(written: str) -> None:
    assert dates.parse(written, zone=WITA) is None


def rows(data: bytes, **columns: str) -> list[Any]:
    columns = {**table.COLUMNS, **columns}
    return list(table.read(table.text_of(io.BytesIO(data)), columns=columns, zone=WITA))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_is_read_whatever_a_spreadsheet_made_of_it(encoding: str) -> None:
    data = "Judul;isi_berita;tanggal_publikasi\r\nCafé;Satu;18 Juni 2025\r\n".encode(encoding)
    (entry,) = rows(data)
    assert (entry.title, entry.content) == ("Café", "<p>Satu</p>")


def test_columns_may_have_other_names() -> None:
    assert table.mapping_from("title=headline, body=teks")["title"] == "headline"
    (entry,) = rows(b"headline,teks\nAir,Isi\n", title="headline", body="teks")
    assert entry.title == "Air"
    with pytest.raises(ValueError, match="titel=x"):
        table.mapping_from("titel=x")


def test_a_table_without_headline_and_text_says_which_columns_it_has() -> None:
    with pytest.raises(NotAFeed, match="link, website"):
        rows(b"link,website\na,b\n")


def test_rows_are_read_one_by_one() -> None:
    text = table.text_of(io.BytesIO(b"judul\n" + b"Air\n" * 200_000))
    entries = iter(table.read(text, columns=table.COLUMNS, zone=WITA))
    first = next(entries)
    assert isinstance(first, Entry)
    assert first.title == "Air"
    assert len(text.read()) > 700_000  # the rest was left where it was
