"""ffmpeg and ffprobe as programs beside us: argument lists, local files only, a time limit.

Strangers' files are opened by demuxers of single files alone. Playlists (HLS, concat and their like)
would make ffmpeg read other files or addresses; they are refused before a byte of them is followed.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from baruga.newsroom.choices import RecordingFault

CONTAINERS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,mp3,wav,ogg,flac,aac,mpegts,mpeg,avi,asf,amr,aiff,caf"
)
SAFELY = ("-protocol_whitelist", "file", "-format_whitelist", CONTAINERS)
TAIL = 65_536  # bytes of what a program said that are read for its summary or its fault


class Unusable(Exception):
    """A recording that cannot be taken or prepared; `fault` says why, in words for its owner."""

    def __init__(self, fault: RecordingFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True)
class Outcome:
    """How a run ended. `seconds` of media were written; `said` is the end of its messages."""

    status: int
    seconds: float
    said: str


def is_installed() -> bool:
    return bool(shutil.which("ffmpeg") and shutil.which("ffprobe"))


def source(path: Path) -> list[str]:
    """The arguments that open `path` and nothing else."""
    return [*SAFELY, "-i", f"file:{path}"]


def ask(arguments: Sequence[str], *, limit: float) -> str:
    """What ffprobe answers. Raises Unusable: no program, not readable, or too slow."""
    try:
        done = subprocess.run(  # noqa: S603  fixed program, names of our own making
            ["ffprobe", "-hide_banner", "-v", "error", *arguments],  # noqa: S607  from the system's path
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=limit,
            check=False,
        )
    except FileNotFoundError as error:
        raise Unusable(RecordingFault.NO_PROGRAM) from error
    except subprocess.TimeoutExpired as error:
        raise Unusable(RecordingFault.TOO_SLOW) from error
    if done.returncode:
        raise Unusable(_fault_in(done.stderr.decode("utf-8", "replace")))
    return done.stdout.decode("utf-8", "replace")


def work(
    arguments: Sequence[str], *, limit: float, told: Callable[[float], object] | None = None
) -> Outcome:
    """Run ffmpeg for at most `limit` seconds; `told` hears how many seconds of media are done.

    What `told` raises stops the program. Raises Unusable as well: no program, too slow, no room.
    """
    if not is_installed():
        raise Unusable(RecordingFault.NO_PROGRAM)
    command = [*_manners(), "ffmpeg", "-nostdin", "-hide_banner", "-nostats", "-y"]
    command += ["-loglevel", "info", "-progress", "pipe:1", *arguments]
    with tempfile.TemporaryFile() as messages:
        process = subprocess.Popen(  # noqa: S603  fixed program, names of our own making
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=messages, text=True
        )
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        clock = threading.Timer(limit, stop)
        clock.daemon = True
        clock.start()
        try:
            seconds = _listen(process, told)
            status = process.wait()
        finally:
            clock.cancel()
            process.kill()
            process.wait()
        messages.seek(max(messages.seek(0, 2) - TAIL, 0))
        said = messages.read().decode("utf-8", "replace")
    if late.is_set():
        raise Unusable(RecordingFault.TOO_SLOW)
    if status and "No space left" in said:
        raise Unusable(RecordingFault.NO_ROOM)
    return Outcome(status, seconds, said)


def _listen(process: subprocess.Popen[str], told: Callable[[float], object] | None) -> float:
    """Read the progress report, a line `name=value` each, to its end; answer the last time."""
    seconds = 0.0
    assert process.stdout is not None  # noqa: S101  tells mypy what was opened above
    with process.stdout as report:
        for line in report:
            name, _equals, value = line.strip().partition("=")
            if name == "out_time_us" and value.lstrip("-").isdecimal():
                seconds = max(seconds, int(value) / 1_000_000)
            elif name == "progress" and told is not None:
                told(seconds)
    return seconds


@cache
def _manners() -> tuple[str, ...]:
    """Readers come first, and nobody goes on working for a worker that was killed."""
    manners: list[str] = []
    if shutil.which("setpriv"):
        manners += ["setpriv", "--pdeathsig", "KILL", "--"]
    if shutil.which("nice"):
        manners += ["nice", "-n", "10"]
    return tuple(manners)


def _fault_in(said: str) -> RecordingFault:
    """A container that ends too early is damaged; everything else is none of ours."""
    if any(words in said for words in ("moov atom not found", "End of file", "truncated")):
        return RecordingFault.DAMAGED
    return RecordingFault.NOT_A_RECORDING
