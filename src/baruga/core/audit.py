"""The trail: who did what, in sentences, from Wagtail's own log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter, registry

SENTENCES = {
    "wagtail.create": gettext_lazy("started this draft"),
    "wagtail.edit": gettext_lazy("saved the draft"),
    "wagtail.delete": gettext_lazy("deleted this"),
    "wagtail.publish": gettext_lazy("published this"),
    "wagtail.unpublish": gettext_lazy("took this off the public site"),
    "wagtail.revert": gettext_lazy("went back to an earlier version"),
    "wagtail.copy": gettext_lazy("made a copy"),
    "wagtail.rename": gettext_lazy("changed the headline"),
    "wagtail.lock": gettext_lazy("locked this"),
    "wagtail.unlock": gettext_lazy("unlocked this"),
    "wagtail.workflow.start": gettext_lazy("submitted this for approval"),
    "wagtail.workflow.resume": gettext_lazy("submitted this again"),
    "wagtail.workflow.approve": gettext_lazy("approved this"),
    "wagtail.workflow.reject": gettext_lazy("returned this"),
    "wagtail.workflow.cancel": gettext_lazy("took the submission back"),
    "wagtail.comments.create": gettext_lazy("wrote a comment"),
    "wagtail.comments.edit": gettext_lazy("changed a comment"),
    "wagtail.comments.resolve": gettext_lazy("settled a comment"),
    "wagtail.comments.create_reply": gettext_lazy("answered a comment"),
}


@dataclass(frozen=True)
class Moment:
    """One line of a timeline."""

    who: str
    what: str
    at: datetime
    remark: str
    action: str


def timeline(instance: Model, *, limit: int = 50) -> list[Moment]:
    """The newest `limit` moments of `instance`, newest first; 2 queries (entries, their users)."""
    entries = registry.get_logs_for_instance(instance).select_related("user")[:limit]
    return [moment(entry) for entry in entries]


def moment(entry: Any) -> Moment:
    """A log entry as a sentence: subject and predicate apart, for the template to join."""
    data: dict[str, Any] = entry.data or {}
    who = data.get("who") or (
        entry.user.get_full_name() or entry.user.username if entry.user else ""
    )
    return Moment(
        who=str(who) or _("The system"),
        what=str(SENTENCES.get(entry.action) or entry.message),
        at=entry.timestamp,
        remark=str(data.get("comment") or data.get("reason") or ""),
        action=entry.action,
    )


Sentences = dict[str, tuple[Promise, Promise]]


def register_sentences(
    actions: Any, sentences: Sentences, *, values: Callable[[dict[str, Any]], dict[str, Any]] = dict
) -> None:
    """Teach Wagtail's log an app's verbs; it refuses words that it does not know.

    `sentences` gives by action a label for filters and a sentence after the name of who did it,
    filled with what `values` makes of the data that the entry remembers.
    """

    def formatter(label: Promise, message: Promise) -> type[LogFormatter]:
        def format_message(self: LogFormatter, log_entry: Any) -> str:
            return str(message) % values(log_entry.data or {})

        return type(
            "Formatter",
            (LogFormatter,),
            {"label": label, "message": message, "format_message": format_message},
        )

    for name, (label, message) in sentences.items():
        actions.register_action(name)(formatter(label, message))
