"""Slow work of the newsroom: messages that must not keep a person waiting."""

from __future__ import annotations

from django_tasks import task

from baruga.newsroom import mail

PEOPLE_WAIT = 50  # before anything that only machines wait for, such as sizes of pictures


@task(priority=PEOPLE_WAIT)
def ask_official(link_id: int) -> int:
    """Send an approval link to its official; answer the number of messages sent."""
    return mail.ask_official(link_id)


@task(priority=PEOPLE_WAIT)
def tell_approvers(story_id: int) -> int:
    """Tell the approvers of an institution that a story waits for them."""
    return mail.tell_approvers(story_id)


@task(priority=PEOPLE_WAIT)
def tell_of_emergency(emergency_id: int, user_ids: list[int]) -> int:
    """Tell approvers and coordinators that a story went out before its approval."""
    return mail.tell_of_emergency(emergency_id, user_ids)


@task(priority=PEOPLE_WAIT)
def tell_writer(story_id: int, user_id: int, reason: str) -> int:
    """Tell a writer that a story came back, and why."""
    return mail.tell_writer(story_id, user_id, reason)
