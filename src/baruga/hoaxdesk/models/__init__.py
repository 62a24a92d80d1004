"""Reports, claims, evidence, verdicts."""

from baruga.hoaxdesk.models.claim import Ask, Claim, Fingerprint
from baruga.hoaxdesk.models.clarification import ClarificationPage
from baruga.hoaxdesk.models.evidence import Evidence
from baruga.hoaxdesk.models.objection import Objection
from baruga.hoaxdesk.models.report import Report
from baruga.hoaxdesk.models.verdict import Verdict

__all__ = [
    "Ask",
    "Claim",
    "ClarificationPage",
    "Evidence",
    "Fingerprint",
    "Objection",
    "Report",
    "Verdict",
]
