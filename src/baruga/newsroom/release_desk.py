"""What a story's page on the desk says and offers about its release; reads only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from baruga.newsroom import permissions
from baruga.newsroom.actions import press
from baruga.newsroom.choices import ChangeKind, InformationClass, Stage
from baruga.newsroom.queries import delay_of
from baruga.newsroom.zones import told

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from baruga.accounts.models import User
    from baruga.newsroom.models import Change, EmergencyRelease, PressLink, ReleasePlan, StoryPage


@dataclass(frozen=True)
class Announced:
    """When an approval lets the story out, and the note that goes out with it."""

    plan: ReleasePlan | None
    when: str
    is_ahead: bool
    note: Change | None


@dataclass(frozen=True)
class ReleaseDesk:
    """The time, the press, the changes; `may` holds the names of what this person may do now."""

    announced: Announced
    delay: str
    press_links: list[tuple[PressLink, str]]
    presence: Change | None
    emergency: EmergencyRelease | None
    withdrawal: Change | None
    may: frozenset[str] = field(default=frozenset())

    @property
    def is_to_return(self) -> bool:
        """Withdrawn, and somebody has said why it comes back: mended, it may be submitted too."""
        return (
            self.withdrawal is not None
            and self.presence is not None
            and self.presence.kind == ChangeKind.RESTORATION
        )


def announced(story: StoryPage) -> Announced:
    """Three queries at most."""
    plan = story.release_plan
    return Announced(
        plan=plan,
        when=told(plan.due_at, story.institution) if plan else "",
        is_ahead=plan is not None and plan.due_at > timezone.now(),
        note=story.changes.pending().of_text().first() if story.first_published_at else None,
    )


def release_desk(
    user: User | AnonymousUser, story: StoryPage, draft: StoryPage, stage: Stage, *, at: datetime
) -> ReleaseDesk:
    """About eight queries; `draft` is the newest version."""
    said = announced(story)
    late = said.plan is not None and said.plan.is_overdue(at)
    presence = story.changes.pending().of_presence().select_related("by").first()
    emergency = story.emergencies.unanswered().select_related("by").first()
    offers = {
        **_offers_before(user, story, draft, stage, said.plan),
        **_offers_after(user, story, stage, said.note),
        **_offers_of_answers(user, story, presence, emergency),
    }
    return ReleaseDesk(
        announced=said,
        delay=delay_of(said.plan) if said.plan is not None and late else "",
        press_links=[(link, _address(link)) for link in story.press_links.open()],
        presence=presence,
        emergency=emergency,
        withdrawal=story.withdrawal,
        may=frozenset(name for name, offered in offers.items() if offered),
    )


def _offers_before(
    user: Any, story: StoryPage, draft: StoryPage, stage: Stage, plan: ReleasePlan | None
) -> dict[str, bool]:
    unfinished = stage in {Stage.DRAFT, Stage.RETURNED} or (
        stage == Stage.PUBLISHED and story.has_unpublished_changes
    )
    waits = stage in {Stage.SUBMITTED, Stage.SCHEDULED}
    return {
        "plan": permissions.may_plan(user, story) and (unfinished or waits),
        "cancel_plan": plan is not None and permissions.may_cancel_plan(user, story),
        "press": permissions.may_edit(user, story) and plan is not None and plan.is_embargo,
        "emergency": draft.information_class == InformationClass.IMMEDIATE
        and (unfinished or waits)
        and permissions.may_publish_in_emergency(user, story),
    }


def _offers_after(
    user: Any, story: StoryPage, stage: Stage, note: Change | None
) -> dict[str, bool]:
    edits = permissions.may_edit(user, story)
    writable = edits and stage == Stage.PUBLISHED
    return {
        "change": writable,
        "drop_change": writable and note is not None,
        "replace_photo": writable and not story.has_unpublished_changes,
        "review": edits and story.live,
    }


def _offers_of_answers(
    user: Any, story: StoryPage, presence: Change | None, emergency: EmergencyRelease | None
) -> dict[str, bool]:
    concerned = permissions.may_edit(user, story) or permissions.may_approve_in(
        user, story.institution
    )
    return {
        "withdraw": concerned and story.live and presence is None,
        "restore": concerned
        and not story.live
        and story.first_published_at is not None
        and presence is None,
        "confirm": presence is not None and permissions.may_confirm(user, presence),
        "drop": presence is not None and concerned,
        "answer": emergency is not None and permissions.may_answer_emergency(user, emergency),
    }


def _address(link: PressLink) -> str:
    return settings.BASE_URL + reverse("press:embargoed", args=[press.token_of(link)])
