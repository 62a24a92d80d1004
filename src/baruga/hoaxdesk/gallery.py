"""The one place that knows the engine of pictures, its folder and what lies in it.

Photographs that the public can see, and pictures that were reported. The database is the truth; the
index can be made anew from it at any time. The engine runs in a process of its own (`images.apart`), in
turns with whoever draws: together they would be more than a small server has.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from django.conf import settings
from django.core.cache import cache
from django.db import transaction

from baruga.core.registry import Registry
from baruga.hoaxdesk.models import ReportPicture
from baruga.matching.images import apart
from baruga.matching.images.errors import IndexDamagedError
from baruga.newsroom.models import Photo
from baruga.newsroom.sizes import one_at_a_time

if TYPE_CHECKING:
    from baruga.matching.images.apart import Seen
    from baruga.network.models import Institution

PHOTO, REPORT = "photo", "report"
READ_BY_ENGINE = {".jpg", ".jpeg", ".png", ".webp"}
STAND_IN = "format-jpeg|width-1280"  # of the kinds that the engine does not read: HEIC and AVIF
SIGNS = 8  # of a picture's SHA-256: a replaced file, or a restored database, is another picture
AT_ONCE = 20  # pictures that are taken in before somebody else may draw
CORNERS = "features"  # the engine's word for a match by agreeing corners
CLEARLY = 2  # times as many corners
SYNCHRONISING = "hoaxdesk.gallery"
NOW_AND_THEN = 3600  # seconds
SYNCHRONISED_WITHIN = 600  # seconds after which what was asked for may be asked for again


@dataclass(frozen=True)
class Shown:
    """A photograph where the public sees it: in which institution's story, and under which address."""

    photo: Photo
    institution: Institution
    url: str


class Archive(Protocol):
    """The photographs that the public can see."""

    def signatures(self) -> Iterable[tuple[int, str]]:
        """Primary key and SHA-256 of each; one query."""

    def shown(self, photos: Collection[int]) -> Mapping[int, Shown]:
        """Those of `photos` that can be seen now; one query."""


archives: Registry[Archive] = Registry("archive of photographs")
"""A higher floor, which knows what is public, registers its own."""

Outline = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Found:
    """What a picture resembles, and how; one of `photo` and `picture`, by primary key."""

    seen: Seen
    photo: int | None = None
    picture: int | None = None


def search(*files: Path) -> list[list[Found]]:
    """For each file what it was made from, the best first; nothing for one that cannot be read.

    Two queries. Nothing for all while the index is being made anew. Raises ImageMatchingError when
    it takes too long.
    """
    return _search([(file, ()) for file in files])


def search_for(*pictures: ReportPicture) -> list[list[Found]]:
    """As `search`, for pictures that are held themselves."""
    return _search([(Path(one.file.path), [_key(REPORT, one)]) for one in pictures])


def _search(files: Sequence[tuple[Path, Collection[str]]]) -> list[list[Found]]:
    try:
        with one_at_a_time():
            told = apart.search([_folder(PHOTO), _folder(REPORT)], files)
    except IndexDamagedError:
        _begin_anew()
        return [[] for _each in files]
    return _checked([[_found(seen) for seen in _foremost(matches or ())] for matches in told])


def shown(photos: Collection[int]) -> dict[int, Shown]:
    """Those of `photos` that the public can see now."""
    return {pk: one for archive in archives for pk, one in archive.shown(photos).items()}


def hold(picture: ReportPicture) -> None:
    """Let later searches find a reported picture. Raises IndexBusyError."""
    try:
        with one_at_a_time():
            apart.update(_folder(REPORT), add={_key(REPORT, picture): Path(picture.file.path)})
    except IndexDamagedError:
        _begin_anew()


def synchronise() -> list[int]:
    """Make the index say what the database says; answer the photographs that came in.

    Raises IndexBusyError.
    """
    cache.delete(SYNCHRONISING)  # what happens from now on asks anew
    published = (each for archive in archives for each in archive.signatures())
    came = _bring(PHOTO, published)
    _bring(REPORT, ReportPicture.objects.looked_at().values_list("pk", "sha256"))
    return came


