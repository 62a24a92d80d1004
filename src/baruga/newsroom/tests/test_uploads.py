"""Pictures are judged by their bytes: taken whole and unaltered, or refused with a reason."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from PIL import Image

from baruga.network.actions import tree
from baruga.newsroom.intake import Refused, pictures
from baruga.newsroom.models import Photo
from baruga.newsroom.sizes import for_screens
from tests import cast


def encoded(kind: str, size: tuple[int, int] = (320, 200), **options: Any) -> bytes:
    file = io.BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(file, kind, **options)
    return file.getvalue()


def archive() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as written:
        written.writestr("META-INF/MANIFEST.MF", "Main-Class: Jahat")
    return file.getvalue()


def post(browser: Any, institution: Any, name: str, data: bytes, **changes: Any) -> Any:
    form = {
        "title": "Sawah",
        "file": SimpleUploadedFile(name, data, "image/jpeg"),
        "collection": tree.collection_for(institution).pk,
        "source_type": "digitalCapture",
        "consent": "not_needed",
    }
    return browser.post("/redaksi/images/add/", form | changes)


KINDS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif", "HEIF": ".heic"}


@pytest.mark.parametrize(("kind", "suffix"), KINDS.items())
def test_every_kind_is_known_by_its_content(kind: str, suffix: str) -> None:
    assert pictures.judge(io.BytesIO(encoded(kind))).suffix == suffix


@pytest.mark.parametrize(("kind", "suffix"), KINDS.items())
def test_a_wrong_name_follows_the_content(
    takalar: Any, writer: Any, as_: Any, kind: str, suffix: str
) -> None:
    post(as_(writer), takalar, "IMG_0815.png" if kind != "PNG" else "IMG.jpg", encoded(kind))
    photo = Photo.objects.get()
    assert photo.file.name.endswith(suffix)


def test_a_heic_of_a_phone_becomes_sizes_and_stays_what_it_was(
    takalar: Any, writer: Any, as_: Any
) -> None:
    data = encoded("HEIF", (800, 600))
    post(as_(writer), takalar, "IMG_0815.HEIC", data)
    photo = Photo.objects.get()
    rendition = photo.get_rendition("width-200|format-jpeg")
    with rendition.file.open("rb") as file, Image.open(file) as image:
        assert (image.format, image.size) == ("JPEG", (200, 150))
    with photo.file.open("rb") as file:
        assert file.read() == data


@pytest.mark.parametrize("brand", [b"heix", b"hevc", b"heim", b"mif1", b"heis"])
def test_whatever_a_phone_calls_its_heic_it_is_taken_and_shown(
    takalar: Any, writer: Any, as_: Any, brand: bytes
) -> None:
    data = encoded("HEIF").replace(b"ftypheic", b"ftyp" + brand, 1)
    post(as_(writer), takalar, "IMG_0815.HEIC", data)
    assert Photo.objects.get().get_rendition("width-100|format-webp").width == 100


GREY = Image.linear_gradient("L")
UNUSUAL = {
    "grey of 16 bits": (GREY.point(lambda value: value * 257, "I").convert("I;16"), "PNG"),
    "grey": (GREY, "JPEG"),
    "grey and see-through": (Image.merge("LA", (GREY, GREY)), "PNG"),
    "printing inks": (Image.merge("CMYK", (GREY, GREY, GREY, GREY)), "JPEG"),
    "a palette": (GREY.convert("P"), "PNG"),
    "black and white": (GREY.convert("1"), "PNG"),
    "a single point": (Image.new("RGB", (1, 1)), "JPEG"),
    "a thin line": (Image.new("RGB", (4000, 1)), "PNG"),
}


@pytest.mark.parametrize(("picture", "kind"), UNUSUAL.values(), ids=UNUSUAL)
def test_whatever_is_taken_can_be_shown_in_every_size(
    takalar: Any, writer: Any, as_: Any, picture: Image.Image, kind: str
) -> None:
    """One photograph that cannot be drawn would shut the whole list of an institution's photographs."""
    file = io.BytesIO()
    picture.save(file, kind)
    browser = as_(writer)
    post(browser, takalar, "gambar.png", file.getvalue())
    sizes = (
        "width-640|format-avif",
        "fill-480x320|format-webp",
        "fill-1200x630|format-jpeg",
        "max-165x165",
    )
    for rendition in Photo.objects.get().get_renditions(*sizes).values():
        with rendition.file.open("rb") as made, Image.open(made) as image:
            assert image.mode in {"RGB", "RGBA", "L", "LA", "P"}
    assert browser.get("/redaksi/images/").status_code == 200


def test_sixteen_bits_of_grey_become_the_same_grey() -> None:
    picture, _kind = UNUSUAL["grey of 16 bits"]
    assert abs(sum(for_screens(picture).tobytes()) - sum(GREY.tobytes())) <= 256 * 256


def test_the_original_is_kept_to_the_bit_with_its_hash(takalar: Any, writer: Any, as_: Any) -> None:
    data = encoded("JPEG")
    post(as_(writer), takalar, "sawah.jpg", data)
    photo = Photo.objects.get()
    assert photo.sha256 == hashlib.sha256(data).hexdigest()
    assert photo.is_unaltered()
    Path(photo.file.path).write_bytes(data + b"x")
    assert not Photo.objects.get().is_unaltered()


