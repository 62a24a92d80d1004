"""Whatever a stranger sends is read, or refused by the one exception."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import numpy as np
import pytest
from PIL import Image

from baruga.matching.images import pictures
from baruga.matching.images.errors import UnreadablePictureError
from baruga.matching.images.tests.scenes import jpeg, scene


def saved(picture, kind, **options):
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def linked(index, data):
    return {match.id for match in index.search(data) if match.confirmed}


def png_header(width, height):
    """A PNG that claims a size and holds one line of it."""

    def chunk(name, data):
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    begin = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
    return begin + chunk(b"IDAT", zlib.compress(b"\0" * (3 * width + 1))) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        png_header(20_000, 20_000),
        saved(Image.new("RGB", (1, 1)), "PNG"),
        saved(Image.new("RGB", (4000, 3)), "PNG"),
        jpeg(scene(1))[:2000],
        b"GIF89a<script>alert(1)</script>",
    ],
    ids=["empty", "text", "svg", "bomb", "one pixel", "line", "truncated", "script as GIF"],
)
def test_what_cannot_be_looked_at_is_refused(index, data):
    with pytest.raises(UnreadablePictureError):
        index.search(data)


def test_a_bomb_is_refused_by_its_header():
    with pytest.raises(UnreadablePictureError, match="too large"):
        pictures.grey(png_header(20_000, 20_000))
    with pytest.raises(UnreadablePictureError, match="11000x11000 is too large"):
        pictures.grey(png_header(11_000, 11_000))


def test_a_cmyk_picture_is_found(index):
    assert linked(index, saved(Image.fromarray(scene(3)).convert("CMYK"), "JPEG")) == {"scene 3"}


def test_the_first_frame_of_an_animation_counts(index):
    frames = [Image.fromarray(scene(seed)) for seed in (3, 70, 71)]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100)
    assert linked(index, data) == {"scene 3"}


def test_a_picture_that_is_an_archive_as_well_is_read_as_the_picture(index):
    file = io.BytesIO(jpeg(scene(3)))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("evil.html", "<script>alert(1)</script>")
    assert linked(index, file.getvalue()) == {"scene 3"}


def test_a_picture_is_turned_as_its_camera_says(index):
    turned = Image.fromarray(np.ascontiguousarray(np.rot90(scene(3))))
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by 90 degrees
    assert pictures.grey(saved(turned, "JPEG", exif=exif)).shape == (360, 480)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_colour_space_is_read(mode):
    picture = Image.fromarray(scene(3)).convert("L" if mode == "I;16" else mode)
    data = saved(picture.convert("I;16") if mode == "I;16" else picture, "PNG")
    assert pictures.grey(data).shape == (360, 480)


def test_an_array_of_another_kind_is_refused():
    with pytest.raises(UnreadablePictureError):
        pictures.grey(np.zeros((40, 40), np.float64))


def test_a_very_long_picture_is_looked_at(index):
    assert index.search(saved(Image.new("RGB", (20_000, 300), "white"), "PNG")) == []
