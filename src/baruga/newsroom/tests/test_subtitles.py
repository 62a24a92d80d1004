"""Subtitles from the programs that people have, in the encodings that these write."""

from __future__ import annotations

import pytest

from baruga.newsroom.recordings.subtitles import (
    BadSubtitles,
    clock,
    decode,
    parse,
    spoken,
    stamp,
    write,
)

VTT = """WEBVTT - judul

NOTE
catatan

STYLE
::cue { color: red }

1
00:01.000 --> 00:04.500 align:start
Selamat <b>pagi</b>,
Takalar.

00:05.000 --> 01:00:06.000
<v Camat>Air &amp; listrik
"""
SRT = """1
00:00:01,000 --> 00:00:04,500
Selamat pagi.

2
00:00:05,000 --> 00:00:06,000
<i>Terima kasih.</i>
""".replace("\n", "\r\n")


def test_webvtt_is_read_without_styles_notes_and_markup():
    first, second = parse(VTT)
    assert (first.start, first.end, first.text) == (1.0, 4.5, "Selamat pagi,\nTakalar.")
    assert (second.end, second.text) == (3606.0, "Air & listrik")


def test_subrip_is_read_as_well():
    assert [cue.text for cue in parse(SRT)] == ["Selamat pagi.", "Terima kasih."]


def test_what_is_written_reads_the_same_again_and_lets_no_markup_through():
    cues = parse("0:01 --> 0:03.5\nA &lt;script&gt; --> B & C")
    text = write(cues)
    assert text.startswith("WEBVTT\n\n00:00:01.000 --> 00:00:03.500\n")
    assert "<script>" not in text
    assert text.count("-->") == 1
    assert parse(text) == cues


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_the_encodings_of_common_programs_are_told_apart(encoding):
    text = "1\n00:00:01,000 --> 00:00:04,000\nKafé “Baruga” – Selayar\n"
    assert "Kafé “Baruga” – Selayar" in decode(text.encode(encoding))


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 4,
        b"1\n00:00:01,000 --> 00:00:04,000\n" + "今天的天气很好我们去海边".encode("gb18030") * 20,
        b"\xff\xfe\x00",
        b"\xef\xbb\xbf\xff\xff",
        b"PK\x03\x04" + b"\x00\x08" * 300,
    ],
)
def test_letters_that_nobody_can_read_are_refused_with_what_to_do(data):
    with pytest.raises(BadSubtitles, match="UTF-8"):
        parse(decode(data)) and pytest.fail("read")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "00:01.000 --> 00:04.000"),
        ("WEBVTT\n", "00:01.000 --> 00:04.000"),
        ("WEBVTT\n\nHalo tanpa waktu", "3"),
        ("WEBVTT\n\n00:05.000 --> 00:01.000\nMundur", "3"),
        ("WEBVTT\n\n00:xx --> 00:01.000\nSalah", "3"),
        ("WEBVTT\n\n02:00.000 --> 02:05.000\nTerlambat", "1:00"),
    ],
)
def test_a_mistake_is_named_with_its_place(text, said):
    with pytest.raises(BadSubtitles, match=said):
        parse(text, duration=60)


def test_cues_come_in_order_whatever_the_file_says():
    cues = parse("0:05 --> 0:06\ndua\n\n0:01 --> 0:02\nsatu")
    assert spoken(cues) == "satu dua"


def test_times_are_written_as_players_and_people_read_them():
    assert stamp(3661.2345) == "01:01:01.234"
    assert clock(59.9) == "0:59"
    assert clock(7325) == "2:02:05"
    assert clock(None) == "0:00"
