"""The sizes of a photograph for the public: all from one decoding, without what the camera wrote."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from PIL import Image, ImageCms, ImageOps
from wagtail.images.models import Filter
from wagtail.images.rect import Rect
from willow.image import AvifImageFile
from willow.plugins.pillow import PillowImage

if TYPE_CHECKING:
    from baruga.newsroom.models import Photo


AVIF_SPEED = 9
"""0-10; Pillow's own 6 takes ten times as long for a sixth less (docs/adr/0010)."""


SLOTS = max(1, (os.cpu_count() or 1) // 2)
"""How many processes of this machine may draw at the same moment."""


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait until it is this process's turn to draw.

    Wagtail draws three sizes at once for each of the readers who ask first, while the worker
    draws as well: forty megabytes each, and the memory of a small server would be gone. Held over
    no query, so that it waits for no database; the kernel ends it with its process.
    """
    folder = Path(settings.DATA_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"drawing-{os.getpid() % SLOTS}.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


class Sized(PillowImage):
    """A finished size. Willow's way of saving AVIF leaves no say in the speed; this one does."""

    def save_as_avif(
        self, f: Any, quality: int = 58, lossless: bool = False, apply_optimizers: bool = True
    ) -> AvifImageFile:
        """Without optimizers: there are none for AVIF. A profile of other than three channels goes."""
        image = self.image
        options: dict[str, Any] = {"quality": 100 if lossless else quality}
        if image.mode in {"RGB", "RGBA"}:
            options |= {"icc_profile": image.info.get("icc_profile") or b""}
        else:
            image = image.convert("RGBA" if self.has_alpha() else "RGB")
        image.save(f, "AVIF", speed=AVIF_SPEED, max_threads=1, **options)
        return AvifImageFile(f)


class ForgetMetadata:
    """The last step of every size: keep the colours' profile, forget who, when and above all where.

    Pillow hands on what the camera wrote (EXIF with its coordinates, XMP, comments) from picture
    to picture, and willow writes it into what it saves.
    """

    KEPT = frozenset({"icc_profile", "transparency", "background"})

    def run(self, willow: Any, image: Photo, env: dict[str, Any]) -> Any:
        willow.image.info = {
            name: value for name, value in willow.image.info.items() if name in self.KEPT
        }
        return Sized(willow.image)


@dataclass(frozen=True)
class Prepared:
    """An original, upright, and no larger than its largest size needs.

    `stand_in` is the photograph with its focal point moved to the smaller picture; it is never saved.
    """

    picture: PillowImage
    stand_in: Photo


class PublicFilter(Filter):
    """A size for the public: what the specification says, without metadata."""

    def __init__(self, spec: str, prepared: Prepared | None = None) -> None:
        super().__init__(spec)
        self.prepared = prepared

    @property
    def filter_operations(self) -> list[Any]:
        return [*super().filter_operations, ForgetMetadata()]

    @contextmanager
    def get_willow_image(self, image: Photo, source: Any = None) -> Iterator[Any]:
        assert self.prepared is not None  # noqa: S101  tells mypy what `run` makes sure of
        yield self.prepared.picture

    def run(self, image: Photo, output: Any, source: Any = None) -> Any:
        if self.prepared is None:
            self.prepared = prepare(image, [self])
        return super().run(self.prepared.stand_in, output)


def prepare(photo: Photo, filters: Sequence[Filter]) -> Prepared:
    """Decode the original of `photo` once for all `filters`.

    Decoding twelve megapixels costs more than most sizes made of them; a JPEG is decoded at a half,
    a quarter or an eighth where that is enough (its blocks allow it), other formats are averaged
    down afterwards. Raises SourceImageIOError when the file is gone, OSError when it is damaged.
    """
    with photo.open_file() as file, Image.open(file) as image:
        kind = (image.format or "jpeg").lower()
        turned = image.getexif().get(0x0112, 1) in {5, 6, 7, 8}
        upright = image.size[::-1] if turned else image.size
        share = _share_needed(photo, filters, upright)
        image.draft(None, _shrunk(image.size, share))
        image.load()
        whole = for_screens(ImageOps.exif_transpose(image))
    spare = int(whole.size[0] / upright[0] / share)  # how many times it is still too large
    if spare >= 2 and whole.mode not in {"1", "P"}:
        whole = whole.reduce(spare)
    picture = PillowImage(whole)
    picture.format_name = {"mpo": "jpeg", "heif": "heic"}.get(kind, kind)
    return Prepared(picture, _stand_in(photo, whole.size[0] / upright[0]))


def for_screens(picture: Image.Image) -> Image.Image:
    """Eight bits a channel, in the colours of screens: printing inks and 16-bit greys are neither."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode != "CMYK":
        return picture
    profile = picture.info.pop("icc_profile", None)
    if profile:
        try:
            seen = ImageCms.profileToProfile(
                picture, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except ImageCms.PyCMSError:  # a profile that is none: the inks as they are usually mixed
            seen = None
        if seen is not None:
            seen.info.pop("icc_profile", None)
            return seen
    return picture.convert("RGB")


def _share_needed(photo: Photo, filters: Sequence[Filter], size: tuple[int, int]) -> float:
    """The smallest scale of the original, at most 1, from which every size can be made downward."""
    shares = []
    for each in filters:
        transform = each.get_transform(photo, size)
        part: Rect = transform.get_rect()
        shares.append(max(transform.size[0] / part.width, transform.size[1] / part.height))
    return min(1.0, max(shares, default=1.0))


def _shrunk(size: tuple[int, int], share: float) -> tuple[int, int]:
    return max(1, round(size[0] * share)), max(1, round(size[1] * share))


def _stand_in(photo: Photo, share: float) -> Photo:
    point = photo.get_focal_point()
    if point is None or share == 1:
        return photo
    moved = copy(photo)
    moved.set_focal_point(
        Rect.from_point(
            *(side * share for side in point.centroid), *(side * share for side in point.size)
        )
    )
    return moved
