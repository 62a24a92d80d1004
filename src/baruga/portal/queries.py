"""What the public may read: published stories, in the order in which they came out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from baruga.hoaxdesk.models import ClarificationPage, Verdict
from baruga.network.choices import Platform
from baruga.network.models import Channel, Institution, Region
from baruga.newsroom.models import (
    AudioPage,
    AudioSeries,
    InfographicPage,
    NewsPage,
    PhotoStoryPage,
    Rendition,
    StoryPage,
    StoryTag,
    Tag,
    Topic,
    VideoPage,
)
from baruga.portal.choices import PAGE_LENGTH

if TYPE_CHECKING:
    from baruga.newsroom.models.story import StoryQuerySet

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# What a card is made of: neither the text of a story nor what only its editors read.
_CARD = (
    "title",
    "url_path",
    "content_type",
    "first_published_at",
    "kicker",
    "lead",
    *(f"institution__{name}" for name in ("slug", "name", "short_name")),
    *(f"institution__region__{name}" for name in ("slug", "name", "timezone")),
    *(
        f"main_image__{name}"
        for name in ("title", "description", "file", "width", "height", "source_type")
    ),
    *(f"main_image__focal_point_{name}" for name in ("x", "y", "width", "height")),
)


def published() -> StoryQuerySet:
    """Every published story, newest first. The second condition lets the index on time answer."""
    return _in_order(StoryPage.objects.all())


def photo_stories() -> StoryQuerySet:
    return _in_order(PhotoStoryPage.objects.all())


def news() -> StoryQuerySet:
    return _in_order(NewsPage.objects.all())


def videos() -> StoryQuerySet:
    return _in_order(VideoPage.objects.all())


def audio() -> StoryQuerySet:
    return _in_order(AudioPage.objects.all())


def episodes_of(series: AudioSeries) -> StoryQuerySet:
    """Published episodes that can be heard, newest first."""
    theirs: StoryQuerySet = audio().filter(series=series, recording__state="ready")
    return theirs


def series_on_air() -> QuerySet[AudioSeries]:
    """Series with at least one published episode."""
    published_ones = AudioPage.objects.live().filter(series=OuterRef("pk"))
    return (
        AudioSeries.objects.filter(Exists(published_ones))
        .select_related("institution", "cover")
        .prefetch_related("cover__renditions")
    )


def infographics() -> StoryQuerySet:
    return _in_order(InfographicPage.objects.all())


def clarifications() -> StoryQuerySet:
    """With `ruling` and `said`: the verdict in force, and what circulates."""
    in_force = Verdict.objects.in_force().filter(claim=OuterRef("claim"))
    pages = ClarificationPage.objects.annotate(
        ruling=Subquery(in_force.values("ruling")[:1]), said=F("circulates")
    )
    return _in_order(pages)


def _in_order(stories: StoryQuerySet) -> StoryQuerySet:
    ordered: StoryQuerySet = stories.published().filter(first_published_at__isnull=False)
    return ordered


def of_institution(institution: Institution) -> StoryQuerySet:
    theirs: StoryQuerySet = published().filter(institution=institution)
    return theirs


def of_topic(topic: Topic) -> StoryQuerySet:
    carries = StoryPage.topics.through.objects.filter(storypage=OuterRef("pk"), topic=topic)
    about: StoryQuerySet = published().filter(Exists(carries))
    return about


def of_tag(tag: Tag) -> StoryQuerySet:
    carries = StoryTag.objects.filter(content_object=OuterRef("pk"), tag=tag)
    about: StoryQuerySet = published().filter(Exists(carries))
    return about


def public_tags() -> QuerySet[Tag]:
    """Tags that a published story carries; those of drafts are nobody's business."""
    uses = StoryTag.objects.filter(tag=OuterRef("pk"), content_object__live=True)
    return Tag.objects.filter(Exists(uses))


def busy_tags() -> QuerySet[Tag]:
    """Tags of at least two published stories: those that search engines may list."""
    live = Q(uses__content_object__live=True)
    return Tag.objects.annotate(stories=Count("uses", filter=live)).filter(stories__gte=2)


