"""Bring the demo's stories on their way: each walks through the same workflow as a real one."""

from __future__ import annotations

import csv
import io
import tomllib
import zlib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import transaction
from django.db.models import F
from django.utils.html import strip_tags
from django.utils.text import slugify
from wagtail.documents import get_document_model
from wagtail.models import PageLogEntry, Revision, WorkflowState

from baruga.accounts.models import User
from baruga.network.actions import tree
from baruga.network.choices import Role
from baruga.network.models import Institution, Region
from baruga.newsroom.actions import jargon
from baruga.newsroom.choices import DigitalSource, InformationClass
from baruga.newsroom.demo import aftermath, charts
from baruga.newsroom.demo.illustrations import draw
from baruga.newsroom.models import (
    FirstTry,
    InfographicPage,
    Jargon,
    NewsPage,
    Photo,
    PhotoStoryPage,
    StoryPage,
    Topic,
)

STORIES = Path(__file__).parent / "stories"
WORDS = Path(__file__).parent / "words.csv"
SIZE = (1500, 1000)
PERIODIC = InformationClass.PERIODIC.value
TICKS = ["facts_checked", "neutral", "establishing_shot", "figures_complete"]
MODELS: dict[str, type[StoryPage]] = {
    "news": NewsPage,
    "photo": PhotoStoryPage,
    "infographic": InfographicPage,
}
WRITING_TIME, READING_TIME = timedelta(minutes=50), timedelta(minutes=25)


def load(*, at: datetime, say: Callable[[str], object]) -> None:
    """Safe to repeat: a story that is there already stays as it is."""
    team = teams()
    count = 0
    for slug, data in stories():
        if StoryPage.objects.filter(slug=slug).exists():
            continue
        with transaction.atomic():
            _load_story(slug, data, at, team.get(data["institution"], {}))
        count += 1
        if count % 20 == 0:
            say(f"{count} stories ...")
    say(f"{StoryPage.objects.count()} stories")
    _load_words(at)


def _load_words(at: datetime) -> None:
    """The list of words to replace, unless one is kept already."""
    keeper = User.objects.filter(memberships__role=Role.COORDINATOR).first()
    if keeper is None or Jargon.objects.exists():
        return
    with WORDS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            jargon.keep(
                by=keeper, at=at, term=row["kata"], plain=row["ganti"], reason=row["alasan"]
            )


