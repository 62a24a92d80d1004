"""After the public has read it: correct, update, replace a photograph, withdraw, bring back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from baruga.newsroom import notices
from baruga.newsroom.actions import workflow
from baruga.newsroom.choices import KINDS_OF_VERSIONS, ChangeKind, Stage
from baruga.newsroom.models import Change, Photo, ReleasePlan, StoryPage
from baruga.newsroom.permissions import NotReleasable, may_approve_in, may_confirm, may_edit

if TYPE_CHECKING:
    from baruga.accounts.models import User


class NoNote(ValueError):
    """A change without a word for the public."""


class NotPending(Exception):
    """It was confirmed or dropped meanwhile: somebody was faster."""


@transaction.atomic
def start(*, by: User, at: datetime, story: StoryPage, kind: ChangeKind, note: str) -> Change:
    """Say what the next version of a published story changes; replaces what was said before.

    The note becomes public with that version, once a second person approved both.
    Raises PermissionDenied, NoNote, or NotReleasable for a story that is not on the site or
    waits for a decision.
    """
    if kind not in KINDS_OF_VERSIONS:
        raise ValueError(kind)
    if not may_edit(by, story):
        raise PermissionDenied
    if story.stage in {Stage.SUBMITTED, Stage.SCHEDULED}:
        raise NotReleasable(_("This story waits for a decision; its note is part of it."))
    if not story.live:
        raise NotReleasable(_("Only what the public can read is corrected."))
    _require_note(note)
    change, _created = (
        Change.objects.pending()
        .of_text()
        .update_or_create(
            story_id=story.pk,
            defaults={"kind": kind, "note": note.strip(), "by": by, "at": at},
        )
    )
    log(instance=story, action=f"newsroom.begin_{kind}", user=by, data={"reason": note.strip()})
    return change


@transaction.atomic
def replace_photo(
    *, by: User, at: datetime, story: StoryPage, old: Photo, new: Photo, note: str
) -> Change:
    """Put `new` wherever `old` stands in a published story, and submit that for approval.

    Raises PermissionDenied, NoNote, NotReleasable, or ValueError when `old` is not in the story.
    """
    from baruga.newsroom.gate import photo_is_open

    if not photo_is_open(by, new):
        raise PermissionDenied
    if story.has_unpublished_changes:
        raise NotReleasable(
            _("A newer version is being written. Please replace the photograph there.")
        )
    change = start(by=by, at=at, story=story, kind=ChangeKind.PHOTO, note=note)
    draft = story.get_latest_revision_as_object()
    if not _exchange(draft, old, new):
        raise ValueError("The photograph is not in this story.")
    draft.save_revision(user=by)
    workflow.submit(by=by, at=at, story=type(draft).objects.get(pk=draft.pk))
    return change


@transaction.atomic
def ask_withdrawal(
    *, by: User, at: datetime, story: StoryPage, reason: str, keeps_headline: bool = True
) -> Change:
    """Ask for a published story to be taken off the site. `reason` is what the public will read.

    Raises PermissionDenied, NoNote, or NotReleasable when it is not on the site.
    """
    if not (may_edit(by, story) or may_approve_in(by, story.institution)):
        raise PermissionDenied
    if not story.live:
        raise NotReleasable(_("This story is not on the public site."))
    return _ask(by, at, story, ChangeKind.WITHDRAWAL, reason, keeps_headline=keeps_headline)


@transaction.atomic
def ask_restoration(*, by: User, at: datetime, story: StoryPage, reason: str) -> Change:
    """Ask for a withdrawn story to come back. Raises PermissionDenied, NoNote or NotReleasable."""
    if not (may_edit(by, story) or may_approve_in(by, story.institution)):
        raise PermissionDenied
    if story.live or story.first_published_at is None:
        raise NotReleasable(_("This story was not withdrawn."))
    return _ask(by, at, story, ChangeKind.RESTORATION, reason)


@transaction.atomic
def confirm(*, by: User, at: datetime, change: Change) -> StoryPage:
    """Let a withdrawal or a return happen: the second person's verb.

    Raises PermissionDenied, NotPending, or NotReleasable.
    """
    change = _lock(change)
    if not (change.is_of_presence and may_confirm(by, change)):
        raise PermissionDenied
    return carry_out(by=by, at=at, change=change)


def carry_out(*, by: User, at: datetime, change: Change) -> StoryPage:
    """What `confirm` does once it is known who may; call it inside a transaction."""
    Change.objects.filter(pk=change.pk).update(approved_by=by, approved_at=at)
    story = StoryPage.objects.get(pk=change.story_id).specific
    log(
        instance=story,
        action=f"newsroom.confirm_{change.kind}",
        user=by,
        data={"reason": change.note},
    )
    if change.kind == ChangeKind.WITHDRAWAL:
        replaced = story.live_revision_id
        if story.workflow_in_progress:
            story.current_workflow_state.cancel(user=by)
        story.unpublish(user=by, log_action="wagtail.unpublish")
        Change.objects.filter(pk=change.pk).release(revision=None, replaced_id=replaced)
        ReleasePlan.objects.filter(story_id=story.pk).delete()
    else:
        story.get_latest_revision().publish(user=by, skip_permission_checks=True)
    notices.presence_changed(change, by=by, at=at)
    return StoryPage.objects.get(pk=story.pk).specific


@transaction.atomic
def drop(*, by: User, at: datetime, change: Change) -> None:
    """Think better of it, or refuse it. Raises PermissionDenied or NotPending."""
    change = _lock(change)
    story = change.story.specific
    if not (may_edit(by, story) or may_approve_in(by, story.institution)):
        raise PermissionDenied
    if not change.is_of_presence and story.stage in {Stage.SUBMITTED, Stage.SCHEDULED}:
        raise NotReleasable(_("This story waits for a decision; its note is part of it."))
    Change.objects.filter(pk=change.pk).update(dropped_at=at)
    log(
        instance=story,
        action=f"newsroom.drop_{change.kind}",
        user=by,
        data={"reason": change.note},
    )


def _ask(
    by: User, at: datetime, story: StoryPage, kind: ChangeKind, reason: str, **fields: Any
) -> Change:
    _require_note(reason)
    if Change.objects.pending().of_presence().filter(story_id=story.pk).exists():
        raise NotReleasable(_("Somebody has asked for this already; it waits for confirmation."))
    change = Change.objects.create(
        story_id=story.pk, kind=kind, note=reason.strip(), by=by, at=at, **fields
    )
    log(instance=story, action=f"newsroom.ask_{kind}", user=by, data={"reason": reason.strip()})
    notices.confirmation_wanted(change, at=at)
    return change


def _require_note(note: str) -> None:
    if not note.strip():
        raise NoNote


def _lock(change: Change) -> Change:
    """The row, locked, so that two decisions cannot both count. Raises NotPending."""
    rows = Change.objects.pending().select_for_update(of=("self",)).filter(pk=change.pk)
    found = rows.first()
    if found is None:
        raise NotPending
    return found


def _exchange(story: Any, old: Photo, new: Photo) -> bool:
    """Replace `old` by `new` in the main picture and every block; whether it stood anywhere."""
    found = False
    if story.main_image_id == old.pk:
        story.main_image, found = new, True
    for stream in (story.body, getattr(story, "photos", ())):
        for block in stream:
            entries = {"photo": [block.value], "gallery": block.value}.get(block.block_type, ())
            for entry in entries:
                if entry["image"] and entry["image"].pk == old.pk:
                    entry["image"], found = new, True
    return found