def busiest_tags(count: int = 30, days: int = 90) -> QuerySet[Tag]:
    """Tags of at least two stories of the last months, the most used first."""
    since = timezone.now() - timedelta(days=days)
    recent = Q(uses__content_object__live=True, uses__content_object__first_published_at__gt=since)
    return (
        Tag.objects.annotate(stories=Count("uses", filter=recent))
        .filter(stories__gte=2)
        .order_by("-stories", "name")[:count]
    )


def of_region(region: Region) -> StoryQuerySet:
    """Stories told of a region or by its institutions; the province has them all."""
    if region.parent_id is None:
        return published()
    local: StoryQuerySet = published().filter(touches(region))
    return local


def touches(region: Region) -> Q:
    named = StoryPage.regions.through.objects.filter(storypage=OuterRef("pk"), region=region)
    return Q(institution__region=region) | Q(Exists(named))


def as_cards(stories: StoryQuerySet) -> StoryQuerySet:
    """With what a card shows and nothing more; two queries."""
    cards: StoryQuerySet = (
        stories.select_related("institution__region", "main_image")
        .prefetch_related(Prefetch("main_image__renditions", Rendition.objects.order_by("pk")))
        .only(*_CARD)
    )
    return cards


@dataclass(frozen=True)
class Slice:
    """One page of a list. `older` names where the next one begins; nothing was counted."""

    stories: list[StoryPage]
    older: str
    is_first: bool


def slice_of(stories: StoryQuerySet, before: str = "", length: int = PAGE_LENGTH) -> Slice:
    """The stories older than the place that `before` names (see `place`), as cards.

    However deep a reader goes, the database starts right at the place: no offset is walked.
    """
    since = read_place(before)
    if since:
        moment, pk = since
        stories = stories.filter(first_published_at__lte=moment).filter(
            Q(first_published_at__lt=moment) | Q(pk__lt=pk)
        )
    found = list(as_cards(stories)[: length + 1])
    more = len(found) > length
    found = found[:length]
    last = found[-1] if more else None
    older = place(last.first_published_at, last.pk) if last else ""
    return Slice(found, older, since is None)


def place(moment: datetime, pk: int) -> str:
    """A place in the order of publication: microseconds and id."""
    return f"{(moment - _EPOCH) // timedelta(microseconds=1)}-{pk}"


def read_place(text: str) -> tuple[datetime, int] | None:
    """What `place` wrote; None for anything else."""
    microseconds, _dash, pk = text.partition("-")
    if not (microseconds.isdecimal() and pk.isdecimal() and len(text) < 40):
        return None
    try:
        return _EPOCH + timedelta(microseconds=int(microseconds)), min(int(pk), 2**62)
    except OverflowError:
        return None


def related_to(story: StoryPage, topics: list[Topic], count: int = 4) -> list[StoryPage]:
    """Newest stories that share a topic with `story`, filled up with its institution's.

    Two queries, four when topics alone do not fill it.
    """
    others = published().exclude(pk=story.pk)
    shares = StoryPage.topics.through.objects.filter(storypage=OuterRef("pk"), topic__in=topics)
    found = list(as_cards(others.filter(Exists(shares)))[:count]) if topics else []
    if len(found) < count:
        known = [other.pk for other in found]
        same = others.filter(institution=story.institution_id).exclude(pk__in=known)
        found += list(as_cards(same)[: count - len(found)])
    return found


def local_regions() -> QuerySet[Region]:
    return Region.objects.local()


# Where a person answers.
ANSWERED = (Platform.PHONE, Platform.WHATSAPP, Platform.EMAIL)


def with_contacts(institutions: QuerySet[Institution]) -> QuerySet[Institution]:
    """Each with its `contacts`: the channels where a person answers."""
    direct = Prefetch("channels", Channel.objects.filter(platform__in=ANSWERED), to_attr="contacts")
    return institutions.prefetch_related(direct)


def institutions_of(region: Region) -> QuerySet[Institution]:
    """Whom to turn to there; for the province, those that serve all of it.

    Each has its `contacts`.
    """
    place: dict[str, Any] = {"region": region}
    if region.parent_id is None:
        place = {"region": None}
    return with_contacts(Institution.objects.active().filter(**place)).order_by("name")
