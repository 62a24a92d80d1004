"""Who may read, write, approve and release a story: one policy for views, editor and verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from wagtail.models import Revision, TaskState, WorkflowState
from wagtail.models.pages import PagePermissionTester

from baruga.network.choices import Verb
from baruga.network.models import Institution
from baruga.network.permissions import is_coordinator, may
from baruga.newsroom.choices import ChangeKind, InformationClass

if TYPE_CHECKING:
    from datetime import datetime

    from django.contrib.auth.models import AnonymousUser

    from baruga.accounts.models import User
    from baruga.newsroom.models import Change, EmergencyRelease, Recording, StoryPage


class NotReleasable(PermissionDenied):
    """The story may not reach the public, or not be submitted, as it stands; the message says why."""


def may_see(user: User | AnonymousUser, story: StoryPage) -> bool:
    """Whoever serves the story's institution."""
    return may(user, Verb.SEE, story.institution)


def may_write_in(user: User | AnonymousUser, institution: Institution) -> bool:
    return may(user, Verb.WRITE, institution)


def may_edit(user: User | AnonymousUser, story: StoryPage) -> bool:
    """Editors edit every story of their institution, writers their own."""
    if may(user, Verb.EDIT, story.institution):
        return True
    return may_write_in(user, story.institution) and story.owner_id == user.pk


def may_approve_in(user: User | AnonymousUser, institution: Institution) -> bool:
    return may(user, Verb.APPROVE, institution)


def may_approve(user: User | AnonymousUser, story: StoryPage) -> bool:
    """An approver of the institution, and not the only one who wrote what is to be approved."""
    return may_approve_in(user, story.institution) and not wrote_alone(user.pk, story)


def may_change_recording(user: User | AnonymousUser, recording: Recording) -> bool:
    """Editors change every recording of their institution, writers those they brought."""
    if may(user, Verb.EDIT, recording.institution):
        return True
    return may_write_in(user, recording.institution) and recording.added_by_id == user.pk


def may_keep_standards(user: User | AnonymousUser) -> bool:
    return is_coordinator(user)


def may_show_link(user: User | AnonymousUser, story: StoryPage) -> bool:
    """Who may see an approval link, to pass it on by hand: an editor who did not write it alone.

    A writer who could see the link could approve their own words with it.
    """
    return may(user, Verb.EDIT, story.institution) and not wrote_alone(user.pk, story)


def authors_since_release(story: StoryPage) -> set[int]:
    """Ids of the people whose saves the pending version contains; two queries at most."""
    revisions = story.revisions.exclude(user=None)
    if story.live_revision_id:
        revisions = revisions.filter(pk__gt=story.live_revision_id)
    return set(revisions.values_list("user_id", flat=True).distinct())


def wrote_alone(user_id: int | None, story: StoryPage) -> bool:
    """Whether nobody but `user_id` has had a hand in the pending version, asking included."""
    hands = authors_since_release(story)
    state = story.current_workflow_state
    if not hands and state is not None and state.requested_by_id:
        hands = {state.requested_by_id}
    return hands <= {user_id} if user_id is not None else False


def may_plan(user: User | AnonymousUser, story: StoryPage) -> bool:
    """Who sets the time of release: the writers, until somebody else is to rely on it."""
    if story.is_scheduled or story.workflow_in_progress:
        return may_approve_in(user, story.institution)
    return may_edit(user, story)


def may_cancel_plan(user: User | AnonymousUser, story: StoryPage) -> bool:
    """What is approved and waits may be stopped by whoever may write it: nothing gets out."""
    return may_edit(user, story) if story.is_scheduled else may_plan(user, story)


def may_confirm(user: User | AnonymousUser, change: Change) -> bool:
    """An approver of the institution who did not ask for the withdrawal or the return."""
    return may_approve_in(user, change.story.institution) and change.by_id != user.pk


def may_publish_in_emergency(user: User | AnonymousUser, story: StoryPage) -> bool:
    """Editors and approvers of the institution; what they may publish so, the evidence says."""
    return may(user, Verb.EDIT, story.institution)


def may_answer_emergency(user: User | AnonymousUser, emergency: EmergencyRelease) -> bool:
    """An approver who neither published it nor alone wrote it."""
    if emergency.by_id == user.pk or not may_approve_in(user, emergency.story.institution):
        return False
    return set(emergency.hands.values_list("pk", flat=True)) != {user.pk}


def require_class(draft: StoryPage) -> None:
    """Refuse what is excluded from publication, and what nobody has classified."""
    if draft.information_class == InformationClass.EXCLUDED:
        raise NotReleasable(
            _("This is excluded information (UU 14/2008, article 17). It can never be published.")
        )
    if not draft.information_class:
        raise NotReleasable(
            _("Please say first what kind of information this is, in the editor under “Details”.")
        )


def require_submittable(story: StoryPage) -> None:
    """Refuse to submit what misses a blocking criterion, a class or, once it was published, a note.

    Raises NotReleasable.
    """
    from baruga.newsroom.elections import require_quiet
    from baruga.newsroom.standards.assessment import judge

    if story.is_scheduled:
        raise NotReleasable(_("This story is approved already and waits for its time."))
    draft = story.get_latest_revision_as_object()
    require_class(draft)
    require_quiet(_said_in(draft), story.institution_id)
    missed = judge(draft).blocking
    if missed:
        raise NotReleasable(
            _("These points of the standard are not met yet: %(points)s")
            % {"points": "; ".join(str(result.label) for result in missed)}
        )
    require_change(story)


