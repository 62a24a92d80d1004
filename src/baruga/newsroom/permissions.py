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

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from baruga.accounts.models import User
    from baruga.newsroom.models import Recording, StoryPage


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


def require_submittable(story: StoryPage) -> None:
    """Refuse to submit what misses a blocking criterion. Raises NotReleasable."""
    from baruga.newsroom.standards.assessment import judge

    missed = judge(story.get_latest_revision_as_object()).blocking
    if missed:
        raise NotReleasable(
            _("These points of the standard are not met yet: %(points)s")
            % {"points": "; ".join(str(result.label) for result in missed)}
        )


def require_releasable(story: StoryPage, revision: Revision) -> None:
    """Refuse to publish a version that no second person approved or that misses the standard.

    The evidence is the workflow itself: its newest run is approved, was so after `revision` was
    written, and `revision` is the newest. Raises NotReleasable.
    """
    from baruga.newsroom.standards.assessment import judge

    if revision.pk != story.latest_revision_id:
        raise NotReleasable(_("A newer version exists; only the approved one can be published."))
    state = story.workflow_states.order_by("-created_at", "-pk").first()
    approved = state is not None and state.status == WorkflowState.STATUS_APPROVED
    task_state = state.current_task_state if approved else None
    if (
        task_state is None
        or task_state.status != TaskState.STATUS_APPROVED
        or task_state.finished_at < revision.created_at
    ):
        raise NotReleasable(_("Nobody has approved this version yet."))
    if judge(revision.as_object()).blocking:
        raise NotReleasable(_("This version no longer meets the production standard."))


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
        return self.page.live and may_approve_in(self.user, self.page.institution)

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """What the public has read is never deleted; a draft may be, by those who may edit it."""
        if self.page.live or self.page.first_published_at or self.page.workflow_in_progress:
            return False
        return self.can_edit()

    def can_submit_for_moderation(self) -> bool:
        return bool(super().can_submit_for_moderation()) and may_edit(self.user, self.page)

    def can_move(self) -> bool:
        return False

    def can_set_view_restrictions(self) -> bool:
        return False

    def can_unschedule(self) -> bool:
        return may_approve_in(self.user, self.page.institution)

    def can_reorder_children(self) -> bool:
        return False

    def can_view_revisions(self) -> bool:
        return self.user.is_superuser or may_see(self.user, self.page)
