"""Words, sentences and quotations of an Indonesian text, with their places in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from baruga.matching.reading import Reading, Span
from baruga.matching.vocabulary import listed

_CHUNK = re.compile(r"\S+")
# A hyphen or an apostrophe joins ("anak-anak", "Jum'at"), and so does a mark between two figures
# ("3.059", "08.00", "23/11/2026"). A dash with spaces, a slash between words and "&" do not.
# Degrees and initials are one word with their full stops ("S.Sos", "A.M").
_WORD = re.compile(
    r"[A-Z][a-z]{0,3}(?:\.[A-Z][a-z]{0,3})+(?![^\W_])"
    r"|[^\W_]+(?:(?:[-']|(?<=\d)[.,:/](?=\d))[^\W_]+)*"
)
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:id|com|org|net|info|tv|co|gov|edu)", re.IGNORECASE)
_AROUND = "\"'()[]{}<>.,;:!?…“”«»"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of `Reading.plain`: offsets there, the text as read, and `key`, its lower case."""

    start: int
    end: int
    text: str
    key: str

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper()


def words(text: str) -> list[Span]:
    """The words of a text, counted as a newsroom counts them.

    A reduplication ("anak-anak") is one word (EYD V writes it with a hyphen), and so is a figure, a
    time, a date in figures, an address of the web or of e-mail. Marks and emoji are no words.
    """
    reading = Reading(text)
    return [reading.span(word.start, word.end) for word in read_words(reading)]


def read_words(reading: Reading) -> list[Word]:
    """The same words with offsets in `reading.plain`, for the other engines of this package."""
    return [Word(*place) for place in _word_places(reading.plain)]


def _word_places(plain: str) -> Iterator[tuple[int, int, str, str]]:
    for chunk in _CHUNK.finditer(plain):
        start, piece = chunk.start(), chunk.group()
        if is_address(piece):
            start += len(piece) - len(piece.lstrip(_AROUND))
            bare = piece.strip(_AROUND)
            yield start, start + len(bare), bare, bare.lower()
            continue
        for found in _WORD.finditer(piece):
            word = found.group()
            yield start + found.start(), start + found.end(), word, word.lower()


def is_address(chunk: str) -> bool:
    """Is this piece between two spaces an address of the web or of e-mail?"""
    bare = chunk.strip(_AROUND)
    if len(bare) < 4 or not ("." in bare or "@" in bare):
        return False
    named = "://" in bare or "@" in bare[1:] or bare.lower().startswith("www.")
    return named or _DOMAIN.fullmatch(bare) is not None


# --- sentences ---------------------------------------------------------------------------------

# What may end a sentence: marks with their closing quotes before a space, the end, or a capital
# letter that a hurried writer put right after the full stop; or a line break. Runs are possessive
# and begin only once: a page of dots takes linear time.
_BREAK = re.compile(r"""(?<![.!?…])([.!?…]++)(["'”»)\]]*+)(?:(\s+)|\Z|(?=["“«(]?[A-Z]))|\n\s*""")
_OPENING = "\"'“«([•-–— \n"
_LONGEST_BEFORE = 24  # characters looked at before a full stop

# A name, a number or a title follows these, so their full stop ends nothing (EYD V II.A on the full
# stop in abbreviations; the list is of the usual ones in official letters and news).
_BEFORE_A_NAME = listed(
    "a.n abd abdul aipda aiptu akbp akp bdk bp bpk brigjen brigpol bripka c.q cq cv d.a d/a dok",
    "dr dra drg drs ds dsn gb gbr gg hal hj hlm ibu ipda iptu ir jend jl jln k.h kab kapt kec",
    "kel kep kh kol kombes letda letjend letkol lettu mayjend moh mohd muh muhd nmr nn no nom ny",
    "pj plh plt pol prof prov pt r.a rp s.d sdn sdr sdri serda serka serma sertu sitti st tel",
    "telp tgl tlp tn ttd u.b u.p ud ust yth",
)
# These end a sentence only when a capital letter follows: "dan lain-lain", degrees, companies.
_MAY_END = listed(
    "ap dkk dll dsb dst inc ltd mkes mm mpd msi mt se sh sip skm spd ssos sst st tbk tsb",
)
_MONTH_SHORT = listed(
    "ags agt agu apr des feb jan jul jun mar nov okt sep sept",
)


def sentences(text: str) -> list[Span]:
    """The sentences of a text; a line break ends one too, as headings and list items do.

    A full stop ends none inside figures ("3.059", "08.00"), after a title or an abbreviation that
    precedes a name ("dr.", "Prof.", "Kab.", "No."), after an initial ("A. Rahman"), after the
    number of a list item, and inside a quotation that the sentence goes on after ("…!" katanya).
    """
    reading = Reading(text)
    return [reading.span(start, end) for start, end in sentence_places(reading.plain)]


