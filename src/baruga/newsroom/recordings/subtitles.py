"""Subtitles: read from WebVTT and SubRip in the encodings that people's programs write, written as WebVTT.

WebVTT after https://www.w3.org/TR/webvtt1/. What is kept is always what `write` writes, so that a
stranger's styles, regions and markup never reach a reader.
"""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

MOST_CUES = 10_000
LARGEST = 2_000_000  # bytes
_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?"
_TIMES = re.compile(rf"^\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?$")
_TAG = re.compile(r"<[^<>]*>")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_BLANK = re.compile(r"\n[ \t]*\n+")
_SKIPPED = ("NOTE", "STYLE", "REGION", "WEBVTT")


class BadSubtitles(Exception):
    """Cannot be read; the message says where and what to do."""


@dataclass(frozen=True)
class Cue:
    """One subtitle: seconds from the beginning, and plain words, a line or two."""

    start: float
    end: float
    text: str


def decode(data: bytes) -> str:
    """The text of a subtitle file. Raises BadSubtitles when its encoding cannot be told."""
    if len(data) > LARGEST:
        raise BadSubtitles(_("This file is far too large for subtitles."))
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _checked(data, encoding)
    if b"\0" in data[:200]:  # UTF-16 without its mark
        text = _checked(data, "utf-16-be" if data[:1] == b"\0" else "utf-16-le")
        if "-->" not in text:
            raise _unreadable()
        return text
    try:
        return _plausible(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _western(data)


def parse(text: str, *, duration: float | None = None) -> list[Cue]:
    """The cues of a WebVTT or SubRip text, in order of time. Raises BadSubtitles with the place."""
    cues: list[Cue] = []
    for line, block in _blocks(text):
        cue = _cue(block, line)
        if cue is None:
            continue
        if duration is not None and cue.start > duration:
            raise BadSubtitles(
                _("Line %(line)s: this begins after the end of the recording (%(end)s).")
                % {"line": line, "end": clock(duration)}
            )
        cues.append(cue)
    if not cues:
        raise BadSubtitles(
            _("There is no subtitle with times in it, such as: 00:01.000 --> 00:04.000")
        )
    if len(cues) > MOST_CUES:
        raise BadSubtitles(_("These are more subtitles than any recording needs."))
    return sorted(cues, key=lambda cue: (cue.start, cue.end))


def write(cues: Sequence[Cue]) -> str:
    """As WebVTT."""
    parts = [f"{stamp(cue.start)} --> {stamp(cue.end)}\n{_escape(cue.text)}" for cue in cues]
    return "\n\n".join(["WEBVTT", *parts]) + "\n"


def spoken(cues: Sequence[Cue]) -> str:
    """The words alone, sentences joined over the breaks of the screen."""
    return " ".join(" ".join(cue.text.split()) for cue in cues)


def stamp(seconds: float) -> str:
    """`00:01:02.345`."""
    milliseconds = round(seconds * 1000)
    minutes, milliseconds = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{milliseconds // 1000:02}.{milliseconds % 1000:03}"


def clock(seconds: float | None) -> str:
    """As a person says it: `1:02`, `1:02:03`."""
    minutes, rest = divmod(int(seconds or 0), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines between empty ones, with the number of the first line."""
    block: list[str] = []
    first = 1
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if line.strip():
            first = first if block else number
            block.append(line.strip())
        elif block:
            yield first, block
            block = []
    if block:
        yield first, block


def _cue(block: list[str], line: int) -> Cue | None:
    """The cue of a block; None for headers, notes and cues without words."""
    times = next((number for number, words in enumerate(block[:3]) if "-->" in words), None)
    if block[0].startswith(_SKIPPED) and (times is None or not block[0].startswith("WEBVTT")):
        return None
    if times is None:
        raise BadSubtitles(
            _("Line %(line)s: there is no time above these words: %(words)s")
            % {"line": line, "words": block[0][:40]}
        )
    match = _TIMES.match(block[times])
    start, end = _seconds(match.groups()) if match else (0.0, 0.0)
    if match is None or end <= start:
        raise BadSubtitles(
            _("Line %(line)s: this time cannot be right: %(words)s")
            % {"line": line + times, "words": block[times][:40]}
        )
    words = "\n".join(block[times + 1 :])
    plain = html.unescape(_TAG.sub("", words)).strip()
    return Cue(start, end, _CONTROL.sub("", plain)) if plain else None


def _seconds(groups: Sequence[str | None]) -> tuple[float, float]:
    def moment(
        hours: str | None, minutes: str | None, seconds: str | None, rest: str | None
    ) -> float:
        whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
        return whole + int((rest or "0").ljust(3, "0")) / 1000

    return moment(*groups[:4]), moment(*groups[4:])


def _checked(data: bytes, encoding: str) -> str:
    try:
        return _plausible(data.decode(encoding))
    except UnicodeDecodeError as error:
        raise _unreadable() from error


def _western(data: bytes) -> str:
    """Windows-1252, the Latin-1 that programs mean: few letters beyond ASCII, no control characters."""
    try:
        text = _plausible(data.decode("cp1252"))
    except UnicodeDecodeError as error:
        raise _unreadable() from error
    foreign = sum(not letter.isascii() for letter in text)
    if foreign > 0.2 * len(text):
        raise _unreadable()
    return text


def _plausible(text: str) -> str:
    """`text`, unless no person can have typed it."""
    if _CONTROL.search(text.removeprefix("\ufeff")):
        raise _unreadable()
    return text.removeprefix("\ufeff")


def _unreadable() -> BadSubtitles:
    return BadSubtitles(
        _(
            "The letters of this file cannot be read. Please save the subtitles again as UTF-8 "
            "(in most programs: Save as, Encoding) and upload them once more."
        )
    )


def _escape(text: str) -> str:
    """An empty line would end the cue, an arrow would begin times."""
    return html.escape(_BLANK.sub("\n", text), quote=False)
