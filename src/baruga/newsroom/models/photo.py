"""Photographs: who took them, when and where, and how they came to be."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from django.core.files.storage import storages
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    ImageQuerySet,
    WagtailImageField,
)
from wagtail.search import index

from baruga.network.models import Region
from baruga.newsroom.choices import Consent, DigitalSource
from baruga.newsroom.sizes import Prepared, PublicFilter, one_at_a_time, prepare

if TYPE_CHECKING:
    from django.core.files import File
    from django.core.files.storage import Storage


def originals() -> Storage:
    """Where originals lie; a callable, so that the migration names no folder."""
    return storages["originals"]


def original_path(photo: Photo, filename: str) -> str:
    """A path nobody can guess: renditions take their public name from it."""
    name = PurePath(filename)
    return f"{secrets.token_hex(2)}/{slugify(name.stem)[:60]}-{secrets.token_hex(8)}{name.suffix.lower()}"


def digest_of(file: File[Any]) -> str:
    """SHA-256 of a file's bytes, read in pieces; it is left at its beginning."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


class PhotoQuerySet(ImageQuerySet):
    def same_as(self, sha256: str) -> PhotoQuerySet:
        """Pictures whose original is the same to the last bit."""
        return self.filter(sha256=sha256) if sha256 else self.none()


class Photo(AbstractImage):
    """A picture with what a reader and an archive need to know about it.

    The original stays out of the public's reach, unaltered, and keeps its metadata; `sha256` is
    of its bytes as they came in. `latitude` and `longitude` are filled only when the officer chose
    to keep the place the camera wrote down.
    """

    file = WagtailImageField(
        verbose_name=_("file"),
        upload_to=original_path,
        storage=originals,
        width_field="width",
        height_field="height",
    )
    caption = models.TextField(
        _("caption"), blank=True, help_text=_("Who does what, where and when.")
    )
    creator = models.CharField(_("photographer"), max_length=160, blank=True)
    credit = models.CharField(
        _("credit"),
        max_length=160,
        blank=True,
        help_text=_("As it is to be printed, for example an institution."),
    )
    taken_at = models.DateTimeField(_("taken on"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=160, blank=True)
    region = models.ForeignKey(
        Region,
        verbose_name=_("region"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    source_type = models.CharField(
        _("how it was made"), max_length=30, choices=DigitalSource, default=DigitalSource.CAPTURE
    )
    consent = models.CharField(
        _("consent of people in the picture"),
        max_length=12,
        choices=Consent,
        default=Consent.NOT_NEEDED,
    )
    latitude = models.FloatField(null=True, blank=True, editable=False)
    longitude = models.FloatField(null=True, blank=True, editable=False)
    imported_from = models.URLField(max_length=1000, blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False, db_index=True)

    _drawn: Mapping[str, Any] = {}

    admin_form_fields = (
        "file",
        "title",
        "description",
        "caption",
        "creator",
        "credit",
        "taken_at",
        "place",
        "region",
        "source_type",
        "consent",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    objects = PhotoQuerySet.as_manager()

    search_fields = [*AbstractImage.search_fields, index.SearchField("stems")]

    class Meta(AbstractImage.Meta):
        verbose_name = _("photograph")
        verbose_name_plural = _("photographs")

    def create_renditions(self, *filters: Filter) -> dict[Filter, Rendition]:
        """Every size from one decoding; Wagtail's own way reads the original anew for each.

        All are drawn in one turn, so that whoever waits holds no picture in memory meanwhile.
        """
        if not filters:
            return {}
        with one_at_a_time():
            prepared = prepare(self, filters)
            self._drawn = {each.spec: self._draw(each.spec, prepared) for each in filters}
            del prepared
        try:
            made: dict[Filter, Rendition] = super().create_renditions(*filters)
            return made
        finally:
            self._drawn = {}

    def generate_rendition_file(self, filter: Filter, *, source: Any = None) -> Any:
        """What was drawn already, else this size alone: through `PublicFilter`, whoever asks."""
        if filter.spec in self._drawn:
            return self._drawn[filter.spec]
        with one_at_a_time():
            return self._draw(filter.spec, None)

    def _draw(self, spec: str, prepared: Prepared | None) -> Any:
        return super().generate_rendition_file(PublicFilter(spec, prepared))

    def seal(self) -> None:
        """Note size and hashes of the file that is about to be saved; the forms do it themselves."""
        self._set_image_file_metadata()

    def _set_file_hash(self) -> None:
        """Beside Wagtail's SHA-1, which finds doubles, the hash that an archive can rely on."""
        super()._set_file_hash()
        with self.open_file() as file:
            self.sha256 = digest_of(file)

    def is_unaltered(self) -> bool:
        """Whether the original is still what came in. Raises OSError when it is gone."""
        with self.open_file() as file:
            return digest_of(file) == self.sha256

    @property
    def stems(self) -> str:
        """Words for the index alone: what the photo archive asks for, cut as it cuts a question."""
        from baruga.matching.stems import stems

        said = (self.title, self.caption, self.description, self.place, self.creator, self.credit)
        return " ".join(stems("\n".join(said)))

    @property
    def alt_text(self) -> str:
        """What somebody who cannot see the picture hears."""
        return self.description

    @property
    def is_illustration(self) -> bool:
        return not DigitalSource(self.source_type).is_photograph

    @property
    def credit_line(self) -> str:
        """Photographer and credit, without saying the same twice."""
        return " / ".join(dict.fromkeys(filter(None, (self.creator, self.credit))))


class Rendition(AbstractRendition):
    """A size of a photograph for the public: re-encoded, so that no metadata remains in it."""

    image = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