def sentence_places(plain: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence in `plain`, without the spaces around it."""
    start = 0
    for found in _BREAK.finditer(plain):
        if not _ends_sentence(plain, start, found):
            continue
        yield from _trimmed(plain, start, found.end(2) if found.group(1) else found.start())
        start = found.end()
    yield from _trimmed(plain, start, len(plain))


def _trimmed(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = plain[start:end]
    bare = piece.strip()
    if any(character.isalnum() for character in bare):
        start += len(piece) - len(piece.lstrip())
        yield start, start + len(bare)


def _ends_sentence(plain: str, start: int, found: re.Match[str]) -> bool:
    following = plain[found.end() : found.end() + 8].lstrip(_OPENING)[:1]
    gap = found.group(3) or ""
    if not found.group(1) or "\n" in gap:
        # A line that goes on in lower case was broken by a program, unless it is a list.
        blank = (gap or found.group()).count("\n") > 1
        if blank or not following or not following.islower():
            return True
        if not found.group(1):
            return plain[found.end() : found.end() + 1] in "•-–—"
    if not found.group(3) and found.end() < len(plain):
        return _stop_without_space(plain, found)
    if not following:
        return True
    if found.group(1) == ".":
        return _full_stop_ends(plain, start, found, following)
    # "!", "?" and "…" end a sentence unless it goes on in lower case: "Ayo!" katanya.
    return not following.islower()


def _stop_without_space(plain: str, found: re.Match[str]) -> bool:
    """A missing space, "...rusak.Warga", told from "S.Sos" and "Makassar.go.id"."""
    before = _before(plain, found.start())
    after = plain[found.end() : found.end() + 2]
    is_word = (
        len(before) > 2 and before.isalpha() and before[1:].islower() and before.lower() != "www"
    )
    return is_word and (after[-1:].islower() or not after[:1].isalpha())


def _full_stop_ends(plain: str, start: int, found: re.Match[str], following: str) -> bool:
    before = _before(plain, found.start())
    key = before.lower()
    if found.group(2):  # the stop stands inside the quotes or brackets
        return not following.islower()
    if key in _BEFORE_A_NAME or (len(before) == 1 and before.isupper()):
        return False
    if key in _MONTH_SHORT:
        return not following.isdigit() and not following.islower()
    if is_address(before):
        return True
    if "." in before and not before[0].isdigit():
        return following.isupper() and _is_degree(plain, found.start(), before)
    if key in _MAY_END:
        return following.isupper() and not _degree_follows(plain, found.end())
    # The number of a list item ends nothing: "1. Membawa fotokopi KTP".
    opens = not plain[start : found.start() - len(before)].strip(_OPENING)
    return not (before.isdigit() and opens)


def _before(plain: str, stop: int) -> str:
    """The piece between the last space and the full stop, without opening marks."""
    window = plain[max(0, stop - _LONGEST_BEFORE) : stop]
    pieces = window.split()
    if not pieces or window[-1].isspace():
        return ""
    return pieces[-1].lstrip(_OPENING + ",;/")


def _is_degree(plain: str, stop: int, before: str) -> bool:
    """A degree, "Rahman, M.Si.", may end a sentence; the initials of "A.M. Nurdin" do not."""
    preceding = plain[max(0, stop - len(before) - 2) : stop - len(before)].rstrip()
    return preceding.endswith(",") and not _degree_follows(plain, stop + 1)


def _degree_follows(plain: str, place: int) -> bool:
    return re.match(r"\s*[A-Z][A-Za-z]{0,3}\.", plain[place : place + 8]) is not None


# --- quotations --------------------------------------------------------------------------------

_QUOTE_MARK = re.compile(r'["“”„«»]|\n[^\S\n]*\n')
_OPENERS = {'"': '"', "“": "”", "„": "“", "«": "»"}


def quotations(text: str) -> list[Span]:
    """What stands between double quotation marks, without the marks.

    A quotation that is never closed ends with its paragraph: a quotation over several paragraphs
    opens each of them anew (EYD V).
    """
    reading = Reading(text)
    found: list[Span] = []
    begun, closer = -1, ""
    for mark in _QUOTE_MARK.finditer(reading.plain):
        sign = mark.group()
        if begun >= 0 and (sign in (closer, '"') or sign.startswith("\n")):
            found.append(reading.span(begun, mark.start()))
            begun = -1
        elif begun < 0 and sign in _OPENERS:
            begun, closer = mark.end(), _OPENERS[sign]
    if begun >= 0:
        found.append(reading.span(begun, len(reading.plain)))
    return [quotation for quotation in found if quotation.text.strip()]
