"""What a file really holds, whatever its name says."""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from baruga.newsroom.choices import RecordingFault, RecordingKind
from baruga.newsroom.recordings import ffmpeg
from baruga.newsroom.recordings.ffmpeg import Unusable

LONGEST = 4 * 60 * 60  # seconds
LARGEST = 8192  # pixels of either side
PATIENCE = 60  # seconds for the look into one file


@dataclass(frozen=True, kw_only=True)
class Probe:
    """A recording as a player would show it: turned upright, with square pixels.

    `duration` in seconds, None when the container does not say; sides are 0 for audio.
    """

    kind: RecordingKind
    container: str
    duration: float | None
    width: int = 0
    height: int = 0
    frame_rate: float = 0
    interlaced: bool = False
    channels: int = 0

    @property
    def has_sound(self) -> bool:
        return self.channels > 0

    @property
    def short_side(self) -> int:
        """What people mean by "720p", for upright videos as well."""
        return min(self.width, self.height)


def probe(path: Path) -> Probe:
    """Look into the file at `path`. Raises Unusable when it is no recording we take."""
    answer = ffmpeg.ask(
        [*ffmpeg.SAFELY, "-of", "json", "-show_format", "-show_streams", f"file:{path}"],
        limit=PATIENCE,
    )
    found = json.loads(answer or "{}")
    streams = found.get("streams", [])
    pictures = [stream for stream in streams if _moves(stream)]
    sounds = [stream for stream in streams if _sounds(stream)]
    if not pictures and not sounds:
        raise Unusable(RecordingFault.NOT_A_RECORDING)
    duration = _duration(found.get("format", {}), pictures + sounds)
    if duration is not None and duration > LONGEST:
        raise Unusable(RecordingFault.TOO_LONG)
    values: dict[str, Any] = {
        "container": str(found.get("format", {}).get("format_name", ""))[:60],
        "duration": duration,
        "channels": int(sounds[0]["channels"]) if sounds else 0,
    }
    if not pictures:
        return Probe(kind=RecordingKind.AUDIO, **values)
    return Probe(kind=RecordingKind.VIDEO, **values, **_picture(pictures[0]))


def _moves(stream: dict[str, Any]) -> bool:
    """A picture that moves: the cover inside an audio file does not."""
    return (
        stream.get("codec_type") == "video"
        and not stream.get("disposition", {}).get("attached_pic")
        and bool(stream.get("width"))
        and "codec_name" in stream
    )


def _sounds(stream: dict[str, Any]) -> bool:
    return (
        stream.get("codec_type") == "audio"
        and bool(stream.get("channels"))
        and "codec_name" in stream
    )


def _picture(stream: dict[str, Any]) -> dict[str, Any]:
    """Sides, frame rate and fields. Raises Unusable when the picture is larger than 8K."""
    width, height = int(stream["width"]), int(stream["height"])
    if max(width, height) > LARGEST:
        raise Unusable(RecordingFault.TOO_MANY_PIXELS)
    shape = _fraction(str(stream.get("sample_aspect_ratio", "1:1")).replace(":", "/"))
    if shape and Fraction(1, 4) < shape < 4:
        width = round(width * shape)
    turned = [side.get("rotation") for side in stream.get("side_data_list", [])]
    if any(angle is not None and int(angle) % 180 for angle in turned):
        width, height = height, width
    return {
        "width": width,
        "height": height,
        "frame_rate": float(_fraction(str(stream.get("avg_frame_rate", "0/1")))),
        "interlaced": stream.get("field_order") in {"tt", "bb", "tb", "bt"},
    }


def _duration(container: dict[str, Any], streams: list[dict[str, Any]]) -> float | None:
    """What the container says, or else its longest stream; None when neither does."""
    said = [container.get("duration"), *(stream.get("duration") for stream in streams)]
    known = [float(value) for value in said if value not in {None, "N/A"}]
    return max(known) if known and max(known) > 0 else None


def _fraction(text: str) -> Fraction:
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        return Fraction(0)
