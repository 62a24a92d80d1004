"""An upload of twelve megapixels: how long until every size is there, beside plain Pillow."""

from __future__ import annotations

import io
import random
import statistics
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PIL import Image, ImageFilter, ImageOps

from tests.load.figures import Figure, at_most

if TYPE_CHECKING:
    from baruga.newsroom.models import Photo
    from tests.load.pages import Archive

ROUNDS = 5
SIDES = (4000, 3000)
SECONDS = 4.0


def pictures(archive: Archive) -> Iterator[Figure]:
    """What the worker does with a new picture, and the same sizes and kinds by Pillow alone."""
    from baruga.newsroom.models import Photo
    from baruga.portal.pictures import CARD, INLINE, LEAD, SHARE, renditions_of

    specs = tuple(dict.fromkeys((*CARD, *LEAD, *INLINE, SHARE)))
    ours, theirs = [], []
    for number in range(ROUNDS):
        data = photograph(number)
        photo = _stored(data, number)
        start = time.perf_counter()
        renditions_of(photo, *specs)
        ours.append(time.perf_counter() - start)
        start = time.perf_counter()
        plainly(data, specs)
        theirs.append(time.perf_counter() - start)
        Photo.objects.filter(pk=photo.pk).delete()
    yield from _thirty()
    mine, plain = statistics.median(ours), statistics.median(theirs)
    yield at_most(
        f"12-megapixel upload, all {len(specs)} sizes",
        max(ours),
        SECONDS,
        "s",
        measured=f"median {mine:.2f} s, longest {max(ours):.2f} s; plain Pillow {plain:.2f} s: {mine / plain:.2f}",
    )


def _thirty() -> Iterator[Figure]:
    """What the person waits for who submits, and who approves, a story with thirty photographs."""
    from django.utils import timezone

    from baruga.newsroom.actions import workflow
    from baruga.newsroom.models import NewsPage
    from tests import cast
    from tests.load.release import people

    institution, writer, approver = people()
    photos = [_stored(photograph(100 + number), number) for number in range(30)]
    body = [
        {
            "type": "gallery",
            "value": [
                {"image": each.pk, "caption": "Keterangan foto."} for each in photos[at : at + 10]
            ],
        }
        for at in (0, 10, 20)
    ]
    text = {"type": "text", "value": f"<p>{'</p><p>'.join(cast.PARAGRAPHS)}</p>"}
    quote = {"text": "Terima kasih.", "speaker": "Kepala Dinas", "office": "Dinas"}
    body = [text, {"type": "quote", "value": quote}, *body]
    story = cast.news(institution=institution, by=writer, title="Tiga puluh foto", body=body)
    start = time.perf_counter()
    workflow.submit(by=writer, at=timezone.now(), story=story)
    asked = time.perf_counter() - start
    story = NewsPage.objects.get(pk=story.pk)
    start = time.perf_counter()
    workflow.approve(by=approver, at=timezone.now(), story=story)
    approved = time.perf_counter() - start
    yield at_most(
        "submitting a story with 30 photographs", asked, 2.0, "s", measured=f"{asked:.2f} s"
    )
    yield at_most(
        "publishing a story with 30 photographs", approved, 2.0, "s", measured=f"{approved:.2f} s"
    )


def photograph(seed: int) -> bytes:
    """A JPEG of twelve megapixels with the grain and the edges of a photograph; about 4 MB."""
    chance = random.Random(seed)
    grain = Image.frombytes("RGB", (500, 375), chance.randbytes(500 * 375 * 3))
    picture = grain.filter(ImageFilter.GaussianBlur(1.5)).resize(SIDES, Image.Resampling.BICUBIC)
    noise = Image.effect_noise(SIDES, 12).convert("RGB")
    file = io.BytesIO()
    Image.blend(picture, noise, 0.25).save(file, "JPEG", quality=88)
    return file.getvalue()


def plainly(data: bytes, specs: tuple[str, ...]) -> None:
    """The peer: decode once, resize from the whole, save with Pillow's own settings and our qualities."""
    with Image.open(io.BytesIO(data)) as whole:
        whole.load()
        for spec in specs:
            kind, _bar, size = spec.removeprefix("format-").partition("|")
            how, _dash, sides = size.partition("-")
            width, height = (
                int(side) for side in (sides.split("x") if "x" in sides else (sides, 9999))
            )
            if how == "fill":
                made = ImageOps.fit(whole, (width, height), Image.Resampling.LANCZOS)
            else:
                made = ImageOps.contain(whole, (width, height), Image.Resampling.LANCZOS)
            quality = {"avif": 58, "webp": 78, "jpeg": 80}[kind]
            made.save(io.BytesIO(), kind.upper(), quality=quality)


def _stored(data: bytes, number: int) -> Photo:
    from django.core.files.images import ImageFile

    from baruga.network.actions import tree
    from baruga.network.models import Institution
    from baruga.newsroom.models import Photo

    institution = Institution.objects.active()[0]
    photo = Photo(
        title=f"Foto {number}",
        file=ImageFile(io.BytesIO(data), name=f"foto-{number}.jpg"),
        collection=tree.collection_for(institution),
    )
    photo.seal()
    photo.save()
    return photo
