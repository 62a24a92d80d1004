"""Entries of other newsrooms' feeds become drafts; see `newsroom.feeds` for how they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.core.validators import URLValidator
from django.db import DataError, IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Collection
from wagtail.rich_text import RichText

from baruga.network.actions import tree
from baruga.network.models import Institution, InstitutionPage
from baruga.newsroom.choices import Consent
from baruga.newsroom.feeds.draft import Draft, draft_of
from baruga.newsroom.feeds.entry import Entries, Entry
from baruga.newsroom.feeds.pictures import Finder, Picture, PictureRefused
from baruga.newsroom.metadata import fill_from_file
from baruga.newsroom.models import NewsPage, Photo, StoryPage
from baruga.newsroom.permissions import may_write_in

if TYPE_CHECKING:
    from baruga.accounts.models import User

TRIES_FOR_A_PICTURE = 3
web_address = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True, slots=True)
class Line:
    """What is to be said of one entry."""

    number: int
    title: str
    reason: str


@dataclass
class Outcome:
    """What became of the entries. `remarks` are about entries that arrived."""

    arrived: int = 0
    already_there: int = 0
    refusals: list[Line] = field(default_factory=list)
    remarks: list[Line] = field(default_factory=list)

    @property
    def total(self) -> int:
        return self.arrived + self.already_there + len(self.refusals)


def import_entries(
    *,
    by: User | None,
    at: datetime,
    institution: Institution,
    entries: Entries,
    pictures: Finder | None = None,
    told: Callable[[Outcome], None] | None = None,
) -> Outcome:
    """Make a draft of every entry that `institution` does not have yet (`by=None`: the system).

    Each entry is a transaction of its own, so a run that is cut off has lost nothing and the next
    one goes on. Without `pictures`, none come along. `told` is called after every entry. About 55
    queries for an entry that arrives, one for any other. Wagtail's log tells of each as created.

    Raises PermissionDenied when `by` does not write for the institution.
    """
    if by is not None and not may_write_in(by, institution):
        raise PermissionDenied
    run = _Run(by=by, at=at, institution=institution, pictures=pictures)
    for entry in entries:
        if isinstance(entry, Entry):
            run.take(entry)
        else:
            run.outcome.refusals.append(Line(entry.number, entry.title, entry.reason))
        if told is not None:
            told(run.outcome)
    return run.outcome


@dataclass(kw_only=True)
class _Run:
    """One call of `import_entries`: what stays the same for all its entries, and their outcome."""

    by: User | None
    at: datetime
    institution: Institution
    pictures: Finder | None
    outcome: Outcome = field(default_factory=Outcome)

    @cached_property
    def section(self) -> InstitutionPage:
        return tree.section_for(self.institution)

    @cached_property
    def collection(self) -> Collection:
        return tree.collection_for(self.institution)

    def take(self, entry: Entry) -> None:
        """Make a draft of `entry`, or note that it is there already or why it cannot come."""
        if entry.is_wordless:
            self._refuse(entry, _("It holds no words."))
            return
        if self._has(entry):
            self.outcome.already_there += 1
            return
        try:
            draft = draft_of(entry)
            picture, misses = self._picture_for(entry, draft)
            story = self._save(entry, draft, picture)
        except (ValidationError, IntegrityError, DataError) as error:
            if self._has(entry):  # another run was faster
                self.outcome.already_there += 1
            else:
                self._refuse(entry, _sentence(error))
        else:
            self.outcome.arrived += 1
            for remark in (*entry.remarks, *draft.remarks, *misses, *self._doubts(entry)):
                self.outcome.remarks.append(Line(entry.number, story.title, remark))

    def _doubts(self, entry: Entry) -> Iterator[str]:
        if entry.published is not None and entry.published > self.at + timedelta(days=1):
            yield _("Its date lies in the future.")
        if entry.link and not _web_address(entry.link):
            yield _("Its address leads nowhere and was left out.")

    def _has(self, entry: Entry) -> bool:
        known = StoryPage.objects.filter(institution=self.institution, source_id=entry.source_id)
        return bool(known.exists())

    def _refuse(self, entry: Entry, reason: str) -> None:
        self.outcome.refusals.append(Line(entry.number, entry.title, reason))

    def _picture_for(self, entry: Entry, draft: Draft) -> tuple[Picture | None, list[str]]:
        """The first of the entry's pictures that comes; else why the first did not."""
        misses: list[str] = []
        if self.pictures is None:
            return None, misses
        for link in draft.pictures[:TRIES_FOR_A_PICTURE]:
            try:
                return self.pictures.load(entry, link), []
            except PictureRefused as refused:
                misses.append(_("The picture is missing: %(reason)s") % {"reason": refused})
        return None, misses[:1]

    @transaction.atomic
    def _save(self, entry: Entry, draft: Draft, picture: Picture | None) -> NewsPage:
        source_url = _web_address(entry.link)
        story = NewsPage(
            owner=self.by,
            live=False,
            has_unpublished_changes=True,
            title=draft.title,
            slug=_slug(self.section, draft.title, entry.source_id),
            institution=self.institution,
            lead=draft.lead,
            byline=draft.byline,
            body=[("text", RichText(html)) for html in draft.blocks],
            source_url=source_url,
            source_id=entry.source_id,
            source_published_at=entry.published,
        )
        if picture is not None:
            story.main_image = self._photo(picture, title=draft.title, found_on=source_url)
        self.section.add_child(instance=story)
        story.save_revision(user=self.by)
        return story

    def _photo(self, picture: Picture, *, title: str, found_on: str) -> Photo:
        """The picture in the collection; the one that is there when it came from there before."""
        address = _web_address(picture.address)
        known = Photo.objects.filter(collection=self.collection, imported_from=address)
        photo: Photo | None = known.first() if address else None
        if photo is not None:
            return photo
        photo = Photo(
            title=title,
            file=ContentFile(picture.data, name=f"{slugify(title)[:60] or 'foto'}{picture.suffix}"),
            description=picture.link.alt[:255],
            caption=picture.link.caption,
            credit=picture.link.credit[:160],
            consent=Consent.MISSING,  # nobody here knows whether it was asked
            collection=self.collection,
            uploaded_by_user=self.by,
            imported_from=address or found_on,
        )
        fill_from_file(photo, keep_location=False)
        photo.seal()
        photo.save()
        return photo


def _slug(section: InstitutionPage, title: str, source_id: str) -> str:
    """The title's words; told apart by the source where another story has them already."""
    words = slugify(title)[:80].strip("-")
    if words and not section.get_children().filter(slug=words).exists():
        return words
    return f"{words or 'berita'}-{source_id[:10]}"


def _web_address(address: str) -> str:
    """`address` if a reader can follow it; empty for javascript: and the like."""
    try:
        web_address(address)
    except ValidationError:
        return ""
    return address if len(address) <= 1000 else ""


def _sentence(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return _("The database refused it: %(fault)s") % {"fault": str(error).strip().splitlines()[0]}
