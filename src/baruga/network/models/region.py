"""Regions: a province and its regencies and cities, from a file that any province can bring."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from baruga.network.choices import Level


class RegionQuerySet(models.QuerySet["Region"]):
    def root(self) -> Region | None:
        """The province this installation serves; None before a region file is loaded."""
        return self.filter(parent=None).order_by("code").first()

    def local(self) -> RegionQuerySet:
        """Regencies and cities, in the order of their codes."""
        return self.exclude(parent=None).order_by("code")


class Region(models.Model):
    """A region as the Ministry of Home Affairs registers it.

    `population` counts registered people and is not the census figure; `source` and `as_of`
    say where both figures come from. NULL means that no figure was given.
    """

    code = models.CharField(_("code"), max_length=13, unique=True)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120)
    level = models.CharField(_("level"), max_length=10, choices=Level)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    population = models.PositiveIntegerField(_("registered population"), null=True, blank=True)
    area_km2 = models.DecimalField(
        _("area in km²"), max_digits=12, decimal_places=3, null=True, blank=True
    )
    timezone = models.CharField(_("time zone"), max_length=40, default="Asia/Jakarta")
    source = models.CharField(_("source"), max_length=250, blank=True)
    as_of = models.DateField(_("as of"), null=True, blank=True)

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    @property
    def search_word(self) -> str:
        """One word that stands for it in a search index and that nobody writes in a text."""
        return f"wilayah{self.code.replace('.', '')}"

    @property
    def short_name(self) -> str:
        """The name as people say it: "Bone" for "Kabupaten Bone"; a city keeps its "Kota"."""
        return self.name.removeprefix("Kabupaten ")
