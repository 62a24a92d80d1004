"""Tags: names and words that officers give a story freely, beside the fixed topics."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase

MOST = 8  # tags of one story: more say less
LONGEST = 40  # letters of one
_SPACE = re.compile(r"\s+")


class Tag(TagBase):
    """A word shared by all institutions; its address is made of its first spelling."""

    free_tagging = True

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]

    def slugify(self, tag: str, i: int | None = None) -> str:
        slug = slugify(tag) or "tag"
        return slug if i is None else f"{slug}-{i}"

    def get_absolute_url(self) -> str:
        return reverse("portal:tag", args=[self.slug])


class StoryTag(ItemBase):
    content_object = ParentalKey(
        "newsroom.StoryPage", on_delete=models.CASCADE, related_name="tagged_items"
    )
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="uses")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="newsroom_tag_once")
        ]


def tidy(names: Iterable[str]) -> list[str]:
    """Tags as they are kept: without "#", doubled spaces, doubles in another case, or overlength."""
    found: dict[str, str] = {}
    for name in names:
        plain = _SPACE.sub(" ", name.replace("#", " ")).strip(" .,;")[:LONGEST].strip()
        if plain:
            found.setdefault(plain.casefold(), plain)
    return list(found.values())
