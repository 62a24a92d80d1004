"""Take photographs in pieces, and make a photo story of them.

The protocol is small: `begin` names a file and answers how much of it is here, `append` adds a piece
at just that place. Whatever was cut off goes on from there. Its words follow tus 1.0
(https://tus.io/protocols/resumable-upload), of which this is the core.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.db import transaction
from django.db.models import Sum
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from baruga.network.actions import tree
from baruga.newsroom.choices import Consent
from baruga.newsroom.intake import Refused, pictures
from baruga.newsroom.metadata import fill_from_file
from baruga.newsroom.models import Photo, PhotoBatch, PhotoStoryPage, PhotoUpload
from baruga.newsroom.permissions import may_write_in

if TYPE_CHECKING:
    from baruga.accounts.models import User
    from baruga.network.models import Institution

MOST_FILES = 100
MOST_WAITING = 2 * 2**30
"""Bytes that one person may have on the way at a time: a hundred photographs of 20 MB."""
LARGEST_PIECE = 2 * 2**20
ABANDONED_AFTER = timedelta(days=2)
FORGOTTEN_AFTER = timedelta(days=30)
FEWEST_IN_STORY, MOST_IN_STORY = 3, 12


class WrongPlace(Exception):
    """The piece does not follow what is here; `upload.received` says where to go on."""


class WrongNumber(Exception):
    """A photo story has three to twelve photographs; the message says so."""


def open_batch(
    *, by: User, at: datetime, institution: Institution, keep_location: bool = False
) -> PhotoBatch:
    """Raises PermissionDenied for those who do not write for `institution`."""
    if not may_write_in(by, institution):
        raise PermissionDenied
    return PhotoBatch.objects.create(
        institution=institution, owner=by, keep_location=keep_location, created_at=at
    )


@transaction.atomic
def begin(
    *,
    by: User,
    at: datetime,
    batch: PhotoBatch,
    name: str,
    size: int,
    modified: int = 0,
    sha256: str = "",
) -> PhotoUpload:
    """The upload of this file: a new one, or the one that was cut off. Raises Refused.

    A picture that is in the institution's collection already is not sent again.
    """
    _require_owner(by, batch)
    PhotoBatch.objects.select_for_update().get(pk=batch.pk)
    name = PurePath(name.replace("\\", "/").replace("\0", "")).name[:255] or "foto"
    upload = batch.uploads.filter(name=name, size=size, modified=modified).first()
    if upload is None:
        _refuse_too_much(by, batch, size)
        upload = PhotoUpload(batch=batch, name=name, size=size, modified=modified, changed_at=at)
    if upload.refused:  # chosen once more: perhaps the first way was a bad one
        upload.refused, upload.received = "", 0
    upload.sha256 = sha256 if len(sha256) == 64 else ""
    upload.changed_at = at
    if upload.photo_id is None:
        _note_double(upload, upload.sha256)
    upload.save()
    return upload


@transaction.atomic
def append(
    *, by: User, at: datetime, upload: PhotoUpload, offset: int, piece: bytes
) -> PhotoUpload:
    """Add a piece at `offset`; the last one makes the photograph. Raises WrongPlace.

    The row is locked while its file is written, and the file is cut to what the row says first: a
    piece whose answer was lost is simply sent again.
    """
    upload = PhotoUpload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
    _require_owner(by, upload.batch)
    if not upload.is_unfinished:
        return upload
    if offset != upload.received or upload.received + len(piece) > upload.size:
        raise WrongPlace
    upload.part.parent.mkdir(parents=True, exist_ok=True)
    with upload.part.open("r+b" if upload.part.exists() else "w+b") as file:
        file.truncate(offset)
        file.seek(offset)
        file.write(piece)
    upload.received += len(piece)
    upload.changed_at = at
    if upload.received == upload.size:
        _finish(by, upload)
    upload.save()
    return upload


def take_whole(*, by: User, at: datetime, batch: PhotoBatch, file: Any) -> PhotoUpload | None:
    """A file that came in one piece, from a browser without scripts; None when there is no room."""
    try:
        upload = begin(by=by, at=at, batch=batch, name=file.name or "", size=file.size)
    except Refused:
        return None
    if not upload.is_unfinished:
        return upload
    if upload.received:
        PhotoUpload.objects.filter(pk=upload.pk).update(received=0)
    offset = 0
    for piece in file.chunks(LARGEST_PIECE):
        upload = append(by=by, at=at, upload=upload, offset=offset, piece=piece)
        offset += len(piece)
    return upload


@transaction.atomic
def make_story(
    *, by: User, at: datetime, batch: PhotoBatch, photos: Sequence[Photo], title: str
) -> PhotoStoryPage:
    """A draft with these photographs in this order. Raises PermissionDenied or WrongNumber."""
    _require_owner(by, batch)
    if not FEWEST_IN_STORY <= len(photos) <= MOST_IN_STORY:
        raise WrongNumber(
            _("A photo story has %(fewest)s to %(most)s photographs; you chose %(count)s.")
            % {"fewest": FEWEST_IN_STORY, "most": MOST_IN_STORY, "count": len(photos)}
        )
    creators = dict.fromkeys(photo.creator for photo in photos if photo.creator)
    story = PhotoStoryPage(
        title=title.strip()[:255] or _("Photo story"),
        owner=by,
        live=False,
        main_image=photos[0],
        photographer=", ".join(creators)[:160],
    )
    blocks = [{"type": "photo", "value": {"image": photo.pk, "caption": ""}} for photo in photos]
    story.photos = story._meta.get_field("photos").stream_block.to_python(blocks)
    batch.institution.section.add_child(instance=story)
    story.save_revision(user=by)
    log(instance=story, action="wagtail.create", user=by)
    return story


def drop_abandoned(at: datetime) -> int:
    """Forget what nobody went on with, and lists whose photographs have long been in use."""
    lost = list(PhotoUpload.objects.unfinished().untouched_since(at - ABANDONED_AFTER))
    for upload in lost:
        upload.part.unlink(missing_ok=True)
        upload.delete()
    old = PhotoBatch.objects.filter(created_at__lt=at - FORGOTTEN_AFTER)
    for upload in PhotoUpload.objects.filter(batch__in=old):
        upload.part.unlink(missing_ok=True)
    old.delete()
    return len(lost)


def _finish(by: User, upload: PhotoUpload) -> None:
    """Every byte is here: look what it is, and keep the photograph or the reason."""
    try:
        with upload.part.open("rb") as part:
            digest = hashlib.file_digest(part, "sha256").hexdigest()
            if upload.sha256 and digest != upload.sha256:
                raise Refused(_("It did not arrive as it was sent. Please choose it once more."))
            if not _note_double(upload, digest):
                upload.photo = _photograph(by, upload, part)
    except Refused as refused:
        upload.refused = str(refused)[:300]
    path = upload.part
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


def _photograph(by: User, upload: PhotoUpload, part: Any) -> Photo:
    name = pictures.judge(part).rename(upload.name)
    batch = upload.batch
    photo = Photo(
        title=Path(upload.name).stem[:255],
        file=File(part, name=name),
        consent=Consent.MISSING,  # somebody has to say it
        collection=tree.collection_for(batch.institution),
        region=batch.institution.region,
        uploaded_by_user=by,
    )
    fill_from_file(photo, keep_location=batch.keep_location)
    photo.seal()
    photo.save()
    log(instance=photo, action="wagtail.create", user=by)
    return photo


def _note_double(upload: PhotoUpload, sha256: str) -> bool:
    """Whether the institution has this very picture already; then the upload points to it."""
    known = (
        Photo.objects.same_as(sha256)
        .filter(collection=tree.collection_for(upload.batch.institution))
        .first()
    )
    if known is None:
        return False
    upload.photo, upload.was_there = known, True
    return True


def _refuse_too_much(by: User, batch: PhotoBatch, size: int) -> None:
    if not 0 < size <= settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
        raise Refused(
            _("This file is larger than %(limit)s. Please choose a smaller version of the picture.")
            % {"limit": filesizeformat(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)}
            if size
            else _("This file is empty. Please choose it again.")
        )
    if batch.uploads.count() >= MOST_FILES:
        raise Refused(
            _("%(most)s photographs are here. Please start another upload for the rest.")
            % {"most": MOST_FILES}
        )
    waiting = PhotoUpload.objects.unfinished().filter(batch__owner=by).aggregate(sum=Sum("size"))
    if (waiting["sum"] or 0) + size > MOST_WAITING:
        raise Refused(
            _("Too much of yours is on the way already. Please let the other photographs finish.")
        )


def _require_owner(by: User, batch: PhotoBatch) -> None:
    if batch.owner_id != by.pk or not may_write_in(by, batch.institution):
        raise PermissionDenied
