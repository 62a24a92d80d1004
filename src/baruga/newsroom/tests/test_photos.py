"""Photographs bring their own data; their originals stay inside."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import ExifTags, Image
from wagtail.documents.models import Document

from baruga.network.actions import tree
from baruga.newsroom.metadata import read
from baruga.newsroom.models import NewsPage, Photo
from tests import cast

TAKEN = "2026:11:23 08:15:00"


def photograph(*, place: bool = True) -> bytes:
    """A JPEG as a phone writes it: who, what, when, and where it was."""
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = "Petani menanam padi"
    exif[ExifTags.Base.Artist] = "Juru Foto Humas"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = TAKEN
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.OffsetTimeOriginal] = "+08:00"
    if place:
        gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
        gps.update({1: "S", 2: (5.0, 25.0, 30.0), 3: "E", 4: (119.0, 26.0, 15.0)})
    file = io.BytesIO()
    Image.new("RGB", (320, 200), "#5f9b7b").save(file, "JPEG", exif=exif)
    return file.getvalue()


def upload(browser: Client, institution: Any, **changes: Any) -> Photo:
    data = {
        "title": "Sawah",
        "file": SimpleUploadedFile("sawah.jpg", photograph(), "image/jpeg"),
        "collection": tree.collection_for(institution).pk,
        "source_type": "digitalCapture",
        "consent": "not_needed",
    }
    before = set(Photo.objects.values_list("pk", flat=True))
    browser.post("/redaksi/images/add/", data | changes)
    return Photo.objects.exclude(pk__in=before).get()


def test_an_upload_fills_what_the_camera_wrote(takalar: Any, writer: Any, as_: Any) -> None:
    photo = upload(as_(writer), takalar)
    assert (photo.caption, photo.creator) == ("Petani menanam padi", "Juru Foto Humas")
    assert photo.taken_at.isoformat() == "2026-11-23T00:15:00+00:00"


def test_what_the_officer_typed_wins(takalar: Any, writer: Any, as_: Any) -> None:
    assert upload(as_(writer), takalar, caption="Tulisan petugas").caption == "Tulisan petugas"


def test_the_place_is_dropped_unless_the_officer_keeps_it(
    takalar: Any, writer: Any, as_: Any
) -> None:
    assert upload(as_(writer), takalar).latitude is None
    kept = upload(as_(writer), takalar, keep_location="on")
    assert (kept.latitude, kept.longitude) == (-5.425, 119.4375)


def test_no_size_for_the_public_carries_metadata(takalar: Any, writer: Any, as_: Any) -> None:
    photo = upload(as_(writer), takalar, keep_location="on")
    for size in ("width-200|format-jpeg", "width-200|format-webp", "fill-100x100", "original"):
        rendition = photo.get_rendition(size)
        with rendition.file.open("rb") as file, Image.open(file) as image:
            assert not image.getexif()
            assert "xmp" not in image.info


@pytest.mark.parametrize("data", [b"", b"not a picture", photograph()[:300]])
def test_odd_files_give_no_metadata_and_no_fault(data: bytes) -> None:
    assert isinstance(read(io.BytesIO(data)), dict)


def test_an_original_opens_to_its_team_only(
    takalar: Any, writer: Any, outsider: Any, as_: Any
) -> None:
    photo = cast.picture(institution=takalar)
    assert photo.file.url.startswith("/redaksi/asli/")
    assert as_(writer).get(photo.file.url).status_code == 200
    assert as_(outsider).get(photo.file.url).status_code == 404
    assert Client().get(photo.file.url).status_code == 302


def test_nobody_guesses_the_name_of_a_picture(takalar: Any) -> None:
    first, second = cast.picture(institution=takalar), cast.picture(institution=takalar)
    assert first.file.name != second.file.name
    assert len(first.file.name.rsplit("-", 1)[1]) >= 16


@pytest.fixture
def document(takalar: Any) -> Document:
    return Document.objects.create(
        title="Jadwal",
        file=ContentFile(b"isi", name="jadwal.txt"),
        collection=tree.collection_for(takalar),
    )


def address(document: Document) -> str:
    return f"/dokumen/{document.pk}/{document.filename}"


def test_a_document_of_a_draft_is_for_its_team(
    document: Any, writer: Any, outsider: Any, as_: Any
) -> None:
    assert as_(writer).get(address(document)).status_code == 200
    assert as_(outsider).get(address(document)).status_code == 404
    assert Client().get(address(document)).status_code == 404


def test_a_document_in_a_published_story_is_for_everybody(
    document: Any, takalar: Any, writer: Any, django_capture_on_commit_callbacks: Any
) -> None:
    body = [{"type": "document", "value": {"document": document.pk, "description": ""}}]
    with django_capture_on_commit_callbacks(execute=True):
        story = cast.news(institution=takalar, by=writer, body=body)
    assert Client().get(address(document)).status_code == 404
    NewsPage.objects.filter(pk=story.pk).update(live=True)
    assert Client().get(address(document)).status_code == 200


@pytest.mark.parametrize("name", ["default", "originals", "renditions"])
def test_the_task_that_deletes_a_file_can_carry_its_storage(name: str) -> None:
    """Wagtail hands the storage to a task when a picture is deleted; a row of JSON holds it."""
    assert json.loads(json.dumps(storages[name].deconstruct()))
