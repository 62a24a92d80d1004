"""Everything a story ever said, and who let it: for an auditor, on a page or as a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from wagtail.models import PageLogEntry, Revision, TaskState

from baruga.core.audit import Moment, timeline
from baruga.newsroom.models import EmergencyRelease, StoryPage

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass
class Approval:
    """Who read a version and what they decided; by `link` an official without an account."""

    who: str
    at: datetime
    approved: bool
    remark: str = ""


@dataclass
class Version:
    """One saved state. `published` are the times at which it went before the public."""

    number: int
    revision: Revision
    who: str
    approvals: list[Approval] = field(default_factory=list)
    published: list[datetime] = field(default_factory=list)
    is_live: bool = False

    @property
    def headline(self) -> str:
        return str(self.revision.content.get("title", ""))


def versions_of(story: StoryPage) -> list[Version]:
    """Every version, the first one first; three queries."""
    revisions = Revision.page_revisions.filter(object_id=str(story.pk)).order_by("created_at", "pk")
    found = {
        revision.pk: Version(
            number=number,
            revision=revision,
            who=revision.user.name if revision.user else "",
            is_live=revision.pk == story.live_revision_id,
        )
        for number, revision in enumerate(revisions.select_related("user"), start=1)
    }
    for state in _decisions(story):
        if version := found.get(state.revision_id):
            version.approvals.append(_approval(state))
    released = PageLogEntry.objects.filter(page=story.pk, action="wagtail.publish")
    for revision_id, at in released.order_by("timestamp").values_list("revision_id", "timestamp"):
        if version := found.get(revision_id):
            version.published.append(at)
    return list(found.values())


def moments_of(story: StoryPage) -> list[Moment]:
    """The whole trail, newest first."""
    return timeline(story, limit=10_000)


def record_of(story: StoryPage, *, at: datetime) -> dict[str, Any]:
    """All of it as plain values for a JSON file: times are ISO 8601 with their offset."""
    return {
        "story": story.pk,
        "institution": story.institution.name,
        "address": story.public_address,
        "exported_at": at.isoformat(),
        "versions": [_version_record(version) for version in versions_of(story)],
        "changes": [
            {
                "kind": change.kind,
                "note": change.note,
                "by": _name(change.by),
                "at": change.at.isoformat(),
                "approved_by": _name(change.approved_by) or change.approved_name,
                "public_since": _iso(change.released_at),
                "dropped_at": _iso(change.dropped_at),
                "version": change.revision_id,
                "replaced": change.replaced_id,
            }
            for change in story.changes.select_related("by", "approved_by")
        ],
        "emergency_releases": [_emergency_record(one) for one in _emergencies(story)],
        **_link_records(story),
        "trail": [
            {"who": moment.who, "what": moment.what, "at": moment.at.isoformat()}
            | ({"remark": moment.remark} if moment.remark else {})
            for moment in moments_of(story)
        ],
    }


def _link_records(story: StoryPage) -> dict[str, Any]:
    return {
        "approval_links": [
            {
                "official": str(link.official),
                "asked_at": link.asked_at.isoformat(),
                "opened_at": _iso(link.opened_at),
                "decision": link.decision,
                "decided_at": _iso(link.decided_at),
                "withdrawn_at": _iso(link.revoked_at),
                "version": link.revision_id,
            }
            for link in story.approval_links.select_related("official")
        ],
        "press_links": [
            {
                "for": link.label,
                "made_at": link.made_at.isoformat(),
                "opened_at": _iso(link.opened_at),
                "closed_at": _iso(link.revoked_at),
            }
            for link in story.press_links.all()
        ],
    }


def _emergencies(story: StoryPage) -> Iterable[EmergencyRelease]:
    return story.emergencies.select_related("by", "decided_by")


def _emergency_record(one: EmergencyRelease) -> dict[str, Any]:
    return {
        "reason": one.reason,
        "by": _name(one.by),
        "at": one.at.isoformat(),
        "version": one.revision_id,
        "decision": one.decision,
        "decided_by": _name(one.decided_by),
        "decided_at": _iso(one.decided_at),
        "remark": one.remark,
    }


def _version_record(version: Version) -> dict[str, Any]:
    return {
        "version": version.revision.pk,
        "number": version.number,
        "saved_at": version.revision.created_at.isoformat(),
        "saved_by": version.who,
        "published_at": [at.isoformat() for at in version.published],
        "decisions": [
            {
                "who": approval.who,
                "at": approval.at.isoformat(),
                "approved": approval.approved,
                "remark": approval.remark,
            }
            for approval in version.approvals
        ],
        "content": version.revision.content,
    }


def _decisions(story: StoryPage) -> Iterable[TaskState]:
    return (
        TaskState.objects.filter(
            workflow_state__in=story.workflow_states.all(),
            status__in=(TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED),
        )
        .select_related("finished_by")
        .order_by("finished_at")
    )


def _approval(state: TaskState) -> Approval:
    """On a link, the official's name stands in the comment of an approval."""
    approved = state.status == TaskState.STATUS_APPROVED
    by = state.finished_by
    if by is not None:
        return Approval(by.name, state.finished_at, approved, state.comment)
    who, remark = (state.comment, "") if approved else ("", state.comment)
    return Approval(who, state.finished_at, approved, remark)


def _name(person: Any) -> str:
    return person.name if person else ""


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