JPEG = encoded("JPEG")
HIDDEN = {
    "a JAR behind a JPEG (GIFAR)": JPEG + archive(),
    "a program behind a JPEG": JPEG + b"<?php system($_GET['c']); ?>",
    "a program in a comment": encoded("JPEG", comment=b"<?php phpinfo(); ?>"),
    "a page without a script, in a comment": encoded("JPEG", comment=b"<svg onload=alert(1)>"),
    "a page whose picture runs a script": JPEG + b"<img src=x onerror = alert(1)>",
    "a program of Windows": JPEG + b"MZ\x90\0" + b"This program cannot be run in DOS mode",
    "a page in a comment": encoded("JPEG", comment=b"<html><script>alert(1)</script>"),
    "a PDF at the head": encoded("JPEG", comment=b"%PDF-1.4"),
    "an archive behind a PNG": encoded("PNG") + archive(),
    "a page behind a WebP": encoded("WEBP") + b"<!DOCTYPE html><p>",
    "a page behind a HEIC": encoded("HEIF") + b"\0\0\0\x30free<script>alert(1)</script>",
    "an archive behind an AVIF": encoded("AVIF") + archive(),
}


@pytest.mark.parametrize("data", HIDDEN.values(), ids=HIDDEN)
def test_a_picture_that_is_also_something_else_is_refused_with_the_reason(data: bytes) -> None:
    with pytest.raises(Refused, match=r"di dalam gambar ini|inside this picture"):
        pictures.judge(io.BytesIO(data))


WELCOME = {
    "a motion photo": JPEG + b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + os.urandom(50_000),
    "a second exposure": JPEG + encoded("JPEG", (64, 40)),
    "padding of a camera": JPEG + bytes(4096),
    "a maker's note": JPEG + b"SEFH\x6a\0\0\0SEFT",
}


@pytest.mark.parametrize("data", WELCOME.values(), ids=WELCOME)
def test_what_phones_append_in_good_faith_is_taken(data: bytes) -> None:
    assert pictures.judge(io.BytesIO(data)).suffix == ".jpg"


def bomb() -> bytes:
    """A PNG of 300 megapixels in some hundred bytes: its head says the size, its pixels are missing."""
    data = bytearray(encoded("PNG", (8, 8)))
    data[16:24] = (20_000).to_bytes(4) + (15_000).to_bytes(4)
    import zlib

    data[29:33] = zlib.crc32(bytes(data[12:29])).to_bytes(4)
    return bytes(data)


def moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (32, 32), (shade, 0, 0)) for shade in (0, 90, 200)]
    file = io.BytesIO()
    frames[0].save(file, kind, save_all=True, append_images=frames[1:])
    return file.getvalue()


REFUSED = {
    "empty": (b"", "kosong"),
    "words": (b"bukan foto", "bukan foto yang dapat"),
    "a moving PNG": (moving("PNG"), "bergerak"),
    "a moving AVIF": (moving("AVIF"), "bergerak"),
    "a GIF": (encoded("GIF"), "bukan foto yang dapat"),
    "a cut-off JPEG": (JPEG[: len(JPEG) // 2], "rusak"),
    "a cut-off PNG": (encoded("PNG")[:4000], "rusak"),
    "a cut-off WebP": (encoded("WEBP")[:2000], "rusak"),
    "a cut-off HEIC": (encoded("HEIF")[:2000], "rusak"),
    "a cut-off AVIF": (encoded("AVIF")[:2000], "rusak"),
    "a bomb": (bomb(), "terlalu banyak piksel"),
}


@pytest.mark.parametrize(("data", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_taken_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        pictures.judge(io.BytesIO(data))


def test_a_file_too_large_is_refused_with_the_limit() -> None:
    with (
        override_settings(WAGTAILIMAGES_MAX_UPLOAD_SIZE=1000),
        pytest.raises(Refused, match="1000"),
    ):
        pictures.judge(io.BytesIO(JPEG))


def test_the_reason_stands_at_the_field(takalar: Any, writer: Any, as_: Any) -> None:
    answer = post(as_(writer), takalar, "foto.jpg", HIDDEN["a JAR behind a JPEG (GIFAR)"])
    assert "arsip" in answer.context["form"].errors["file"][0]
    assert not Photo.objects.exists()


def test_an_outsider_puts_nothing_into_the_collection(
    takalar: Any, outsider: Any, as_: Any
) -> None:
    post(as_(outsider), takalar, "sawah.jpg", JPEG)
    assert not Photo.objects.filter(collection=tree.collection_for(takalar)).exists()


def test_a_double_is_found_by_its_bytes(takalar: Any) -> None:
    photo = cast.picture(institution=takalar)
    photo.seal()
    photo.save()
    assert list(Photo.objects.same_as(photo.sha256)) == [photo]
    assert not Photo.objects.same_as("").exists()


def quarters() -> bytes:
    """Four plain colours, so that a crop shows where it was taken."""
    picture = Image.new("RGB", (4000, 3000), "#202020")
    picture.paste("#e02020", (3000, 0, 4000, 1000))
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=95)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["jpeg", "webp", "avif"])
def test_a_crop_follows_the_focal_point_though_the_original_is_decoded_smaller(
    takalar: Any, kind: str
) -> None:
    from django.core.files.images import ImageFile

    photo = Photo.objects.create(
        title="Sudut",
        file=ImageFile(io.BytesIO(quarters()), name="sudut.jpg"),
        collection=tree.collection_for(takalar),
        focal_point_x=3500,
        focal_point_y=500,
        focal_point_width=600,
        focal_point_height=600,
    )
    rendition = photo.get_rendition(f"format-{kind}|fill-200x200-c100")
    with rendition.file.open("rb") as file, Image.open(file) as image:
        assert image.size == (200, 200)
        red, green, _blue = image.convert("RGB").getpixel((100, 100))
    assert red > 180
    assert green < 80
