"""Pictures as they circulate, for tests: made from scenes that the engine's own tests draw."""

from __future__ import annotations

import io
from typing import Any

from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFont

from baruga.hoaxdesk import gallery
from baruga.hoaxdesk.actions import pictures, reports
from baruga.hoaxdesk.choices import Channel
from baruga.hoaxdesk.cleaning import clean
from baruga.hoaxdesk.models import Claim, ReportPicture
from baruga.matching.images.tests.scenes import scene
from baruga.newsroom.models import Photo
from baruga.portal.actions import words
from tests import cast
from tests.cast import NOW


def photograph(seed: int) -> bytes:
    """A photograph that looks like no other seed's."""
    return _jpeg(Image.fromarray(scene(seed, 960, 640)))


def forwarded(seed: int, words: str = "SEBARKAN SEBELUM DIHAPUS", *, cut: int = 60) -> bytes:
    """The photograph as it comes back: cropped, with a caption bar below, smaller."""
    original = Image.fromarray(scene(seed, 960, 640)).crop((cut, cut // 2, 960 - cut, 640 - cut))
    made = Image.new("RGB", (original.width, original.height + 90), "black")
    made.paste(original, (0, 0))
    pen = ImageDraw.Draw(made)
    pen.text((20, original.height + 24), words, fill="white", font=ImageFont.load_default(36))
    return _jpeg(made.resize((made.width * 3 // 4, made.height * 3 // 4)), quality=60)


def upload(data: bytes, name: str = "IMG-20261123-WA0007.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, "image/jpeg")


def published(seed: int, *, institution: Any, by: Any, approver: Any, **fields: Any) -> Photo:
    """A photograph in a story that the public reads, known to the archive and the engine."""
    photo = cast.picture(institution=institution, **fields)
    photo.file = ImageFile(io.BytesIO(photograph(seed)), name="foto.jpg")
    photo.seal()
    photo.save()
    story = cast.published(institution=institution, by=by, approver=approver, main_image=photo)
    words.learn(story_id=story.pk)
    gallery.synchronise()
    return photo


def reported(*files: bytes, text: str = "", look: bool = True) -> Claim:
    """A message with pictures that came by the public form, and its claim."""
    arrived = reports.receive(
        channel=Channel.FORM, at=NOW, text=text, pictures=[clean(io.BytesIO(one)) for one in files]
    )
    claim = reports.cluster(report_id=arrived.pk)
    assert claim is not None
    if look:
        for picture in ReportPicture.objects.filter(report=arrived):
            pictures.look(picture_id=picture.pk)
    claim.refresh_from_db()
    return claim


def _jpeg(picture: Image.Image, **options: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", **options)
    return file.getvalue()
