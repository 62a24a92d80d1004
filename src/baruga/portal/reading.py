"""A story as a reader meets it, whether published or, for its makers, as a preview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from baruga.network.models import Institution
from baruga.newsroom.choices import ChangeKind
from baruga.portal import clarified, queries, recorded_schema, schema, times
from baruga.portal.pictures import INLINE, SHARE, rendition_of, renditions_of

if TYPE_CHECKING:
    from datetime import tzinfo

    from django.http import HttpRequest

    from baruga.network.models import Region
    from baruga.newsroom.models import Change, Photo, Rendition, StoryPage, Tag, Topic

CORRECTION_AFTER = 60  # seconds between release and renewed release that make it a later version


@dataclass(frozen=True)
class Reading:
    """All that the page of a story shows beside the story itself."""

    institution: Institution
    zone: tzinfo
    regions: list[Region]
    topics: list[Topic]
    tags: list[Tag]
    is_updated: bool
    related: list[StoryPage]
    address: str
    share_picture: Rendition | None
    share_picture_address: str
    facts: list[schema.Thing]
    changes: list[Change]
    version: int

    @property
    def correction(self) -> Change | None:
        """The newest correction: it stands above the story, the others in the log below."""
        found = (change for change in self.changes if change.kind == ChangeKind.CORRECTION)
        return next(found, None)

    @property
    def place(self) -> str:
        return ", ".join(region.short_name for region in self.regions[:3])

    @property
    def share_links(self) -> list[tuple[str, str]]:
        """Where else to share to than WhatsApp: plain links, so that nobody is told of a visit."""
        address = quote(self.address, safe="")
        return [
            ("Telegram", f"https://t.me/share/url?url={address}"),
            ("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={address}"),
            ("X", f"https://x.com/intent/post?url={address}"),
        ]


def reading_of(story: StoryPage, request: HttpRequest) -> Reading:
    """Gather a story's page in at most ten queries, one more once it was changed, however many pictures it has."""
    pictures = pictures_in(story)
    prefetch_related_objects(pictures, "renditions")
    for picture in pictures:
        renditions_of(picture, *INLINE)
    institution = Institution.objects.select_related("region").get(pk=story.institution_id)
    story.institution = institution  # so that nothing below asks for it or its region again
    topics = list(story.topics.all())
    regions = list(story.regions.all()) or [institution.region]
    regions = [region for region in regions if region]
    steps = [(_("Institutions"), "/instansi/"), (institution.short_name, institution.public_path)]
    share = rendition_of(story.main_image, SHARE) if story.main_image else None
    released, renewed = story.first_published_at, story.last_published_at
    changes = list(story.changes.public()) if story.pk and released != renewed else []
    return Reading(
        institution=institution,
        zone=times.zone_of(story),
        regions=regions,
        topics=topics,
        tags=list(story.tags.all()),
        is_updated=bool(
            released and renewed and (renewed - released).total_seconds() > CORRECTION_AFTER
        ),
        related=queries.related_to(story, topics) if story.pk else [],
        address=request.build_absolute_uri(story.get_url(request) or "/"),
        share_picture=share,
        share_picture_address=request.build_absolute_uri(share.url) if share else "",
        facts=[
            schema.article(story, request, regions, topics) | schema.corrections(changes),
            *recorded_schema.things(story, request),
            *clarified.things(story, request),
            schema.trail([*steps, (story.title, story.get_url(request) or "/")], request),
        ],
        changes=changes,
        version=story.live_revision_id or 0,
    )


def pictures_in(story: StoryPage) -> list[Photo]:
    """Each picture object that the page will draw, so that one query finds all their sizes."""
    found = [story.main_image] if story.main_image else []
    for block in [*story.body, *getattr(story, "photos", ())]:
        if block.block_type == "photo":
            found.append(block.value["image"])
        elif block.block_type == "gallery":
            found.extend(entry["image"] for entry in block.value)
    return [photo for photo in found if photo]
