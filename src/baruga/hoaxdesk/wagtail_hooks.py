"""The verbs of the hoax desk in Wagtail's log, as sentences."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from baruga.core.audit import Sentences, register_sentences

ACTIONS: Sentences = {
    "hoaxdesk.take": (_("Take a claim"), _("took this case for %(institution)s")),
    "hoaxdesk.describe": (_("Describe a claim"), _("put the claim into one sentence")),
    "hoaxdesk.gate": (_("Answer the first question"), _("said what it is: %(nature)s")),
    "hoaxdesk.weigh": (_("Weigh a claim"), _("weighed it: priority %(priority)s")),
    "hoaxdesk.tick": (_("Tick the list"), _("looked at %(number)s points of the list")),
    "hoaxdesk.clarify": (_("Begin a clarification"), _("began the clarification")),
    "hoaxdesk.ask": (_("Ask others for help"), _("asked %(institution)s for help")),
    "hoaxdesk.quiet": (_("Leave unamplified"), _("decided not to amplify it")),
    "hoaxdesk.speak_up": (_("Take up again"), _("took it up again")),
    "hoaxdesk.bring": (_("Bring evidence"), _("brought evidence: %(title)s")),
    "hoaxdesk.withdraw_evidence": (_("Withdraw evidence"), _("withdrew evidence: %(title)s")),
    "hoaxdesk.propose": (_("Propose a verdict"), _("proposed a verdict: %(ruling)s")),
    "hoaxdesk.sign": (
        _("Sign a verdict"),
        _("signed the verdict %(ruling)s for %(institution)s"),
    ),
    "hoaxdesk.drop": (_("Drop a verdict"), _("did not let the verdict %(ruling)s stand")),
    "hoaxdesk.write_reply": (_("Write a reply"), _("wrote an answer")),
    "hoaxdesk.approve_reply": (
        _("Approve a reply"),
        _("approved the answer of %(institution)s"),
    ),
    "hoaxdesk.drop_reply": (_("Drop a reply"), _("did not let the answer stand")),
    "hoaxdesk.ask_signature": (
        _("Ask for a signature by link"),
        _("sent officials of %(institution)s a link to sign"),
    ),
    "hoaxdesk.sign_by_link": (
        _("Sign by link"),
        _("signed the verdict %(ruling)s by link, for %(institution)s"),
    ),
    "hoaxdesk.drop_by_link": (
        _("Drop by link"),
        _("did not let the verdict %(ruling)s stand, by link"),
    ),
    "hoaxdesk.uphold": (_("Uphold an objection"), _("upheld objection %(number)s")),
    "hoaxdesk.dismiss": (_("Answer an objection"), _("did not uphold objection %(number)s")),
    "hoaxdesk.reject": (_("Reject a report"), _("put report %(number)s into the bin")),
    "hoaxdesk.restore": (_("Restore a report"), _("took report %(number)s out of the bin")),
    "hoaxdesk.join": (_("Take a claim in"), _("joined the same claim in other words: %(claim)s")),
    "hoaxdesk.let_go": (_("Let a claim go"), _("parted this claim from it again: %(claim)s")),
    "hoaxdesk.merge": (_("Join claims"), _("joined it to another claim")),
    "hoaxdesk.part": (_("Part claims"), _("parted it from the other claim again")),
    "hoaxdesk.recognise": (
        _("Recognise a photograph"),
        _("said that a picture was made from this photograph: %(photo)s"),
    ),
    "hoaxdesk.tell_apart": (
        _("Tell a photograph apart"),
        _("said that a picture was not made from this photograph: %(photo)s"),
    ),
    "hoaxdesk.show": (_("Show a picture"), _("chose the picture that the public sees stamped")),
    "hoaxdesk.hide": (_("Show no picture"), _("decided that the public sees no picture")),
    "hoaxdesk.targets": (
        _("Set the targets"),
        _("set the targets: first reply %(first)s, clarification %(whole)s minutes"),
    ),
    "hoaxdesk.keep_apart": (_("Keep claims apart"), _("said that a similar claim is another one")),
}
VALUES = (
    "institution",
    "nature",
    "priority",
    "title",
    "ruling",
    "number",
    "claim",
    "photo",
    "first",
    "whole",
)


def _remembered(data: dict[str, Any]) -> dict[str, Any]:
    return {name: data.get(name, "") for name in VALUES}


@hooks.register("register_log_actions")
def register_actions(actions: Any) -> None:
    register_sentences(actions, ACTIONS, values=_remembered)
