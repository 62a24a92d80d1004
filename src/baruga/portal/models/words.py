"""The words of published stories, for suggestions and for what a mistyped word was meant to be."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

# How words are counted and stories indexed; a new number makes every story learned anew.
EDITION = 1


class Word(models.Model):
    """A word as people write it, in lower case, and how many published stories hold it."""

    word = models.CharField(_("word"), max_length=40, unique=True)
    stem = models.CharField(_("stem"), max_length=40)
    stories = models.PositiveIntegerField(_("stories"), default=0)

    class Meta:
        verbose_name = _("word")
        verbose_name_plural = _("words")

    def __str__(self) -> str:
        return self.word


class StoryWords(models.Model):
    """The words that a story was counted with, so that they can be taken back when it changes.

    `story_id` is no foreign key: a story's words are taken back after it is gone, too.
    """

    story_id = models.PositiveBigIntegerField(primary_key=True)
    words = models.TextField(blank=True)
    edition = models.PositiveSmallIntegerField(default=EDITION)

    class Meta:
        verbose_name = _("words of a story")
        verbose_name_plural = _("words of stories")

    def __str__(self) -> str:
        return f"{self.story_id}: {self.words[:40]}"
