"""Audio series: what a podcast player subscribes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from baruga.network.models import Institution
from baruga.newsroom.choices import PodcastCategory, SpokenLanguage
from baruga.newsroom.models.photo import Photo

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from baruga.accounts.models import User


class AudioSeriesQuerySet(models.QuerySet["AudioSeries"]):
    def visible_to(self, user: User | AnonymousUser) -> AudioSeriesQuerySet:
        """Series of the institutions that `user` serves; that one exists is public once it has episodes."""
        return self.filter(institution__in=Institution.objects.served_by(user))


class AudioSeries(models.Model):  # type: ignore[django-manager-missing]  # the stories' manager is untyped
    """A podcast. `guid` is given once and never changes, whatever becomes of the address."""

    institution = models.ForeignKey(
        Institution, verbose_name=_("institution"), on_delete=models.PROTECT, related_name="series"
    )
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=120)
    description = models.TextField(
        _("description"),
        max_length=4000,
        help_text=_("What one hears, for whom, and how often. Podcast players show it."),
    )
    cover = models.ForeignKey(
        Photo, verbose_name=_("cover"), on_delete=models.PROTECT, related_name="+"
    )
    language = models.CharField(
        _("language"), max_length=5, choices=SpokenLanguage, default=SpokenLanguage.INDONESIAN
    )
    category = models.CharField(
        _("category"), max_length=30, choices=PodcastCategory, default=PodcastCategory.GOVERNMENT
    )
    author = models.CharField(_("speaks"), max_length=160)
    email = models.EmailField(
        _("e-mail address"),
        help_text=_("Public; directories use it to confirm who owns the series."),
    )
    explicit = models.BooleanField(_("contains language unfit for children"), default=False)
    guid = models.UUIDField(editable=False, unique=True)
    created_at = models.DateTimeField()

    objects = AudioSeriesQuerySet.as_manager()

    class Meta:
        verbose_name = _("audio series")
        verbose_name_plural = _("audio series")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("recordings:series", args=[self.pk])
