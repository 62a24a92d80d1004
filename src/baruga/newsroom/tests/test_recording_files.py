"""What ffmpeg makes of files: judged by content, evenly loud, without a trace of where they come from."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from baruga.newsroom.choices import RecordingFault, RecordingKind
from baruga.newsroom.recordings import encoding, ffmpeg
from baruga.newsroom.recordings.ffmpeg import Unusable
from baruga.newsroom.recordings.probing import Probe, probe
from tests import media

pytestmark = media.needs_ffmpeg


def zipped() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("isi.txt", "bukan video" * 1000)
    return held.getvalue()


def pictured() -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (64, 64)).save(held, "PNG")
    return held.getvalue()


PLAYLIST = b"#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"
CONCAT = b"ffconcat version 1.0\nfile '/etc/passwd'\nduration 5\n"
SDP = b"v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n"


@pytest.mark.parametrize(
    "content",
    [zipped(), pictured(), PLAYLIST, CONCAT, SDP, b"", b"halo " * 500, b"GIF89a" + b"\0" * 50],
)
def test_what_only_bears_the_name_of_a_video_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "liputan.mp4"
    path.write_bytes(content)
    with pytest.raises(Unusable) as refused:
        probe(path)
    assert refused.value.fault in {RecordingFault.NOT_A_RECORDING, RecordingFault.DAMAGED}


def test_the_name_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "dokumen.pdf"
    path.write_bytes(media.clip().read_bytes())
    found = probe(path)
    assert (found.kind, found.width, found.height) == (RecordingKind.VIDEO, 320, 240)
    assert found.has_sound


def test_a_video_that_was_cut_off_is_called_so(tmp_path: Path) -> None:
    path = tmp_path / "terpotong.mp4"
    path.write_bytes(media.clip().read_bytes()[:4000])
    with pytest.raises(Unusable) as refused:
        probe(path)
    assert refused.value.fault == RecordingFault.DAMAGED


def test_sound_with_a_cover_inside_is_audio(tmp_path: Path) -> None:
    cover = tmp_path / "sampul.png"
    cover.write_bytes(pictured())
    path = media.make(
        "bersampul.mp3",
        *("-i", str(media.sound()), "-i", str(cover), "-map", "0", "-map", "1"),
        *("-c:a", "copy", "-disposition:v", "attached_pic"),
    )
    assert probe(path).kind == RecordingKind.AUDIO


def test_an_upright_video_stays_upright(tmp_path: Path) -> None:
    turn = ("-i", str(media.clip()), "-c", "copy", "-metadata:s:v", "rotate=90")
    path = media.make("tegak.mp4", *turn)
    found = probe(path)
    assert (found.width, found.height) == (240, 320)
    made, _after = encoding.encode(path, found, tmp_path, loudness=None)
    assert (probe(made[0].path).width, probe(made[0].path).height) == (240, 320)


def shaped(**values: Any) -> Probe:
    return Probe(kind=RecordingKind.VIDEO, container="mp4", duration=10, **values)


@pytest.mark.parametrize(
    ("width", "height", "sizes"),
    [
        (1920, 1080, [(360, 640, 360), (720, 1280, 720)]),
        (1080, 1920, [(360, 360, 640), (720, 720, 1280)]),
        (853, 480, [(360, 640, 360), (480, 852, 480)]),
        (320, 241, [(241, 320, 240)]),
    ],
)
def test_sizes_are_never_larger_than_the_original(width, height, sizes) -> None:
    assert encoding.sizes_of(shaped(width=width, height=height)) == sizes


def test_a_video_becomes_two_pictures_and_a_voice_as_loud_as_all_others(tmp_path: Path) -> None:
    path = media.clip(3, "960x540")
    found = probe(path)
    before = encoding.measure(path, found)
    made, after = encoding.encode(path, found, tmp_path, loudness=before.loudness)
    assert before.loudness is not None
    assert before.loudness < -20
    assert after.loudness == pytest.approx(encoding.TARGET, abs=1)
    assert [(size.label, size.width, size.height) for size in made] == [
        ("360p", 640, 360),
        ("540p", 960, 540),
        ("opus", 0, 0),
    ]
    assert encoding.measure(made[0].path, probe(made[0].path)).loudness == pytest.approx(-16, abs=1)


def test_nothing_of_place_or_person_comes_through(tmp_path: Path) -> None:
    path = media.clip()
    assert b"Nama Rahasia" in path.read_bytes()
    made, _after = encoding.encode(path, probe(path), tmp_path, loudness=None)
    for size in made:
        content = size.path.read_bytes()
        assert b"Nama Rahasia" not in content
        assert b"119.4126" not in content


def test_a_browser_can_begin_before_the_file_is_whole(tmp_path: Path) -> None:
    made, _after = encoding.encode(media.clip(), probe(media.clip()), tmp_path, loudness=None)
    content = made[0].path.read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")


def test_silence_is_left_alone_and_said(tmp_path: Path) -> None:
    path = media.make("hening.wav", "-f", "lavfi", "-i", "anullsrc=r=16000:cl=mono", "-t", "1")
    found = probe(path)
    assert encoding.measure(path, found).loudness is None
    made, after = encoding.encode(path, found, tmp_path, loudness=None)
    assert [size.label for size in made] == ["aac", "opus"]
    assert after.loudness is None


def test_a_film_without_sound_is_a_film(tmp_path: Path) -> None:
    path = media.make("bisu.mp4", *media.picture(), "-pix_fmt", "yuv420p")
    made, _after = encoding.encode(path, probe(path), tmp_path, loudness=None)
    assert [size.label for size in made] == ["240p"]


def test_stills_are_taken_from_all_over_the_video(tmp_path: Path) -> None:
    path = media.clip(3, "960x540")
    stills = encoding.frames(path, probe(path), tmp_path)
    assert len(stills) == len(encoding.FRAME_PLACES)
    assert Image.open(stills[0][1]).size == (960, 540)


def test_two_hours_of_audio_are_taken_and_five_are_not(tmp_path: Path) -> None:
    """In a container that needs no decoding to be that long."""
    long = media.make("dua-jam.flac", "-f", "lavfi", "-i", "anullsrc=r=8000:cl=mono", "-t", "7200")
    found = probe(long)
    assert found.duration == pytest.approx(7200)
    assert encoding.measure(long, found).seconds == pytest.approx(7200, abs=1)
    longer = media.make(
        "lima-jam.flac", "-f", "lavfi", "-i", "anullsrc=r=8000:cl=mono", "-t", "18000"
    )
    with pytest.raises(Unusable) as refused:
        probe(longer)
    assert refused.value.fault == RecordingFault.TOO_LONG


def test_a_recording_that_breaks_off_inside_is_said_to_be_damaged(tmp_path: Path) -> None:
    whole = media.make(
        "utuh.mp4",
        *media.picture(10),
        *media.tone(10),
        "-pix_fmt",
        "yuv420p",
        "-movflags",
        "+faststart",
    )
    path = tmp_path / "separuh.mp4"
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    with pytest.raises(Unusable) as refused:
        encoding.encode(path, probe(path), tmp_path, loudness=None)
    assert refused.value.fault == RecordingFault.DAMAGED


def test_a_run_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    endless = ["-re", "-f", "lavfi", "-i", "anullsrc", "-f", "null", "-"]
    with pytest.raises(Unusable) as stopped:
        ffmpeg.work(endless, limit=0.3)
    assert stopped.value.fault == RecordingFault.TOO_SLOW


def test_what_the_listener_raises_stops_the_run() -> None:
    class Enough(Exception):
        pass

    def told(seconds: float) -> None:
        raise Enough

    with pytest.raises(Enough):
        ffmpeg.work(
            ["-re", "-f", "lavfi", "-i", "anullsrc", "-f", "null", "-"], limit=20, told=told
        )