def stories() -> Iterator[tuple[str, dict[str, Any]]]:
    """Address and content of every story, the newest first: their pictures are prepared first."""
    read = [
        (path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
        for path in STORIES.glob("*.toml")
    ]
    yield from sorted(read, key=lambda item: float(item[1]["hours_ago"]))


def teams() -> dict[str, dict[str, User]]:
    """By institution, one person for each writing role; approvers are never its only writers."""
    found: dict[str, dict[str, User]] = {}
    for institution in Institution.objects.prefetch_related("memberships__user"):
        for membership in institution.memberships.all():
            found.setdefault(institution.slug, {}).setdefault(membership.role, membership.user)
    return found


def _load_story(slug: str, data: dict[str, Any], at: datetime, team: dict[str, User]) -> None:
    institution = Institution.objects.get(slug=data["institution"])
    published_at = at - timedelta(hours=float(data["hours_ago"]))
    writer = team.get(Role.CONTRIBUTOR) or team.get(Role.EDITOR)
    approver = team.get(Role.APPROVER)
    story = _draft(slug, data, institution, writer, published_at)
    state = data["state"]
    aftermath.arrange(story, data, at=at, by=writer)
    if state not in {"draft", "emergency"}:
        story.get_workflow().start(story, writer)
    if state == "returned":
        waiting(story).reject(user=approver, comment=data["return_reason"])
    elif state not in {"draft", "emergency", "submitted"}:
        waiting(story).approve(user=approver)
        story = story.specific_class.objects.get(pk=story.pk)
    tell_time(story, published_at)
    story = story.specific_class.objects.get(pk=story.pk)
    aftermath.follow(story, data, at=published_at, team=team)


def _draft(
    slug: str,
    data: dict[str, Any],
    institution: Institution,
    writer: User | None,
    published_at: datetime,
) -> StoryPage:
    pictures = [picture_of(image, institution, published_at) for image in data.get("image", ())]
    if data["type"] == "infographic":
        pictures = [_chart_picture(data, institution, published_at)]
    story: Any = MODELS[data["type"]](
        slug=slug,
        title=data["headline"],
        draft_title=data["headline"],
        kicker=data["kicker"],
        lead=data["lead"],
        dateline=data["dateline"],
        byline=data["byline"],
        press_contact=data["press_contact"],
        note_to_editors=data.get("note_to_editors", ""),
        main_image=pictures[0] if pictures else None,
        confirmed=[] if data["state"] == "draft" else TICKS,
        information_class=""
        if data["state"] == "draft"
        else data.get("information_class", PERIODIC),
        owner=writer,
        live=False,
    )
    story.body = story._meta.get_field("body").stream_block.to_python(list(_blocks(slug, data)))
    if isinstance(story, PhotoStoryPage):
        story.photos = story._meta.get_field("photos").stream_block.to_python(
            [
                {
                    "type": "photo",
                    "value": {"image": picture.pk, "caption": ""},
                    "id": f"{slug}-f{number}",
                }
                for number, picture in enumerate(pictures)
            ]
        )
    if isinstance(story, InfographicPage):
        _give_figures(story, slug, data, institution)
    institution.section.add_child(instance=story)
    story.topics.set(Topic.objects.filter(subject__in=data["topics"]))
    story.regions.set(Region.objects.filter(code__in=data["regions"]))
    story.save()
    story.save_revision(user=writer)
    return story.specific_class.objects.get(pk=story.pk)


def _give_figures(
    story: InfographicPage, slug: str, data: dict[str, Any], institution: Institution
) -> None:
    story.in_words, story.method = data["in_words"], data["method"]
    names = ("label", "value", "unit", "source", "as_of")
    story.figures = story._meta.get_field("figures").stream_block.to_python(
        [
            {
                "type": "figure",
                "value": {name: figure[name] for name in names} | {"source_url": ""},
                "id": f"{slug}-a{number}",
            }
            for number, figure in enumerate(data["figure"])
        ]
    )
    if data["graphic"] == "svg":
        document = get_document_model()(
            title=data["chart_title"],
            file=ContentFile(charts.svg(_chart(data)), name=f"{slug}.svg"),
            collection=tree.collection_for(institution),
        )
        document._set_document_file_metadata()
        document.save()
        story.drawing = document


def _chart(data: dict[str, Any]) -> charts.Chart:
    bars = [charts.Bar(each["label"], each["value"], each["number"]) for each in data["figure"]]
    source = f"Sumber: {data['figure'][0]['source']}"
    return charts.Chart(data["chart_title"], data["chart_unit"], tuple(bars), source)


def _chart_picture(data: dict[str, Any], institution: Institution, published_at: datetime) -> Photo:
    file = io.BytesIO()
    charts.picture(_chart(data)).save(file, "PNG")
    return _sealed(
        Photo(
            file=ImageFile(file, name=f"{slugify(data['chart_title'])}.png"),
            title=data["chart_title"],
            caption=f"{data['chart_title']}. {data['chart_unit']}.",
            description=data["in_words"][:255],
            creator=data["byline"],
            taken_at=published_at - WRITING_TIME,
            region=institution.region,
            source_type=DigitalSource.ARTWORK,
            collection=tree.collection_for(institution),
        )
    )


def _sealed(photo: Photo) -> Photo:
    photo.seal()
    photo.save()
    return photo


def _blocks(slug: str, data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for number, block in enumerate(data.get("block", ())):
        value: Any
        if block["kind"] == "quote":
            value = {name: block[name] for name in ("text", "speaker", "office")}
        else:
            value = block["html"].strip()
        yield {"type": block["kind"], "value": value, "id": f"{slug}-{number}"}


def picture_of(image: dict[str, Any], institution: Institution, published_at: datetime) -> Photo:
    """One illustration, described as such."""
    file = io.BytesIO()
    draw(image["scene"], int(image["seed"]), SIZE).convert("RGB").save(file, "JPEG", quality=86)
    photo = Photo(
        file=ImageFile(file, name=f"{image['scene']}-{image['seed']}.jpg"),
        title=strip_tags(image["caption"])[:120],
        caption=image["caption"],
        description=image["alt"][:255],
        creator="Ilustrasi Baruga",
        credit=institution.short_name,
        taken_at=published_at - WRITING_TIME,
        place=image.get("place", ""),
        region=institution.region,
        source_type=DigitalSource.ALGORITHM,
        collection=tree.collection_for(institution),
    )
    return _sealed(photo)


def waiting(story: StoryPage) -> Any:
    return story.current_workflow_state.current_task_state


def tell_time(story: StoryPage, published_at: datetime) -> None:
    """Move what just happened to the time at which the demo says that it happened."""
    written, asked = published_at - WRITING_TIME, published_at - READING_TIME
    revisions = Revision.objects.filter(
        object_id=str(story.pk), base_content_type=story.get_base_content_type()
    )
    revisions.update(created_at=written)
    PageLogEntry.objects.filter(page_id=story.pk).update(timestamp=written)
    PageLogEntry.objects.filter(page_id=story.pk, action__startswith="wagtail.workflow").update(
        timestamp=asked
    )
    PageLogEntry.objects.filter(
        page_id=story.pk,
        action__in=("wagtail.publish", "wagtail.workflow.approve", "wagtail.workflow.reject"),
    ).update(timestamp=published_at)
    states = WorkflowState.objects.for_instance(story)
    states.update(created_at=asked)
    for state in states:
        state.task_states.update(started_at=asked)
        state.task_states.exclude(finished_at=None).update(finished_at=published_at)
    # The demo's offices learn: one story in four missed a point when it was first submitted.
    missed = zlib.crc32(story.slug.encode()) % 4 == 0
    tried = FirstTry.objects.filter(story_id=story.pk)
    tried.update(at=asked, passed=not missed, met=F("total") - int(missed))
    values: dict[str, Any] = {"latest_revision_created_at": written}
    if story.live:
        values |= {"first_published_at": published_at, "last_published_at": published_at}
    StoryPage.objects.filter(pk=story.pk).update(**values)
