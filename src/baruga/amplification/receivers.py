"""What happens to kits when something happens below: the old card goes at once, a new one follows."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from baruga.amplification import actions
from baruga.hoaxdesk.models import ClarificationPage, ReportPicture, Verdict


def renew_published(*, instance: ClarificationPage, **kwargs: Any) -> None:
    """Receiver of `page_published` for clarifications."""
    actions.renew(page_id=instance.pk)


def put_away_withdrawn(*, instance: ClarificationPage, **kwargs: Any) -> None:
    """Receiver of `page_unpublished` for clarifications."""
    actions.put_away(page_id=instance.pk)


def renew_decided(*, verdict: Verdict, **kwargs: Any) -> None:
    """Receiver of `verdict_signed`: a corrected verdict corrects the kit."""
    for pk in ClarificationPage.objects.filter(claim=verdict.claim_id).values_list("pk", flat=True):
        actions.renew(page_id=pk)


def renew_pictured(*, picture: ReportPicture, **kwargs: Any) -> None:
    """Receiver of `picture_shown`, also of one that is not shown any more."""
    shown = Q(claim__shown_picture=picture) | Q(claim=picture.report.claim_id)
    for pk in ClarificationPage.objects.filter(shown).values_list("pk", flat=True).distinct():
        actions.renew(page_id=pk)