def _bring(kind: str, signatures: Iterable[tuple[int, str]]) -> list[int]:
    """Add to the index of a kind what is missing, take out what is gone; answer what came in."""
    folder = _folder(kind)
    wanted = {f"{kind}-{pk}-{sha256[:SIGNS]}": pk for pk, sha256 in signatures}
    try:
        known = apart.ids(folder)
    except IndexDamagedError:
        shutil.rmtree(folder, ignore_errors=True)
        known = set()
    missing = [id for id in wanted if id not in known]
    gone = sorted(known - wanted.keys())
    for begin in range(0, max(len(missing), 1), AT_ONCE):
        add = dict(_files(kind, {id: wanted[id] for id in missing[begin : begin + AT_ONCE]}))
        if add or gone:
            with one_at_a_time():
                apart.update(folder, add=add, remove=gone)
        gone = []
    return [wanted[id] for id in missing]


def _begin_anew() -> None:
    for kind in (PHOTO, REPORT):
        shutil.rmtree(_folder(kind), ignore_errors=True)
    synchronise_soon()


def synchronise_soon() -> None:
    """Let a worker do it once what happens now is written: once, however many ask."""
    from baruga.hoaxdesk import tasks

    def enqueue() -> None:
        if cache.add(SYNCHRONISING, "soon", SYNCHRONISED_WITHIN):
            tasks.synchronise_gallery.enqueue()

    transaction.on_commit(enqueue)


def synchronise_now_and_then(at: datetime) -> int:
    """Every hour, for what a worker that died has missed; answer whether it was asked for."""
    if not cache.add(f"{SYNCHRONISING}.hourly", "done", NOW_AND_THEN):
        return 0
    synchronise_soon()
    return 1


def _folder(kind: str) -> Path:
    """Of one kind: among copies of a picture the photograph itself would not be looked for."""
    return Path(settings.DATA_DIR) / "pictures-index" / kind


def _key(kind: str, picture: ReportPicture | Photo) -> str:
    return f"{kind}-{picture.pk}-{picture.sha256[:SIGNS]}"


def _found(seen: Seen) -> Found:
    kind, number, _signs = seen.id.split("-")
    return Found(seen, **{"photo" if kind == PHOTO else "picture": int(number)})


def _foremost(matches: Sequence[Seen]) -> list[Seen]:
    """Without those whose place in the picture another explains far better.

    A part of a picture comes from one photograph. Others that agree in a few corners there show
    something that both have, as drawings by the same hand do.
    """
    by_corners = sorted(
        (one for one in matches if one.method == CORNERS), key=lambda one: -one.score
    )
    kept: list[Seen] = []
    for one in by_corners:
        if not any(
            better.score > CLEARLY * one.score and _holds(better.outline, _middle(one.outline))
            for better in kept
        ):
            kept.append(one)
    return [one for one in matches if one.method != CORNERS or one in kept]


def _middle(outline: Outline) -> tuple[float, float]:
    return sum(x for x, _y in outline) / len(outline), sum(y for _x, y in outline) / len(outline)


def _holds(outline: Outline, point: tuple[float, float]) -> bool:
    """Whether the point lies in the outline, whichever way round that is told."""
    sides = [
        (x2 - x1) * (point[1] - y1) - (y2 - y1) * (point[0] - x1)
        for (x1, y1), (x2, y2) in pairwise((*outline, outline[0]))
    ]
    return all(side >= 0 for side in sides) or all(side <= 0 for side in sides)


def _checked(found: list[list[Found]]) -> list[list[Found]]:
    """Without what the index says of pictures that the database does not know, or knows otherwise."""
    every = [each for matches in found for each in matches]
    photos = Photo.objects.in_bulk([each.photo for each in every if each.photo])
    pictures = ReportPicture.objects.in_bulk([each.picture for each in every if each.picture])
    known = {_key(PHOTO, one) for one in photos.values()}
    known |= {_key(REPORT, one) for one in pictures.values()}
    return [[each for each in matches if each.seen.id in known] for matches in found]


def _files(kind: str, wanted: Mapping[str, int]) -> Iterable[tuple[str, Path]]:
    if kind == REPORT:
        pictures = ReportPicture.objects.in_bulk(list(wanted.values()))
        for id, pk in wanted.items():
            if pk in pictures:
                yield id, Path(pictures[pk].file.path)
        return
    photos = Photo.objects.in_bulk(list(wanted.values()))
    for id, pk in wanted.items():
        if path := _path_of(photos[pk]) if pk in photos else None:
            yield id, path


def _path_of(photo: Photo) -> Path | None:
    """The original, or a size of it in a kind that the engine reads; None when its file is gone."""
    path = Path(photo.file.path)
    if path.suffix.lower() in READ_BY_ENGINE:
        return path
    try:
        return Path(photo.get_rendition(STAND_IN).file.path)
    except OSError:
        return None
