"""Reports with what they bring and what is answered, claims, evidence, verdicts, replies, matches."""

from baruga.hoaxdesk.models.claim import Ask, Claim, Fingerprint
from baruga.hoaxdesk.models.clarification import ClarificationPage
from baruga.hoaxdesk.models.delivery import Delivery, PendingFile, Received
from baruga.hoaxdesk.models.evidence import Evidence
from baruga.hoaxdesk.models.match import Match
from baruga.hoaxdesk.models.objection import Objection
from baruga.hoaxdesk.models.picture import ReportPicture, Resemblance
from baruga.hoaxdesk.models.reply import Reply
from baruga.hoaxdesk.models.report import Report
from baruga.hoaxdesk.models.signature import SignatureLink
from baruga.hoaxdesk.models.target import Targets
from baruga.hoaxdesk.models.verdict import Verdict

__all__ = [
    "Ask",
    "Claim",
    "ClarificationPage",
    "Delivery",
    "Evidence",
    "Fingerprint",
    "Match",
    "Objection",
    "PendingFile",
    "Received",
    "Reply",
    "Report",
    "ReportPicture",
    "Resemblance",
    "SignatureLink",
    "Targets",
    "Verdict",
]
