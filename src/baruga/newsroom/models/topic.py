"""Topics: the top terms of IPTC Media Topics."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baruga.newsroom.choices import MEDIA_TOPIC_CODES, Subject


class Topic(models.Model):
    """A subject; its label comes from the catalogue, so that it reads in the reader's language."""

    subject = models.CharField(_("subject"), max_length=20, choices=Subject, unique=True)
    slug = models.SlugField(_("address"), max_length=60, unique=True)

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.label)

    def get_absolute_url(self) -> str:
        return reverse("portal:topic", args=[self.slug])

    @property
    def label(self) -> str | Promise:
        return Subject(self.subject).label

    @property
    def media_topic(self) -> str:
        """The IPTC address of the term."""
        return f"http://cv.iptc.org/newscodes/mediatopic/{MEDIA_TOPIC_CODES[self.subject]}"
