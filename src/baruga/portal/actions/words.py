"""Learn and forget the words and photographs of stories; nobody's verb but the site's own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from modelsearch import index

from baruga.hoaxdesk import gallery
from baruga.matching.stems import STOP_WORDS, stem, words
from baruga.newsroom.models import Photo, StoryPage
from baruga.portal import vocabulary
from baruga.portal.models import PhotoUse, StoryWords, Word
from baruga.portal.models.words import EDITION

SHORTEST, LONGEST = 3, 40  # letters of a word worth suggesting


def words_of(story: StoryPage) -> set[str]:
    """The words of a story that somebody may look for, in lower case."""
    tags = (tag.name for tag in story.tags.all())
    text = "\n".join([story.title, story.kicker, story.lead, story.text, *tags])
    found = {match.group().lower() for match in words(text)}
    return {
        word
        for word in found
        if SHORTEST <= len(word) <= LONGEST and word.isalpha() and word not in STOP_WORDS
    }


@transaction.atomic
def learn(*, story_id: int) -> None:
    """Learn the words and photographs of a published story; take back those of one that is not.

    Safe to run twice.
    """
    story = StoryPage.objects.published().filter(pk=story_id).specific().first()
    known = StoryWords.objects.select_for_update().filter(story_id=story_id).first()
    before = set(known.words.split()) if known else set()
    now = words_of(story) if story else set()
    _count(now - before, 1)
    _count(before - now, -1)
    _show(story_id, story.pictures if story else [], story.first_published_at if story else None)
    if story:
        StoryWords.objects.update_or_create(
            story_id=story_id, defaults={"words": " ".join(sorted(now)), "edition": EDITION}
        )
    elif known:
        known.delete()
    if now != before:
        vocabulary.renew_on_commit()


def catch_up(*, limit: int | None = None) -> int:
    """Learn published stories that were never learned, or by an older edition; how many.

    They and their photographs enter the search index anew too: an older edition did not write
    their stems there.
    """
    learned = StoryWords.objects.filter(story_id=OuterRef("pk"), edition=EDITION)
    waiting = StoryPage.objects.published().filter(~Exists(learned)).order_by("pk")
    count = 0
    for pk in list(waiting.values_list("pk", flat=True)[:limit]):
        index.insert_or_update_object(StoryPage.objects.get(pk=pk))
        learn(story_id=pk)
        for use in PhotoUse.objects.filter(story_id=pk).select_related("photo"):
            index.insert_or_update_object(use.photo)
        count += 1
    return count


def _show(story_id: int, pictures: list[Photo], since: datetime | None) -> None:
    """These photographs are in the story and no others; the hoax desk compares with what is public."""
    gone, _each = PhotoUse.objects.filter(story_id=story_id).exclude(photo__in=pictures).delete()
    if gone or pictures:
        gallery.synchronise_soon()
    if since:
        PhotoUse.objects.bulk_create(
            [PhotoUse(story_id=story_id, photo=photo, published_at=since) for photo in pictures],
            ignore_conflicts=True,
        )


def _count(found: Iterable[str], change: int) -> None:
    """Words in the order of the alphabet, so that two workers never wait for each other."""
    ordered = sorted(found)
    if not ordered:
        return
    if change > 0:
        Word.objects.bulk_create(
            [Word(word=word, stem=stem(word)) for word in ordered], ignore_conflicts=True
        )
    rows = Word.objects.filter(word__in=ordered)
    list(rows.select_for_update().order_by("word").values_list("pk"))
    rows.update(stories=F("stories") + change)
    if change < 0:
        rows.filter(stories=0).delete()
