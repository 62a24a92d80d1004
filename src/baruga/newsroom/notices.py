"""Who hears of what: receivers of Wagtail's workflow signals, connected in `ready()`."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy, override
from wagtail.signals import task_rejected, task_submitted, workflow_approved

from baruga.accounts.models import User
from baruga.network.choices import Verb
from baruga.network.models import Institution
from baruga.network.models.membership import roles_with
from baruga.newsroom.choices import ChangeKind
from baruga.newsroom.models import StoryPage
from baruga.newsroom.permissions import authors_since_release
from baruga.work.actions import notify

if TYPE_CHECKING:
    from django.utils.functional import Promise
    from wagtail.models import TaskState, WorkflowState

    from baruga.newsroom.models import Change, EmergencyRelease


def connect() -> None:
    task_submitted.connect(story_submitted, dispatch_uid="newsroom.story_submitted")
    task_rejected.connect(story_returned, dispatch_uid="newsroom.story_returned")
    workflow_approved.connect(story_approved, dispatch_uid="newsroom.story_approved")


def story_submitted(sender: type, instance: TaskState, user: User | None, **kwargs: Any) -> None:
    """Approvers of the institution, except the one who submitted."""
    from baruga.newsroom import tasks
    from baruga.newsroom.actions import first_tries

    story = _story(instance.workflow_state)
    if story is None:
        return
    # A story that was submitted before it was ever saved has not been remembered yet.
    first_tries.remember(at=timezone.now(), story=story)
    notify(
        users=[approver for approver in _approvers(story) if approver != user],
        sentence=_about(story, gettext_lazy("Waiting for your approval: %(headline)s")),
        at=timezone.now(),
        url=_address(story),
    )
    transaction.on_commit(lambda: tasks.tell_approvers.enqueue(story.pk))


def story_returned(sender: type, instance: TaskState, user: User | None, **kwargs: Any) -> None:
    """Everybody who wrote it, with the reason."""
    from baruga.newsroom import tasks

    story = _story(instance.workflow_state)
    if story is None:
        return
    writers = _writers(story, instance.workflow_state, besides=user)
    notify(
        users=writers,
        sentence=_about(story, gettext_lazy("Returned to you: %(headline)s")),
        remark=instance.comment,
        at=timezone.now(),
        url=_address(story),
    )
    reason, pk = instance.comment, story.pk
    for writer in writers:
        transaction.on_commit(partial(tasks.tell_writer.enqueue, pk, writer.pk, reason))


def story_approved(sender: type, instance: WorkflowState, user: User | None, **kwargs: Any) -> None:
    """Everybody who wrote it: it is on the public site now, or waits for its time."""
    story = _story(instance)
    if story is None:
        return
    waits = story.is_scheduled
    notify(
        users=_writers(story, instance, besides=user),
        sentence=_about(
            story,
            gettext_lazy("Approved, waits for its time: %(headline)s")
            if waits
            else gettext_lazy("Published: %(headline)s"),
        ),
        at=timezone.now(),
        url=_address(story),
    )


def story_released(story: StoryPage, *, at: datetime) -> None:
    """Its time came and it went out: everybody concerned."""
    notify(
        users=_concerned(story),
        sentence=_about(story, gettext_lazy("Published on time: %(headline)s")),
        at=at,
        url=_address(story),
    )


def release_failed(story: StoryPage, *, reason: str, at: datetime) -> None:
    """Its time came and it did not go out: everybody concerned, with the reason."""
    notify(
        users=_concerned(story),
        sentence=_about(story, gettext_lazy("Could not be published on time: %(headline)s")),
        remark=reason,
        at=at,
        url=_address(story),
    )


def confirmation_wanted(change: Change, *, at: datetime) -> None:
    """Approvers of the institution, except the one who asks."""
    story = change.story
    sentence = (
        gettext_lazy("Waits for you to confirm its withdrawal: %(headline)s")
        if change.kind == ChangeKind.WITHDRAWAL
        else gettext_lazy("Waits for you to confirm its return: %(headline)s")
    )
    notify(
        users=[person for person in _approvers(story) if person.pk != change.by_id],
        sentence=_about(story, sentence),
        remark=change.note,
        at=at,
        url=_address(story),
    )


def presence_changed(change: Change, *, by: User, at: datetime) -> None:
    """Everybody concerned: it is off the site, or back on it."""
    sentence = (
        gettext_lazy("Withdrawn from the site: %(headline)s")
        if change.kind == ChangeKind.WITHDRAWAL
        else gettext_lazy("Back on the site: %(headline)s")
    )
    notify(
        users=[person for person in _concerned(change.story) if person != by],
        sentence=_about(change.story, sentence),
        remark=change.note,
        at=at,
        url=_address(change.story),
    )


def published_in_emergency(emergency: EmergencyRelease, *, at: datetime) -> None:
    """All approvers of the institution, and all coordinators of the region; by e-mail too."""
    from baruga.newsroom import tasks

    story = emergency.story
    sentence = _about(story, gettext_lazy("Published before approval: %(headline)s"))
    approvers = [person for person in _approvers(story) if person.pk != emergency.by_id]
    notify(users=approvers, sentence=sentence, remark=emergency.reason, at=at, url=_address(story))
    known = {person.pk for person in approvers} | {emergency.by_id}
    others = [person for person in _coordinators() if person.pk not in known]
    notify(
        users=others,
        sentence=sentence,
        remark=emergency.reason,
        at=at,
        url=story.url,  # a coordinator reads what the public reads, not the institution's desk
    )
    pk, people = emergency.pk, [person.pk for person in [*approvers, *others]]
    transaction.on_commit(lambda: tasks.tell_of_emergency.enqueue(pk, people))


def correction_wanted(emergency: EmergencyRelease, *, reason: str, at: datetime) -> None:
    """Whoever wrote and published it: it must be corrected."""
    people = [emergency.by, *emergency.hands.filter(is_active=True)]
    notify(
        users=list(dict.fromkeys(person for person in people if person)),
        sentence=_about(emergency.story, gettext_lazy("Must be corrected: %(headline)s")),
        remark=reason,
        at=at,
        url=_address(emergency.story),
    )


def review_due(story: StoryPage, *, at: datetime) -> None:
    """The day has come to look at it again: its owner and the institution's editors."""
    owner = User.objects.filter(pk=story.owner_id, is_active=True)
    editors = _people_with(Verb.EDIT, institution=story.institution)
    notify(
        users=list(dict.fromkeys([*owner, *editors])),
        sentence=_about(story, gettext_lazy("Time to look at it again: %(headline)s")),
        at=at,
        url=reverse("newsroom:review", args=[story.pk]),
    )


