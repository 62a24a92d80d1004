"""Real pictures of cameras, phones and agencies, corrupt ones among them.

The folder is named by BARUGA_SHARED_DATA; nothing of it is copied into the project.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from baruga.network.actions import tree
from baruga.newsroom.models import Photo

PROJECT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("BARUGA_SHARED_DATA", PROJECT.parent / "shared" / "data"))
PICTURES = SHARED / "images"
ENDINGS = {".jpg", ".jpeg", ".png", ".webp", ".heic", ".avif", ".gif", ".tif", ".tiff"}
pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(
        not PICTURES.is_dir(), reason=f"No shared data in {SHARED} (BARUGA_SHARED_DATA)"
    ),
]


def upload(browser: Any, institution: Any, path: Path) -> Any:
    data = {
        "title": path.stem,
        "file": SimpleUploadedFile(path.name, path.read_bytes(), "image/jpeg"),
        "collection": tree.collection_for(institution).pk,
        "source_type": "digitalCapture",
        "consent": "not_needed",
    }
    return browser.post("/redaksi/images/add/", data)


def test_every_picture_is_taken_or_refused_and_none_gives_its_place_away(
    takalar: Any, writer: Any, as_: Any
) -> None:
    files = [path for path in sorted(PICTURES.rglob("*")) if path.suffix.lower() in ENDINGS]
    browser, refused = as_(writer), {}
    for path in files:
        answer = upload(browser, takalar, path)
        if answer.status_code == 200:
            [refused[path.name]] = answer.context["form"].errors["file"]
        else:
            nothing_is_told_of(Photo.objects.latest("pk"))
    assert Photo.objects.count() + len(refused) == len(files)
    assert all(refused.values())
    assert len(refused) < 0.1 * len(files), refused


def nothing_is_told_of(photo: Photo) -> None:
    """Neither the row nor a size for the public says where the picture was taken."""
    assert photo.latitude is None
    sizes = photo.get_renditions("width-320|format-webp", "fill-480x320|format-jpeg")
    for rendition in sizes.values():
        with rendition.file.open("rb") as file, Image.open(file) as image:
            assert not image.getexif(), photo.title
            assert "xmp" not in image.info, photo.title
