"""The words in a picture, read by tesseract when it is installed; without it, nothing breaks."""

from __future__ import annotations

import csv
import logging
import shutil
import subprocess
from functools import cache
from pathlib import Path

PROGRAM = "tesseract"
LANGUAGES = ("ind", "eng")  # the first that is installed; Indonesian is written in plain letters
LONG_ENOUGH = 4  # letters of the longest word of a line
SURE = 60.0  # percent; below, it reads letters into leaves and clouds
PATIENCE = 60  # seconds
LONGEST = 10_000  # characters
TEXT, CONFIDENCE, LINE = 11, 10, slice(1, 5)  # columns of its TSV

logger = logging.getLogger("baruga.hoaxdesk")


@cache
def language() -> str:
    """What tesseract reads here; empty when it is not installed."""
    if shutil.which(PROGRAM) is None:
        return ""
    done = subprocess.run(  # noqa: S603  our own words
        [PROGRAM, "--list-langs"],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    installed = done.stdout.split()
    return next((each for each in LANGUAGES if each in installed), "")


def words_in(picture: Path) -> str:
    """Line by line, what can be read for certain; empty when that is nothing."""
    if not language():
        return ""
    try:
        done = subprocess.run(  # noqa: S603  our own words and a path of ours
            [PROGRAM, str(picture), "stdout", "-l", language(), "--psm", "11", "tsv"],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=PATIENCE,
            check=False,
            env={"OMP_THREAD_LIMIT": "1", "PATH": "/usr/local/bin:/usr/bin:/bin"},
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        logger.warning("The words of %s could not be read: %s", picture.name, fault)
        return ""
    return _lines(done.stdout)[:LONGEST]


def _lines(table: str) -> str:
    lines: dict[tuple[str, ...], list[str]] = {}
    for row in list(csv.reader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))[1:]:
        if len(row) <= TEXT or float(row[CONFIDENCE]) < SURE:
            continue
        if any(letter.isalnum() for letter in row[TEXT]):
            lines.setdefault(tuple(row[LINE]), []).append(row[TEXT].strip())
    return "\n".join(" ".join(words) for words in lines.values() if _is_said(words))


def _is_said(words: list[str]) -> bool:
    """Not the one or two letters that it sees in a roof or a wave."""
    return any(len(word) >= LONG_ENOUGH for word in words)
