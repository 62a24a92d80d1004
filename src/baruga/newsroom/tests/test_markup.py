"""Rich text in a plain box and back."""

from __future__ import annotations

import pytest

from baruga.newsroom.markup import addresses, from_plain, to_plain

RICH = [
    "<p>Satu.</p><p>Dua.</p>",
    "<h3>Judul kecil</h3><p>Teks <b>tebal</b> dan <i>miring</i>.</p>",
    "<ul><li>satu</li><li>dua</li></ul><p>Lalu.</p>",
    "<ol><li>satu</li><li>dua</li></ol>",
    '<p>Baca <a href="https://contoh.example/a">di sini</a>.</p>',
    "<p>Baris satu<br/>baris dua &lt;tag&gt; &amp; lain</p>",
]


@pytest.mark.parametrize("source", RICH)
def test_there_and_back_again(source: str) -> None:
    assert from_plain(to_plain(source)) == source


def test_a_link_inside_the_house_returns_only_when_it_was_there() -> None:
    source = '<p><a linktype="page" id="7">berita lain</a></p>'
    assert addresses(source) == {"page:7"}
    assert from_plain(to_plain(source), known=addresses(source)) == source
    assert from_plain("[rahasia](page:8)", known=addresses(source)) == "<p>rahasia</p>"


@pytest.mark.parametrize(
    "typed",
    ["<script>alert(1)</script>", "[x](javascript:alert(1))", '[x](https://a"onclick="b)'],
)
def test_nothing_typed_becomes_a_tag_or_a_script(typed: str) -> None:
    made = from_plain(typed)
    assert "<script" not in made
    assert 'href="javascript' not in made
    assert 'onclick="b' not in made


def test_figures_with_underscores_stay_as_they_are() -> None:
    assert from_plain("berkas_rapat_2026.pdf") == "<p>berkas_rapat_2026.pdf</p>"
    assert from_plain("  \n\n ") == ""
