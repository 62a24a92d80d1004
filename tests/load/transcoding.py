"""What the worker adds to ffmpeg's own time when it prepares a video."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.load.figures import Figure, at_most

SECONDS = 60
ROUNDS = 2
SPLIT = "[0:v]split[a][b];[a]scale=1280:720[large];[b]scale=640:360[small]"


def transcode(folder: Path) -> Iterator[Figure]:
    """A minute of 1080p with sound: all that the worker does, and one plain ffmpeg for the same two sizes.

    In turns within one run, the faster of each counts, so that other work on the machine weighs on both.
    """
    source = _source(folder / "source.mp4")
    ours, plain = [], []
    for number in range(ROUNDS):
        place = folder / str(number)
        place.mkdir()
        plain.append(_timed(lambda place=place: _plainly(source, place)))
        ours.append(_timed(lambda place=place: _as_the_worker(source, place)))
    ratio = min(ours) / min(plain)
    shown = f"{min(ours):.1f} s, ffmpeg alone {min(plain):.1f} s: {ratio:.2f} times"
    yield at_most("a minute of 1080p to 360p and 720p", ratio, 2, "times", measured=shown)


def _timed(work: Callable[[], object]) -> float:
    begin = time.monotonic()
    work()
    return time.monotonic() - begin


def _source(path: Path) -> Path:
    """Moving picture with grain, as a camera's, and a quiet voice."""
    picture = f"testsrc2=s=1920x1080:r=30:d={SECONDS},noise=alls=6:allf=t"
    sound = f"sine=frequency=220:sample_rate=48000:duration={SECONDS},volume=0.05"
    _ffmpeg(
        *("-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", sound),
        *("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac"),
        str(path),
    )
    return path


def _plainly(source: Path, place: Path) -> None:
    picture = ("-c:v", "libx264", "-preset", "veryfast", "-crf", "23")
    sound = ("-map", "0:a", "-c:a", "aac")
    _ffmpeg(
        *("-i", str(source), "-filter_complex", SPLIT),
        *("-map", "[large]", *sound, *picture, str(place / "720-plain.mp4")),
        *("-map", "[small]", *sound, *picture, str(place / "360-plain.mp4")),
    )


def _as_the_worker(source: Path, place: Path) -> None:
    from baruga.newsroom.recordings import encoding
    from baruga.newsroom.recordings.probing import probe

    found = probe(source)
    before = encoding.measure(source, found)
    encoding.encode(source, found, place, loudness=before.loudness)
    encoding.frames(source, found, place)


def _ffmpeg(*arguments: str) -> None:
    command = ["ffmpeg", "-nostdin", "-v", "error", "-y", *arguments]
    subprocess.run(command, check=True, capture_output=True)
