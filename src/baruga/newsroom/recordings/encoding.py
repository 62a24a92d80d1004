"""Sizes for the web of a recording: one run of ffmpeg makes them all, evenly loud, without metadata.

Loudness follows ITU-R BS.1770 as ffmpeg's `ebur128` measures it. The target of -16 LUFS is that of
Apple's and AES's recommendations for speech over the network (AES TD1008).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from baruga.newsroom.choices import RecordingFault, RecordingKind
from baruga.newsroom.recordings import ffmpeg
from baruga.newsroom.recordings.ffmpeg import Unusable
from baruga.newsroom.recordings.probing import Probe

TARGET = -16.0  # LUFS
SILENCE = -60.0  # LUFS; what is quieter is no sound that anybody would raise
STEEPEST = 30.0  # dB that a quiet recording is raised at most: beyond, one hears noise
CEILING = 0.84  # of full scale, -1.5 dBFS, so that lossy sizes do not clip
# Short side in pixels: quality, then the rate in kbit/s that a phone's connection must bear.
QUALITIES = {360: (24, 800), 720: (23, 2500)}
FASTEST = 31  # frames a second; faster video is halved to 30
FRAME_PLACES = (0.08, 0.25, 0.45, 0.65, 0.85)
_INTEGRATED = re.compile(r"^\s+I:\s+(-?[\d.]+) LUFS", re.MULTILINE)

Told = Callable[[float], object]


@dataclass(frozen=True)
class Made:
    """One finished size in the work folder. `width` and `height` are 0 for sound alone."""

    label: str
    path: Path
    mime: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class Measured:
    """`loudness` in LUFS, None for silence; `seconds` that could be read."""

    loudness: float | None
    seconds: float


def patience(duration: float | None) -> float:
    """Seconds that a run may take: thirty times the recording, on a small machine under load."""
    return 120 + 30 * (duration or 600)


def measure(path: Path, probe: Probe, *, told: Told | None = None) -> Measured:
    """How loud the recording is as it came. Raises Unusable when it cannot be read."""
    arguments = [*ffmpeg.source(path), "-map", "0:a:0", "-vn", "-sn", "-dn"]
    arguments += ["-af", "ebur128=framelog=verbose", "-f", "null", "-"]
    done = ffmpeg.work(arguments, limit=patience(probe.duration), told=told)
    if done.status:
        raise Unusable(RecordingFault.DAMAGED)
    return Measured(_loudness_in(done.said), done.seconds)


def encode(
    path: Path, probe: Probe, folder: Path, *, loudness: float | None, told: Told | None = None
) -> tuple[list[Made], Measured]:
    """Make every size in `folder`; answer them and the loudness that they have.

    Raises Unusable when the recording breaks off: less than 95 % of its length could be read.
    """
    sizes = sizes_of(probe) if probe.kind == RecordingKind.VIDEO else []
    made = [_video(folder, *size) for size in sizes] + (
        _sounds(folder, probe.kind, bool(probe.channels))
    )
    arguments = [*ffmpeg.source(path), "-filter_complex", graph(probe, sizes, len(made), loudness)]
    for number, size in enumerate(made):
        arguments += _output(number, size, probe)
    done = ffmpeg.work(arguments, limit=patience(probe.duration), told=told)
    if done.status or not all(size.path.exists() for size in made):
        raise Unusable(RecordingFault.DAMAGED)
    if probe.duration and done.seconds < 0.95 * probe.duration - 1:
        raise Unusable(RecordingFault.DAMAGED)
    return made, Measured(_loudness_in(done.said), done.seconds)


def sizes_of(probe: Probe) -> list[tuple[int, int, int]]:
    """Short side, width and height of each web size, the smallest first; never enlarged, all even."""
    sides = sorted({min(side, probe.short_side) for side in QUALITIES})
    return [
        (
            side,
            _even(probe.width * side / probe.short_side),
            _even(probe.height * side / probe.short_side),
        )
        for side in sides
    ]


def graph(
    probe: Probe, sizes: list[tuple[int, int, int]], outputs: int, loudness: float | None
) -> str:
    """ffmpeg's filters: each picture from the next larger one, one voice for all."""
    steps = []
    source = "[0:V:0]"
    first = [
        *(["yadif=deint=interlaced"] if probe.interlaced else []),
        *(["fps=30"] if probe.frame_rate > FASTEST else []),
    ]
    for number, (_side, width, height) in reversed(list(enumerate(sizes))):
        chain = [*first, f"scale={width}:{height}", "setsar=1", "format=yuv420p"]
        first = []
        smaller = f",split[v{number}][w{number}]" if number else f"[v{number}]"
        steps.append(f"{source}{','.join(chain)}{smaller}")
        source = f"[w{number}]"
    if probe.has_sound:
        voice = [*_levelling(loudness), "aresample=48000", "ebur128=framelog=verbose"]
        labels = "".join(f"[a{number}]" for number in range(outputs))
        steps.append(f"[0:a:0]{','.join(voice)},asplit={outputs}{labels}")
    return ";".join(steps)