def require_change(story: StoryPage) -> None:
    """What the public has read changes only with a note that says what changed."""
    if story.first_published_at is None:
        return
    waiting = story.changes.pending()
    if story.live and not waiting.of_text().exists():
        raise NotReleasable(
            _("The public has read this story. Please write down first what changes and why.")
        )
    if not story.live and not waiting.filter(kind=ChangeKind.RESTORATION).exists():
        raise NotReleasable(
            _("This story was withdrawn. Please write down first why it returns to the site.")
        )


def require_releasable(story: StoryPage, revision: Revision) -> None:
    """Refuse to publish a version that no second person approved or that misses the standard.

    The evidence is the workflow itself: its newest run is approved, was so after `revision` was
    written, and `revision` is the newest. The one thing beside it is an emergency release of just
    this version, and only for information that is urgent to public safety. What is excluded has
    no evidence at all. Raises NotReleasable.
    """
    from baruga.newsroom.elections import require_quiet
    from baruga.newsroom.standards.assessment import judge

    if revision.pk != story.latest_revision_id:
        raise NotReleasable(_("A newer version exists; only the approved one can be published."))
    draft = revision.as_object()
    require_class(draft)
    require_quiet(_said_in(draft), story.institution_id)
    if not _is_emergency(story, draft, revision):
        finished = _approved_at(story)
        if finished is None or finished < revision.created_at:
            raise NotReleasable(_("Nobody has approved this version yet."))
        if judge(draft).blocking:
            raise NotReleasable(_("This version no longer meets the production standard."))
    if revision.pk != story.live_revision_id:
        require_change(story)
        _require_fresh_restoration(story)


def _said_in(draft: StoryPage) -> str:
    """Its words and those below its pictures."""
    return "\n".join([draft.words, *(picture.caption for picture in draft.pictures)])


def _is_emergency(story: StoryPage, draft: StoryPage, revision: Revision) -> bool:
    """Whether somebody answers for publishing just this version at once. Never after a withdrawal."""
    never_withdrawn = story.live or story.first_published_at is None
    return (
        never_withdrawn
        and draft.information_class == InformationClass.IMMEDIATE
        and story.emergencies.vouching_for(revision).exists()
    )


def _require_fresh_restoration(story: StoryPage) -> None:
    """An approval from before the withdrawal does not bring a story back."""
    if story.live or story.first_published_at is None:
        return
    change = story.changes.pending().filter(kind=ChangeKind.RESTORATION).first()
    withdrawn, finished = story.withdrawal, _approved_at(story)
    since = withdrawn.released_at if withdrawn else change and change.at
    approved_since = since and finished and finished >= since
    if change is None or not (change.approved_at or approved_since):
        raise NotReleasable(_("Nobody has approved yet that this story returns to the site."))


def require_withdrawable(story: StoryPage) -> None:
    """Refuse to take off the site what no second person confirmed. Raises NotReleasable."""
    confirmed = story.changes.pending().filter(
        kind=ChangeKind.WITHDRAWAL, approved_at__isnull=False
    )
    if not confirmed.exists():
        raise NotReleasable(
            _("A published story is withdrawn with a reason that a second person confirms.")
        )


def approval_of(story: StoryPage) -> tuple[User | None, str, datetime | None]:
    """Who approved last: account or else the official's name, and when."""
    task_state = _approved_task(story)
    if task_state is None:
        return None, "", None
    by = task_state.finished_by
    return by, "" if by else task_state.comment[:300], task_state.finished_at


def _approved_at(story: StoryPage) -> datetime | None:
    task_state = _approved_task(story)
    return task_state.finished_at if task_state is not None else None


def _approved_task(story: StoryPage) -> TaskState | None:
    """The approval that ended the newest run of the workflow; None when it ended otherwise."""
    state = story.workflow_states.order_by("-created_at", "-pk").first()
    if state is None or state.status != WorkflowState.STATUS_APPROVED:
        return None
    task_state = state.current_task_state
    approved = task_state is not None and task_state.status == TaskState.STATUS_APPROVED
    return task_state if approved else None


class StoryPermissionTester(PagePermissionTester):
    """Wagtail's questions about a story, answered by the policy above.

    Publishing has one road, approval; so no button and no address of the editor publishes.
    """

    page: StoryPage

    def can_edit(self) -> bool:
        return super().can_edit() if self.user.is_superuser else may_edit(self.user, self.page)

    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_unpublish(self) -> bool:
        """A withdrawal is a verb of the desk, with a reason and a second person."""
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """What the public has read is never deleted; a draft may be, by those who may edit it."""
        if self.page.live or self.page.first_published_at or self.page.workflow_in_progress:
            return False
        return self.can_edit()

    def can_submit_for_moderation(self) -> bool:
        return bool(super().can_submit_for_moderation()) and may_edit(self.user, self.page)

    def can_move(self) -> bool:
        return False

    def can_copy(self) -> bool:
        return False

    def can_set_view_restrictions(self) -> bool:
        return False

    def can_unschedule(self) -> bool:
        return False

    def can_reorder_children(self) -> bool:
        return False

    def can_view_revisions(self) -> bool:
        return self.user.is_superuser or may_see(self.user, self.page)
