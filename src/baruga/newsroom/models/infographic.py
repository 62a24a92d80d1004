"""Infographics: a picture or a drawing, and every figure in it as a line that anybody can read."""

from __future__ import annotations

import secrets
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model_string
from wagtail.fields import StreamField
from wagtail.search import index

from baruga.newsroom.blocks import FigureBlock
from baruga.newsroom.choices import Format
from baruga.newsroom.intake import Refused, svg
from baruga.newsroom.models.story import StoryPage
from baruga.newsroom.panels import infographic_edit_handler

if TYPE_CHECKING:
    from django.core.files.storage import Storage


def public() -> Storage:
    """Where sizes of pictures lie; a callable, so that the migration names no folder."""
    return storages["renditions"]


def drawing_path(drawing: Drawing, filename: str) -> str:
    """A path nobody can guess: a drawing in a draft is no more public than a photograph in one."""
    return f"drawings/{slugify(PurePath(filename).stem)[:60]}-{secrets.token_hex(8)}.svg"


def is_drawing(document: Any) -> bool:
    return bool(document) and document.file_extension.lower() == "svg"


class DrawingQuerySet(models.QuerySet["Drawing"]):
    def of(self, document: Any) -> Drawing | None:
        """The safe form of an SVG document, read when it is not known yet; None for anything else.

        Two queries, one more for the first time after each change of the file.
        """
        if not is_drawing(document):
            return None
        file_hash = document.get_file_hash()
        known = self.filter(document=document).first()
        if known is not None and known.file_hash == file_hash:
            return known
        try:
            with document.open_file() as file:
                cleaned = svg.clean(file.read(svg.MAX_BYTES + 1))
        except (Refused, OSError):
            return None
        values = {
            "file_hash": file_hash,
            "markup": cleaned.markup,
            "width": cleaned.width,
            "height": cleaned.height,
            "removed": list(cleaned.removed),
            "file": "",
        }
        return self.update_or_create(document=document, defaults=values)[0]


class Drawing(models.Model):
    """What an SVG document becomes before anybody sees it. The document keeps what was handed in.

    `markup` is the cleaned drawing, `removed` names what was left out of it, `file` is its public
    file, empty until a page shows it. Sizes are in CSS pixels.
    """

    document = models.OneToOneField(
        get_document_model_string(), on_delete=models.CASCADE, related_name="drawing"
    )
    file_hash = models.CharField(max_length=40)
    markup = models.TextField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    removed = models.JSONField(default=list)
    file = models.FileField(upload_to=drawing_path, storage=public, blank=True)

    objects = DrawingQuerySet.as_manager()

    class Meta:
        verbose_name = _("drawing")
        verbose_name_plural = _("drawings")

    def __str__(self) -> str:
        return str(self.document)

    def public_url(self) -> str:
        """Its address; the file is written when it is missing, as sizes of photographs are."""
        if not (self.file.name and self.file.storage.exists(self.file.name)):
            content = ContentFile(f'<?xml version="1.0" encoding="UTF-8"?>\n{self.markup}'.encode())
            self.file.save(self.document.filename, content, save=False)
            self.save(update_fields=["file"])
        return self.file.url


class InfographicPage(StoryPage):
    """The graphic is `drawing` where there is one, else the main picture, which lists show as well."""

    format = Format.INFOGRAPHIC
    page_description = _("A graphic, with every figure in it, its source and its date.")

    drawing = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("drawing (SVG)"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_(
            "Sharp at every size. Choose a main picture as well: lists and shared links show it."
        ),
    )
    in_words = models.TextField(
        _("the graphic in words"),
        blank=True,
        help_text=_("What it shows, with its figures, for those who cannot see it."),
    )
    figures = StreamField([("figure", FigureBlock())], verbose_name=_("figures"), blank=True)
    method = models.TextField(
        _("how the figures were obtained"),
        blank=True,
        help_text=_("Who counted what, when, and what is not in it."),
    )

    edit_handler = infographic_edit_handler()
    search_fields = [
        *StoryPage.search_fields,
        index.SearchField("in_words"),
        index.SearchField("figures_text"),
    ]

    class Meta:
        verbose_name = _("infographic")
        verbose_name_plural = _("infographics")

    @property
    def graphic(self) -> Drawing | None:
        """The drawing made safe; None when the main picture is the graphic."""
        return Drawing.objects.of(self.drawing) if self.drawing else None

    @property
    def further_words(self) -> str:
        return f"{self.in_words}\n{self.figures_text}"

    @property
    def figures_text(self) -> str:
        """Every figure as a line of words."""
        return "\n".join(
            " ".join(filter(None, (figure.value[name] for name in ("label", "value", "unit"))))
            for figure in self.figures
        )
