"""An archive of many stories in the real tables, as full as a region's after years of work.

Each row is what the newsroom would have written through the editor and the workflow: the page in
its institution's section, its topics and regions, its entry in the search index and its approval.
Only revisions, with the task states that hang on them, and the audit log are left out; the public
site reads none of these.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.text import slugify
from wagtail.models import Locale, Page, WorkflowState, get_default_page_content_type
from wagtail.search.backends import get_search_backend

from baruga.network.models import InstitutionPage, Region
from baruga.newsroom.models import NewsPage, Photo, PhotoStoryPage, StoryPage, Topic
from tests.load.wording import Telling, tell

YEARS = timedelta(days=3 * 365)
QUIET = timedelta(hours=2)  # nothing generated is newer, so that the demo's stories still lead
CHUNK = 1000
PHOTO_STORIES = 0.1
WRITING_TIME = timedelta(minutes=40)


def fill(*, count: int, at: datetime, seed: int = 73, say: Callable[[str], object] = str) -> None:
    """Add `count` published stories of all institutions and topics, of the three years to `at`."""
    press = Press(at=at, chance=random.Random(seed))
    ages = sorted((press.chance.random() for _ in range(count)), reverse=True)
    for start in range(0, count, CHUNK):
        with transaction.atomic():
            press.print_run(start, ages[start : start + CHUNK])
        if start and start % (10 * CHUNK) == 0:
            say(f"{start} stories ...")
    press.close()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


class Press:
    """Makes stories by the thousand. Institutions speak unequally often, as they do in life."""

    def __init__(self, *, at: datetime, chance: random.Random) -> None:
        self.at, self.chance = at, chance
        self.sections = list(
            InstitutionPage.objects.select_related("institution__region").order_by("institution_id")
        )
        self.weights = [1 / (rank + 4) for rank in range(len(self.sections))]
        chance.shuffle(self.weights)
        self.regions = list(Region.objects.local())
        self.topics = {topic.subject: topic.pk for topic in Topic.objects.all()}
        self.photos = list(Photo.objects.order_by("pk"))
        self.locale = Locale.get_default()
        self.types = {
            model: ContentType.objects.get_for_model(model) for model in (NewsPage, PhotoStoryPage)
        }
        self.blocks = StoryPage._meta.get_field("body").stream_block
        self.frames = PhotoStoryPage._meta.get_field("photos").stream_block
        self.workflows = {
            section.pk: section.workflowpage.workflow_id
            for section in self.sections
            if hasattr(section, "workflowpage")
        }
        self.last = {section.pk: _last_step(section) for section in self.sections}

    def print_run(self, start: int, ages: list[float]) -> None:
        """One chunk, the oldest first, into every table."""
        made = [self._story(start + number, age) for number, age in enumerate(ages)]
        stories = [story for story, _telling in made]
        pages = Page.objects.bulk_create([_as_page(story) for story in stories], batch_size=500)
        for story, page in zip(stories, pages, strict=True):
            story.pk = story.page_ptr_id = story.id = page.pk
            story.storypage_ptr_id = page.pk
        _insert(StoryPage.objects.all(), stories)
        for model in (NewsPage, PhotoStoryPage):
            of_model = [story for story in stories if type(story) is model]
            _insert(model.objects.all(), of_model)
            get_search_backend().add_bulk(model, of_model)
        self._link(made)
        self._approve(stories)

    def close(self) -> None:
        """Write down how many children each section has now."""
        for section in self.sections:
            Page.objects.filter(pk=section.pk).update(numchild=self.last[section.pk])

    def _story(self, number: int, age: float) -> tuple[StoryPage, Telling]:
        section = self.chance.choices(self.sections, self.weights)[0]
        institution = section.institution
        region = institution.region or self.chance.choice(self.regions)
        telling = tell(
            self.chance,
            office=institution.short_name,
            kind=institution.kind,
            place=region.short_name,
        )
        released = self.at - QUIET - age * YEARS
        model = PhotoStoryPage if self.chance.random() < PHOTO_STORIES else NewsPage
        slug = f"{slugify(telling.headline)[:80]}-{number}"
        step = self.last[section.pk] = self.last[section.pk] + 1
        story: StoryPage = model(
            path=StoryPage._get_path(section.path, section.depth + 1, step),
            depth=section.depth + 1,
            url_path=f"{section.url_path}{slug}/",
            slug=slug,
            title=telling.headline,
            draft_title=telling.headline,
            kicker=telling.kicker,
            lead=telling.lead,
            body=self.blocks.to_python(telling.body(slug[-40:])),
            dateline=region.short_name,
            byline=f"Tim Humas {institution.short_name}",
            press_contact=f"Humas {institution.short_name}, humas@{institution.slug}.example",
            confirmed=["facts_checked", "neutral"],
            institution=institution,
            main_image=self.chance.choice(self.photos) if self.photos else None,
            content_type=self.types[model],
            locale=self.locale,
            live=True,
            first_published_at=released,
            last_published_at=released,
            latest_revision_created_at=released - WRITING_TIME,
        )
        story.regions = self._touched(story)  # kept with the story, written by `_link`
        if isinstance(story, PhotoStoryPage):
            story.photos = self.frames.to_python(list(self._frames(slug[-40:])))
        return story, telling

    def _frames(self, key: str) -> Iterator[dict[str, Any]]:
        shown = self.chance.sample(self.photos, min(4, len(self.photos)))
        for number, photo in enumerate(shown):
            yield {
                "type": "photo",
                "value": {"image": photo.pk, "caption": ""},
                "id": f"{key}-f{number}",
            }

    def _link(self, made: list[tuple[StoryPage, Telling]]) -> None:
        """Topics of the story's theme; the institution's region, or one or two of the province."""
        topics, regions = StoryPage.topics.through, StoryPage.regions.through
        topics.objects.bulk_create(
            topics(storypage_id=story.pk, topic_id=self.topics[subject])
            for story, telling in made
            for subject in telling.topics[: self.chance.randint(1, 2)]
        )
        regions.objects.bulk_create(
            regions(storypage_id=story.pk, region_id=region.pk)
            for story, _telling in made
            for region in story.regions.all()
        )

    def _touched(self, story: StoryPage) -> list[Region]:
        own = story.institution.region
        return [own] if own else self.chance.sample(self.regions, min(2, len(self.regions)))

    def _approve(self, stories: list[StoryPage]) -> None:
        """Each story's way through its institution's workflow, as lists of the desk look for it."""
        of_section = {section.institution_id: section.pk for section in self.sections}
        page_type = get_default_page_content_type()
        WorkflowState.objects.bulk_create(
            WorkflowState(
                content_type=story.content_type,
                base_content_type=page_type,
                object_id=str(story.pk),
                workflow_id=self.workflows[of_section[story.institution_id]],
                status=WorkflowState.STATUS_APPROVED,
            )
            for story in stories
            if of_section[story.institution_id] in self.workflows
        )


def _last_step(section: InstitutionPage) -> int:
    """Number of the section's youngest child, by its place in the tree's path."""
    child = section.get_children().order_by("-path").only("path").first()
    return int(child.path[-Page.steplen :], len(Page.alphabet)) if child else 0


def _as_page(story: StoryPage) -> Page:
    """The part of a story that lies in the table of pages."""
    page = Page()
    for field in Page._meta.concrete_fields:
        if not field.primary_key:
            setattr(page, field.attname, getattr(story, field.attname))
    return page


def _insert(rows: QuerySet[Any], objects: list[Any]) -> None:
    """The part of each object that lies in the table of `rows` itself.

    Django's bulk_create refuses models with a parent table, whose keys it could not know; here
    they are known, so the step beneath it is taken, which knows no such scruple.
    """
    if objects:
        rows._batched_insert(objects, rows.model._meta.local_concrete_fields, batch_size=500)
