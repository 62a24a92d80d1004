"""What the hoax desk does when something happens below it."""

from __future__ import annotations

from typing import Any

from baruga.hoaxdesk.actions.deliveries import answer_all_soon


def answer_on_publication(*, instance: Any, **kwargs: Any) -> None:
    """Receiver of `page_published` for clarifications: whoever waits is told."""
    answer_all_soon(instance.claim_id)
