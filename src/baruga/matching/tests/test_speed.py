"""Work grows with the length of the text and with nothing else.

Compared is the processor time of one run, and generously, so that a busy machine does no harm: an
engine that went over the text once for each of its words would need 16 times as long for 4 times
the text.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from baruga.matching.abbreviations import unexplained
from baruga.matching.date_forms import date_forms
from baruga.matching.dates import moments
from baruga.matching.figures import figures
from baruga.matching.lead import answers
from baruga.matching.passives import pile_ups
from baruga.matching.readability import readability
from baruga.matching.shouting import shouted_headline, shouting
from baruga.matching.sourcing import unsaid_sources
from baruga.matching.terms import Terms
from baruga.matching.words import quotations, sentences, words

LENGTH = 10_000
STORY = (
    "Dinas Kesehatan Kabupaten Bone memeriksa 240 warga di Pasar Palakka, Senin (23/11/2026). "
    "“Kami siap,” kata Kepala BPBD, A. Rahman. Air mengalir sejak pukul 08.00 WITA!! "
)
PIECES = [
    *[STORY, "a", "A", ".", "! ", "\n ", "(", '"', "-", "a-", "AB-", "a.", "1/", "9", "x@", "A1"],
    *["BPBD (", "(BPBD) ", "BPBD atau ", "Senin, ", "pada ", "hari ", "akan ", "di ", "di aula "],
    *["Bone ", ", Bone", "dan Bone ", "\u200b", "a\u200b", "😀", "https://", "Aa.", "AYO DATANG "],
    *["1,000,", "2.5 ", "Rp 5.", "12 June ", "9:00 ", "diduga ", "dibuka ", "dibuka, "],
]
ENGINES: list[Callable[[str], Any]] = [
    *[words, sentences, quotations, readability, unexplained],
    *[shouting, shouted_headline, moments, answers],
    *[pile_ups, figures, date_forms, unsaid_sources, Terms(["aula bone", "a a a b"]).find],
]


def seconds(engine: Callable[[str], Any], text: str) -> float:
    begun = time.process_time()
    engine(text)
    return time.process_time() - begun


@pytest.mark.parametrize("piece", PIECES)
def test_four_times_the_text_takes_about_four_times_as_long(piece: str) -> None:
    short = piece * (LENGTH // len(piece))
    long = piece * (4 * LENGTH // len(piece))
    for engine in ENGINES:
        allowed = 9 * max(seconds(engine, short), 0.005)
        tries = (seconds(engine, long) for _ in range(3))
        assert any(spent < allowed for spent in tries), engine.__name__


def test_a_text_of_200_000_characters_is_measured_whole() -> None:
    text = STORY * (200_000 // len(STORY))
    copies = 200_000 // len(STORY)
    measured = readability(text)
    assert measured.words == copies * readability(STORY).words
    assert measured.sentences == copies * readability(STORY).sentences
    assert len(moments(text)) == copies * 2
    (found,) = unexplained(text)
    assert (found.text, found.uses) == ("BPBD", copies)


def test_all_checks_of_a_story_of_600_words_fit_between_two_key_strokes() -> None:
    """They run at every pause in typing. Aim: 20 ms on one core; slow cores are allowed 100."""
    story = STORY * 20
    lead = STORY[:90]
    spent = [
        sum(seconds(engine, lead if engine is answers else story) for engine in ENGINES)
        for _ in range(5)
    ]
    assert min(spent) < 0.1