def frames(
    path: Path, probe: Probe, folder: Path, *, told: Told | None = None
) -> list[tuple[float, Path]]:
    """Still pictures to choose a poster from: at which second, and where. Missing ones are left out."""
    found = []
    for number, place in enumerate(FRAME_PLACES):
        second = round((probe.duration or 0) * place, 2)
        target = folder / f"{number}.jpg"
        arguments = [
            "-ss",
            f"{second:.2f}",
            *ffmpeg.source(path),
            "-map",
            "0:V:0",
            "-frames:v",
            "1",
        ]
        arguments += [
            "-vf",
            "scale='min(1920,iw*sar)':-2,setsar=1",
            "-q:v",
            "3",
            "-map_metadata",
            "-1",
        ]
        arguments += ["-f", "image2", "-update", "1", str(target)]
        done = ffmpeg.work(arguments, limit=120, told=told)
        if not done.status and target.exists() and target.stat().st_size:
            found.append((second, target))
        if not probe.duration:
            break
    return found


def _levelling(loudness: float | None) -> list[str]:
    """One gain for the whole, so that its own loud and quiet stay, and a limiter for the peaks."""
    if loudness is None or loudness < SILENCE:
        return []
    gain = max(min(TARGET - loudness, STEEPEST), -STEEPEST)
    return [f"volume={gain:.2f}dB", f"alimiter=limit={CEILING}:level=false"]


def _video(folder: Path, side: int, width: int, height: int) -> Made:
    return Made(f"{side}p", folder / f"{side}.mp4", "video/mp4", width, height)


def _sounds(folder: Path, kind: RecordingKind, audible: bool) -> list[Made]:
    """For audio both kinds that browsers and podcast players know; for video the voice alone, to save data."""
    opus = Made("opus", folder / "opus.ogg", "audio/ogg")
    if kind == RecordingKind.VIDEO:
        return [opus] if audible else []
    return [Made("aac", folder / "aac.m4a", "audio/mp4"), opus]


def _output(number: int, size: Made, probe: Probe) -> list[str]:
    """The arguments of one output: its streams, its codecs, nothing about who and where."""
    stereo = min(probe.channels, 2)
    voice = ["-map", f"[a{number}]", "-ac", str(stereo)] if probe.has_sound else []
    plain = ["-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact"]
    if size.mime == "audio/ogg":
        return [
            *voice,
            "-c:a",
            "libopus",
            "-b:a",
            f"{24 * stereo}k",
            *plain,
            "-f",
            "ogg",
            str(size.path),
        ]
    sound = [*voice, *(["-c:a", "aac", "-b:a", f"{48 * stereo}k"] if voice else [])]
    moving = ["-movflags", "+faststart", *plain, "-f", "mp4", str(size.path)]
    if size.mime == "audio/mp4":
        return [*sound, *moving]
    quality, rate = QUALITIES[360 if min(size.width, size.height) <= 480 else 720]
    picture = [
        "-map",
        f"[v{number}]",
        "-c:v",
        "libx264",
        "-preset",
        "veryfast",
        "-crf",
        str(quality),
    ]
    picture += ["-maxrate", f"{rate}k", "-bufsize", f"{2 * rate}k", "-profile:v", "main"]
    return [*picture, "-g", "60", *sound, *moving]


def _loudness_in(said: str) -> float | None:
    """The integrated loudness of the last summary; None without one, or for silence."""
    found = _INTEGRATED.findall(said)
    return float(found[-1]) if found and float(found[-1]) > SILENCE else None


def _even(length: float) -> int:
    return max(2 * round(length / 2), 2)
