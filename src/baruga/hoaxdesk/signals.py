"""What the hoax desk tells the floors above it, inside the transaction."""

from django.dispatch import Signal

verdict_signed = Signal()  # verdict: models.Verdict
evidence_changed = Signal()  # claim: models.Claim; something was brought or withdrawn
picture_shown = (
    Signal()
)  # picture: models.ReportPicture; its stamped form was made, changed or went
reply_changed = Signal()  # claim: models.Claim; an answer to it was approved or dropped