def _concerned(story: StoryPage) -> list[User]:
    """Its owner, the writers of the newest version and the approvers of the institution."""
    hands = authors_since_release(story) | {story.owner_id}
    writers = User.objects.filter(pk__in=[pk for pk in hands if pk], is_active=True)
    return list(dict.fromkeys([*writers, *_approvers(story)]))


def _approvers(story: StoryPage) -> list[User]:
    return _people_with(Verb.APPROVE, institution=story.institution)


def _coordinators() -> list[User]:
    return _people_with(Verb.COORDINATE)


def _people_with(verb: Verb, **where: Any) -> list[User]:
    active = Institution.objects.active()
    where = {f"memberships__{name}": value for name, value in where.items()}
    found = User.objects.filter(
        is_active=True,
        memberships__role__in=roles_with(verb),
        memberships__institution__in=active,
        **where,
    )
    return list(found.distinct())


def _story(state: WorkflowState) -> StoryPage | None:
    return StoryPage.objects.filter(pk=state.object_id).select_related("institution").first()


def _writers(story: StoryPage, state: WorkflowState, *, besides: User | None) -> list[User]:
    """Authors of the newest version, its owner and whoever submitted it, without the one who acts."""
    hands = authors_since_release(story) | {story.owner_id, state.requested_by_id}
    people = User.objects.filter(pk__in=[pk for pk in hands if pk], is_active=True)
    return [person for person in people if person != besides]


def _about(story: StoryPage, sentence: Promise) -> str:
    """The sentence in the installation's language, whoever's click caused it."""
    with override(settings.LANGUAGE_CODE):
        return str(sentence) % {"headline": story.title}


def _address(story: StoryPage) -> str:
    return reverse("newsroom:story", args=[story.pk])
