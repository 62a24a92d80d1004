"""Audio series: begin one, change one."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.images import ImageFile
from django.db import transaction
from wagtail.log_actions import log

from baruga.network.actions import tree
from baruga.network.choices import Verb
from baruga.network.permissions import may
from baruga.newsroom.choices import DigitalSource
from baruga.newsroom.models import AudioSeries, Photo
from baruga.newsroom.permissions import may_write_in

if TYPE_CHECKING:
    from django.core.files import File

    from baruga.accounts.models import User
    from baruga.network.models import Institution

# https://podcasting2.org/docs/podcast-namespace/tags/guid
PODCASTS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")


@transaction.atomic
def begin(
    *,
    by: User | None,
    at: datetime,
    institution: Institution,
    cover: File[bytes],
    source_type: str = DigitalSource.ARTWORK,
    **values: Any,
) -> AudioSeries:
    """A new series of `institution`; `by` None is the installation itself. Raises PermissionDenied."""
    if by is not None and not may_write_in(by, institution):
        raise PermissionDenied
    series = AudioSeries.objects.create(
        institution=institution,
        cover=_cover(institution, values["title"], cover, source_type, by),
        guid=guid_of(values["slug"]),
        created_at=at,
        **values,
    )
    log(instance=series, action="newsroom.begin_series", user=by)
    return series


@transaction.atomic
def change(
    *, by: User, at: datetime, series: AudioSeries, cover: File[bytes] | None, **values: Any
) -> AudioSeries:
    """New words or a new cover; address and guid stay. An editor's verb. Raises PermissionDenied."""
    if not may_change(by, series):
        raise PermissionDenied
    for name, value in values.items():
        setattr(series, name, value)
    if cover is not None:
        series.cover = _cover(series.institution, series.title, cover, DigitalSource.ARTWORK, by)
    series.save()
    log(instance=series, action="newsroom.change_series", user=by)
    return series


def may_change(by: User, series: AudioSeries) -> bool:
    """A series speaks for the institution in other people's players: editors only."""
    return may(by, Verb.EDIT, series.institution)


def guid_of(slug: str) -> uuid.UUID:
    """By the rule of Podcasting 2.0: version 5 of the feed's address, without scheme and last slash."""
    address = f"{settings.BASE_URL}/siniar/{slug}/umpan.xml"
    return uuid.uuid5(PODCASTS, address.partition("://")[2].rstrip("/"))


def _cover(
    institution: Institution, title: str, file: File[bytes], source_type: str, by: User | None
) -> Photo:
    cover = Photo(
        file=ImageFile(file, name=file.name or "sampul.jpg"),
        title=title,
        description=title,
        credit=institution.short_name,
        region=institution.region,
        source_type=source_type,
        collection=tree.collection_for(institution),
        uploaded_by_user=by,
    )
    cover.seal()
    cover.save()
    return cover
