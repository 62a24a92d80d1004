"""Why a story cannot be written on for the moment, as the editor says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from wagtail.locks import BaseLock

if TYPE_CHECKING:
    from baruga.accounts.models import User


class ScheduledLock(BaseLock):
    """An approved version waits for its time; what is published then is what was approved."""

    def for_user(self, user: User) -> bool:
        return True

    def get_message(self, user: User) -> str:
        return _(
            "This story is approved and waits for its time. To change it, cancel its time first, "
            "on its page on the desk."
        )

    def get_locked_by(self, user: User) -> str:
        return _("Waiting for its time")

    def get_description(self, user: User) -> str:
        return self.get_message(user)
