"""HTML of strangers becomes plain writing: nothing dangerous comes along, no word is lost."""

from __future__ import annotations

import time

import pytest

from baruga.newsroom.feeds.body import blocks, plain, read
from baruga.newsroom.feeds.wording import from_text, shortened

BASE = "https://warta.example/berita/1"


def html(markup: str) -> str:
    return "".join(blocks(read(markup, base=BASE).paragraphs))


def test_lists_links_and_subheads_stay() -> None:
    markup = '<h2>Jadwal</h2><ul><li>Senin</li><li>Selasa</li></ul><a href="/peta">Peta</a>'
    assert html(markup) == (
        "<h3>Jadwal</h3><ul><li>Senin</li><li>Selasa</li></ul>"
        '<p><a href="https://warta.example/peta">Peta</a></p>'
    )


def test_a_new_block_begins_at_every_subhead() -> None:
    assert blocks(read("<p>Awal</p><h4>Lanjutan</h4><p>Isi</p>").paragraphs) == [
        "<p>Awal</p>",
        "<h3>Lanjutan</h3><p>Isi</p>",
    ]


@pytest.mark.parametrize(
    "danger",
    [
        "<script>alert(1)</script>",
        "<style>p{display:none}</style>",
        '<iframe src="https://iklan.example">iklan</iframe>',
        '<img src="https://lacak.example/1.gif" width="1" height="1">',
        "<noscript><img src=x></noscript>",
        "<svg onload=alert(1)><text>x</text></svg>",
        "<!-- catatan -->",
    ],
)
def test_what_is_not_writing_is_dropped(danger: str) -> None:
    reading = read(f"<p>Air {danger}mengalir</p>", base=BASE)
    assert html(f"<p>Air {danger}mengalir</p>") == "<p>Air mengalir</p>"
    assert reading.images == ()


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "vbscript:x", ""]
)
def test_a_link_that_leads_nowhere_good_leaves_its_words(href: str) -> None:
    assert html(f'<p onclick="x()"><a href="{href}">klik</a></p>') == "<p>klik</p>"


def test_entities_are_decoded_once() -> None:
    assert html("<p>Takalar &amp; Gowa &amp;lt;b&amp;gt;</p>") == (
        "<p>Takalar &amp; Gowa &amp;lt;b&amp;gt;</p>"
    )
    assert plain("Harga &lt; 5 ribu &amp;amp; stabil") == "Harga < 5 ribu &amp; stabil"


def test_two_breaks_part_paragraphs_and_one_does_not() -> None:
    assert html("satu<br>dua<br>&nbsp;<br>tiga") == "<p>satu<br/>dua</p><p>tiga</p>"


def test_words_of_tables_and_captions_stay() -> None:
    assert plain("<table><tr><td>Bone</td><td>12</td></tr></table>") == "Bone · 12"
    reading = read('<figure><img src="a.jpg"><figcaption>Sawah</figcaption></figure>', base=BASE)
    assert reading.images[0].caption == "Sawah"
    assert reading.paragraphs[0].text == "Sawah"


def test_bold_and_italic_close_where_they_should() -> None:
    assert html("<p><strong>Air <em>bersih</em></strong> lagi</p>") == (
        "<p><b>Air </b><b><i>bersih</i></b> lagi</p>"
    )


@pytest.mark.parametrize("markup", ["<div>" * 100_000, "<ul><li>" * 50_000, "<b><i>" * 50_000])
def test_endless_nesting_costs_no_time(markup: str) -> None:
    start = time.monotonic()
    assert plain(f"{markup}kata") == "kata"
    assert time.monotonic() - start < 5


def test_plain_text_keeps_its_lines_as_paragraphs_and_its_signs_as_signs() -> None:
    assert html(from_text("Harga < 5\nNaik & turun")) == (
        "<p>Harga &lt; 5</p><p>Naik &amp; turun</p>"
    )
    assert html(from_text("baris\nlipat\n\nbaru")) == "<p>baris lipat</p><p>baru</p>"


def test_a_text_is_shortened_after_a_word() -> None:
    assert shortened("satu dua tiga", 13) == "satu dua tiga"
    assert shortened("satu dua tiga empat", 13) == "satu dua…"
    assert len(shortened("x" * 300, 255)) == 255
