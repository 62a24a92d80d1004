"""Reports and their pictures, claims, evidence, verdicts, and what may be the same."""

from baruga.hoaxdesk.models.claim import Ask, Claim, Fingerprint
from baruga.hoaxdesk.models.clarification import ClarificationPage
from baruga.hoaxdesk.models.evidence import Evidence
from baruga.hoaxdesk.models.match import Match
from baruga.hoaxdesk.models.objection import Objection
from baruga.hoaxdesk.models.picture import ReportPicture, Resemblance
from baruga.hoaxdesk.models.report import Report
from baruga.hoaxdesk.models.verdict import Verdict

__all__ = [
    "Ask",
    "Claim",
    "ClarificationPage",
    "Evidence",
    "Fingerprint",
    "Match",
    "Objection",
    "Report",
    "ReportPicture",
    "Resemblance",
    "Verdict",
]
